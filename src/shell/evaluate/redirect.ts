import { errno, isErrno, releaseFile, retainFile, TextFile } from '../../process/index';
import type { Errno, OpenFile } from '../../process/types';
import { expandPattern, expandString, expandWords } from '../expand/words';
import type { Redirection, ScriptError } from '../parse/ast';
import { literalWord } from '../parse/build';
import { syntaxOf } from '../parse/dialects';
import { formatSyntaxError } from '../parse/errors';
import { hasGlobCharacters } from '../pattern/glob';
import { ShellError } from '../shellError';
import type { Shell } from '../state';
import { topLastLine } from './lines';

/** Descriptors as they were before a command's redirections. */
export type SavedFds = (readonly [number, OpenFile | undefined])[];

/** bash: a target of no word, or of several. */
class AmbiguousTarget extends Error {}

/** Carries out redirections from left to right. Undefined if one failed: the complaint is in the shell's output. */
export function redirect(shell: Shell, redirections: readonly Redirection[]): SavedFds | undefined {
  const saved: SavedFds = [];
  for (const redirection of redirections) {
    try {
      if (redirectOne(shell, redirection, saved)) continue;
    } catch (error) {
      restoreFds(shell, saved);
      if (error instanceof AmbiguousTarget) {
        shell.warn(`${error.message}: ambiguous redirect`);
        return undefined;
      }
      if (error instanceof ShellError && redirection.hereDocument && !shell.isBash) {
        shell.warn(error.message);
        return undefined;
      }
      if (!isErrno(error)) throw error;
      shell.put(2, `${shell.prefix()}${complaint(shell, redirection, error)}\n`);
      return undefined;
    }
    restoreFds(shell, saved);
    return undefined;
  }
  return saved;
}

/** ash and dash expand what they redirect to before they fork: a mistake there is the shell's own. */
export function expandTargets(shell: Shell, redirections: readonly Redirection[]): readonly Redirection[] {
  if (shell.isBash) return redirections;
  return redirections.map((redirection) => {
    const { target, hereDocument, operator } = redirection;
    const duplicates = operator.endsWith('&');
    if (hereDocument || (target.literal !== undefined && !duplicates)) return redirection;
    const text = target.literal ?? expandString(shell, target);
    if (duplicates) refuseNoDescriptor(shell, redirection, text);
    return { ...redirection, target: literalWord(text, true, target.start, target.end) };
  });
}

/** Puts the descriptors back, last change first. */
export function restoreFds(shell: Shell, saved: SavedFds): void {
  for (let index = saved.length - 1; index >= 0; index--) {
    const [fd, file] = saved[index] ?? [0, undefined];
    shell.process.setFd(fd, file);
    if (file) releaseFile(file);
  }
}

/** For `exec >file`: the change stays, what was kept is let go. */
export function keepFds(saved: SavedFds): void {
  for (const [, file] of saved) if (file) releaseFile(file);
}

/** bash: a mistake in a `$(…)` of a here-document ends the command that reads it. */
function refuseDocument(shell: Shell, failure: ScriptError): never {
  const name = shell.sourceName ?? shell.name;
  const words = formatSyntaxError(failure, syntaxOf.bash, name, 'command substitution');
  shell.put(2, shell.options.e ? words.slice(0, words.indexOf('\n') + 1) : words);
  shell.flushNow();
  throw new ShellError('', shell.options.e ? 2 : 1);
}

function redirectOne(shell: Shell, redirection: Redirection, saved: SavedFds): boolean {
  const { process } = shell;
  const { operator, fd, variable } = redirection;
  const set = (fd: number, file: OpenFile | undefined): void => {
    if (variable !== undefined) {
      setByName(shell, variable, file);
      return;
    }
    const before = process.fd(fd);
    if (before) retainFile(before);
    saved.push([fd, before]);
    process.setFd(fd, file);
  };
  switch (operator) {
    case '<<':
    case '<<-':
      if (redirection.hereDocument?.failure) refuseDocument(shell, redirection.hereDocument.failure);
      set(fd, new TextFile(redirection.hereDocument ? expandString(shell, redirection.hereDocument) : ''));
      return true;
    case '<<<':
      set(fd, new TextFile(`${expandString(shell, redirection.target)}\n`));
      return true;
    case '<&':
    case '>&':
      return duplicate(shell, redirection, targetOf(shell, redirection), set);
    case '&>':
    case '&>>': {
      const file = openTarget(shell, redirection, targetOf(shell, redirection));
      set(1, file);
      set(2, file);
      return true;
    }
    default:
      set(fd, openTarget(shell, redirection, targetOf(shell, redirection)));
      return true;
  }
}

