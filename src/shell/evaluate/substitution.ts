import { isErrno, LimitReached } from '../../process/index';
import type { Blocking } from '../../process/types';
import { expandString } from '../expand/words';
import type { Command, CommandPart, ScriptError } from '../parse/ast';
import { syntaxOf } from '../parse/dialects';
import { formatSyntaxError } from '../parse/errors';
import type { Shell } from '../state';
import { forkShell, waitForChild } from './children';

const MAX_OUTPUT = 64 * 1024 * 1024;

/** Runs `$(…)` in a child and gives what it printed, without the newlines at its end. */
export function* substituteCommand(shell: Shell, { body, error }: CommandPart): Blocking<string> {
  if (!body) {
    noteStatus(shell, error ? yield* reportSyntaxError(shell, error) : 0);
    return '';
  }
  const quick = shell.isBash ? fileContents(shell, body) : undefined;
  if (quick !== undefined) return quick;
  const { read, write } = shell.process.pipe();
  const { child, copy } = forkShell(shell, body);
  copy.substitutionDepth++;
  if (!shell.traits.substitutionKeepsErrexit && !shell.options.inherit_errexit) copy.options.e = false;
  child.setFd(1, write);
  const fd = shell.process.lowestFreeFd(10);
  shell.process.setFd(fd, read);
  let text = '';
  for (;;) {
    const part = yield* shell.process.read(fd);
    if (part === '') break;
    text += part;
    if (text.length > MAX_OUTPUT) throw new LimitReached('memory');
  }
  shell.process.setFd(fd, undefined);
  noteStatus(shell, yield* waitForChild(shell, child));
  return withoutFinalNewlines(withoutNulls(shell, text));
}

/** In bash `$?` is the status of a substitution at once, in the others only after the command it stands in. */
function noteStatus(shell: Shell, status: number): void {
  shell.substitutionStatus = status;
  if (shell.isBash) shell.status = status;
}

/** bash reads what stands in backquotes only when it comes to run it. */
function* reportSyntaxError(shell: Shell, error: ScriptError): Blocking<number> {
  const words = formatSyntaxError(error, syntaxOf[shell.traits.dialect], shell.name, 'command substitution');
  shell.put(2, `${words.trimEnd()}\n`);
  yield* shell.flush();
  return 2;
}

/** A variable cannot hold NUL: shells leave it out. bash says so. */
function withoutNulls(shell: Shell, text: string): string {
  if (!text.includes('\0')) return text;
  if (shell.isBash) shell.warn('warning: command substitution: ignored null byte in input');
  return text.replaceAll('\0', '');
}

function withoutFinalNewlines(text: string): string {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === 10) end--;
  return end === text.length ? text : text.slice(0, end);
}

/** bash reads `$(< file)` itself. */
function fileContents(shell: Shell, body: Command): string | undefined {
  if (body.kind !== 'simple' || body.words.length > 0 || body.assignments.length > 0) return undefined;
  const [redirection, ...others] = body.redirections;
  if (redirection?.operator !== '<' || others.length > 0) return undefined;
  try {
    const text = shell.process.readFile(expandString(shell, redirection.target));
    noteStatus(shell, 0);
    return withoutFinalNewlines(text);
  } catch (error) {
    if (!isErrno(error)) throw error;
    return undefined;
  }
}
