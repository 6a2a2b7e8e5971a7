import { SIGNAL_DESCRIPTIONS, SIGNAL_NUMBERS } from '../../process/index';
import type { Blocking } from '../../process/types';
import { announceSignal } from '../evaluate/children';
import type { Job } from '../job';
import { hasEnded, jobOf, noSuchJob, noteWaitedFor, reapJobs } from '../jobTable';
import { ShellError } from '../shellError';
import type { Builtin, Shell } from '../state';
import { bashOptions } from './bashOptions';
import { refuseOption } from './refuse';

const WAIT_USAGE = 'wait [-fn] [-p var] [id ...]';
const JOBS_USAGE = 'jobs [-lnprs] [jobspec ...] or jobs -x command [args]';

export const wait: Builtin = (shell, argv) => {
  if (shell.isBash) return bashWait(shell, argv);
  let words = argv.slice(1);
  const hasNext = words[0] === '-n' && shell.family !== 'dash' && !shell.traits.isOldAsh;
  if (hasNext) words = words.slice(1);
  if (words[0] === '--') words = words.slice(1);
  else if (/^-./.test(words[0] ?? '')) return refuseOption(shell, 'wait', words[0] ?? '', WAIT_USAGE);
  for (const word of words) checkId(shell, word);
  if (hasNext && words.length === 0) return waitForNext(shell);
  return words.length === 0 ? waitForAll(shell) : waitForEach(shell, words);
};

function bashWait(shell: Shell, argv: readonly string[]): number | Blocking<number> {
  const read = bashOptions(shell, argv, 'fnp:', WAIT_USAGE);
  if (typeof read === 'number') return read;
  const { options, words } = read;
  const name = options.get('p');
  if (name !== undefined && !/^[A-Za-z_]\w*(\[.*\])?$/.test(name)) {
    shell.warn(`wait: \`${name}': not a valid identifier`);
    return 1;
  }
  if (name !== undefined && shell.variables.get(name)?.isReadonly) {
    shell.warn(`wait: ${name}: cannot unset: readonly variable`);
    return 1;
  }
  if (name !== undefined) shell.variables.delete(name);
  const note = (pid: number): void => {
    if (name !== undefined) shell.set(name, String(pid));
  };
  if (!options.has('n')) return words.length === 0 ? waitForAll(shell) : waitForEach(shell, words, note);
  const wanted = words.length === 0 ? shell.jobs : words.flatMap((word) => namedJob(shell, 'wait', word) ?? []);
  // One that has ended is waited for at once.
  for (const word of words) {
    const status = shell.finishedJobs.get(Number(word));
    if (status === undefined) continue;
    shell.finishedJobs.delete(Number(word));
    note(Number(word));
    return status;
  }
  return waitForNext(shell, wanted, note);
}

/** A job by its number or its process; undefined where there is none, which is said. */
function namedJob(shell: Shell, command: string, word: string): Job | undefined {
  const job = word.startsWith('%') ? jobOf(shell, word) : shell.jobs.find(({ process }) => `${process.pid}` === word);
  if (!job && !(command === 'wait' && shell.finishedJobs.has(Number(word)))) noSuchJob(shell, command, word);
  return job;
}

function checkId(shell: Shell, word: string): void {
  if (/^\d+$/.test(word) || (word.startsWith('%') && jobOf(shell, word))) return;
  if (word.startsWith('%')) noSuchJob(shell, 'wait', word);
  throw new ShellError(`wait: ${shell.family === 'ash' ? shell.builtinLine() : ''}Illegal number: ${word}`, 2);
}

/** The status of a `wait` that a trapped signal cut short. The signal stays pending: its trap runs next. */
function interruptedStatus(shell: Shell): number {
  const [signal] = shell.process.pendingSignals;
  return signal ? 128 + SIGNAL_NUMBERS[signal] : 128;
}

function* waitForAll(shell: Shell): Blocking<number> {
  for (;;) {
    const job = shell.jobs.find(({ wasWaitedFor }) => !wasWaitedFor);
    if (!job) break;
    if (!(yield* waitForJob(shell, job, shell.isBash))) {
      yield* shell.flush();
      return interruptedStatus(shell);
    }
  }
  yield* shell.flush();
  return 0;
}

