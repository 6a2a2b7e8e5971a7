import { isErrno } from '../../process/index';
import type { Blocking } from '../../process/types';
import { CALL_WEIGHT, runDeeper } from '../evaluate/depth';
import { runReturnTrap } from '../evaluate/traps';
import { ShellError } from '../shellError';
import type { Builtin, Shell } from '../state';
import { refuseOption } from './refuse';

export const evalBuiltin: Builtin = (shell, argv) => {
  if (shell.isBash && /^-[^-]/.test(argv[1] ?? '')) return refuseOption(shell, 'eval', argv[1] ?? '', 'eval [arg ...]');
  const text = argv.slice(1).join(' ');
  if (text.trim() === '') return 0;
  shell.status = 0;
  // dash counts the lines of `eval` from 1, the others go on from its own.
  const firstLine = shell.family === 'dash' ? 1 : shell.line;
  return nested(shell, within(shell, 'eval', shell.interpreter.source(shell, text, firstLine, shell.isTested)));
};

/** Complaints about what runs inside name the builtin (ash, dash). */
function* within(shell: Shell, name: string, running: Blocking<number>): Blocking<number> {
  const { commandName } = shell;
  shell.commandName = name;
  try {
    return yield* running;
  } finally {
    shell.commandName = commandName;
  }
}

function* nested(shell: Shell, running: Blocking<number>): Blocking<number> {
  const { nesting } = shell;
  shell.nesting += CALL_WEIGHT;
  const status = shell.nesting > shell.stackEnd ? yield* runDeeper(shell, running) : yield* running;
  shell.nesting = nesting;
  return status;
}

export const sourceBuiltin: Builtin = (shell, argv) => {
  const file = argv[1];
  if (file === undefined) {
    if (shell.isBash) {
      shell.warn(`${argv[0]}: filename argument required`);
      shell.put(2, `${argv[0]}: usage: ${argv[0]} filename [arguments]\n`);
    }
    return shell.family === 'dash' ? 0 : 2;
  }
  if (shell.isBash && /^-[^-]/.test(file))
    return refuseOption(shell, argv[0] ?? '.', file, `${argv[0]} filename [arguments]`);
  if (shell.isBash && isStream(shell, file)) return nested(shell, within(shell, file, runStream(shell, file, argv)));
  const text = readSource(shell, file);
  if (text === undefined) return shell.traps.has('RETURN') ? nested(shell, failWithTrap(shell)) : 1;
  return nested(shell, within(shell, file, runFile(shell, text, argv)));
};

/** bash: what could not be read has returned as well. */
function* failWithTrap(shell: Shell): Blocking<number> {
  yield* runReturnTrap(shell);
  return 1;
}

/** A pipe, as of `source <(…)`: what it gives has to be waited for. */
function isStream(shell: Shell, file: string): boolean {
  if (/^\/dev\/(?:fd\/\d+|stdin)$/.test(file)) return true;
  return file.includes('/') && shell.process.tryStat(file)?.type === 'fifo';
}

function* runStream(shell: Shell, file: string, argv: readonly string[]): Blocking<number> {
  const { process } = shell;
  let text: string;
  try {
    const fd = process.lowestFreeFd(10);
    process.setFd(fd, process.open(file, { read: true }));
    text = yield* process.readAll(fd);
    process.setFd(fd, undefined);
  } catch (error) {
    if (!isErrno(error)) throw error;
    shell.warn(`${file}: ${error.message}`);
    return 1;
  }
  return yield* runFile(shell, text, argv);
}

function readSource(shell: Shell, file: string): string | undefined {
  const { process } = shell;
  let path: string | undefined = file;
  if (!file.includes('/')) {
    path = (shell.get('PATH') ?? '')
      .split(':')
      .map((directory) => `${directory}/${file}`)
      .find((candidate) => process.tryStat(candidate)?.type === 'file');
    if (path === undefined && (shell.isBash || shell.traits.isOldAsh) && process.exists(file)) path = file;
  }
  let reason = 'No such file or directory';
  try {
    if (path !== undefined) return process.readFile(path);
  } catch (error) {
    if (!isErrno(error)) throw error;
    // ash and dash read nothing from a directory.
    if (!shell.isBash && error.code === 'EISDIR') return '';
    reason = error.message;
  }
  if (shell.isBash) {
    shell.warn(reason === 'Is a directory' ? `.: ${file}: is a directory` : `${file}: ${reason}`);
    return undefined;
  }
  if (shell.family === 'dash') {
    if (path === undefined) throw new ShellError(`.: ${file}: not found`, 2);
    const words = reason === 'No such file or directory' ? 'No such file' : reason;
    throw new ShellError(`.: cannot open ${file}: ${words}`, 2);
  }
  throw new ShellError(
    `.: ${shell.builtinLine()}${file.includes('/') ? `can't open '${file}': ${reason}` : `${file}: not found`}`,
    2,
  );
}

function* runFile(shell: Shell, text: string, argv: readonly string[]): Blocking<number> {
  const { positional, sourceName, isTested } = shell;
  const words = argv.slice(2);
  if (shell.isBash) {
    shell.sourceName = argv[1];
    shell.frames.push({ name: 'source', line: shell.line, source: argv[1] ?? '' });
  }
  const replaces = words.length > 0 && shell.family !== 'dash';
  if (replaces) shell.positional = words;
  shell.status = 0;
  shell.callDepth++;
  const status = yield* shell.interpreter.source(shell, text, 1, isTested);
  if (shell.functionNames.length === 0 || shell.options.T) yield* runReturnTrap(shell);
  shell.callDepth--;
  shell.sourceName = sourceName;
  if (shell.isBash) shell.frames.pop();
  if (replaces) shell.positional = positional;
  if (shell.flow !== 'return') return status;
  shell.flow = 'none';
  return shell.status;
}
