import { isErrno } from '../../process/index';
import type { Blocking } from '../../process/types';
import { CALL_WEIGHT, runDeeper } from '../evaluate/depth';
import { runReturnTrap } from '../evaluate/traps';
import { ShellError } from '../shellError';
import type { Builtin, Shell } from '../state';

/** A number given to `exit`, `shift`, `return`, `break`. Throws ShellError in the words of the shell. */
export function numberArgument(shell: Shell, command: string, word: string, endsBash = false): number {
  if (shell.isBash ? /^-?\d+$/.test(word) : /^\d+$/.test(word)) {
    if (shell.family !== 'dash' || Number(word) < 2 ** 31) return Number(word);
  }
  if (shell.isBash) throw new ShellError(`${command}: ${word}: numeric argument required`, 2, endsBash);
  const where = shell.family === 'ash' ? shell.builtinLine() : '';
  throw new ShellError(`${command}: ${where}Illegal number: ${word}`, 2);
}

export const exit: Builtin = (shell, argv) => {
  if (shell.isBash && argv.length > 2 && /^-?\d+$/.test(argv[1] ?? '')) {
    shell.warn('exit: too many arguments');
    shell.status = 1;
    shell.flow = 'exit';
    return 1;
  }
  let status = shell.trapStatus ?? shell.status;
  const word = argv[1];
  if (word !== undefined) {
    if (shell.isBash && !/^-?\d+$/.test(word)) {
      shell.warn(`exit: ${word}: numeric argument required`);
      status = 2;
    } else status = numberArgument(shell, 'exit', word, true);
  }
  shell.status = status & 255;
  shell.flow = 'exit';
  return shell.status;
};

export const returnBuiltin: Builtin = (shell, argv) => {
  refuseMore(shell, argv);
  const status = returnStatus(shell, argv[1]);
  if (shell.callDepth === 0 && shell.isBash) {
    shell.warn("return: can only `return' from a function or sourced script");
    return 2;
  }
  shell.status = status;
  shell.flow = shell.callDepth > 0 || shell.trapStatus !== undefined ? 'return' : 'exit';
  return status;
};

/** bash returns from the function, with 2, even where it cannot read the number. */
function returnStatus(shell: Shell, word: string | undefined): number {
  if (word === undefined) return shell.status;
  // dash keeps all of the number.
  if (!shell.isBash || /^-?\d+$/.test(word))
    return numberArgument(shell, 'return', word) & (shell.family === 'dash' ? 0x7fffffff : 255);
  shell.warn(`return: ${word}: numeric argument required`);
  return 2;
}

/** ash and dash look at the number even where there is no loop. */
function refuseCount(shell: Shell, flow: string, word: string): void {
  if (numberArgument(shell, flow, word) > 0) return;
  throw new ShellError(`${flow}: ${shell.family === 'ash' ? shell.builtinLine() : ''}Illegal number: ${word}`, 2);
}

function leaveLoop(flow: 'break' | 'continue'): Builtin {
  return (shell, argv) => {
    if (!shell.isBash && argv[1] !== undefined) refuseCount(shell, flow, argv[1]);
    if (shell.loopDepth === 0) {
      if (shell.isBash) shell.warn(`${flow}: only meaningful in a \`for', \`while', or \`until' loop`);
      return 0;
    }
    if (shell.isBash && argv[1] !== undefined && !/^-?\d+$/.test(argv[1])) {
      shell.warn(`${flow}: ${argv[1]}: numeric argument required`);
      shell.flow = 'exit';
      shell.status = 128;
      return 128;
    }
    const count = argv[1] === undefined ? 1 : numberArgument(shell, flow, argv[1]);
    if (count < 1) {
      shell.warn(`${flow}: ${argv[1]}: loop count out of range`);
      shell.flow = 'break';
      shell.flowCount = shell.loopDepth;
      return 1;
    }
    shell.flow = flow;
    shell.flowCount = Math.min(count, shell.loopDepth);
    return 0;
  };
}

export const breakBuiltin = leaveLoop('break');
export const continueBuiltin = leaveLoop('continue');

/** bash gives up the line then. */
function refuseMore(shell: Shell, argv: readonly string[]): void {
  if (shell.isBash && argv.length > 2) throw new ShellError(`${argv[0]}: too many arguments`, 1);
}

export const shift: Builtin = (shell, argv) => {
  refuseMore(shell, argv);
  const count = argv[1] === undefined ? 1 : numberArgument(shell, 'shift', argv[1]);
  if (count > shell.positional.length || count < 0) {
    if (shell.family === 'dash') throw new ShellError("shift: can't shift that many", 2);
    if (count < 0) shell.warn(`shift: ${count}: shift count out of range`);
    return 1;
  }
  shell.positional = shell.positional.slice(count);
  if (!shell.isBash) shell.resetOptions();
  return 0;
};

export const evalBuiltin: Builtin = (shell, argv) => {
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
  if (shell.isBash && isStream(shell, file)) return nested(shell, within(shell, file, runStream(shell, file, argv)));
  const text = readSource(shell, file);
  return text === undefined ? 1 : nested(shell, within(shell, file, runFile(shell, text, argv)));
};

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
