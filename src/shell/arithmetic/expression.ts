import type { Dialect } from '../../process/types';
import { syntaxOf } from '../parse/dialects';
import { ArithmeticFailure, type ArithmeticProblem } from './errors';
import { type Integer, inRange, wrap } from './numbers';
import type { Expression, Variable } from './syntax';

const PRECEDENCE: Readonly<Record<string, number>> = {
  '||': 4,
  '&&': 5,
  '|': 6,
  '^': 7,
  '&': 8,
  '==': 9,
  '!=': 9,
  '<': 10,
  '>': 10,
  '<=': 10,
  '>=': 10,
  '<<': 11,
  '>>': 11,
  '+': 12,
  '-': 12,
  '*': 13,
  '/': 13,
  '%': 13,
  '**': 14,
};

/** Longest first. */
const OPERATORS =
  '<<= >>= ** << >> <= >= == != && || += -= *= /= %= &= |= ^= ++ -- + - * / % < > = ! ~ & | ^ ? : , ( )'.split(' ');

const ASSIGNMENTS = new Set(['=', '+=', '-=', '*=', '/=', '%=', '&=', '|=', '^=', '<<=', '>>=']);
const DASH_LACKS = new Set(['**', '++', '--']);
const MAX_DEPTH = 500;

interface State {
  readonly source: string;
  readonly dialect: Dialect;
  readonly family: 'ash' | 'dash' | 'bash';
  at: number;
  /** Start of the last token that was read: what bash calls the error token. */
  last: number;
  depth: number;
}

/** Throws ArithmeticFailure. An empty expression is 0, except in dash. */
export function parseExpression(source: string, dialect: Dialect): Expression {
  const state: State = { source, dialect, family: syntaxOf[dialect].family, at: 0, last: 0, depth: 0 };
  skipBlanks(state);
  if (state.at >= source.length) {
    if (state.family === 'dash') fail(state, 'operand');
    return { kind: 'number', value: 0 };
  }
  const expression = readComma(state);
  skipBlanks(state);
  if (state.at < source.length) {
    state.last = state.at;
    const next = source.charAt(state.at);
    if (ASSIGNMENTS.has(operatorAt(state)) && state.family === 'bash') fail(state, 'assignment');
    fail(state, /[A-Za-z0-9_()]/.test(next) || operatorAt(state) !== '' ? 'trailing' : trailingProblem(state));
  }
  return expression;
}

function trailingProblem(state: State): ArithmeticProblem {
  return state.family === 'dash' ? 'trailing' : 'operator';
}

function fail(state: State, problem: ArithmeticProblem, token = state.source.slice(state.last)): never {
  throw new ArithmeticFailure(problem, state.source, token);
}

function skipBlanks(state: State): void {
  while (' \t\n\r'.includes(state.source[state.at] ?? '?')) state.at++;
}

function operatorAt(state: State): string {
  skipBlanks(state);
  const { source, at, family } = state;
  const found = OPERATORS.find(
    (operator) => source.startsWith(operator, at) && !(family === 'dash' && DASH_LACKS.has(operator)),
  );
  return found ?? '';
}

function take(state: State, length: number): void {
  state.last = state.at;
  state.at += length;
}

function readComma(state: State): Expression {
  if (++state.depth > MAX_DEPTH) fail(state, 'depth');
  let left = readChoice(state);
  while (state.family !== 'dash' && operatorAt(state) === ',') {
    take(state, 1);
    left = { kind: 'binary', operator: ',', left, right: readChoice(state), at: state.last };
  }
  state.depth--;
  return left;
}

function readChoice(state: State): Expression {
  const condition = readBinary(state, 4);
  if (operatorAt(state) !== '?') return condition;
  take(state, 1);
  refuseMissing(state);
  const yes = readComma(state);
  if (operatorAt(state) !== ':') fail(state, 'colon');
  take(state, 1);
  if (operatorAt(state) !== ':') refuseMissing(state);
  if (++state.depth > MAX_DEPTH) fail(state, 'depth');
  const no = readChoice(state);
  state.depth--;
  return { kind: 'choice', condition, yes, no };
}

/** Both branches of `?` must be there; bash has words of their own for it. */
function refuseMissing(state: State): void {
  skipBlanks(state);
  const character = state.source[state.at];
  if (character === undefined || character === ':') fail(state, 'expression');
}

function readBinary(state: State, minimum: number): Expression {
  let left = readUnary(state);
  for (;;) {
    let operator = operatorAt(state);
    // After a complete operand `++` can only be a plus and a sign: `5++6`.
    if (operator === '++' || operator === '--') operator = operator.charAt(0);
    const precedence = PRECEDENCE[operator];
    if (precedence === undefined || precedence < minimum) return left;
    take(state, operator.length);
    skipBlanks(state);
    const at = state.at;
    if (++state.depth > MAX_DEPTH) fail(state, 'depth');
    const right = readBinary(state, operator === '**' ? precedence : precedence + 1);
    state.depth--;
    left = { kind: 'binary', operator, left, right, at };
  }
}

