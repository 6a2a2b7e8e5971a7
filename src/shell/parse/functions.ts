import { SPECIAL_BUILTINS } from '../dialect';
import type { Command, Word } from './ast';
import { asNewline, otherError, unexpected } from './errors';
import { expect, keywordOf, startsCommand } from './keywords';
import { type Reader, spanFrom, type Token } from './reader';
import { isOperator, next, peek, skipNewlines } from './tokens';

const isFunctionName = (name: string): boolean =>
  /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && name !== 'local' && !SPECIAL_BUILTINS.has(name);

/** `name() command`. `first` is where it begins; the name is undefined if more than a name stands before the parenthesis. */
export function readFunction(reader: Reader, first: Token, name: Word | undefined): Command {
  const open = peek(reader);
  if (name === undefined) return unexpected(reader, open);
  next(reader);
  const close = next(reader);
  // Keywords are not looked for here, so the error calls them words.
  if (!isOperator(close, ')'))
    return unexpected(reader, close.kind === 'word' ? { ...close, plain: false } : asNewline(reader, close), ')');
  const anyName = reader.syntax.bashCommands;
  if (name.literal === undefined || (!anyName && !isFunctionName(name.literal))) {
    if (reader.syntax.family === 'bash') return unexpected(reader, open);
    return otherError(reader, open.start, 'bad function name', open.line);
  }
  skipNewlines(reader);
  if (!startsCommand(reader)) return unexpected(reader, peek(reader));
  const opening = peek(reader);
  if (reader.syntax.family === 'bash' && opening.kind === 'word' && keywordOf(reader, opening) === '')
    return unexpected(reader, opening);
  const body = reader.recursion.command(reader);
  return { kind: 'function', name: name.literal, body, line: first.line, ...spanFrom(reader, first.start) };
}

/** `function name command`. */
export function readFunctionKeyword(reader: Reader): Command {
  const start = next(reader);
  const name = next(reader);
  if (name.kind !== 'word')
    return unexpected(reader, asNewline(reader, name), reader.syntax.family === 'bash' ? '' : 'word');
  if (reader.syntax.family !== 'bash' && !/^[A-Za-z_][A-Za-z0-9_]*$/.test(name.text))
    return otherError(reader, name.start, 'bad function name', name.line);
  if (isOperator(peek(reader), '(')) {
    next(reader);
    expect(reader, ')');
  }
  skipNewlines(reader);
  const opening = peek(reader);
  if (opening.kind === 'word' && keywordOf(reader, opening) === '') return unexpected(reader, opening);
  const body = reader.recursion.command(reader);
  return { kind: 'function', name: name.text, body, line: start.line, ...spanFrom(reader, start.start) };
}
