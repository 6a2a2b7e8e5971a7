import type { Blocking } from '../../process/types';
import { substituteRedirections } from '../expand/substitute';
import type { Command, If, SimpleCommand } from '../parse/ast';
import { needSubstitution } from '../parse/redirections';
import { arithmetic, bash, constructs } from '../parts';
import { ShellError } from '../shellError';
import type { Shell } from '../state';
import { runDeeper } from './depth';
import { topLastLine } from './lines';
import { runFor, runWhile } from './loops';
import { runBackground, runPipeline, runSubshell } from './pipelines';
import { redirect, restoreFds, type SavedFds } from './redirect';
import { closeProcessFds, runSimple } from './simple';
import { hasDebugTrap, runDebugTrap, runErrorTrap, runPendingTraps } from './traps';

/** Runs any command. Simple commands that need not wait give their status at once, without a generator. */
export function run(shell: Shell, command: Command, isTested: boolean): number | Blocking<number> {
  if (shell.options.n && !shell.traits.isOldAsh) return 0;
  if (shell.process.spendStep()) return runAfterSlice(shell, command, isTested);
  return dispatch(shell, command, isTested);
}

function dispatch(shell: Shell, command: Command, isTested: boolean): number | Blocking<number> {
  if (command.kind !== 'simple') return runCompound(shell, command, isTested);
  shell.line = command.line;
  if (!shell.isInTrap) shell.current = command;
  shell.isTested = isTested;
  if (shell.marksCommands && shell.foreignDepth === 0) shell.process.position = command;
  if (shell.traps.size > 0 && hasDebugTrap(shell)) return runAfterDebugTrap(shell, command, isTested);
  const result = runSimple(shell, command);
  if (typeof result !== 'number') return finishSimple(shell, result, isTested);
  shell.pipeStatuses = undefined;
  if (needsAttention(shell, result, isTested)) return attend(shell, result, isTested);
  shell.status = result;
  return result;
}

function* runAfterDebugTrap(shell: Shell, command: SimpleCommand, isTested: boolean): Blocking<number> {
  yield* runDebugTrap(shell);
  shell.line = command.line;
  const result = runSimple(shell, command);
  const status = typeof result === 'number' ? result : yield* result;
  shell.pipeStatuses = undefined;
  if (needsAttention(shell, status, isTested)) return yield* attend(shell, status, isTested);
  shell.status = status;
  return status;
}

/** The processor slice is used up: time passes, signals may have come. */
function* runAfterSlice(shell: Shell, command: Command, isTested: boolean): Blocking<number> {
  yield* shell.process.burnCpu();
  if (shell.process.hasPendingSignals && !shell.isInTrap) yield* runPendingTraps(shell);
  if (shell.flow !== 'none') return shell.status;
  const result = dispatch(shell, command, isTested);
  return typeof result === 'number' ? result : yield* result;
}

function* finishSimple(shell: Shell, result: Blocking<number>, isTested: boolean): Blocking<number> {
  const status = yield* result;
  shell.pipeStatuses = undefined;
  if (needsAttention(shell, status, isTested)) return yield* attend(shell, status, isTested);
  shell.status = status;
  return status;
}

function needsAttention(shell: Shell, status: number, isTested: boolean): boolean {
  if (shell.process.hasPendingSignals && !shell.isInTrap) return true;
  return status !== 0 && !isTested && (shell.options.e === true || shell.traps.has('ERR'));
}

/** What may follow a simple command: the ERR trap, `set -e`, traps of signals. */
function* attend(shell: Shell, status: number, isTested: boolean): Blocking<number> {
  shell.status = status;
  if (status !== 0 && !isTested) {
    if (shell.flow === 'none' && shell.traps.has('ERR')) yield* runErrorTrap(shell);
    exitOnError(shell, status, isTested);
  }
  if (shell.process.hasPendingSignals && !shell.isInTrap) yield* runPendingTraps(shell);
  return shell.flow === 'exit' || shell.flow === 'return' ? shell.status : status;
}

function* debug(shell: Shell, command: Command): Blocking<void> {
  if (shell.traps.size === 0 || !hasDebugTrap(shell)) return;
  shell.line = command.line;
  shell.current = command;
  yield* runDebugTrap(shell);
}

/** After a compound command that counts as one: the ERR trap of bash, and `set -e`. */
function* settle(shell: Shell, command: Command, status: number, isTested: boolean): Blocking<number> {
  if (command.kind !== 'pipeline') shell.pipeStatuses = undefined;
  if (status === 0 || isTested) return status;
  if (shell.isBash && shell.flow === 'none' && shell.traps.has('ERR')) {
    if (!shell.isInTrap && command.kind !== 'pipeline') {
      shell.current = command;
      shell.line = command.line;
    }
    shell.status = status;
    yield* runErrorTrap(shell);
  }
  exitOnError(shell, status, isTested);
  return status;
}

function exitOnError(shell: Shell, status: number, isTested: boolean): void {
  if (status === 0 || isTested || !shell.options.e || shell.flow !== 'none') return;
  shell.status = status;
  shell.flow = 'exit';
}

