import type { Condition, TestCommand, Word } from './ast';
import { nested, type Reader, ScriptFailure, spanFrom, type Token } from './reader';
import { isOperator, isPlain, next, peek, skipBlanks, skipNewlines } from './tokens';

const BINARY = new Set(['==', '=', '!=', '=~', '-eq', '-ne', '-lt', '-le', '-gt', '-ge', '-nt', '-ot', '-ef']);

/** The operators of one operand. */
const UNARY = /^-[abcdefghknoprstuvwxzGLNORS]$/;

/** `[[ … ]]` of bash. */
export function readTest(reader: Reader): TestCommand {
  const open = next(reader);
  const condition = readOr(reader);
  const close = next(reader);
  if (close.kind !== 'word' || close.text !== ']]') {
    const token = close.kind === 'word' ? '' : `: unexpected token ${shown(reader, close)}`;
    return refuse(reader, close, `syntax error in conditional expression${token}`);
  }
  return { kind: 'test', condition, line: open.line, ...spanFrom(reader, open.start) };
}

const shown = (reader: Reader, token: Token): string =>
  `\`${token.kind === 'newline' || token.kind === 'end' ? 'newline' : reader.text.slice(token.start, token.end)}'`;

/** bash keeps `$?` where a condition is malformed, unless its text has ended. '' where it says nothing. */
function refuse(reader: Reader, token: Token, message: string): never {
  throw new ScriptFailure({
    kind: 'unterminated',
    message,
    line: token.line,
    start: reader.offsetOf(token.start),
    sourceLine: undefined,
    status: token.kind === 'end' ? 2 : 'kept',
  });
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
    const close = next(reader);
    if (!isOperator(close, ')')) refuse(reader, close, `unexpected token ${shown(reader, close)}, expected \`)'`);
    return condition;
  }
  if (isPlain(token, ']]')) refuse(reader, token, '');
  if (token.kind === 'end') {
    const line = token.line + (reader.text.endsWith('\n') ? 0 : 1);
    refuse(reader, { ...token, line }, "unexpected token `EOF' in conditional command");
  }
  if (token.kind !== 'word') refuse(reader, token, `unexpected token ${shown(reader, token)} in conditional command`);
  next(reader);
  if (!token.plain || !UNARY.test(token.text)) return readBinary(reader, token.word);
  const operand = next(reader);
  if (operand.kind !== 'word' || isPlain(operand, ']]'))
    refuse(reader, operand, `unexpected argument ${shown(reader, operand)} to conditional unary operator`);
  return { kind: 'unary', operator: token.text, operand: operand.word };
}

function readBinary(reader: Reader, left: Word): Condition {
  const token = peek(reader);
  const operator =
    (token.kind === 'word' && token.plain && BINARY.has(token.text)) || isOperator(token, '<', '>') ? token.text : '';
  if (operator === '') {
    if (isPlain(token, ']]') || isOperator(token, '&&', '||', ')'))
      return { kind: 'unary', operator: '-n', operand: left };
    const unexpected = token.kind === 'word' ? '' : `unexpected token ${shown(reader, token)}, `;
    return refuse(reader, token, `${unexpected}conditional binary operator expected`);
  }
  next(reader);
  if (operator === '=~') return { kind: 'binary', operator, left, right: readExpression(reader) };
  reader.readsPattern = operator === '==' || operator === '=' || operator === '!=';
  const right = next(reader);
  reader.readsPattern = false;
  if (right.kind !== 'word' || isPlain(right, ']]'))
    return refuse(reader, right, `unexpected argument ${shown(reader, right)} to conditional binary operator`);
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
