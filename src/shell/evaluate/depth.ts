import type { Blocking } from '../../process/types';
import { ShellError } from '../shellError';
import type { Shell } from '../state';

/**
 * How deep commands may nest: each compound command counts one, a call of a function or an eval three. Fixed, and well below what
 * any JavaScript engine's stack holds, so that endless recursion ends at the same command everywhere.
 */
export const MAX_NESTING = 1200;
export const CALL_WEIGHT = 3;

/** dash counts its calls and says so; the others run out of stack. */
export function* endTooDeep(shell: Shell): Blocking<never> {
  if (shell.family === 'dash') throw new ShellError('Maximum function recursion depth (1000) reached', 2);
  yield* shell.flush();
  // The container's first process cannot be killed from inside: it exits with the status of that signal instead.
  shell.process.kill(shell.process.pid, 'SEGV');
  if (shell.process.exitStatus !== undefined) yield* shell.process.sleep(Number.POSITIVE_INFINITY);
  shell.traps.delete('EXIT');
  throw new ShellError('', 139, true);
}
