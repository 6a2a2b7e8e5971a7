import { arithmetic } from '../parts';
import type { Command, If, Word } from './ast';
import { asNewline, otherError, unexpected } from './errors';
import { expect, keywordOf } from './keywords';
import { nested, type Reader, spanFrom, type Token } from './reader';
import { isOperator, isPlain, next, peek, skipNewlines } from './tokens';

/** At least one command. `closing` is what would end the list: it is what is missed if the text ends instead. */
export function readRequiredList(reader: Reader, closing: string): Command {
  const list = reader.recursion.list(reader, true);
  if (list) return list;
  const token = peek(reader);
  return unexpected(reader, token, token.kind === 'end' ? closing : '');
}

export function readDoGroup(reader: Reader): Command {
  expect(reader, 'do');
  const body = readRequiredList(reader, 'done');
  expect(reader, 'done');
  return body;
}

export function readIf(reader: Reader): If {
  const start = next(reader);
  const condition = readRequiredList(reader, 'then');
  expect(reader, 'then');
  const then = readRequiredList(reader, 'fi');
  let otherwise: Command | undefined;
  if (keywordOf(reader, peek(reader)) === 'elif') {
    otherwise = nested(reader, () => readIf(reader));
  } else {
    if (keywordOf(reader, peek(reader)) === 'else') {
      next(reader);
      otherwise = readRequiredList(reader, 'fi');
    }
    expect(reader, 'fi');
  }
  return { kind: 'if', condition, then, otherwise, line: start.line, ...spanFrom(reader, start.start) };
}

export function readWhile(reader: Reader): Command {
  const start = next(reader);
  const condition = readRequiredList(reader, 'do');
  const body = readDoGroup(reader);
  const until = start.text === 'until';
  return { kind: 'while', until, condition, body, line: start.line, ...spanFrom(reader, start.start) };
}

export function readFor(reader: Reader): Command {
  const start = next(reader);
  const variable = peek(reader);
  if (isOperator(variable, '(') && reader.syntax.bashCommands && reader.text[reader.index] === '(')
    return arithmetic.get().readArithmeticFor(reader, start);
  next(reader);
  const isName = variable.kind === 'word' && variable.plain && /^[A-Za-z_][A-Za-z0-9_]*$/.test(variable.text);
  const name = isName ? variable.text : badVariable(reader, variable);
  let sawNewline = false;
  while (peek(reader).kind === 'newline') {
    next(reader);
    sawNewline = true;
  }
  let words: Word[] | undefined;
  if (isPlain(peek(reader), 'in')) {
    next(reader);
    words = readWords(reader);
    const end = next(reader);
    if (end.kind !== 'newline' && !isOperator(end, ';')) return unexpected(reader, end);
    skipNewlines(reader);
  } else if (!sawNewline && isOperator(peek(reader), ';')) {
    next(reader);
    skipNewlines(reader);
  }
  const body = readLoopBody(reader);
  const kind = start.text === 'select' ? 'select' : 'for';
  return { kind, variable: name, words, body, line: start.line, ...spanFrom(reader, start.start) };
}

function readWords(reader: Reader): Word[] {
  const words: Word[] = [];
  for (let token = peek(reader); token.kind === 'word'; token = peek(reader)) {
    words.push(...token.expanded);
    next(reader);
  }
  return words;
}

/** bash finds out that the name is none when it runs the loop. */
function badVariable(reader: Reader, token: Token): string {
  if (reader.syntax.family !== 'bash') return otherError(reader, token.start, 'bad for loop variable', token.line);
  if (token.kind !== 'word') return unexpected(reader, asNewline(reader, token));
  return reader.text.slice(token.start, token.end);
}

/** bash takes `{ …; }` for `do …; done`. */
export function readLoopBody(reader: Reader): Command {
  if (reader.syntax.family !== 'bash' || keywordOf(reader, peek(reader)) !== '{') return readDoGroup(reader);
  next(reader);
  const body = readRequiredList(reader, '}');
  expect(reader, '}');
  return body;
}
