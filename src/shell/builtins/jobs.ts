import { ALL_SIGNALS, isErrno, isSignalName, parseSignal, SIGNAL_NUMBERS, signalName } from '../../process/index';
import type { Blocking, Process } from '../../process/types';
import { announceSignal } from '../evaluate/children';
import { ShellError } from '../shellError';
import type { Builtin, Job, Shell } from '../state';

/** `%1` → that job, `%%` → the last one. */
function jobOf(shell: Shell, word: string): Job | undefined {
  if (word === '%%' || word === '%+' || word === '%') return shell.jobs[shell.jobs.length - 1];
  if (word === '%-') return shell.jobs[shell.jobs.length - 2];
  return shell.jobs[Number(word.slice(1)) - 1];
}

/** A job that is not there. ash and dash end the builtin with 2. */
function noSuchJob(shell: Shell, command: string, word: string): void {
  if (shell.isBash) shell.warn(`${command}: ${word}: no such job`);
  else if (shell.family === 'dash') throw new ShellError(`${command}: No such job: ${word}`, 2);
  else throw new ShellError(`${command}: ${shell.builtinLine()}${word}: no such job`, 2);
}

export const wait: Builtin = (shell, argv) => {
  const words = argv.slice(1).filter((word) => word !== '--');
  if (words[0] === '-n' && shell.family === 'dash') throw new ShellError('wait: Illegal option -n', 2);
  for (const word of words) {
    if (shell.isBash || !word.startsWith('%') || jobOf(shell, word)) continue;
    noSuchJob(shell, 'wait', word);
  }
  if (words[0] === '-n' && shell.isBash) return waitForNext(shell);
  return words.length === 0 ? waitForAll(shell) : waitForEach(shell, words);
};

/** The status of a `wait` that a trapped signal cut short. The signal stays pending: its trap runs next. */
function interruptedStatus(shell: Shell): number {
  const [signal] = shell.process.pendingSignals;
  return signal ? 128 + SIGNAL_NUMBERS[signal] : 128;
}

function* waitForAll(shell: Shell): Blocking<number> {
  for (;;) {
    const job = shell.jobs[0];
    if (!job) break;
    if (!(yield* waitForJob(shell, job.process))) {
      yield* shell.flush();
      return interruptedStatus(shell);
    }
  }
  yield* shell.flush();
  return 0;
}

function* waitForNext(shell: Shell): Blocking<number> {
  if (shell.jobs.length === 0) return 127;
  const result = yield* shell.process.wait();
  if (result === 'interrupted') return interruptedStatus(shell);
  if (result === 'no-child') return 127;
  const job = shell.jobs.find(({ process }) => process.pid === result.pid);
  if (job) forget(shell, job.process);
  return result.status;
}

function* waitForEach(shell: Shell, words: readonly string[]): Blocking<number> {
  let status = 0;
  for (const word of words) {
    const pid = word.startsWith('%') ? (jobOf(shell, word)?.process.pid ?? -1) : Number(word);
    const job = shell.jobs.find(({ process }) => process.pid === pid);
    if (!job) {
      const known = shell.finishedJobs.get(pid);
      status = known ?? 127;
      if (known === undefined && shell.isBash && word.startsWith('%')) noSuchJob(shell, 'wait', word);
      else if (known === undefined && shell.isBash && !/^\d+$/.test(word)) {
        shell.warn(`wait: \`${word}': not a pid or valid job spec`);
        status = 1;
      } else if (known === undefined && shell.isBash) shell.warn(`wait: pid ${word} is not a child of this shell`);
      continue;
    }
    if (!(yield* waitForJob(shell, job.process))) return interruptedStatus(shell);
    status = job.process.exitStatus ?? 0;
  }
  yield* shell.flush();
  return status;
}

/** False if a caught signal arrived first. */
function* waitForJob(shell: Shell, child: Process): Blocking<boolean> {
  const result = yield* shell.process.wait(child);
  if (result === 'interrupted') return false;
  const text = shell.jobs.find(({ process }) => process === child)?.text ?? '';
  forget(shell, child);
  // bash says nothing of a background job that was asked to end.
  const isSilent = shell.traits.isOldAsh || (shell.isBash && child.exitSignal === 'TERM');
  if (child.exitSignal && !isSilent) announceSignal(shell, child, text);
  return true;
}

function forget(shell: Shell, child: Process): void {
  shell.jobs = shell.jobs.filter(({ process }) => process !== child);
  shell.finishedJobs.set(child.pid, child.exitStatus ?? 0);
}

export const jobs: Builtin = (shell, argv) => {
  const showsPids = argv.includes('-p');
  for (const [index, { process, text }] of shell.jobs.entries()) {
    if (process.exitStatus !== undefined) continue;
    if (showsPids) shell.put(1, `${process.pid}\n`);
    else {
      const mark = index === shell.jobs.length - 1 ? '+' : index === shell.jobs.length - 2 ? '-' : ' ';
      shell.put(1, `[${index + 1}]${mark}  Running                 ${text}${shell.isBash ? ' &' : ''}\n`);
    }
  }
  return 0;
};

