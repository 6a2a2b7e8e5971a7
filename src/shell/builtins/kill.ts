import { ALL_SIGNALS, isErrno, parseSignal, signalName } from '../../process/index';
import type { Blocking } from '../../process/types';
import { hasEnded, jobOf, noSuchJob } from '../jobTable';
import { ShellError } from '../shellError';
import type { Builtin, Shell } from '../state';

export const kill: Builtin = (shell, argv) => {
  const words = argv.slice(1);
  if (words[0] === '-l' || words[0] === '-L') return listSignals(shell, words[1]);
  const named = signalOption(shell, words);
  const number = named.signal === undefined ? 15 : parseSignal(named.signal);
  if (number === undefined) return refuseSignal(shell, named.signal ?? '', words[0] === '-s');
  if (named.rest.length === 0) return sayUsage(shell);
  let failed = 0;
  for (const word of named.rest) if (!killOne(shell, word, number)) failed++;
  // bash succeeds if one of them was killed, ash gives the number of those that were not.
  const status = shell.isBash
    ? Number(failed === named.rest.length)
    : shell.family === 'ash'
      ? failed
      : Math.min(failed, 1);
  // A shell that killed itself must not go on.
  return shell.process.exitStatus === undefined ? status : stopHere(shell);
};

function* stopHere(shell: Shell): Blocking<number> {
  yield* shell.process.sleep(Number.POSITIVE_INFINITY);
  return 0;
}

function signalOption(shell: Shell, words: readonly string[]): { signal: string | undefined; rest: readonly string[] } {
  const [first = ''] = words;
  if (first === '--') return { signal: undefined, rest: words.slice(1) };
  if (first === '-s' || (first === '-n' && shell.isBash)) return { signal: words[1] ?? '', rest: words.slice(2) };
  if (!first.startsWith('-')) return { signal: undefined, rest: words };
  const rest = words.slice(1);
  return { signal: first.slice(1), rest: rest[0] === '--' ? rest.slice(1) : rest };
}

function refuseSignal(shell: Shell, name: string, isNamed: boolean): number {
  if (shell.isBash) shell.warn(`kill: ${name}: invalid signal specification`);
  else if (shell.family === 'ash') shell.warn(`bad signal name '${name}'`);
  else if (isNamed) throw new ShellError(`kill: invalid signal number or name: ${name}`, 2);
  else if (name === '') throw new ShellError('kill: Illegal number: ', 2);
  else throw new ShellError(`kill: Illegal option -${name.charAt(0)}`, 2);
  return 1;
}

function sayUsage(shell: Shell): number {
  if (shell.isBash)
    shell.put(2, 'kill: usage: kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]\n');
  else if (shell.family === 'ash') shell.warn('you need to specify whom to kill');
  else shell.warn('kill: Usage: kill [-s sigspec | -signum | -sigspec] [pid | job]... or\nkill -l [exitstatus]');
  return shell.family === 'ash' ? 1 : 2;
}

function listSignals(shell: Shell, word: string | undefined): number {
  if (word === undefined) {
    shell.put(1, `${ALL_SIGNALS.slice(1).join('\n')}\n`);
    return 0;
  }
  if (/^\d+$/.test(word)) {
    const number = Number(word) > 128 ? Number(word) - 128 : Number(word);
    shell.put(1, `${ALL_SIGNALS[number] ?? word}\n`);
    return 0;
  }
  const number = parseSignal(word);
  if (number !== undefined) shell.put(1, `${number}\n`);
  return number === undefined ? 1 : 0;
}

function killOne(shell: Shell, word: string, number: number): boolean {
  const { process } = shell;
  const pid = word.startsWith('%')
    ? (jobOf(shell, word)?.process.pid ?? Number.NaN)
    : /^-?\d+$/.test(word)
      ? Number(word)
      : Number.NaN;
  if (Number.isNaN(pid) && word.startsWith('%')) {
    noSuchJob(shell, 'kill', word);
    return false;
  }
  if (Number.isNaN(pid)) return refuseTarget(shell, word);
  const signal = number === 0 ? 0 : signalName(number);
  // A child that ended and was not waited for can still be signalled: nothing happens.
  if (shell.jobs.some((job) => job.process.pid === pid && hasEnded(job) && !job.wasWaitedFor)) return true;
  try {
    process.kill(pid, signal ?? 0);
    return true;
  } catch (error) {
    if (!isErrno(error)) throw error;
    if (shell.isBash) shell.warn(`kill: (${word}) - ${error.message}`);
    else if (shell.family === 'ash') shell.warn(`can't kill pid ${word}: ${error.message}`);
    else shell.warn(`kill: ${error.message}\n`);
    return false;
  }
}

/** What is neither a number nor a job. ash takes nothing at all for 0: its own group, which cannot kill itself here. */
function refuseTarget(shell: Shell, word: string): boolean {
  if (shell.family === 'dash') throw new ShellError(`kill: Illegal number: ${word}`, 2);
  if (shell.family === 'ash') {
    if (word === '') return true;
    shell.warn(`invalid number '${word}'`);
  } else if (word === '') shell.warn("kill: `': not a pid or valid job spec");
  else shell.warn(`kill: ${word}: arguments must be process or job IDs`);
  return false;
}