/** `{name}>file`: the descriptor stays open when the command has ended. */
function setByName(shell: Shell, name: string, file: OpenFile | undefined): void {
  const { process } = shell;
  const [, array = '', index] = /^(\w+)\[(\w+)\]$/.exec(name) ?? [];
  if (!file) {
    const held = index === undefined ? shell.get(name) : shell.variables.get(array)?.array?.[Number(index)];
    process.setFd(Number(held ?? -1), undefined);
    return;
  }
  const fd = process.lowestFreeFd(10);
  process.setFd(fd, file);
  shell.set(name, String(fd));
}

function targetOf(shell: Shell, { target }: Redirection): string {
  if (!shell.isBash) return expandString(shell, target);
  if (target.literal !== undefined && !hasGlobCharacters(expandPattern(shell, target))) return target.literal;
  const words = expandWords(shell, [target]);
  const [only] = words;
  if (only !== undefined && words.length === 1) return only;
  throw new AmbiguousTarget(shell.sourceText.slice(target.start, target.end));
}

const isDescriptor = (word: string): boolean => /^\d{1,4}$/.test(word);

/** `>&file` of bash and ash. */
const takesFile = (shell: Shell, { operator, fd, explicitFd }: Redirection, word: string): boolean =>
  operator === '>&' && shell.family !== 'dash' && (shell.isBash ? !explicitFd : fd === 1 && word !== '');

/** ash and dash end where a descriptor is wanted and the word is none. */
function refuseNoDescriptor(shell: Shell, redirection: Redirection, word: string): void {
  if (shell.isBash || isDescriptor(word) || word === '-' || takesFile(shell, redirection, word)) return;
  if (shell.family === 'ash') throw new ShellError(word === '' ? 'syntax error: bad fd number' : 'redir error', 2);
  // dash names the line that it has read up to; a subshell begins anew.
  const isAtEnd = shell.sourceText.indexOf('\n', shell.topEnd) < 0;
  shell.line = shell.isSubshell ? 1 : topLastLine(shell) + Number(!isAtEnd);
  throw new ShellError('Syntax error: Bad fd number', 2);
}

function duplicate(
  shell: Shell,
  redirection: Redirection,
  target: string,
  set: (fd: number, file: OpenFile | undefined) => void,
): boolean {
  const { process } = shell;
  if (target === '-') {
    set(redirection.fd, undefined);
    return true;
  }
  if (!isDescriptor(target)) {
    if (takesFile(shell, redirection, target)) {
      const file = process.open(target, { write: true, create: true, truncate: true });
      set(1, file);
      set(2, file);
      return true;
    }
    refuseNoDescriptor(shell, redirection, target);
    shell.warn(`${target}: ambiguous redirect`);
    return false;
  }
  const file = process.fd(Number(target));
  if (!file) {
    shell.warn(`${target}: Bad file descriptor`);
    return false;
  }
  set(redirection.fd, file);
  return true;
}

function openTarget(shell: Shell, redirection: Redirection, path: string): OpenFile {
  const { process } = shell;
  const { operator } = redirection;
  if (redirection.isSocket) {
    const socket = socketOf(shell, redirection, path);
    if (socket) return socket;
  }
  switch (operator) {
    case '<':
      return process.open(path, { read: true });
    case '<>':
      return process.open(path, { read: true, write: true, create: true });
    case '>>':
    case '&>>':
      return process.open(path, { write: true, create: true, append: true });
    default:
      if (operator === '>' && shell.options.C && process.tryStat(path)?.type === 'file') throw errno('EEXIST');
      return process.open(path, { write: true, create: true, truncate: true });
  }
}

/** Undefined for a path that names no host and port: a file then, which there is not. */
function socketOf(shell: Shell, redirection: Redirection, path: string): OpenFile | undefined {
  if (path.startsWith('/dev/udp/')) return shell.process.open('/dev/null', { read: true, write: true });
  const outcome = shell.sockets.get(redirection);
  shell.sockets.delete(redirection);
  if (!outcome) return undefined;
  if ('file' in outcome) return outcome.file;
  if ('refused' in outcome) {
    shell.put(2, `${shell.name}: connect: ${outcome.refused.message}\n`);
    throw outcome.refused;
  }
  shell.warn(`${outcome.unknown}: ${outcome.words}`);
  throw errno('EINVAL');
}

function complaint(shell: Shell, redirection: Redirection, error: Errno): string {
  const path = redirection.target.literal ?? expandString(shell, redirection.target);
  if (shell.isBash) return `${path}: ${error.code === 'EEXIST' ? 'cannot overwrite existing file' : error.message}`;
  const isReading = redirection.operator === '<';
  if (shell.family === 'dash') {
    const reason = isReading ? 'No such file' : 'Directory nonexistent';
    return `cannot ${isReading ? 'open' : 'create'} ${path}: ${error.code === 'ENOENT' ? reason : error.message}`;
  }
  const reason = isReading ? 'no such file' : 'nonexistent directory';
  return `can't ${isReading ? 'open' : 'create'} ${path}: ${error.code === 'ENOENT' ? reason : error.message}`;
}
