import { isErrno } from '../process/index';
import type { Blocking, Dialect, Process, Program } from '../process/types';
import { BUILTINS } from './builtins/index';
import { setOptions } from './builtins/options';
import { traitsOf } from './dialect';
import { runExternalWords } from './evaluate/externalWords';
import { run } from './evaluate/run';
import { runForeign, runSource } from './evaluate/source';
import { substituteCommand } from './evaluate/substitution';
import { finish } from './evaluate/top';
import type { Interpreter } from './interpreter';
import { interactive, seldom } from './parts';
import { ShellError } from './shellError';
import { initialVariables } from './startup';
import { Shell } from './state';

const INTERPRETER: Interpreter = {
  run,
  *source(shell, text, firstLine, isTested) {
    return yield* runForeign(shell, text, shell.commandName ?? (shell.isBash ? 'eval' : '-c'), firstLine, isTested);
  },
  runExternal: runExternalWords,
  substituteCommand,
  shellPath: (shell) => (shell.isBash ? '/bin/bash' : '/bin/sh'),
  builtins: BUILTINS,
};

/** A shell as a program: `sh -c text [name [words]]`, `sh [options] file [words]`, `sh` reading its standard input. */
export function shellProgram(dialect: Dialect): Program {
  return (process, argv) => start(process, argv, dialect);
}

interface Invocation {
  command: string | undefined;
  readsInput: boolean;
  isInteractive: boolean;
  words: readonly string[];
}

function* start(process: Process, argv: readonly string[], dialect: Dialect): Blocking<number> {
  const shell = new Shell(process, traitsOf(dialect), INTERPRETER);
  shell.name = nameOf(argv[0] ?? 'sh');
  initialVariables(shell);
  if (!shell.isBash && process.signalDisposition('INT') === 'default') process.setSignal('INT', 'catch');
  if (shell.family === 'ash' && process.signalDisposition('QUIT') === 'default') process.setSignal('QUIT', 'ignore');
  const invocation = readOptions(shell, argv.slice(1));
  if (typeof invocation === 'number') {
    yield* shell.flush();
    return invocation;
  }
  const { command, words } = invocation;
  if (command !== undefined) {
    if (words[0] !== undefined) {
      shell.name = words[0];
      // A shell that was given a name says the line as well.
      if (!shell.isBash) shell.scriptName = words[0];
    }
    shell.positional = words.slice(1);
    shell.options.c = true;
    if (shell.isBash) shell.set('BASH_EXECUTION_STRING', command);
    // Only the script of the container's first process has a place in the Pod's YAML.
    shell.marksCommands = process.pid === 1 && process.position === undefined;
    yield* runSource(shell, command, '-c');
    return yield* finish(shell);
  }
  const [file, ...rest] = words;
  if (file !== undefined && !invocation.readsInput) return yield* runFile(shell, file, rest);
  shell.positional = words;
  shell.options.s = true;
  if (invocation.isInteractive || process.isTerminal(0)) yield* interactive.get().runInteractive(shell);
  else yield* interactive.get().runStandardInput(shell);
  return yield* finish(shell);
}

/** A login shell is called `-sh`; messages begin with the name as it was called. */
function nameOf(word: string): string {
  return word.startsWith('-') ? word.slice(1) : word;
}

function* runFile(shell: Shell, file: string, words: readonly string[]): Blocking<number> {
  const { name } = shell;
  let text: string;
  try {
    text = shell.process.readFile(file);
  } catch (error) {
    if (!isErrno(error)) throw error;
    const reason = error.message;
    // ash and dash read nothing from a directory.
    if (!shell.isBash && error.code === 'EISDIR') return 0;
    const opened = error.code === 'EISDIR' ? file : name;
    if (shell.isBash) shell.put(2, `${opened}: ${file}: ${reason}\n`);
    else if (shell.family === 'dash')
      shell.put(2, `${name}: 0: cannot open ${file}: ${error.code === 'ENOENT' ? 'No such file' : reason}\n`);
    else shell.put(2, `${name}: can't open '${file}': ${reason}\n`);
    yield* shell.flush();
    return shell.family === 'dash' || error.code !== 'ENOENT' ? (shell.isBash ? 126 : 2) : shell.isBash ? 127 : 2;
  }
  shell.name = file;
  shell.scriptName = file;
  shell.positional = words;
  yield* runSource(shell, text, '');
  return yield* finish(shell);
}

/** Splits `-euc text name words` into options that are set and what is to be run; or the status of a bad option. */
function readOptions(shell: Shell, argv: readonly string[]): Invocation | number {
  let words = argv;
  let hasCommand = false;
  let readsInput = false;
  let isInteractive = false;
  for (;;) {
    const [word = ''] = words;
    if (word === '--' || word === '-') {
      words = words.slice(1);
      break;
    }
    if (shell.isBash && word.startsWith('--')) {
      if (word === '--version') {
        shell.put(1, 'GNU bash, version 5.2.15(1)-release (x86_64-pc-linux-gnu)\n');
        return 0;
      }
      if (!/^--(?:noprofile|norc|posix|login|noediting|restricted|verbose|(?:init|rc)-?file)$/.test(word))
        return seldom.get().refuseInvocation(shell, word);
      words = words.slice(/file$/.test(word) ? 2 : 1);
      continue;
    }
    if (!/^[-+]./.test(word)) break;
    let letters = '';
    for (const letter of word.slice(1)) {
      if (letter === 'c') hasCommand = true;
      else if (letter === 's') readsInput = true;
      else if (letter === 'i') isInteractive = true;
      else if (letter !== 'l') letters += letter;
    }
    if (shell.isBash && /[^abefhkmnoptuvxBCEHPTDrO]/.test(letters)) return seldom.get().refuseInvocation(shell, word);
    const takesName = letters.endsWith('o');
    const status = letters === '' ? 0 : applyOptions(shell, word.charAt(0) + letters, takesName ? words[1] : undefined);
    // ash says so and ends, as if it were done.
    if (status !== 0) return shell.family === 'ash' && status === 1 ? 0 : status;
    words = words.slice(takesName ? 2 : 1);
  }
  if (!hasCommand) return { command: undefined, readsInput, isInteractive, words };
  const [command, ...rest] = words;
  if (command === undefined) {
    shell.put(
      2,
      shell.isBash ? `${shell.name}: -c: option requires an argument\n` : `${atStart(shell)}-c requires an argument\n`,
    );
    return 2;
  }
  return { command, readsInput, isInteractive, words: rest };
}

/** How ash and dash begin a complaint before they have read a line. */
function atStart(shell: Shell): string {
  return shell.isBash ? '' : shell.family === 'dash' ? `${shell.name}: 0: ` : `${shell.name}: `;
}

function applyOptions(shell: Shell, option: string, name: string | undefined): number {
  try {
    const result = setOptions(shell, name === undefined ? [option] : [option, name], shell.isBash ? shell.name : '');
    return typeof result === 'number' ? result : 0;
  } catch (error) {
    if (!(error instanceof ShellError)) throw error;
    shell.put(2, `${atStart(shell)}${error.message}\n`);
    return error.status;
  }
}
