import type { Condition, TestCommand, Word } from './ast';
import { unexpected } from './errors';
import { expect } from './keywords';
import { nested, type Reader, spanFrom } from './reader';
import { isOperator, isPlain, next, peek, skipBlanks, skipNewlines } from './tokens';

const BINARY = new Set(['==', '=', '!=', '=~', '-eq', '-ne', '-lt', '-le', '-gt', '-ge', '-nt', '-ot', '-ef']);

/** `[[ … ]]` of bash. */
export function readTest(reader: Reader): TestCommand {
  const open = next(reader);
  const condition = readOr(reader);
  const close = next(reader);
  if (close.kind !== 'word' || close.text !== ']]') return unexpected(reader, close);
  return { kind: 'test', condition, line: open.line, ...spanFrom(reader, open.start) };
}

function readOr(reader: Reader): Condition {
  let left = readAnd(reader);
  while (isOperator(peek(reader), '||')) {
    next(reader);
    left = { kind: 'or', left, right: readAnd(reader) };
  }
  return left;
}

function readAnd(reader: Reader): Condition {
  let left = readPrimary(reader);
  for (;;) {
    skipNewlines(reader);
    if (!isOperator(peek(reader), '&&')) return left;
    next(reader);
    left = { kind: 'and', left, right: readPrimary(reader) };
  }
}

function readPrimary(reader: Reader): Condition {
  skipNewlines(reader);
  const token = peek(reader);
  if (isPlain(token, '!')) {
    next(reader);
    return { kind: 'not', condition: nested(reader, () => readPrimary(reader)) };
  }
  if (isOperator(token, '(')) {
    next(reader);
    const condition = nested(reader, () => readOr(reader));
    skipNewlines(reader);
    expect(reader, ')');
    return condition;
  }
  if (token.kind !== 'word' || isPlain(token, ']]')) return unexpected(reader, token);
  next(reader);
  if (token.plain && /^-[a-zA-Z]$/.test(token.text)) {
    const operand = peek(reader);
    if (operand.kind === 'word' && !isPlain(operand, ']]') && !startsBinary(reader)) {
      next(reader);
      return { kind: 'unary', operator: token.text, operand: operand.word };
    }
  }
  return readBinary(reader, token.word);
}

/** Never for now: `[[ -f = x ]]` is rare enough, and the unary reading is what bash takes for `-f x`. */
function startsBinary(reader: Reader): boolean {
  const token = peek(reader);
  return token.kind === 'word' && token.plain && (token.text === '==' || token.text === '!=');
}

function readBinary(reader: Reader, left: Word): Condition {
  const token = peek(reader);
  const operator =
    (token.kind === 'word' && token.plain && BINARY.has(token.text)) || isOperator(token, '<', '>') ? token.text : '';
  if (operator === '') return { kind: 'unary', operator: '-n', operand: left };
  next(reader);
  if (operator === '=~') return { kind: 'binary', operator, left, right: readExpression(reader) };
  reader.readsPattern = operator === '==' || operator === '=' || operator === '!=';
  const right = next(reader);
  reader.readsPattern = false;
  if (right.kind !== 'word') return unexpected(reader, right);
  return { kind: 'binary', operator, left, right: right.word };
}

/** A regular expression ends at a blank outside parentheses: `=~ ^(a|b c)$`. */
function readExpression(reader: Reader): Word {
  skipBlanks(reader);
  let depth = 0;
  const word = reader.recursion.word(reader, (character) => {
    if (character === '(') depth++;
    if (character === ')' && depth-- === 0) return true;
    return depth === 0 && (character === ' ' || character === '\t' || character === '\n');
  });
  reader.lastEnd = reader.index;
  return word;
}