/** `wait -n`. */
function* waitForNext(
  shell: Shell,
  wanted: readonly Job[] = shell.jobs,
  note?: (pid: number) => void,
): Blocking<number> {
  const waiting = wanted.filter(({ wasWaitedFor }) => !wasWaitedFor);
  if (waiting.length === 0) return shell.isBash || shell.jobs.length === 0 ? 127 : 0;
  const ended = shell.isBash ? waiting.find(hasEnded) : undefined;
  if (ended) {
    noteWaitedFor(shell, ended);
    note?.(ended.process.pid);
    return ended.process.exitStatus ?? 0;
  }
  for (;;) {
    const result = yield* shell.process.wait();
    if (result === 'interrupted') return interruptedStatus(shell);
    if (result === 'no-child') return 127;
    const job = waiting.find(({ process }) => process.pid === result.pid);
    if (job) noteWaitedFor(shell, job);
    // ash forgets which failure it was.
    if (!shell.isBash) return result.status === 0 ? 0 : 129;
    // Another one than those that were asked for.
    if (!job && wanted !== shell.jobs) continue;
    note?.(result.pid);
    return result.status;
  }
}

function* waitForEach(shell: Shell, words: readonly string[], note?: (pid: number) => void): Blocking<number> {
  let status: number | undefined;
  for (const word of words) {
    const pid = word.startsWith('%') ? (jobOf(shell, word)?.process.pid ?? -1) : Number(word);
    const job = shell.jobs.find(({ process }) => process.pid === pid);
    if (job || shell.finishedJobs.has(pid)) note?.(pid);
    if (!job || job.wasWaitedFor) {
      status = shell.finishedJobs.get(pid) ?? unknownStatus(shell, word, status);
      continue;
    }
    if (!(yield* waitForJob(shell, job, true))) return interruptedStatus(shell);
    status = job.process.exitStatus ?? 0;
  }
  yield* shell.flush();
  return status ?? 0;
}

/** ash and dash pass over a child that they do not know. */
function unknownStatus(shell: Shell, word: string, before: number | undefined): number {
  if (!shell.isBash) return before ?? 127;
  if (word.startsWith('%')) {
    noSuchJob(shell, 'wait', word);
    return 127;
  }
  if (/^\d+$/.test(word)) {
    shell.warn(`wait: pid ${word} is not a child of this shell`);
    return 127;
  }
  shell.warn(`wait: \`${word}': not a pid or valid job spec`);
  return 1;
}

/** False if a caught signal arrived first. */
function* waitForJob(shell: Shell, job: Job, announces: boolean): Blocking<boolean> {
  const child = job.process;
  const result = yield* shell.process.wait(child);
  if (result === 'interrupted') return false;
  noteWaitedFor(shell, job);
  if (shell.isBash) reapJobs(shell);
  // bash says nothing of a background job that was asked to end.
  const isSilent = !announces || shell.traits.isOldAsh || (shell.isBash && child.exitSignal === 'TERM');
  if (child.exitSignal && !isSilent) announceSignal(shell, child, job.text, shell.line);
  return true;
}

/** ash and dash list the newest first, and without job control they do not know the text of a job. */
export const jobs: Builtin = (shell, argv) => {
  const bad = argv.find((word, index) => index > 0 && /^-[^lp-]/.test(word));
  if (bad !== undefined && !shell.isBash) return refuseOption(shell, 'jobs', bad, '');
  if (!shell.isBash) return listJobs(shell, new Set(argv.map((word) => word.charAt(1))), plainWords(argv));
  const read = bashOptions(shell, argv[1] === '-x' ? argv.slice(0, 1) : argv, 'lpnrs', JOBS_USAGE);
  if (typeof read === 'number') return read;
  if (argv[1] === '-x') return runWithPids(shell, argv.slice(2));
  return listJobs(shell, new Set(read.options.keys()), read.words);
};

const plainWords = (argv: readonly string[]): readonly string[] =>
  argv.slice(1).filter((word) => !word.startsWith('-'));

