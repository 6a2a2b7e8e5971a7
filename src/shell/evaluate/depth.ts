import { DEFAULT_LIMITS, onNewStack } from '../../process/index';
import type { Blocking } from '../../process/types';
import { ShellError } from '../shellError';
import type { Shell } from '../state';

/** Each compound command counts one, a call of a function, an eval or a sourced file three. */
export const CALL_WEIGHT = 3;

/** What a call of the smallest function takes in all: itself, its braces, its list. */
const FRAME_WEIGHT = 5;

/** How deep commands nest on one native stack: well below what any JavaScript engine's holds. */
export const STACK_NESTING = 600;

/** dash counts calls of functions and ends with words; the others, and dash in an eval, run out of stack. */
export const DASH_CALLS = 1000;

/** Runs commands that nest deeper than this native stack should hold. */
export function* runDeeper(shell: Shell, code: Blocking<number>): Blocking<number> {
  const { limits } = shell.process.container;
  if (shell.nesting > (limits?.depth ?? DEFAULT_LIMITS.depth) * FRAME_WEIGHT) yield* endTooDeep(shell);
  const { stackEnd } = shell;
  shell.stackEnd = shell.nesting + STACK_NESTING;
  try {
    return yield* onNewStack(code);
  } finally {
    shell.stackEnd = stackEnd;
  }
}

/** As if the stack were used up, and said: real shells hold about as much, but not exactly. */
function* endTooDeep(shell: Shell): Blocking<never> {
  const { process } = shell;
  yield* shell.flush();
  process.container.notice?.('depth-reached', { program: shell.name });
  // The container's first process cannot be killed from inside: it exits with the status of that signal instead.
  process.kill(process.pid, 'SEGV');
  if (process.exitStatus !== undefined) yield* process.sleep(Number.POSITIVE_INFINITY);
  shell.traps.delete('EXIT');
  throw new ShellError('', 139, true);
}
