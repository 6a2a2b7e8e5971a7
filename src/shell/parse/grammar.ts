import { arithmetic, bash, constructs } from '../parts';
import type { Command } from './ast';
import { readFor, readIf, readRequiredList, readWhile } from './compound';
import { unexpected, unterminated } from './errors';
import { expect, keywordOf, startsCommand } from './keywords';
import { nested, type Reader, type Recursion, ScriptFailure, spanFrom, type Token } from './reader';
import { readRedirections } from './redirections';
import { readSimpleCommand } from './simple';
import { readExpansion } from './substitution';
import { isOperator, isPlain, next, peek, skipNewlines } from './tokens';
import { readWord } from './words';

/** Commands separated by `;`, `&` and, if `multiline`, newlines. Undefined if there is none. */
export function readList(reader: Reader, multiline: boolean): Command | undefined {
  const commands: Command[] = [];
  const { line } = reader;
  if (multiline) skipNewlines(reader);
  while (startsCommand(reader)) {
    const command = readAndOr(reader);
    const token = peek(reader);
    if (isOperator(token, '&')) {
      next(reader);
      const { start, end } = command;
      commands.push({ kind: 'background', command, start, end, line: command.line });
    } else {
      commands.push(command);
      if (isOperator(token, ';')) next(reader);
      else if (token.kind !== 'newline' || !multiline) break;
    }
    if (multiline) refuseStrayOperator(reader);
  }
  const first = commands[0];
  const last = commands[commands.length - 1];
  if (first === undefined || last === undefined || commands.length === 1) return first;
  return { kind: 'list', commands, start: first.start, end: last.end, line };
}

/** After a separator only a command or the end of the list may stand: `;&` is an error of its own outside bash. */
function refuseStrayOperator(reader: Reader): void {
  skipNewlines(reader);
  const token = peek(reader);
  const isIn = reader.syntax.family !== 'bash' && isPlain(token, 'in');
  if (isIn || isOperator(token, ';', '&', '&&', '||', '|')) unexpected(reader, token);
}

function readAndOr(reader: Reader): Command {
  let left = readPipeline(reader);
  for (;;) {
    const token = peek(reader);
    if (!isOperator(token, '&&', '||')) return left;
    next(reader);
    skipNewlines(reader);
    const right = readPipeline(reader);
    const kind = token.text === '&&' ? 'and' : 'or';
    left = { kind, left, right, start: left.start, end: right.end, line: left.line };
  }
}

interface Prefix {
  negated: boolean;
  bang: boolean;
  timed: boolean;
  timedPosix: boolean;
}

function readPrefix(reader: Reader): Prefix {
  const prefix: Prefix = { negated: false, bang: false, timed: false, timedPosix: false };
  for (;;) {
    const token = peek(reader);
    const keyword = keywordOf(reader, token);
    if (keyword === '!') {
      if (prefix.bang && reader.syntax.family !== 'bash') return unexpected(reader, token);
      next(reader);
      prefix.negated = !prefix.negated;
      prefix.bang = true;
    } else if (keyword === 'time') {
      next(reader);
      prefix.timed = true;
      for (let option = peek(reader); option.kind === 'word' && option.text === '-p'; option = peek(reader)) {
        next(reader);
        prefix.timedPosix = true;
      }
    } else return prefix;
  }
}

function readPipeline(reader: Reader): Command {
  const first = peek(reader);
  const { negated, bang, timed, timedPosix } = readPrefix(reader);
  const { line } = first;
  if (!startsCommand(reader)) {
    const token = peek(reader);
    const ends = token.kind === 'newline' || token.kind === 'end' || isOperator(token, ';');
    if (!(bang || timed) || reader.syntax.family !== 'bash' || !ends) return unexpected(reader, token);
    const span = spanFrom(reader, first.start);
    return { kind: 'pipeline', commands: [], negated, withStderr: [], timed, timedPosix, line, ...span };
  }
  const commands = [readCommand(reader)];
  const withStderr: boolean[] = [];
  for (let token = peek(reader); isOperator(token, '|', '|&'); token = peek(reader)) {
    next(reader);
    withStderr.push(token.text === '|&');
    skipNewlines(reader);
    if (!startsCommand(reader)) return unexpected(reader, peek(reader));
    commands.push(readCommand(reader));
  }
  const [only] = commands;
  if (only !== undefined && commands.length === 1 && !negated && !timed) return only;
  const span = spanFrom(reader, first.start);
  return { kind: 'pipeline', commands, negated, withStderr, timed, timedPosix, line, ...span };
}