function listJobs(shell: Shell, letters: ReadonlySet<string>, named: readonly string[]): number {
  const showsPids = letters.has('p');
  const own = shell.jobs.length === 0 ? shell.parentJobs : shell.jobs;
  const shown = named.length > 0 ? namedJobs(shell, named) : shell.isBash ? own : own.toReversed();
  let [last, beforeLast] = [own.at(-1), own.at(-2)];
  for (const job of shown) {
    if (shell.isBash && ((letters.has('r') && hasEnded(job)) || letters.has('s'))) continue;
    if (showsPids) shell.put(1, `${job.process.pid}\n`);
    else shell.put(1, jobLine(shell, job, job === last ? '+' : job === beforeLast ? '-' : ' ', letters.has('l')));
    if (showsPids || !hasEnded(job)) continue;
    // A job that was shown to have ended is forgotten, and in ash and dash another becomes the current one.
    shell.jobs = shell.jobs.filter((other) => other !== job);
    if (!shell.isBash) [last, beforeLast] = [shell.jobs.at(-1), shell.jobs.at(-2)];
  }
  return shell.isBash && shown.length < named.length ? 1 : 0;
}

function namedJobs(shell: Shell, words: readonly string[]): readonly Job[] {
  return words.flatMap((word) => namedJob(shell, 'jobs', word) ?? []);
}

/** `jobs -x command`: jobs among its words become their processes. */
function runWithPids(shell: Shell, words: readonly string[]): number | Blocking<number> {
  const argv = words.map((word) => (word.startsWith('%') ? `${jobOf(shell, word)?.process.pid ?? word}` : word));
  const [name] = argv;
  if (name === undefined) return 0;
  return shell.interpreter.builtins.get(name)?.(shell, argv) ?? shell.interpreter.runExternal(shell, argv);
}

function jobLine(shell: Shell, job: Job, mark: string, showsPid: boolean): string {
  const head = `[${job.number}]${shell.family === 'dash' ? ' ' : ''}${mark}${shell.family === 'dash' ? ' ' : '  '}`;
  const state = jobState(job);
  const pid = showsPid ? `${String(job.process.pid).padStart(5)} ` : '';
  if (shell.isBash)
    return `${showsPid ? head.trimEnd() : head}${pid}${state.padEnd(24)}${job.text}${hasEnded(job) ? '' : ' &'}\n`;
  return `${head}${`${showsPid ? `${job.process.pid} ` : ''}${state}`.padEnd(27)}${shell.isInteractive ? job.text : ' | '.repeat(job.stages - 1)}\n`;
}

function jobState({ process }: Job): string {
  if (process.exitStatus === undefined) return 'Running';
  if (process.exitSignal) return SIGNAL_DESCRIPTIONS[process.exitSignal] ?? process.exitSignal;
  return process.exitStatus === 0 ? 'Done' : `Done(${process.exitStatus})`;
}

export const fg: Builtin = (shell, argv) => {
  const job = jobOf(shell, argv[1] ?? '%%');
  const name = argv[0] ?? 'fg';
  if (!shell.isBash && /^-./.test(argv[1] ?? '')) return refuseOption(shell, name, argv[1] ?? '', '');
  if (shell.isBash && !shell.isInteractive) {
    shell.warn(`${name}: no job control`);
    return 1;
  }
  const where = shell.family === 'ash' ? shell.builtinLine() : '';
  if (!job && argv[1] !== undefined) {
    noSuchJob(shell, name, argv[1]);
    return 1;
  }
  if (!job) throw new ShellError(`${name}: ${where}No current job`, 2);
  if (!shell.isInteractive)
    throw new ShellError(`${name}: ${where}job ${argv[1] ?? '(null)'} not created under job control`, 2);
  shell.put(1, `${job.text}\n`);
  return waitForEach(shell, [String(job.process.pid)]);
};

/** bash's `disown`: the shell forgets its jobs. */
export const disown: Builtin = (shell, argv) => {
  const read = bashOptions(shell, argv, 'har', 'disown [-h] [-ar] [jobspec ... | pid ...]');
  if (typeof read === 'number') return read;
  const { options, words } = read;
  const keeps = options.has('h');
  if (words.length === 0 && (options.has('a') || options.has('r'))) {
    if (!keeps) shell.jobs = options.has('a') ? [] : shell.jobs.filter(hasEnded);
    return 0;
  }
  let status = 0;
  for (const word of words.length === 0 ? ['%%'] : words) {
    const job = word.startsWith('%') ? jobOf(shell, word) : shell.jobs.find(({ process }) => `${process.pid}` === word);
    if (!job) {
      shell.warn(`disown: ${words.length === 0 ? 'current' : word}: no such job`);
      status = 1;
    } else if (!keeps) shell.jobs = shell.jobs.filter((other) => other !== job);
  }
  return status;
};
