import { STRERROR } from '../../process/index';
import type { Blocking, ErrnoCode } from '../../process/types';
import { hasBuiltin, SPECIAL_BUILTINS } from '../dialect';
import { substitute, substituteRedirections } from '../expand/substitute';
import { expandWords } from '../expand/words';
import type { SimpleCommand } from '../parse/ast';
import { constructs } from '../parts';
import { ShellError } from '../shellError';
import type { Builtin, Shell } from '../state';
import { execBuiltin, runExternalCommand } from './external';
import { redirect, restoreFds, type SavedFds } from './redirect';
import { assignAll, restoreVariables, type SavedVariables, saveVariables } from './simpleVariables';
import { traceCommand } from './trace';

/** Builtins whose errors bash reports under their own name and survives. */
const DECLARING: ReadonlySet<string> = new Set(['export', 'readonly', 'local', 'declare', 'typeset', 'unset']);

/** Builtins whose mistakes end ash and dash. */
const ENDS_SHELL: ReadonlySet<string> = new Set([...SPECIAL_BUILTINS, 'local', 'source']);

/** A simple command: a status at once, or a generator where something had to wait. */
export function runSimple(shell: Shell, command: SimpleCommand): number | Blocking<number> {
  if (command.hasSubstitution) return runSubstituting(shell, command);
  shell.hadSubstitution = false;
  return execute(shell, command, expandWords(shell, command.words));
}

function* runSubstituting(shell: Shell, command: SimpleCommand): Blocking<number> {
  shell.hadSubstitution = false;
  yield* substitute(shell, command.words);
  yield* substituteRedirections(shell, command.redirections);
  const argv = expandWords(shell, command.words);
  for (const { value, array, index } of command.assignments) {
    if (value) yield* substitute(shell, [value]);
    if (array) yield* substitute(shell, array);
    if (index) yield* substitute(shell, [index]);
  }
  if (shell.flow !== 'none') return shell.status;
  const result = execute(shell, command, argv);
  const status = typeof result === 'number' ? result : yield* result;
  closeProcessFds(shell);
  return status;
}

export function closeProcessFds(shell: Shell): void {
  for (const fd of shell.processFds) shell.process.setFd(fd, undefined);
  if (shell.processFds.length > 0) shell.processFds = [];
}

function execute(shell: Shell, command: SimpleCommand, argv: readonly string[]): number | Blocking<number> {
  const name = argv[0];
  shell.lastWord = argv.length > 1 ? argv[argv.length - 1] : name;
  if (name === undefined) return assignOnly(shell, command);
  const definition = shell.functions.get(name);
  if (!definition || (SPECIAL_BUILTINS.has(name) && !shell.isBash)) {
    const builtin = shell.interpreter.builtins.get(name);
    if (builtin && hasBuiltin(shell.traits, name)) return runBuiltin(shell, command, argv, builtin);
  }
  if (definition) return constructs.get().callFunction(shell, command, argv, definition);
  return runExternalCommand(shell, command, argv);
}

/** `x=1 y=$(cmd) >file` without a command. The status is that of the last `$(…)`. */
function assignOnly(shell: Shell, command: SimpleCommand): number | Blocking<number> {
  const status = shell.hadSubstitution ? shell.substitutionStatus : 0;
  if (command.redirections.length > 0) {
    const saved = redirect(shell, command.redirections);
    if (!saved) return ended(shell, shell.traits.redirectionStatus);
    restoreFds(shell, saved);
  }
  traceCommand(shell, [], assignAll(shell, command.assignments));
  return ended(shell, status);
}

/** Writes what the shell itself has to say. */
export function ended(shell: Shell, status: number): number | Blocking<number> {
  return !shell.hasOutput || shell.flushNow() ? status : flushed(shell, status);
}

function* flushed(shell: Shell, status: number): Blocking<number> {
  yield* shell.flush();
  return status;
}

