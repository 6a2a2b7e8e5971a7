import { SIGNAL_DESCRIPTIONS } from '../../process/index';
import type { Blocking, Process } from '../../process/types';
import type { Command } from '../parse/ast';
import type { Shell } from '../state';
import { runToEnd } from './top';

/** Forks a shell that runs a command and ends. The copy is made now; the child starts when the parent waits. */
export function forkShell(
  shell: Shell,
  command: Command | undefined,
  isTested = false,
): { child: Process; copy: Shell } {
  let copy: Shell | undefined;
  const child = shell.process.fork(shell.process.argv, () => (copy ? runChild(copy, command) : 0));
  copy = shell.forkInto(child);
  copy.isTail = command?.kind === 'simple';
  if (isTested) copy.options.e = false;
  return { child, copy };
}

function* runChild(shell: Shell, command: Command | undefined): Blocking<number> {
  // A subshell without redirections of its own needs no second process.
  const body = command?.kind === 'subshell' && !command.redirections ? command.body : command;
  return yield* runToEnd(shell, body);
}

/** Waits for a foreground child. Traps wait until it has ended. */
export function* waitForChild(shell: Shell, child: Process, text = child.argv.join(' ')): Blocking<number> {
  let result = yield* shell.process.wait(child, endsOnInterrupt(shell));
  if (result === 'interrupted' && takeInterrupt(shell)) return 130;
  while (result === 'interrupted') result = yield* shell.process.wait(child, false);
  if (result === 'no-child') return child.exitStatus ?? 127;
  if (result.signal && result.signal !== 'PIPE' && result.signal !== 'INT') announceSignal(shell, child, text);
  if (shell.hasOutput && !shell.flushNow()) yield* shell.flush();
  return result.status;
}

/** ash and dash end at once when they are interrupted, whatever they wait for; bash waits for its child. */
function endsOnInterrupt(shell: Shell): boolean {
  return (
    !shell.isBash &&
    !shell.isInteractive &&
    !shell.traps.has('INT') &&
    shell.process.signalDisposition('INT') === 'catch'
  );
}

function takeInterrupt(shell: Shell): boolean {
  if (!shell.process.pendingSignals.includes('INT')) return false;
  shell.process.takeSignals();
  shell.status = 130;
  shell.flow = 'exit';
  return true;
}

/** `Terminated`, `bash: line 1:    12 Killed   sleep 9`: what shells say when a child died of a signal. */
export function announceSignal(shell: Shell, child: Process, text: string): void {
  const signal = child.exitSignal;
  const words = signal && SIGNAL_DESCRIPTIONS[signal];
  if (!words) return;
  if (!shell.isBash) {
    shell.put(2, `${words}\n`);
    return;
  }
  if (shell.substitutionDepth > 0) return;
  if (signal === 'TERM') shell.put(2, `${words}\n`);
  else if (signal !== 'INT' && signal !== 'PIPE')
    shell.warn(`${String(child.pid).padStart(5)} ${words.padEnd(23)} ${text}`);
}
