import type { Blocking } from '../../process/types';
import type { FunctionDefinition, SimpleCommand } from '../parse/ast';
import { ShellError } from '../shellError';
import type { Shell } from '../state';
import { CALL_WEIGHT, DASH_CALLS } from './depth';
import { redirect, restoreFds, type SavedFds } from './redirect';
import { assignAll, restoreVariables, saveVariables } from './simpleVariables';
import { traceCommand } from './trace';
import { runReturnTrap } from './traps';

export function* callFunction(
  shell: Shell,
  command: SimpleCommand,
  argv: readonly string[],
  definition: FunctionDefinition,
): Blocking<number> {
  if (shell.functionNames.length >= DASH_CALLS && shell.family === 'dash')
    throw new ShellError(`Maximum function recursion depth (${DASH_CALLS}) reached`, 2);
  refuseNesting(shell, argv[0] ?? '');
  const variables = saveVariables(shell, command.assignments);
  const traced = assignAll(shell, command.assignments, true);
  if (shell.options.x) {
    traceCommand(shell, argv, traced);
    if (!shell.flushNow()) yield* shell.flush();
  }
  let fds: SavedFds = [];
  if (command.redirections.length > 0) {
    const saved = redirect(shell, command.redirections);
    if (!saved) {
      yield* shell.flush();
      return shell.traits.redirectionStatus;
    }
    fds = saved;
  }
  try {
    return yield* runBody(shell, argv, definition);
  } finally {
    if (fds.length > 0) shell.flushNow();
    restoreFds(shell, fds);
    if (!shell.traits.isOldAsh) restoreVariables(shell, variables);
  }
}

/** bash's FUNCNEST. */
function refuseNesting(shell: Shell, name: string): void {
  if (!shell.isBash) return;
  const most = Number(shell.get('FUNCNEST') ?? 0);
  if (most > 0 && shell.functionNames.length >= most)
    throw new ShellError(`${name}: maximum function nesting level exceeded (${most})`, 1);
}

/** At the end of `local -`. */
const putBackOptions = (shell: Shell): void => shell.putBackOptions?.();

function* runBody(shell: Shell, argv: readonly string[], definition: FunctionDefinition): Blocking<number> {
  const { positional, loopDepth, functionNames, nesting, sourceName, line, optionIndex, optionOffset } = shell;
  const { putBackOptions: outer } = shell;
  shell.putBackOptions = undefined;
  shell.positional = argv.slice(1);
  shell.variables.pushFrame();
  shell.callDepth++;
  shell.nesting += CALL_WEIGHT;
  // In ash `break` reaches the loop that called the function.
  if (shell.family !== 'ash') shell.loopDepth = 0;
  if (!shell.isBash) shell.resetOptions();
  functionNames.push(argv[0] ?? '');
  if (shell.isBash) {
    shell.sourceName = shell.functionSources.get(definition.name) ?? sourceName;
    shell.frames.push({ name: argv[0] ?? '', line, source: shell.sourceName ?? shell.scriptName });
  }
  const returnTrap = shell.traps.get('RETURN');
  let status = 0;
  try {
    const result = shell.interpreter.run(shell, definition.body, shell.isTested);
    status = typeof result === 'number' ? result : yield* result;
    // bash's functions inherit no RETURN trap, but run the one that they set.
    if (shell.traps.has('RETURN') && (shell.traps.get('RETURN') !== returnTrap || shell.options.T))
      yield* runReturnTrap(shell);
  } catch (error) {
    // bash names the source of the function, which is not where the error will arrive.
    if (error instanceof ShellError && shell.isBash && error.message !== '') {
      shell.warn(error.message);
      error.message = '';
    }
    throw error;
  } finally {
    shell.variables.popFrame();
    putBackOptions(shell);
    shell.putBackOptions = outer;
    shell.positional = positional;
    shell.callDepth--;
    shell.nesting = nesting;
    shell.loopDepth = loopDepth;
    if (!shell.isBash) {
      shell.optionIndex = optionIndex;
      shell.optionOffset = optionOffset;
    }
    functionNames.pop();
    shell.sourceName = sourceName;
    if (shell.isBash) {
      shell.frames.pop();
      shell.line = line;
    }
  }
  if (shell.flow !== 'return') return status;
  shell.flow = 'none';
  return shell.status;
}
