import type { Blocking } from '../../process/types';
import { accountName, type Tool } from '../support/tool';
import type { Seen } from './processList';

/** procps' ps: which processes, and which columns. */

interface Column {
  readonly title: string;
  readonly width: number;
  readonly right?: boolean;
  readonly text: (t: Tool, seen: Seen) => string;
}

const userName = (t: Tool, { uid }: Seen): string => accountName(t.process, '/etc/passwd', uid);
const number = (title: string, width: number, text: (seen: Seen) => number | string): Column => ({
  title,
  width,
  right: true,
  text: (_, seen) => String(text(seen)),
});
const command = (title: string): Column => ({ title, width: 27, text: (_, seen) => seen.command });

const COLUMNS: Readonly<Record<string, Column>> = {
  user: { title: 'USER', width: 8, text: userName },
  ruser: { title: 'RUSER', width: 8, text: userName },
  UID: { title: 'UID', width: 8, text: userName },
  group: { title: 'GROUP', width: 8, text: (t, { uid }) => accountName(t.process, '/etc/group', uid) },
  uid: number('UID', 5, ({ uid }) => uid),
  pid: number('PID', 7, ({ pid }) => pid),
  ppid: number('PPID', 7, ({ parent }) => parent),
  pgid: number('PGID', 7, ({ pid }) => pid),
  sid: number('SID', 7, ({ pid }) => pid),
  '%cpu': number('%CPU', 4, () => '0.0'),
  pcpu: number('%CPU', 4, () => '0.0'),
  '%mem': number('%MEM', 4, () => '0.0'),
  pmem: number('%MEM', 4, () => '0.0'),
  c: number('C', 2, () => 0),
  ni: number('NI', 3, () => 0),
  nice: number('NI', 3, () => 0),
  nlwp: number('NLWP', 4, () => 1),
  vsz: number('VSZ', 6, () => 2576),
  rss: number('RSS', 5, () => 948),
  tty: { title: 'TT', width: 8, text: () => '?' },
  tt: { title: 'TT', width: 8, text: () => '?' },
  TTY: { title: 'TTY', width: 8, text: () => '?' },
  stat: { title: 'STAT', width: 4, text: (_, { state }) => state },
  s: { title: 'S', width: 1, text: (_, { state }) => state },
  state: { title: 'S', width: 1, text: (_, { state }) => state },
  time: number('TIME', 8, () => '00:00:00'),
  TIME: number('TIME', 6, () => '0:00'),
  etime: number('ELAPSED', 11, () => '00:00'),
  START: { title: 'START', width: 5, text: () => '12:00' },
  STIME: { title: 'STIME', width: 5, text: () => '12:00' },
  comm: { title: 'COMMAND', width: 15, text: (_, { name }) => name },
  CMD: { title: 'CMD', width: 15, text: (_, { name }) => name },
  args: command('COMMAND'),
  command: command('COMMAND'),
  cmd: command('CMD'),
};

const USUAL = 'pid,TTY,time,CMD';
const FULL = 'UID,pid,ppid,c,STIME,TTY,time,cmd';
/** `ps aux` */
const BY_USER = 'user,pid,%cpu,%mem,vsz,rss,TTY,stat,START,TIME,command';
/** `ps ax` */
const BSD = 'pid,TTY,stat,TIME,command';

const TRY = `
Usage:
 ps [options]

 Try 'ps --help <simple|list|output|threads|misc|all>'
  or 'ps --help <s|l|o|t|m|a>'
 for additional help text.

For more details see ps(1).`;

interface Asked {
  columns: string;
  /** Asked for by -o, several times perhaps. */
  own: string[];
  pids: number[] | undefined;
  commands: string[] | undefined;
  headings: boolean;
}

export function* psGnu(t: Tool, all: readonly Seen[]): Blocking<number> {
  const asked = readWords(t.args);
  if (typeof asked === 'string') return yield* refuse(t, asked);
  const columns: Column[] = [];
  for (const word of (asked.own.length > 0 ? asked.own.join(',') : asked.columns).split(',').filter(Boolean)) {
    const [name = '', title] = word.split('=');
    const column = Object.hasOwn(COLUMNS, name) ? COLUMNS[name] : undefined;
    if (column === undefined) return yield* refuse(t, `unknown user-defined format specifier "${name}"`);
    columns.push(title === undefined ? column : { ...column, title });
  }
  const shown = all.filter(
    ({ pid, name }) => (asked.pids?.includes(pid) ?? true) && (asked.commands?.includes(name) ?? true),
  );
  const row = (cells: readonly string[]) => `${cells.map((cell, i) => padded(cell, columns, i)).join(' ')}\n`;
  if (asked.headings && columns.some(({ title }) => title !== '')) t.put(row(columns.map(({ title }) => title)));
  for (const seen of shown) t.put(row(columns.map(({ text }) => text(t, seen))));
  return shown.length > 0 ? 0 : 1;
}

function padded(cell: string, columns: readonly Column[], i: number): string {
  const { width = 0, right = false } = columns[i] ?? {};
  if (right) return cell.padStart(width);
  return i === columns.length - 1 ? cell : cell.padEnd(width);
}

function* refuse(t: Tool, words: string): Blocking<number> {
  yield* t.process.error(`error: ${words}\n${TRY}`);
  return 1;
}

/** Words with a dash are UNIX options, those without BSD ones. A string says what is wrong. */
function readWords(args: readonly string[]): Asked | string {
  const asked: Asked = { columns: USUAL, own: [], pids: undefined, commands: undefined, headings: true };
  const words = [...args];
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    const isBsd = !word.startsWith('-');
    const long = /^--([\w-]+)(?:=(.*))?$/.exec(word);
    const problem =
      long === null
        ? readLetters(asked, word.replace(/^-/, ''), isBsd, words)
        : readLong(asked, long[1] ?? '', long[2], words);
    if (problem !== undefined) return problem;
  }
  return asked;
}

function readLong(asked: Asked, name: string, given: string | undefined, words: string[]): string | undefined {
  const value = () => given ?? words.shift() ?? '';
  if (/^no-head(?:ing|er|ers|ings)?$/.test(name)) asked.headings = false;
  else if (name === 'format') asked.own.push(value());
  else if (name === 'pid') asked.pids = numbers(value());
  else if (name === 'sort') value();
  else if (name !== 'forest' && name !== 'headers') return 'unknown gnu long option';
  return undefined;
}

function readLetters(asked: Asked, letters: string, isBsd: boolean, words: string[]): string | undefined {
  if (isBsd && /^\d+$/.test(letters)) {
    asked.pids = [...(asked.pids ?? []), Number(letters)];
    return undefined;
  }
  for (let i = 0; i < letters.length; i++) {
    const letter = letters.charAt(i);
    if ('opC'.includes(letter)) {
      const value = letters.slice(i + 1) || words.shift() || '';
      if (letter === 'o') asked.own.push(value);
      else if (letter === 'p') asked.pids = numbers(value);
      else asked.commands = value.split(/[ ,]+/);
      return undefined;
    }
    if (letter === 'f' && !isBsd) asked.columns = FULL;
    else if (letter === 'u') asked.columns = BY_USER;
    else if (letter === 'x' && isBsd && asked.columns === USUAL) asked.columns = BSD;
    else if (letter === 'h' && isBsd) asked.headings = false;
    else if (!(isBsd ? 'axwfr' : 'eAawdH').includes(letter))
      return isBsd ? 'unsupported option (BSD syntax)' : 'unsupported SysV option';
  }
  return undefined;
}

const numbers = (text: string): number[] => text.split(/[ ,]+/).map(Number);