function runBuiltin(
  shell: Shell,
  command: SimpleCommand,
  argv: readonly string[],
  builtin: Builtin,
): number | Blocking<number> {
  // `command` gives way to what it calls: ash shows that only, and `exec` stays what it is.
  const called = argv[0] === 'command' && !shell.isBash ? calledBy(argv) : undefined;
  if (called?.[0] === 'exec') return execBuiltin(shell, command, called);
  const name = argv[0] ?? '';
  const isSpecial = SPECIAL_BUILTINS.has(name);
  let variables: SavedVariables = [];
  let traced: readonly string[] = [];
  if (command.assignments.length > 0) {
    const isTemporary = !isSpecial || shell.isBash;
    if (isTemporary) variables = saveVariables(shell, command.assignments);
    traced = assignAll(shell, command.assignments, true);
    for (const [assigned] of variables) shell.variables.change(assigned, { isExported: true });
  }
  if (shell.options.x) {
    traceCommand(shell, (shell.family === 'ash' ? called : undefined) ?? argv, traced);
    shell.flushNow();
  }
  if (name === 'exec') return execBuiltin(shell, command, argv);
  let fds: SavedFds = [];
  if (command.redirections.length > 0) {
    const saved = redirect(shell, command.redirections);
    if (!saved) {
      restoreVariables(shell, variables);
      if (isSpecial && !shell.isBash) throw new ShellError('', shell.traits.redirectionStatus);
      return ended(shell, shell.traits.redirectionStatus);
    }
    fds = saved;
  }
  const result = callBuiltin(shell, argv, builtin, fds);
  if (typeof result === 'number' && (!shell.hasOutput || shell.flushNow())) {
    const status = shell.writeError === undefined ? result : reportWriteError(shell, name, shell.writeError);
    if (fds.length > 0) restoreFds(shell, fds);
    if (variables.length > 0) restoreVariables(shell, variables);
    return status;
  }
  return endBuiltin(shell, name, result, fds, variables);
}

/** The words after `command` and its `-p`; undefined if it only asks for them. */
function calledBy(argv: readonly string[]): readonly string[] | undefined {
  const rest = argv.slice(argv[1] === '-p' || argv[1] === '--' ? 2 : 1);
  return /^-/.test(rest[0] ?? '-') ? undefined : rest;
}

function callBuiltin(
  shell: Shell,
  argv: readonly string[],
  builtin: Builtin,
  fds: SavedFds,
): number | Blocking<number> {
  const { commandName } = shell;
  shell.commandName = '';
  try {
    return builtin(shell, argv);
  } catch (error) {
    if (error instanceof ShellError) nameBuiltin(shell, argv[0] ?? '', error);
    if (error instanceof ShellError && shell.isBash && error.isReadonly && !DECLARING.has(argv[0] ?? '')) {
      shell.warn(error.message);
      return argv[0] === 'getopts' ? 2 : 1;
    }
    if (fds.length > 0) {
      if (error instanceof ShellError && error.message !== '') {
        const isDeclaring = shell.isBash && DECLARING.has(argv[0] ?? '');
        shell.warn(isDeclaring ? `${argv[0]}: ${error.message}` : error.message);
        error.message = '';
      }
      shell.flushNow();
      restoreFds(shell, fds);
    }
    if (error instanceof ShellError && shell.isBash && !error.endsBash && DECLARING.has(argv[0] ?? '')) {
      if (error.message !== '') shell.warn(`${argv[0]}: ${error.message}`);
      return 1;
    }
    // Only a special builtin's mistake ends ash and dash.
    if (error instanceof ShellError && !shell.isBash && !ENDS_SHELL.has(argv[0] ?? '') && shell.flow === 'none') {
      if (error.message !== '') shell.warn(error.message);
      return error.status;
    }
    throw error;
  } finally {
    shell.commandName = commandName;
  }
}

/** ash and dash name the builtin that meets a readonly variable. */
function nameBuiltin(shell: Shell, name: string, error: ShellError): void {
  error.ofBuiltin = true;
  if (shell.isBash || !/^\w+: is read only$/.test(error.message)) return;
  error.message = `${name}: ${shell.family === 'ash' ? shell.builtinLine() : ''}${error.message}`;
}

/** What waits and then fails, as `read` into a readonly variable, ends no shell. */
function* survive(shell: Shell, name: string, result: Blocking<number>): Blocking<number> {
  try {
    return yield* result;
  } catch (error) {
    if (!(error instanceof ShellError)) throw error;
    if (shell.isBash ? !error.isReadonly : ENDS_SHELL.has(name)) throw error;
    nameBuiltin(shell, name, error);
    const { commandName } = shell;
    shell.commandName = '';
    if (error.message !== '') shell.warn(error.message);
    shell.commandName = commandName;
    return error.status;
  }
}

/** A builtin whose output could not be written fails, and says so while its redirections hold. */
function reportWriteError(shell: Shell, name: string, code: ErrnoCode): number {
  shell.writeError = undefined;
  const reason = STRERROR[code];
  if (shell.isBash) shell.warn(`${name}: write error: ${reason}`);
  else shell.warn(shell.family === 'dash' ? `${name}: ${name}: I/O error` : `write error: ${reason}`);
  shell.flushNow();
  return 1;
}

function* endBuiltin(
  shell: Shell,
  name: string,
  result: number | Blocking<number>,
  fds: SavedFds,
  variables: SavedVariables,
): Blocking<number> {
  let status = typeof result === 'number' ? result : yield* survive(shell, name, result);
  yield* shell.flush();
  if (shell.writeError !== undefined) status = reportWriteError(shell, name, shell.writeError);
  restoreFds(shell, fds);
  restoreVariables(shell, variables);
  return status;
}
