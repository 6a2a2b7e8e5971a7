import type { Blocking } from '../../process/types';
import type { Command } from '../parse/ast';
import { ShellError } from '../shellError';
import type { Shell } from '../state';

/** Runs one complete command and catches what ends it early: the status, with `flow` 'exit' if the shell is to end. */
export function* runTop(shell: Shell, command: Command, isTested = false): Blocking<number> {
  const { nesting, loopDepth, commandName } = shell;
  try {
    const result = shell.interpreter.run(shell, command, isTested);
    return typeof result === 'number' ? result : yield* result;
  } catch (error) {
    if (!(error instanceof ShellError)) throw error;
    shell.nesting = nesting;
    shell.status = error.status;
    shell.loopDepth = loopDepth;
    if (error.ofBuiltin) shell.commandName = '';
    if (error.message !== '') shell.warn(error.message);
    shell.commandName = commandName;
    yield* shell.flush();
    // bash gives up the command, with all of its line, and goes on with the next; its subshells end.
    const survives = error.isArithmetic || !shell.options.e;
    const goesOn = shell.isBash && !error.endsBash && survives && (shell.isInteractive || !shell.isSubshell);
    shell.flow = goesOn ? 'none' : 'exit';
    return shell.status;
  }
}

/** Runs a command, then the EXIT trap, and gives the exit code of the shell. */
export function* runToEnd(shell: Shell, command: Command | undefined): Blocking<number> {
  if (command) yield* runTop(shell, command);
  return yield* finish(shell);
}

/** The end of a shell: its EXIT trap, its output, its exit code. */
export function* finish(shell: Shell): Blocking<number> {
  const action = shell.traps.get('EXIT');
  let { status } = shell;
  if (action !== undefined && action !== '') {
    shell.traps.delete('EXIT');
    shell.flow = 'none';
    shell.trapStatus = status;
    if (shell.isBash) shell.commandName = 'exit trap';
    shell.isInExitTrap = true;
    yield* shell.interpreter.source(shell, action);
    status = exitStatusAfterTrap(shell, status);
  }
  yield* shell.flush();
  // Children that could already have run do so before the end of the first process ends them.
  if (shell.process.pid === 1 && shell.jobs.length > 0) yield* shell.process.sleep(0);
  return status & 255;
}

/** An `exit` inside of the trap counts, else what the shell ended with. */
function exitStatusAfterTrap(shell: Shell, before: number): number {
  return shell.flow === 'exit' ? shell.status : before;
}
