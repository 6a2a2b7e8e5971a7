import { SIGNAL_DESCRIPTIONS } from '../../process/index';
import type { Blocking, Process } from '../../process/types';
import { substituteRedirections } from '../expand/substitute';
import { freeNumber, reapJobs } from '../jobTable';
import type { Command, Redirection, SimpleCommand } from '../parse/ast';
import { needSubstitution } from '../parse/redirections';
import { ShellError } from '../shellError';
import type { Shell } from '../state';
import { topLastLine } from './lines';
import { keepFds, redirect } from './redirect';
import { runToEnd } from './top';

/** Forks a shell that runs a command and ends. The copy is made now; the child starts when the parent waits. */
export function forkShell(
  shell: Shell,
  command: Command | undefined,
  isTested = false,
  isBackground = false,
): { child: Process; copy: Shell } {
  let copy: Shell | undefined;
  const child = shell.process.fork(shell.process.argv, () => (copy ? runChild(copy, command, isBackground) : 0));
  copy = shell.forkInto(child);
  copy.isTail = command?.kind === 'simple';
  // bash forks with signals blocked: nothing comes before it has seen to that. In the others something may.
  if (isBackground && shell.isBash) ignoreKeys(child);
  if (isTested) copy.options.e = false;
  if (command?.kind === 'simple' && shell.family === 'ash') keepForListing(shell, copy, command);
  return { child, copy };
}

/** In ash `$(jobs)` and `trap | cat` still list what is the parent's. */
function keepForListing(shell: Shell, copy: Shell, { words }: SimpleCommand): void {
  if (words[0]?.literal === 'jobs') copy.jobs = shell.jobs.slice();
  if (words[0]?.literal === 'trap' && words.length === 1) copy.traps = new Map(shell.traps);
}

/** What runs in the background cannot be ended from the keyboard. */
function ignoreKeys(process: Process): void {
  for (const name of ['INT', 'QUIT'] as const) process.setSignal(name, 'ignore');
}

function* runChild(shell: Shell, command: Command | undefined, isBackground: boolean): Blocking<number> {
  if (isBackground) ignoreKeys(shell.process);
  const redirections = command?.kind === 'simple' ? undefined : command?.redirections;
  if (command === undefined || redirections === undefined)
    return yield* runToEnd(shell, command?.kind === 'subshell' ? command.body : command);
  // What a child redirects stays so: nothing of its parent's may stay open behind it.
  const status = yield* redirectForGood(shell, redirections);
  if (status !== 0) return command.kind === 'subshell' && !shell.isBash ? 2 : status;
  return yield* runToEnd(shell, command.kind === 'subshell' ? command.body : { ...command, redirections: [] });
}

function* redirectForGood(shell: Shell, redirections: readonly Redirection[]): Blocking<number> {
  try {
    if (needSubstitution(redirections)) yield* substituteRedirections(shell, redirections);
    const saved = redirect(shell, redirections);
    if (saved) keepFds(saved);
    else yield* shell.flush();
    return saved ? 0 : shell.traits.redirectionStatus;
  } catch (error) {
    if (!(error instanceof ShellError)) throw error;
    shell.warn(error.message);
    yield* shell.flush();
    return error.status;
  }
}

/** Waits for a foreground child. Traps wait until it has ended. */
export function* waitForChild(shell: Shell, child: Process, text = child.argv.join(' ')): Blocking<number> {
  if (shell.jobs.length > 0 && !shell.isBash) freeNumber(shell);
  // Whatever arrives meanwhile, SIGINT for the shell itself included, is seen to when the child has ended.
  let result = yield* shell.process.wait(child, false);
  while (result === 'interrupted') result = yield* shell.process.wait(child, false);
  if (shell.jobs.length > 0) reapJobs(shell);
  if (result === 'no-child') return child.exitStatus ?? 127;
  if (result.signal && result.signal !== 'PIPE' && result.signal !== 'INT') announceSignal(shell, child, text);
  if (shell.hasOutput && !shell.flushNow()) yield* shell.flush();
  return result.status;
}

/** `Terminated`, `bash: line 1:    12 Killed   sleep 9`: what shells say when a child died of a signal. */
export function announceSignal(shell: Shell, child: Process, text: string, line = topLastLine(shell)): void {
  const signal = child.exitSignal;
  const words = signal && SIGNAL_DESCRIPTIONS[signal];
  if (!words) return;
  if (!shell.isBash) {
    shell.put(2, `${words}\n`);
    return;
  }
  if (shell.substitutionDepth > 0) return;
  if (shell.functionNames.length === 0) shell.line = line;
  if (signal === 'TERM') shell.put(2, `${words}\n`);
  else if (signal !== 'INT' && signal !== 'PIPE')
    shell.warn(`${String(child.pid).padStart(5)} ${words.padEnd(23)} ${text}`);
}
