import type { Blocking } from '../process/types';
import { runSource } from './evaluate/source';
import { createParser } from './parse/parser';
import type { Shell } from './state';

/** A shell at a terminal: prompts, reads a complete command, runs it, until end of file or `exit`. */
export function* runInteractive(shell: Shell): Blocking<void> {
  const { process } = shell;
  shell.isInteractive = true;
  // A shell at a terminal survives Ctrl-C: it gives up the line, or waits for the child that got the signal too.
  process.setSignal('INT', 'catch');
  process.setSignal('TERM', 'ignore');
  process.setSignal('QUIT', 'ignore');
  let text = '';
  for (;;) {
    shell.put(2, text === '' ? promptOf(shell) : (shell.get('PS2') ?? '> '));
    yield* shell.flush();
    const line = yield* readInteractiveLine(shell);
    if (line === 'interrupted') {
      text = '';
      shell.status = 130;
      shell.put(2, '\n');
      continue;
    }
    if (line === '') {
      if (shell.isBash) shell.put(2, 'exit\n');
      return;
    }
    text += line;
    if (!isComplete(shell, text)) continue;
    const command = text;
    text = '';
    yield* runSource(shell, command, '');
    if (shell.flow === 'exit') return;
    shell.flow = 'none';
  }
}

function* readInteractiveLine(shell: Shell): Blocking<string | 'interrupted'> {
  const { process } = shell;
  for (;;) {
    if (process.takeSignals().includes('INT')) return 'interrupted';
    const text = process.tryRead(0);
    if (text !== undefined) return text;
    const wakeup = yield* process.waitForInput(0);
    if (wakeup === 'interrupted' && process.takeSignals().includes('INT')) return 'interrupted';
  }
}

/** A script on standard input, run line by line. */
export function* runStandardInput(shell: Shell): Blocking<void> {
  const next = shell.isBash ? readLine : lineReader();
  let text = '';
  let firstLine = 1;
  // ash names no line for what it reads from here.
  const origin = shell.family === 'ash' ? '-c' : '';
  for (;;) {
    const line = yield* next(shell);
    text += line;
    if (line !== '' && !isComplete(shell, text)) continue;
    if (text !== '') yield* runSource(shell, text, origin, firstLine);
    if (line === '' || shell.flow === 'exit') return;
    firstLine += text.split('\n').length - 1;
    text = '';
  }
}

/** ash and dash read as much as there is, up to a block: nothing of it is left for the commands in it. */
function lineReader(): (shell: Shell) => Blocking<string> {
  let read = '';
  return function* ({ process }) {
    while (!read.includes('\n')) {
      const part = yield* process.read(0, BLOCK);
      if (part === '') break;
      read += part;
    }
    const end = read.indexOf('\n') + 1 || read.length;
    const line = read.slice(0, end);
    read = read.slice(end);
    return line;
  };
}

const BLOCK = 8191;

/** bash leaves to its commands what follows the line. */
function* readLine(shell: Shell): Blocking<string> {
  let line = '';
  for (;;) {
    const character = yield* shell.process.read(0, 1);
    line += character;
    if (character === '' || character === '\n') return line;
  }
}

/** Whether a text can be run, or the command in it goes on with the next line. */
function isComplete(shell: Shell, text: string): boolean {
  if (/(^|[^\\])(\\\\)*\\\n$/.test(text)) return false;
  if (hasOpenHereDocument(text)) return false;
  const parser = createParser(text, shell.traits.dialect);
  for (;;) {
    const step = parser.next();
    if (step.kind === 'end') return true;
    if (step.kind === 'error') return step.error.kind !== 'end-of-file' && step.error.kind !== 'unterminated';
  }
}

function hasOpenHereDocument(text: string): boolean {
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    const match = /(?:^|[^<])<<(-?)\s*\\?(['"]?)([A-Za-z_][A-Za-z0-9_]*)\2/.exec(line);
    if (!match) continue;
    const [, dash, , delimiter] = match;
    const isClosed = lines
      .slice(index + 1)
      .some((later) => (dash === '-' ? later.replace(/^\t+/, '') : later) === delimiter);
    if (!isClosed) return true;
  }
  return false;
}

/** PS1, with the escapes that the default prompts need. */
export function promptOf(shell: Shell): string {
  const isRoot = shell.process.uid === 0;
  const custom = shell.get('PS1');
  if (custom === null) return defaultPrompt(shell, isRoot);
  if (shell.family === 'dash') return custom;
  return custom.replace(/\\([\w$\\])/g, (whole, letter: string) => promptEscape(shell, letter, isRoot) ?? whole);
}

function defaultPrompt(shell: Shell, isRoot: boolean): string {
  const sign = isRoot ? '#' : '$';
  if (shell.isBash) return `bash-5.2${sign} `;
  return shell.family === 'dash' ? `${sign} ` : `${shortPath(shell)} ${sign} `;
}

function promptEscape(shell: Shell, letter: string, isRoot: boolean): string | undefined {
  switch (letter) {
    case 'w':
      return shortPath(shell);
    case 'W':
      return shortPath(shell).split('/').pop() || '/';
    case 'h':
      return shell.process.container.hostname.split('.')[0];
    case 'H':
      return shell.process.container.hostname;
    case 'u':
      return isRoot ? 'root' : String(shell.process.uid);
    case '$':
      return isRoot ? '#' : '$';
    case 's':
      return shell.isBash ? 'bash' : 'sh';
    case 'v':
      return '5.2';
    case 'n':
      return '\n';
    case '\\':
      return '\\';
  }
  return undefined;
}

function shortPath(shell: Shell): string {
  const home = shell.get('HOME');
  const { cwd } = shell.process;
  if (home && home !== '/' && (cwd === home || cwd.startsWith(`${home}/`))) return `~${cwd.slice(home.length)}`;
  return cwd;
}
