import { ALL_SIGNALS, isErrno, parseSignal, signalName } from '../../process';
import type { Blocking, SignalName } from '../../process/types';
import { tool } from '../support/tool';
import { readSignal } from './pgrep';
import { listProcesses, settle } from './processList';

export { ps, top } from './ps';

/** kill, killall, pidof: they look into /proc. */

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

export const killall = tool(function* (t): Blocking<number> {
  const args = [...t.args];
  let signal: SignalName | 0 | undefined = 'TERM';
  const quiet = args.includes('-q') || args.includes('--quiet');
  const names: string[] = [];
  for (let word = args.shift(); word !== undefined; word = args.shift()) {
    const text = /^(?:-s|--signal)$/.test(word) ? args.shift() : /^-[A-Z0-9]/.test(word) ? word.slice(1) : undefined;
    if (text !== undefined) signal = readSignal(text);
    if (signal === undefined) {
      if (!t.gnu) return yield* t.fail(`bad signal name '${text}'`);
      yield* t.process.error(`${text}: unknown signal; killall -l lists signals.`);
      return 1;
    }
    if (!word.startsWith('-')) names.push(word);
  }
  if (names.length === 0) return t.gnu ? yield* t.usage() : yield* t.fail('you need to specify whom to kill');
  yield* settle(t.process);
  let status = 0;
  for (const name of names) {
    const hits = listProcesses(t.process).filter((each) => each.name === name && each.pid !== t.process.pid);
    for (const { pid } of hits) t.process.kill(pid, signal);
    if (hits.length > 0) continue;
    status = 1;
    const words = t.gnu ? `${name}: no process found` : `killall: ${name}: no process killed`;
    if (!quiet) yield* t.process.error(words);
  }
  return status;
});

export const pidof = tool(function* (t): Blocking<number> {
  yield* settle(t.process);
  const names = t.args.filter((arg) => !arg.startsWith('-'));
  const hits = listProcesses(t.process).filter(({ name, pid }) => pid !== t.process.pid && names.includes(name));
  const pids = hits.map(({ pid }) => pid).reverse();
  if (pids.length > 0) t.put(`${(t.args.includes('-s') ? pids.slice(0, 1) : pids).join(' ')}\n`);
  return pids.length > 0 ? 0 : 1;
});
