import { ALL_SIGNALS, isErrno, isSignalName, parseSignal, signalName } from '../../process';
import type { Blocking, Process, SignalName } from '../../process/types';
import { notice } from '../network/socket';
import { accountName, splitLines, type Tool, tool } from '../support/tool';

/** kill, killall, pkill, pgrep, pidof, ps: they look into /proc. */

interface Seen {
  readonly pid: number;
  readonly name: string;
  readonly command: string;
  readonly uid: number;
  readonly parent: number;
  readonly state: string;
}

function listProcesses(process: Process): Seen[] {
  const seen: Seen[] = [];
  for (const name of process.readDirectory('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const status = statusFields(process.readFile(`/proc/${name}/status`));
      const words = process.readFile(`/proc/${name}/cmdline`).split('\0');
      const command = words.join(' ').trim();
      const short = (status.get('Name') ?? words[0] ?? '').replace(/^.*\//, '');
      seen.push({
        pid: Number(name),
        name: short,
        command: command === '' ? `[${short}]` : command,
        uid: Number((status.get('Uid') ?? '0').split(/\s+/)[0]),
        parent: Number(status.get('PPid') ?? 0),
        state: (status.get('State') ?? 'S').charAt(0),
      });
    } catch (error) {
      if (!isErrno(error)) throw error;
    }
  }
  return seen.sort((a, b) => a.pid - b.pid);
}

function statusFields(text: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of splitLines(text)) {
    const [key = '', value = ''] = line.split(/:\s*/, 2);
    fields.set(key, value);
  }
  return fields;
}

function readSignal(text: string): SignalName | 0 | undefined {
  const number = parseSignal(text);
  if (number === 0) return 0;
  const name = number === undefined ? undefined : signalName(number);
  return name !== undefined && isSignalName(name) ? name : undefined;
}

export const kill = tool(function* (t): Blocking<number> {
  const args = [...t.args];
  let signal: SignalName | 0 | undefined = 'TERM';
  const first = args[0];
  if (first === '-l' && args.length > 1) {
    let status = 0;
    for (const text of args.slice(1)) {
      const number = parseSignal(/^\d+$/.test(text) ? String(Number(text) & 127) : text);
      const name = number === undefined ? undefined : signalName(number);
      if (number === undefined || name === undefined)
        status = yield* t.failEither(`unknown signal '${text}'`, `unknown signal name ${text}`);
      else t.put(`${/^\d+$/.test(text) ? name : number}\n`);
    }
    return status;
  }
  if (first === undefined && !t.gnu) return yield* t.usage();
  if (first === '-l') {
    t.put(`${ALL_SIGNALS.slice(1, 32).join(t.gnu ? '\n' : ' ')}\n`);
    return 0;
  }
  if (first?.startsWith('-') === true && first !== '--') {
    args.shift();
    const text = first === '-s' ? (args.shift() ?? '') : first.slice(1);
    signal = readSignal(text);
    if (signal === undefined) return yield* t.failEither(`bad signal name '${text}'`, `unknown signal ${text}`);
  }
  let status = 0;
  for (const text of args.filter((arg) => arg !== '--')) {
    if (!/^-?\d+$/.test(text)) {
      status = yield* t.failEither(`invalid number '${text}'`, `failed to parse argument: '${text}'`);
      continue;
    }
    try {
      t.process.kill(Number(text), signal);
    } catch (error) {
      if (!isErrno(error)) throw error;
      status = yield* t.failEither(
        `can't kill pid ${text}: ${error.message}`,
        `sending signal to ${text} failed: ${error.message}`,
      );
    }
  }
  return status;
});

function* killMatching(t: Tool, names: readonly string[], signal: SignalName | 0, full: boolean): Blocking<number> {
  let found = 0;
  for (const each of listProcesses(t.process)) {
    if (each.pid === t.process.pid) continue;
    const hit = names.some((name) =>
      t.name === 'killall' ? each.name === name : (full ? each.command : each.name).includes(name),
    );
    if (!hit) continue;
    found++;
    t.process.kill(each.pid, signal);
  }
  if (found === 0 && t.name === 'killall' && !t.args.includes('-q')) yield* t.fail(`${names[0]}: no process killed`);
  return found > 0 ? 0 : 1;
}

export const killall = tool(function* (t): Blocking<number> {
  const names = t.args.filter((arg) => !arg.startsWith('-'));
  const given = t.args.find((arg) => arg.startsWith('-') && readSignal(arg.slice(1)) !== undefined);
  const full = t.args.includes('-f');
  return yield* killMatching(t, names, given === undefined ? 'TERM' : (readSignal(given.slice(1)) ?? 'TERM'), full);
});

export const pgrep = tool((t) => {
  const options = t.options('flaxvno', { stopEarly: false });
  const [pattern = ''] = options.operands;
  const hits = listProcesses(t.process).filter(({ pid, name, command }) => {
    if (pid === t.process.pid) return false;
    const text = options.has('f') ? command : name;
    return options.has('x') ? text === pattern : text.includes(pattern);
  });
  for (const { pid, name, command } of hits)
    t.put(`${pid}${options.has('a') ? ` ${command}` : options.has('l') ? ` ${name}` : ''}\n`);
  return hits.length > 0 ? 0 : 1;
});