function readUnary(state: State): Expression {
  const operator = operatorAt(state);
  const { source, at } = state;
  const next = source[at];
  if (next === undefined) fail(state, 'operand');
  if (operator === '(') return readParenthesised(state);
  if (operator === '++' || operator === '--') {
    const step = readPrefixStep(state, operator);
    if (step !== undefined) return step;
  }
  if (operator !== '' && '!~+-'.includes(operator.charAt(0)) && operator !== '!=' && !operator.endsWith('=')) {
    take(state, 1);
    if (++state.depth > MAX_DEPTH) fail(state, 'depth');
    const operand = readUnary(state);
    state.depth--;
    return { kind: 'unary', operator: operator.charAt(0), operand };
  }
  if (/[0-9]/.test(next)) return readNumber(state);
  const variable = readVariable(state);
  if (variable === undefined) {
    state.last = state.at;
    return fail(state, 'operand');
  }
  return readAfterVariable(state, variable);
}

function readParenthesised(state: State): Expression {
  take(state, 1);
  const inner = readComma(state);
  if (operatorAt(state) !== ')') fail(state, 'parenthesis');
  take(state, 1);
  return inner;
}

function readPrefixStep(state: State, operator: string): Expression | undefined {
  const { at } = state;
  state.at += 2;
  const variable = readVariable(state);
  if (variable === undefined) {
    state.at = at;
    return undefined;
  }
  return { kind: 'step', variable, by: operator === '++' ? 1 : -1, prefix: true };
}

function readVariable(state: State): Variable | undefined {
  skipBlanks(state);
  const { source, at } = state;
  let end = at;
  if (/[A-Za-z_]/.test(source[end] ?? '')) while (/[A-Za-z0-9_]/.test(source[end] ?? '')) end++;
  if (end === at) return undefined;
  take(state, end - at);
  const name = source.slice(at, end);
  if (state.family !== 'bash' || source[end] !== '[') return { name, index: undefined };
  return { name, index: readIndex(state, end + 1) };
}

/** The index is an expression of its own; the key of an associative array may be any text. */
function readIndex(state: State, start: number): NonNullable<Variable['index']> {
  const { source } = state;
  let depth = 0;
  let end = start;
  for (; end < source.length; end++) {
    if (source[end] === '[') depth++;
    else if (source[end] === ']' && depth-- === 0) break;
  }
  if (end >= source.length) fail(state, 'operand');
  const text = source.slice(start, end);
  state.at = end + 1;
  return { expression: indexExpression(text, state), text };
}

function indexExpression(text: string, state: State): Expression {
  if (text === '@' || text === '*') return { kind: 'number', value: 0 };
  try {
    return parseExpression(text, state.dialect);
  } catch (failure) {
    // Fine as the key of an associative array; an indexed one reads it as 0.
    if (failure instanceof ArithmeticFailure) return { kind: 'number', value: 0 };
    throw failure;
  }
}

function readAfterVariable(state: State, variable: Variable): Expression {
  const before = state.at;
  const operator = operatorAt(state);
  if (operator === '++' || operator === '--') {
    take(state, 2);
    return { kind: 'step', variable, by: operator === '++' ? 1 : -1, prefix: false };
  }
  if (ASSIGNMENTS.has(operator)) {
    take(state, operator.length);
    skipBlanks(state);
    const at = state.at;
    if (++state.depth > MAX_DEPTH) fail(state, 'depth');
    const value = readChoice(state);
    state.depth--;
    return { kind: 'assignment', variable, operator: operator.slice(0, -1), value, at };
  }
  state.at = before;
  return { kind: 'variable', variable };
}

function readNumber(state: State): Expression {
  const { source, at, family, dialect } = state;
  let end = at;
  while (/[0-9A-Za-z_@#]/.test(source[end] ?? '')) end++;
  const word = source.slice(at, end);
  const based = family !== 'dash' && dialect !== 'busybox-1.28' ? /^(\d+)#([0-9a-zA-Z@_]+)$/.exec(word) : null;
  if (based !== null) {
    take(state, word.length);
    return { kind: 'number', value: basedNumber(state, Number(based[1]), based[2] ?? '', word) };
  }
  const digits = /^(?:0[xX][0-9a-fA-F]+|\d+)/.exec(word)?.[0] ?? '';
  if (/^0[0-7]*[89]/.test(digits)) {
    state.last = at;
    fail(state, family === 'ash' ? 'operand' : family === 'dash' ? 'trailing' : 'number', digits);
  }
  if (family === 'bash' && /^0[xX]$/.test(word)) {
    take(state, word.length);
    return { kind: 'number', value: 0 };
  }
  if (digits.length < word.length) {
    state.last = at;
    if (family === 'bash') fail(state, 'number', word);
    if (family === 'ash') fail(state, 'operand');
  }
  take(state, digits.length);
  if (/^\d{1,15}$/.test(digits) && !digits.startsWith('0')) return { kind: 'number', value: Number(digits) };
  const value = BigInt(/^0[0-7]+$/.test(digits) ? `0o${digits.slice(1)}` : digits);
  return { kind: 'number', value: wrap(inRange(value, family)) };
}

function basedNumber(state: State, base: number, digits: string, word: string): Integer {
  if (base < 2 || base > 64) fail(state, 'base', word);
  let value = 0n;
  for (const character of digits) {
    const digit = digitValue(character, base);
    if (digit >= base) fail(state, 'number', word);
    value = BigInt.asIntN(64, value * BigInt(base) + BigInt(digit));
  }
  return wrap(value);
}

function digitValue(character: string, base: number): number {
  const code = character.charCodeAt(0);
  if (code <= 57) return code - 48;
  if (character === '@') return 62;
  if (character === '_') return 63;
  if (code >= 97) return code - 87;
  return base <= 36 ? code - 55 : code - 29;
}