export const fg: Builtin = (shell, argv) => {
  const job = jobOf(shell, argv[1] ?? '%%');
  const name = argv[0] ?? 'fg';
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
  if (!shell.isInteractive) throw new ShellError(`${name}: ${where}job not created under job control`, 2);
  shell.put(1, `${job.text}\n`);
  return waitForEach(shell, [String(job.process.pid)]);
};

export const kill: Builtin = (shell, argv) => {
  const words = argv.slice(1);
  if (words[0] === '-l' || words[0] === '-L') return listSignals(shell, words[1]);
  const named = signalOption(words);
  const number = named.signal === undefined ? 15 : parseSignal(named.signal);
  if (number === undefined) {
    shell.warn(badSignal(shell, named.signal ?? ''));
    return 1;
  }
  if (named.rest.length === 0) {
    shell.warn(usage(shell));
    return 2;
  }
  let status = 0;
  for (const word of named.rest) if (!killOne(shell, word, number)) status = 1;
  // A shell that killed itself must not go on.
  return shell.process.exitStatus === undefined ? status : stopHere(shell);
};

function* stopHere(shell: Shell): Blocking<number> {
  yield* shell.process.sleep(Number.POSITIVE_INFINITY);
  return 0;
}

function signalOption(words: readonly string[]): { signal: string | undefined; rest: readonly string[] } {
  const [first = ''] = words;
  if (first === '--') return { signal: undefined, rest: words.slice(1) };
  if (first === '-s' || first === '-n') return { signal: words[1] ?? '', rest: words.slice(2) };
  if (!/^-./.test(first)) return { signal: undefined, rest: words };
  const rest = words.slice(1);
  return { signal: first.slice(1), rest: rest[0] === '--' ? rest.slice(1) : rest };
}

function badSignal(shell: Shell, name: string): string {
  if (shell.isBash) return `kill: ${name}: invalid signal specification`;
  return shell.family === 'dash' ? `kill: invalid signal number or name: ${name}` : `kill: bad signal name '${name}'`;
}

function usage(shell: Shell): string {
  if (shell.isBash)
    return 'kill: usage: kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]';
  return shell.family === 'dash'
    ? 'kill: Usage: kill [-s sigspec | -signum | -sigspec] [pid | job]... or\nkill -l [exitstatus]'
    : 'you need to specify whom to kill';
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
  if (Number.isNaN(pid)) {
    shell.warn(shell.isBash ? `kill: ${word}: arguments must be process or job IDs` : `kill: invalid number '${word}'`);
    return false;
  }
  const signal = number === 0 ? 0 : signalName(number);
  // A child that ended and was not waited for can still be signalled: nothing happens.
  if (shell.jobs.some((job) => job.process.pid === pid && job.process.exitStatus !== undefined)) return true;
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

export const trap: Builtin = (shell, argv) => {
  let words = argv.slice(1);
  if (words[0] === '--') words = words.slice(1);
  if (words.length === 0 || words[0] === '-p' || words[0] === '-l') return listTraps(shell);
  const [first = ''] = words;
  const resets = first === '-' || words.length === 1 || (/^\d+$/.test(first) && !shell.isBash);
  const action = resets ? undefined : first;
  const conditions = first === '-' || !resets ? words.slice(1) : words;
  let status = 0;
  for (const condition of conditions) if (!setTrap(shell, condition, action)) status = 1;
  if (shell.isBash) catchForExitTrap(shell);
  return status;
};

function listTraps(shell: Shell): number {
  for (const [name, action] of shell.traps) {
    const shown = shell.isBash && name !== 'EXIT' && name !== 'ERR' ? `SIG${name}` : name;
    shell.put(1, `trap -- '${action.replaceAll("'", "'\\''")}' ${shown}\n`);
  }
  return 0;
}

function setTrap(shell: Shell, condition: string, action: string | undefined): boolean {
  const upper = condition.toUpperCase();
  const isPseudo =
    (upper === 'ERR' || upper === 'DEBUG' || upper === 'RETURN') && shell.family !== 'dash' && !shell.traits.isOldAsh;
  const number = shell.family === 'dash' && upper.startsWith('SIG') ? undefined : parseSignal(condition);
  const name = isPseudo ? upper : number === undefined ? undefined : ALL_SIGNALS[number];
  if (name === undefined) {
    if (shell.family === 'dash') shell.put(2, `trap: ${condition}: bad trap\n`);
    else {
      const where = shell.isBash ? '' : shell.builtinLine();
      shell.warn(`trap: ${where}${condition}: invalid signal specification`);
    }
    return false;
  }
  if (action === undefined) shell.traps.delete(name);
  else shell.traps.set(name, action);
  if (isSignalName(name) && name !== 'KILL' && name !== 'STOP') {
    const disposition = action === undefined ? 'default' : action === '' ? 'ignore' : 'catch';
    shell.process.setSignal(name, disposition);
  }
  return true;
}

/** bash runs its EXIT trap when a signal ends it; the others do not. */
function catchForExitTrap(shell: Shell): void {
  if (!shell.traps.has('EXIT')) return;
  for (const name of ['HUP', 'INT', 'TERM'] as const)
    if (!shell.traps.has(name)) shell.process.setSignal(name, 'catch');
}