export const pidof = tool((t) => {
  const names = t.args.filter((arg) => !arg.startsWith('-'));
  const hits = listProcesses(t.process).filter(({ name, pid }) => pid !== t.process.pid && names.includes(name));
  const pids = hits.map(({ pid }) => pid).reverse();
  if (pids.length > 0) t.put(`${(t.args.includes('-s') ? pids.slice(0, 1) : pids).join(' ')}\n`);
  return pids.length > 0 ? 0 : 1;
});

export const ps = tool(function* (t): Blocking<number> {
  const all = listProcesses(t.process);
  notice(t.process, 'program.approximated.times', { program: 'ps' });
  if (!t.gnu) return yield* psBusybox(t, all);
  const full = t.args.some((arg) => /^-?[aux]*u|^-.*f/.test(arg));
  t.put(full ? 'UID          PID    PPID  C STIME TTY          TIME CMD\n' : '    PID TTY          TIME CMD\n');
  for (const { pid, parent, uid, name, command } of all) {
    const user = accountName(t.process, '/etc/passwd', uid);
    const row = full
      ? `${user.padEnd(8)} ${String(pid).padStart(7)} ${String(parent).padStart(7)}  0 12:00 ?        00:00:00 ${command}`
      : `${String(pid).padStart(7)} ?        00:00:00 ${name}`;
    t.put(`${row}\n`);
  }
  return 0;
});

/** Title, width and text of the columns of busybox's ps; the last one is not padded. */
const PS_COLUMNS: Readonly<Record<string, readonly [string, number, (t: Tool, seen: Seen) => string]>> = {
  pid: ['PID', 5, (_, { pid }) => String(pid).padStart(5)],
  ppid: ['PPID', 5, (_, { parent }) => String(parent).padStart(5)],
  pgid: ['PGID', 5, (_, { pid }) => String(pid).padStart(5)],
  user: ['USER', 8, (t, { uid }) => accountName(t.process, '/etc/passwd', uid)],
  ruser: ['RUSER', 8, (t, { uid }) => accountName(t.process, '/etc/passwd', uid)],
  group: ['GROUP', 8, (t, { uid }) => accountName(t.process, '/etc/group', uid)],
  time: ['TIME', 5, () => ' 0:00'],
  etime: ['ELAPSED', 7, () => '   0:00'],
  stat: ['STAT', 4, (_, { state }) => state],
  vsz: ['VSZ', 4, () => '4400'],
  rss: ['RSS', 4, () => '1024'],
  nice: ['NI', 5, () => '    0'],
  tty: ['TT', 6, () => '?'],
  comm: ['COMMAND', 16, (_, { name }) => name],
  args: ['COMMAND', 256, (_, { command }) => command],
};

function* psBusybox(t: Tool, all: readonly Seen[]): Blocking<number> {
  const options = t.options('o:Twl');
  if (options.error) return yield* t.badOption(options);
  // Debian builds it without times.
  const usual = t.process.container.image.userland.standalone === true ? 'pid,user,args' : 'pid,user,time,args';
  const asked = options.values('o').join(',').split(',').filter(Boolean);
  const columns: { title: string; width: number; text: (t: Tool, seen: Seen) => string }[] = [];
  for (const word of asked.length > 0 ? asked : usual.split(',')) {
    const [name = '', given] = word.split('=');
    const column = Object.hasOwn(PS_COLUMNS, name) ? PS_COLUMNS[name] : undefined;
    if (column === undefined)
      return yield* t.fail(`bad -o argument '${name}', supported arguments: ${Object.keys(PS_COLUMNS).join(',')}`);
    columns.push({ title: given ?? column[0], width: column[1], text: column[2] });
  }
  const row = (cells: readonly string[]) =>
    `${cells.map((cell, i) => (i === cells.length - 1 ? cell : cell.padEnd(columns[i]?.width ?? 0))).join(' ')}\n`;
  const titles = columns.map(({ title }) => title);
  if (titles.some((title) => title !== '')) t.put(row(titles));
  for (const seen of all) t.put(row(columns.map(({ text }) => text(t, seen))));
  return 0;
}

/** One picture of the machine; without -b and -n1 nothing could be seen, so it is always one. */
export const top = tool(function* (t): Blocking<number> {
  const options = t.options('bn:d:Hm');
  if (options.error) return yield* t.badOption(options);
  notice(t.process, 'program.approximated.times', { program: 'top' });
  const all = listProcesses(t.process);
  const memory = 'Mem: 6222848K used, 1922512K free, 12288K shrd, 215040K buff, 3697664K cached';
  t.put(`${memory}\nCPU:   0% usr   0% sys   0% nic 100% idle   0% io   0% irq   0% sirq\n`);
  t.put(`Load average: 0.00 0.00 0.00 1/${all.length} ${t.process.pid}\n`);
  t.put('  PID  PPID USER     STAT   VSZ %VSZ CPU %CPU COMMAND\n');
  for (const { pid, parent, uid, command, state } of all) {
    const user = accountName(t.process, '/etc/passwd', uid).padEnd(8);
    const row = `${String(pid).padStart(5)} ${String(parent).padStart(5)} ${user} ${state.padEnd(4)}`;
    t.put(`${row}  4400   0%   0   0% ${command}\n`);
  }
  return 0;
});