function* runCompound(shell: Shell, command: Command, isTested: boolean): Blocking<number> {
  let fds: SavedFds | undefined;
  if (command.redirections) {
    if (needSubstitution(command.redirections)) yield* substituteRedirections(shell, command.redirections);
    shell.line = shell.isBash && command.kind !== 'subshell' ? topLastLine(shell) : command.line;
    fds = redirect(shell, command.redirections);
    if (!fds) {
      if (!shell.flushNow()) yield* shell.flush();
      // The child of `( … ) >file` ends with 2; ash lets `set -e` pass over what is no child.
      const isChild = command.kind === 'subshell' && !shell.isBash;
      const status = isChild ? 2 : shell.traits.redirectionStatus;
      shell.status = status;
      if (isChild || shell.family !== 'ash') exitOnError(shell, status, isTested);
      return status;
    }
  }
  const body = fds ? runRedirected(shell, command, isTested, fds) : runBody(shell, command, isTested);
  const status = ++shell.nesting > shell.stackEnd ? yield* runDeeper(shell, body) : yield* body;
  shell.nesting--;
  shell.status = status;
  if (shell.process.hasPendingSignals && !shell.isInTrap) yield* runPendingTraps(shell);
  return shell.flow === 'exit' || shell.flow === 'return' ? shell.status : status;
}

/** An error that passes is told where standard error goes now. */
function sayNow(shell: Shell, error: unknown): void {
  if (!(error instanceof ShellError) || error.message === '') return;
  if (!error.ofBuiltin) shell.warn(error.message);
  else {
    const { commandName } = shell;
    shell.commandName = '';
    shell.warn(error.message);
    shell.commandName = commandName;
  }
  error.message = '';
}

/** Descriptors are put back even if an error ends the command: bash goes on with the next line, the others run traps. */
function* runRedirected(shell: Shell, command: Command, isTested: boolean, fds: SavedFds): Blocking<number> {
  try {
    const status = yield* runBody(shell, command, isTested);
    if (shell.hasOutput && !shell.flushNow()) yield* shell.flush();
    return status;
  } catch (error) {
    sayNow(shell, error);
    throw error;
  } finally {
    shell.flushNow();
    restoreFds(shell, fds);
    closeProcessFds(shell);
  }
}

function* runBody(shell: Shell, command: Command, isTested: boolean): Blocking<number> {
  switch (command.kind) {
    case 'list': {
      let status = 0;
      for (const member of command.commands) {
        const result = run(shell, member, isTested);
        status = typeof result === 'number' ? result : yield* result;
        if (shell.flow !== 'none') break;
      }
      return status;
    }
    case 'and':
    case 'or': {
      const left = run(shell, command.left, true);
      const status = typeof left === 'number' ? left : yield* left;
      if (shell.flow !== 'none' || (status === 0) !== (command.kind === 'and')) return status;
      const right = run(shell, command.right, isTested);
      return typeof right === 'number' ? right : yield* right;
    }
    case 'if':
      return yield* runIf(shell, command, isTested);
    case 'while':
      return yield* runWhile(shell, command, isTested);
    case 'for':
      return yield* runFor(shell, command, isTested);
    case 'select':
      return yield* bash.get().runSelect(shell, command, isTested);
    case 'arithmetic-for':
      return yield* arithmetic.get().runArithmeticFor(shell, command, isTested);
    case 'case':
      return yield* constructs.get().runCase(shell, command, isTested);
    case 'group': {
      const result = run(shell, command.body, isTested);
      return typeof result === 'number' ? result : yield* result;
    }
    case 'subshell':
      return yield* settle(shell, command, yield* runSubshell(shell, command, isTested), isTested);
    case 'pipeline': {
      const status = yield* runPipeline(shell, command, isTested);
      // What a pipeline of one command does on its own failure, that command has done.
      if (command.negated || command.commands.length < 2) return status;
      return yield* settle(shell, command, status, isTested);
    }
    case 'background':
      return runBackground(shell, command);
    case 'coproc':
      return bash.get().runCoprocess(shell, command);
    case 'function':
      shell.functions.set(command.name, command);
      shell.functionTexts.set(command, shell.sourceText);
      if (shell.isBash) shell.functionSources.set(command.name, shell.sourceName ?? shell.scriptName);
      return 0;
    case 'arithmetic':
      shell.line = command.line;
      yield* debug(shell, command);
      return yield* settle(shell, command, arithmetic.get().arithmeticStatus(shell, command.expression), isTested);
    case 'test':
      yield* debug(shell, command);
      return yield* settle(shell, command, yield* bash.get().runTestCommand(shell, command), isTested);
    case 'simple':
      return 0;
  }
}

function* runIf(shell: Shell, command: If, isTested: boolean): Blocking<number> {
  const result = run(shell, command.condition, true);
  const condition = typeof result === 'number' ? result : yield* result;
  if (shell.flow !== 'none') return shell.status;
  const branch = condition === 0 ? command.then : command.otherwise;
  if (!branch) return 0;
  const chosen = run(shell, branch, isTested);
  return typeof chosen === 'number' ? chosen : yield* chosen;
}
