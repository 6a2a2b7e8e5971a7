import { ALL_SIGNALS, isErrno, parseSignal, signalName } from '../../process/index';
import type { Blocking } from '../../process/types';
import { hasEnded, jobOf, noSuchJob } from '../jobTable';
import { ShellError } from '../shellError';
import type { Builtin, Shell } from '../state';
import { numberSignals } from './signalList';
import { warnAsProgram } from './warnAsProgram';

export const kill: Builtin = (shell, argv) => {
  const words = argv.slice(1);
  if (words[0] === '-l' || (words[0] === '-L' && shell.isBash)) return listSignals(shell, words.slice(1));
  const named = signalOption(shell, words);
  const number = named.signal === undefined ? 15 : parseSignal(named.signal);
  if (/^-[sn]$/.test(words[0] ?? '') && words.length === 1 && (shell.isBash || words[0] === '-s')) {
    if (shell.isBash) {
      shell.warn(`kill: ${words[0]}: option requires an argument`);
      return 1;
    }
    if (shell.family === 'dash') throw new ShellError('kill: No arg for -s option', 2);
    return refuseSignal(shell, 's', true);
  }
  if (number === undefined || (shell.family === 'dash' && /^-SIG/i.test(words[0] ?? '')))
    return refuseSignal(shell, named.signal ?? '', words[0] === '-s');
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
  // bash takes what follows `-s` and `-n` in the same word for the signal, be it a name that begins so.
  return {
    signal: first.slice(shell.isBash && /^-[sn]/.test(first) ? 2 : 1),
    rest: rest[0] === '--' ? rest.slice(1) : rest,
  };
}

function refuseSignal(shell: Shell, name: string, isNamed: boolean): number {
  if (shell.isBash) shell.warn(`kill: ${name}: invalid signal specification`);
  else if (shell.family === 'ash') warnAsProgram(shell, `bad signal name '${name}'`);
  else if (isNamed) throw new ShellError(`kill: invalid signal number or name: ${name}`, 2);
  else if (name === '') throw new ShellError('kill: Illegal number: ', 2);
  else throw new ShellError(`kill: Illegal option -${name.charAt(0)}`, 2);
  return 1;
}

function sayUsage(shell: Shell): number {
  if (shell.isBash)
    shell.put(2, 'kill: usage: kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]\n');
  else if (shell.family === 'ash') warnAsProgram(shell, 'you need to specify whom to kill');
  else shell.warn('kill: Usage: kill [-s sigspec | -signum | -sigspec] [pid | job]... or\nkill -l [exitstatus]');
  return shell.family === 'ash' ? 1 : 2;
}

function listSignals(shell: Shell, words: readonly string[]): number {
  if (shell.isBash)
    return words.length === 0 ? numberSignals(shell) : Math.max(...words.map((word) => nameForBash(shell, word)));
  if (words.length === 0) {
    const lines = shell.family === 'ash' ? numberedNames() : dashNames();
    shell.put(1, `${lines.join('\n')}\n`);
    return 0;
  }
  // dash looks at the first word only.
  for (const word of shell.family === 'dash' ? words.slice(0, 1) : words) {
    const shown = /^\d+$/.test(word) ? nameOfStatus(shell, word) : numberOf(shell, word);
    if (shown === undefined) return 1;
    shell.put(1, `${shown}\n`);
  }
  return 0;
}

const numberedNames = (): readonly string[] =>
  ALL_SIGNALS.slice(1).map((name, index) => `${String(index + 1).padStart(2)}) ${name}`);

/** dash begins with 0, does not know 16, and goes on with the signals of real time. */
function dashNames(): readonly string[] {
  const names = ALL_SIGNALS.map((name, number) => (number === 0 || number === 16 ? `${number}` : name));
  names[29] = 'IO';
  const later = Array.from({ length: 15 }, (_, index) => index + 1);
  const fromEnd = later.slice(0, -1).reverse();
  return [
    ...names,
    '32',
    '33',
    'RTMIN',
    ...later.map((step) => `RTMIN+${step}`),
    ...fromEnd.map((step) => `RTMAX-${step}`),
    'RTMAX',
  ];
}

/** `143` → `TERM`: an exit status names the signal that it comes from. */
function nameOfStatus(shell: Shell, word: string): string {
  if (shell.family === 'ash') return ALL_SIGNALS[Number(word) & 127] ?? `${Number(word) & 127}`;
  const number = Number(word) > 128 ? Number(word) - 128 : Number(word);
  const name = dashNames()[number];
  if (name === undefined || number === 0)
    throw new ShellError(`kill: invalid signal number or exit status: ${word}`, 2);
  return name;
}

function numberOf(shell: Shell, word: string): number | undefined {
  if (shell.family === 'dash')
    throw new ShellError(
      word.startsWith('-') ? `kill: Illegal option ${word.slice(0, 2)}` : `kill: Illegal number: ${word}`,
      2,
    );
  const number = parseSignal(word);
  if (number === undefined && shell.family === 'ash') warnAsProgram(shell, `unknown signal '${word}'`);
  return number;
}

function nameForBash(shell: Shell, word: string): number {
  const number = /^\d+$/.test(word) ? Number(word) : undefined;
  const name = number === undefined ? undefined : ALL_SIGNALS[number > 128 ? number - 128 : number];
  const answer = number === undefined ? parseSignal(word) : name;
  if (answer !== undefined && answer !== '') shell.put(1, `${answer}\n`);
  else shell.warn(`kill: ${word}: invalid signal specification`);
  return answer === undefined || answer === '' ? 1 : 0;
}

function killOne(shell: Shell, word: string, number: number): boolean {
  const { process } = shell;
  const pid = word.startsWith('%') ? pidOfJob(shell, word) : /^-?\d+$/.test(word) ? Number(word) : Number.NaN;
  if (Number.isNaN(pid) && word.startsWith('%')) {
    noSuchJob(shell, 'kill', word);
    return false;
  }
  if (Number.isNaN(pid)) return refuseTarget(shell, word);
  const signal = number === 0 ? 0 : signalName(number);
  // A child that ended and was not waited for can still be signalled: nothing happens.
  if (shell.jobs.some((job) => job.process.pid === pid && hasEnded(job) && !job.wasWaitedFor && !job.wasReaped))
    return true;
  try {
    process.kill(pid, signal ?? 0);
    return true;
  } catch (error) {
    if (!isErrno(error)) throw error;
    if (shell.isBash) shell.warn(`kill: (${word}) - ${error.message}`);
    else if (shell.family === 'ash') warnAsProgram(shell, `can't kill pid ${word}: ${error.message}`);
    else shell.warn(`kill: ${error.message}\n`);
    return false;
  }
}

/** dash signals the group of a job, and without job control there is none. */
function pidOfJob(shell: Shell, word: string): number {
  const pid = jobOf(shell, word)?.process.pid ?? Number.NaN;
  return shell.family === 'dash' && !shell.isInteractive ? -pid : pid;
}

/** What is neither a number nor a job. ash takes nothing at all for 0: its own group, which cannot kill itself here. */
function refuseTarget(shell: Shell, word: string): boolean {
  if (shell.family === 'dash') throw new ShellError(`kill: Illegal number: ${word}`, 2);
  if (shell.family === 'ash') {
    if (word === '') return true;
    warnAsProgram(shell, `invalid number '${word}'`);
  } else if (word === '') shell.warn("kill: `': not a pid or valid job spec");
  else shell.warn(`kill: ${word}: arguments must be process or job IDs`);
  return false;
}
