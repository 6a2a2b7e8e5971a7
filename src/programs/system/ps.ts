import type { Blocking } from '../../process/types';
import { notice } from '../network/socket';
import { accountName, type Tool, tool } from '../support/tool';
import { listProcesses, type Seen, settle } from './processList';
import { psGnu } from './psGnu';

export const ps = tool(function* (t): Blocking<number> {
  yield* settle(t.process);
  const all = listProcesses(t.process);
  notice(t.process, 'program.approximated.times', { program: 'ps' });
  return t.gnu ? yield* psGnu(t, all) : yield* psBusybox(t, all);
});

/** Title, width and text of the columns of busybox's ps; the last one is not padded. */
const PS_COLUMNS: Readonly<Record<string, readonly [string, number, (t: Tool, seen: Seen) => string]>> = {
  user: ['USER', 8, (t, { uid }) => accountName(t.process, '/etc/passwd', uid)],
  group: ['GROUP', 8, (t, { uid }) => accountName(t.process, '/etc/group', uid)],
  comm: ['COMMAND', 16, (_, { name }) => name],
  args: ['COMMAND', 256, (_, { command }) => command],
  pid: ['PID', 5, (_, { pid }) => String(pid).padStart(5)],
  ppid: ['PPID', 5, (_, { parent }) => String(parent).padStart(5)],
  pgid: ['PGID', 5, (_, { pid }) => String(pid).padStart(5)],
  etime: ['ELAPSED', 7, () => '   0:00'],
  nice: ['NI', 5, () => '    0'],
  rgroup: ['RGROUP', 8, (t, { uid }) => accountName(t.process, '/etc/group', uid)],
  ruser: ['RUSER', 8, (t, { uid }) => accountName(t.process, '/etc/passwd', uid)],
  time: ['TIME', 5, () => ' 0:00'],
  tty: ['TT', 6, () => '?'],
  vsz: ['VSZ', 4, () => '4400'],
  sid: ['SID', 5, (_, { pid }) => String(pid).padStart(5)],
  stat: ['STAT', 4, (_, { state }) => state],
  rss: ['RSS', 4, () => '1024'],
};

function* psBusybox(t: Tool, all: readonly Seen[]): Blocking<number> {
  const options = t.options('o:TwlaAdef');
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
