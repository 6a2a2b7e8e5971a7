import { ALL_SIGNALS, isErrno, isSignalName, parseSignal, signalName } from '../../process';
import type { Blocking, SignalName } from '../../process/types';
import { type Tool, tool } from '../support/tool';
import { listProcesses } from './processList';

export { ps, top } from './ps';

/** kill, killall, pkill, pgrep, pidof: they look into /proc. */

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
  if (first === undefined && !t.gnu) return yield* t.fail('you need to specify whom to kill');
  if (first === '-l') {
    const names = ALL_SIGNALS.slice(1, 32);
    // Debian's stops a line before it is 78 columns long.
    if (t.gnu) t.put(`${names.slice(0, 16).join(' ')}\n${names.slice(16).join(' ')}\n`);
    else t.put(names.map((name, i) => `${String(i + 1).padStart(2)}) ${name}\n`).join(''));
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
      status = yield* t.failEither(`can't kill pid ${text}: ${error.message}`, `(${text}): ${error.message}`);
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
  if (found === 0 && t.name === 'killall' && !t.args.includes('-q'))
    yield* t.process.error(t.gnu ? `${names[0]}: no process found` : `${t.name}: ${names[0]}: no process killed`);
  return found > 0 ? 0 : 1;
}

export const killall = tool(function* (t): Blocking<number> {
  const names = t.args.filter((arg) => !arg.startsWith('-'));
  const given = t.args.find((arg) => arg.startsWith('-') && readSignal(arg.slice(1)) !== undefined);
  const full = t.args.includes('-f');
  if (names.length === 0 && t.name === 'pkill') return yield* noCriteria(t);
  if (names.length === 0) return t.gnu ? yield* t.usage() : yield* t.fail('you need to specify whom to kill');
  return yield* killMatching(t, names, given === undefined ? 'TERM' : (readSignal(given.slice(1)) ?? 'TERM'), full);
});

function* noCriteria(t: Tool): Blocking<number> {
  if (!t.gnu) return yield* t.usage();
  yield* t.fail('no matching criteria specified');
  yield* t.process.error(`Try \`${t.name} --help' for more information.`);
  return 2;
}

export const pgrep = tool(function* (t): Blocking<number> {
  const options = t.options('flaxvnoc', { long: { count: 'c' }, busybox: 'flaxvno' });
  if (options.error) return yield* t.badOption(options, t.gnu ? 2 : 1);
  const [pattern] = options.operands;
  if (pattern === undefined) return yield* noCriteria(t);
  const hits = listProcesses(t.process).filter(({ pid, name, command }) => {
    if (pid === t.process.pid) return false;
    const text = options.has('f') ? command : name;
    return options.has('x') ? text === pattern : text.includes(pattern);
  });
  if (options.has('c')) t.put(`${hits.length}\n`);
  else
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
