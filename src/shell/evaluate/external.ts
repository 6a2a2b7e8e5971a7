import { findProgram, isErrno, type LookUp } from '../../process/index';
import type { Blocking, Process } from '../../process/types';
import type { SimpleCommand } from '../parse/ast';
import { seldom } from '../parts';
import { ShellError } from '../shellError';
import type { Shell } from '../state';
import { waitForChild } from './children';
import { expandTargets, keepFds, redirect } from './redirect';
import { assignAll, restoreVariables, saveVariables } from './simpleVariables';
import { traceCommand } from './trace';

/** Finds a program by PATH, remembering where it was. */
export function lookUpProgram(shell: Shell, name: string): LookUp {
  const searchPath = shell.get('PATH') ?? '';
  if (name.includes('/')) return findProgram(shell.process, name, searchPath);
  if (searchPath !== shell.hashedPathVariable) {
    shell.hashedPaths = new Map();
    shell.hashedPathVariable = searchPath;
  }
  const known = shell.hashedPaths.get(name);
  if (known !== undefined && shell.process.exists(known)) return { path: known };
  const found = findProgram(shell.process, name, searchPath);
  if ('path' in found && found.path.startsWith('/')) shell.hashedPaths.set(name, found.path);
  return found;
}

/** Says that a command cannot be run; its status: 127 not found, 126 not executable. */
export function reportMissing(shell: Shell, name: string, problem: 'ENOENT' | 'EACCES' | 'EISDIR'): number {
  if (problem === 'ENOENT') {
    if (name === '' && !shell.isBash) shell.warn(': Permission denied');
    else if (!shell.isBash) shell.warn(`${name}: not found`);
    else shell.warn(name.includes('/') ? `${name}: No such file or directory` : `${name}: command not found`);
    return 127;
  }
  shell.warn(`${name}: ${problem === 'EISDIR' && shell.isBash ? 'Is a directory' : 'Permission denied'}`);
  return 126;
}

/** An external program in a child; in place if this is a forked child's last command. */
export function* runExternalCommand(shell: Shell, command: SimpleCommand, argv: readonly string[]): Blocking<number> {
  const name = argv[0] ?? '';
  let environment = shell.environment();
  let found: LookUp;
  let traced: readonly string[] = [];
  if (command.assignments.length > 0) {
    const saved = saveVariables(shell, command.assignments);
    traced = assignAll(shell, command.assignments, true);
    for (const [assigned] of saved) shell.variables.change(assigned, { isExported: true });
    environment = shell.environment();
    found = lookUpProgram(shell, name);
    restoreVariables(shell, saved);
  } else found = lookUpProgram(shell, name);
  // `command` has been shown already.
  if (shell.options.x && command.words.length > 0) {
    traceCommand(shell, argv, traced);
    if (!shell.flushNow()) yield* shell.flush();
  }
  const run: ExternalRun = { argv, environment, found };
  if (shell.isBash) shell.kept.hashHits.set(name, (shell.kept.hashHits.get(name) ?? 0) + 1);
  const { redirections } = command;
  if (redirections.length > 0) command = { ...command, redirections: expandTargets(shell, redirections) };
  if (shell.isTail) return yield* runInPlace(shell, command, run);
  if ('problem' in found && command.redirections.length === 0) {
    const status = reportMissing(shell, name, found.problem);
    if (!shell.flushNow()) yield* shell.flush();
    return status;
  }
  if ('path' in found && command.redirections.length === 0) {
    const { path } = found;
    const child = shell.process.fork(argv, (process) => execOrInterpret(shell, process, run, path));
    return yield* waitForChild(shell, child, shell.sourceText.slice(command.start, command.end));
  }
  let copy: Shell | undefined;
  const child = shell.process.fork(argv, () => (copy ? runChecked(copy, command, run) : 0));
  copy = shell.forkInto(child);
  copy.traps.clear();
  copy.substitutions = shell.substitutions;
  copy.sockets = shell.sockets;
  return yield* waitForChild(shell, child, shell.sourceText.slice(command.start, command.end));
}

interface ExternalRun {
  argv: readonly string[];
  environment: Readonly<Record<string, string>>;
  found: LookUp;
}

/** A child whose redirections may fail to expand: it says so and ends. */
function* runChecked(shell: Shell, command: SimpleCommand, run: ExternalRun): Blocking<number> {
  try {
    return yield* runInPlace(shell, command, run);
  } catch (error) {
    if (!(error instanceof ShellError)) throw error;
    if (error.message !== '') shell.warn(error.message);
    yield* shell.flush();
    return error.status;
  }
}

