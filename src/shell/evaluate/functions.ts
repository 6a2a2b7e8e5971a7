import type { Blocking } from '../../process/types';
import type { FunctionDefinition, SimpleCommand } from '../parse/ast';
import { ShellError } from '../shellError';
import type { Shell } from '../state';
import { redirect, restoreFds, type SavedFds } from './redirect';
import { assignAll, restoreVariables, saveVariables } from './simpleVariables';
import { traceCommand } from './trace';

/** A real shell's stack ends somewhere; dash counts, the others die of it. */
const MAX_DEPTH = 1000;

export function* callFunction(
  shell: Shell,
  command: SimpleCommand,
  argv: readonly string[],
  definition: FunctionDefinition,
): Blocking<number> {
  if (shell.callDepth >= MAX_DEPTH) yield* tooDeep(shell);
  const variables = saveVariables(shell, command.assignments);
  const traced = assignAll(shell, command.assignments);
  if (shell.options.x) {
    traceCommand(shell, argv, traced);
    if (!shell.flushNow()) yield* shell.flush();
  }
  let fds: SavedFds = [];
  if (command.redirections.length > 0) {
    const saved = redirect(shell, command.redirections);
    if (!saved) {
      yield* shell.flush();
      return 1;
    }
    fds = saved;
  }
  const status = yield* runBody(shell, argv, definition);
  restoreFds(shell, fds);
  if (!shell.traits.isOldAsh) restoreVariables(shell, variables);
  return status;
}

function* runBody(shell: Shell, argv: readonly string[], definition: FunctionDefinition): Blocking<number> {
  const { positional, loopDepth, functionNames } = shell;
  shell.positional = argv.slice(1);
  shell.variables.pushFrame();
  shell.callDepth++;
  shell.loopDepth = 0;
  shell.functionNames = [argv[0] ?? '', ...functionNames];
  let status = 0;
  try {
    const result = shell.interpreter.run(shell, definition.body, shell.isTested);
    status = typeof result === 'number' ? result : yield* result;
  } finally {
    shell.variables.popFrame();
    shell.positional = positional;
    shell.callDepth--;
    shell.loopDepth = loopDepth;
    shell.functionNames = functionNames;
  }
  if (shell.flow !== 'return') return status;
  shell.flow = 'none';
  return shell.status;
}

function* tooDeep(shell: Shell): Blocking<void> {
  if (shell.family === 'dash') throw new ShellError(`Maximum function recursion depth (${MAX_DEPTH}) reached`, 2);
  yield* shell.flush();
  // As if the stack had overflowed: the container's first process cannot be killed from inside, so it exits instead.
  shell.status = 139;
  shell.process.kill(shell.process.pid, 'SEGV');
  if (shell.process.exitStatus !== undefined) yield* shell.process.sleep(Number.POSITIVE_INFINITY);
  shell.traps.delete('EXIT');
  throw new ShellError('', 139, true);
}