function readCommand(reader: Reader): Command {
  return nested(reader, () => {
    const command = readCompound(reader);
    if (command === undefined) return readSimpleCommand(reader);
    if (command.kind === 'function') return command;
    const redirections = readRedirections(reader);
    if (redirections.length === 0) return command;
    return { ...command, redirections, end: reader.offsetOf(reader.lastEnd) };
  });
}

/** A command that begins with a keyword or a parenthesis; undefined if a simple command begins here. */
export function readCompound(reader: Reader): Command | undefined {
  const token = peek(reader);
  if (isOperator(token, '(')) return readParentheses(reader);
  switch (keywordOf(reader, token)) {
    case '':
      return undefined;
    case '{': {
      next(reader);
      const body = readRequiredList(reader, '}');
      expect(reader, '}');
      return { kind: 'group', body, line: token.line, ...spanFrom(reader, token.start) };
    }
    case 'if':
      return readIf(reader);
    case 'while':
    case 'until':
      return readWhile(reader);
    case 'for':
    case 'select':
      return readFor(reader);
    case 'case':
      return constructs.get().readCase(reader);
    case '[[':
      return bash.get().readTest(reader);
    case 'function':
      return constructs.get().readFunctionKeyword(reader);
    case 'coproc':
      return bash.get().readCoprocess(reader);
    default:
      return unexpected(reader, token);
  }
}

function readParentheses(reader: Reader): Command {
  const open = next(reader);
  const { index, line } = reader;
  if (reader.syntax.bashCommands && reader.text[index] === '(') {
    const expression = arithmetic.get().readArithmetic(reader, index);
    if (expression !== undefined) {
      reader.lastEnd = reader.index;
      return { kind: 'arithmetic', expression, line: open.line, ...spanFrom(reader, open.start) };
    }
    reader.index = index;
    reader.line = line;
  }
  const body = readRequiredList(reader, ')');
  expect(reader, ')');
  return { kind: 'subshell', body, line: open.line, ...spanFrom(reader, open.start) };
}

/** A whole text: what stands in backquotes. */
function readProgram(reader: Reader): Command | undefined {
  const command = readList(reader, true);
  const token = peek(reader);
  if (token.kind === 'end') return command;
  // ash and dash pass over what follows a list, as long as it could not begin a command.
  if (reader.syntax.family === 'bash' || (command === undefined && !endsList(token))) return unexpected(reader, token);
  return command;
}

/** Tokens at which ash and dash look for no further command. */
function endsList(token: Token): boolean {
  if (token.kind !== 'operator') return token.kind === 'end' || token.kind === 'word';
  return token.text === ')' || token.text === ';;';
}

/** Notes that a mistake stands inside of a substitution. */
function markFailures<T>(reader: Reader, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ScriptFailure)) throw error;
    // What bash misses first at the end of the text is the parenthesis.
    if (error.error.kind === 'end-of-file' && reader.syntax.family === 'bash')
      unterminated(reader, ')', error.error.line);
    throw new ScriptFailure({ ...error.error, inSubstitution: true });
  }
}

function readUntilParenthesis(reader: Reader): Command | undefined {
  const { token, pending } = reader;
  reader.token = undefined;
  reader.pending = [];
  const body = markFailures(reader, () => {
    const list = readList(reader, true);
    const close = next(reader);
    if (isOperator(close, ')')) return list;
    if (close.kind === 'end' && reader.syntax.family === 'bash')
      unterminated(reader, ')', close.line + (reader.text.endsWith('\n') ? 0 : 1));
    return unexpected(reader, close, list === undefined && !endsList(close) ? '' : ')');
  });
  reader.token = token;
  reader.pending = pending;
  return body;
}

export const recursion: Recursion = {
  program: readProgram,
  untilParenthesis: readUntilParenthesis,
  list: readList,
  command: readCommand,
  word: (reader, stop) => readWord(reader, stop).word,
  dollar: readExpansion,
};