/** Redirects, then becomes the program. The shell is a child's: it ends with it. */
function* runInPlace(shell: Shell, command: SimpleCommand, run: ExternalRun): Blocking<number> {
  if (command.redirections.length > 0) {
    const saved = redirect(shell, command.redirections);
    if (!saved) {
      yield* shell.flush();
      return shell.traits.redirectionStatus;
    }
    // Nothing is put back: a pipe that the program no longer writes to must not stay open.
    keepFds(saved);
  }
  if ('problem' in run.found) {
    const status = reportMissing(shell, run.argv[0] ?? '', run.found.problem);
    yield* shell.flush();
    return status;
  }
  yield* shell.flush();
  return yield* execOrInterpret(shell, shell.process, run, run.found.path);
}

/** Becomes a program. A file without `#!` is a script for this shell. */
export function* execOrInterpret(
  shell: Shell,
  process: Process,
  { argv, environment }: Pick<ExternalRun, 'argv' | 'environment'>,
  path: string,
): Blocking<number> {
  try {
    return yield* process.exec(argv, environment, path);
  } catch (error) {
    if (!isErrno(error)) throw error;
    if (error.code === 'ENOEXEC') return yield* interpret(shell, process, argv, environment, path);
    yield* process.error(`${shell.prefix()}${missingInterpreter(shell, argv[0] ?? '', path)}`);
    return error.code === 'ENOENT' ? 127 : 126;
  }
}

function missingInterpreter(shell: Shell, name: string, path: string): string {
  return shell.isBash ? `${path}: cannot execute: required file not found` : `${name}: not found`;
}

function* interpret(
  shell: Shell,
  process: Process,
  argv: readonly string[],
  environment: Readonly<Record<string, string>>,
  path: string,
): Blocking<number> {
  const name = shell.isBash ? 'bash' : 'sh';
  return yield* process.exec([name, path, ...argv.slice(1)], environment, shell.interpreter.shellPath(shell));
}

/** `exec`: redirections that stay, or a program in place of the shell. */
export function* execBuiltin(shell: Shell, command: SimpleCommand, argv: readonly string[]): Blocking<number> {
  yield* shell.flush();
  if (command.redirections.length > 0) {
    const saved = redirect(shell, command.redirections);
    if (!saved) {
      yield* shell.flush();
      if (shell.isBash) return 1;
      throw new ShellError('', shell.traits.redirectionStatus);
    }
    keepFds(saved);
  }
  let words = argv.slice(1);
  const isPlain = words[0] === '--' && shell.family !== 'dash';
  if (isPlain) words = words.slice(1);
  let shownName: string | undefined;
  let environment = shell.environment();
  while (shell.isBash && (words[0] === '-c' || words[0] === '-l')) {
    if (words[0] === '-c') environment = {};
    words = words.slice(1);
  }
  if (words[0] === '-a' && shell.family !== 'dash') {
    shownName = words[1];
    words = words.slice(2);
  }
  const name = words[0];
  if (name === undefined) return 0;
  if (shell.family === 'ash' && /^-./.test(name) && !isPlain) return seldom.get().refuseOption(shell, 'exec', name, '');
  const found = lookUpProgram(shell, name);
  if ('problem' in found) {
    const refused = shell.isBash ? 'cannot execute' : 'Permission denied';
    const reason = found.problem === 'ENOENT' ? 'not found' : refused;
    const where = shell.family === 'ash' ? shell.builtinLine() : '';
    if (shell.isBash && found.problem === 'EISDIR') {
      const path = name.startsWith('/') ? name : `${shell.process.cwd}/${name.replace(/^\.\//, '')}`;
      shell.warn(`${path}: Is a directory`);
      shell.warn(`exec: ${path}: cannot execute: Is a directory`);
    } else shell.warn(`exec: ${where}${name}: ${reason}`);
    yield* shell.flush();
    shell.status = found.problem === 'ENOENT' ? 127 : 126;
    shell.flow = 'exit';
    return shell.status;
  }
  const status = yield* execOrInterpret(
    shell,
    shell.process,
    { argv: shownName === undefined ? words : [shownName, ...words.slice(1)], environment },
    found.path,
  );
  shell.traps.delete('EXIT');
  shell.status = status;
  shell.flow = 'exit';
  return status;
}
