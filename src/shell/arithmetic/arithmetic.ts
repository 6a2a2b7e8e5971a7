import type { Dialect } from '../../process/types';
import { syntaxOf } from '../parse/dialects';
import { type ArithmeticError, ArithmeticFailure } from './errors';
import { parseExpression } from './expression';
import { calculate, complement, type Integer, isZero, negate, wrap } from './numbers';
import type { Expression, Variable } from './syntax';

export { type ArithmeticError, formatArithmeticError } from './errors';
export { type Integer, isZero } from './numbers';

/** The shell's variables. What `get` and `set` throw (read-only, unset under `set -u`) passes through. */
export interface ArithmeticEnvironment {
  readonly dialect: Dialect;
  /** '' if unset. */
  get(name: string, index?: string): string;
  set(name: string, value: string, index?: string): void;
  /** Whether the index of this name is a text. */
  isAssociative?(name: string): boolean;
}

const CACHE_SIZE = 2000;
const cache = new Map<string, Expression | ArithmeticFailure>();

/** What `$((source))` is. The source has been expanded already. */
export function evaluateArithmetic(
  source: string,
  environment: ArithmeticEnvironment,
): { readonly value: Integer } | { readonly error: ArithmeticError } {
  try {
    return { value: evaluate(parsed(source, environment.dialect), { environment, source, depth: 0 }) };
  } catch (failure) {
    if (!(failure instanceof ArithmeticFailure)) throw failure;
    const { problem, source: where, token } = earlierFailure(failure, environment) ?? failure;
    return { error: { problem, source: where, token } };
  }
}

/**
 * `a b`: shells look at the values while they read. A variable that is no number fails before what follows it does; bash
 * has even looked at the next one.
 */
function earlierFailure(failure: ArithmeticFailure, environment: ArithmeticEnvironment): ArithmeticFailure | undefined {
  if (failure.problem !== 'trailing') return undefined;
  const { source, token } = failure;
  const { family } = syntaxOf[environment.dialect];
  const read = source.slice(0, source.length - token.length);
  const next = family === 'bash' ? (/^\w+/.exec(token)?.[0] ?? '') : '';
  try {
    for (const [name] of `${read} ${next}`.matchAll(/\b[A-Za-z_]\w*/g))
      variableValue({ name, index: undefined }, { environment, source, depth: 0 });
    return undefined;
  } catch (earlier) {
    if (!(earlier instanceof ArithmeticFailure)) throw earlier;
    return earlier;
  }
}

function parsed(source: string, dialect: Dialect): Expression {
  const key = `${dialect}/${source}`;
  let known = cache.get(key);
  if (known === undefined) {
    if (cache.size >= CACHE_SIZE) cache.clear();
    known = parseOrFail(source, dialect);
    cache.set(key, known);
  }
  if (known instanceof ArithmeticFailure) throw known;
  return known;
}

function parseOrFail(source: string, dialect: Dialect): Expression | ArithmeticFailure {
  try {
    return parseExpression(source, dialect);
  } catch (failure) {
    if (failure instanceof ArithmeticFailure) return failure;
    throw failure;
  }
}

interface Context {
  readonly environment: ArithmeticEnvironment;
  readonly source: string;
  /** A variable's value is an expression again, whose variables … */
  readonly depth: number;
}

const MAX_DEPTH = 50;

function evaluate(expression: Expression, context: Context): Integer {
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'variable':
      return variableValue(expression.variable, context);
    case 'unary':
      return evaluateUnary(expression.operator, evaluate(expression.operand, context));
    case 'binary':
      return evaluateBinary(expression, context);
    case 'choice': {
      const branch = isZero(evaluate(expression.condition, context)) ? expression.no : expression.yes;
      return evaluate(branch, context);
    }
    case 'assignment': {
      const { variable, operator, at } = expression;
      let value = evaluate(expression.value, context);
      if (operator !== '') value = apply(operator, variableValue(variable, context), value, at, context);
      assign(variable, value, context);
      return value;
    }
    case 'step': {
      const before = variableValue(expression.variable, context);
      const after = calculate('+', before, expression.by);
      assign(expression.variable, after, context);
      return expression.prefix ? after : before;
    }
  }
}

function evaluateUnary(operator: string, operand: Integer): Integer {
  if (operator === '-') return negate(operand);
  if (operator === '!') return isZero(operand) ? 1 : 0;
  return operator === '~' ? complement(operand) : operand;
}

/** `1 + 1 + 1 + …` nests to the left, as deep as it is long: that side is a loop. */
function evaluateBinary(expression: Expression & { kind: 'binary' }, context: Context): Integer {
  const pending = [expression];
  let left = expression.left;
  for (; left.kind === 'binary'; left = left.left) pending.push(left);
  let value = evaluate(left, context);
  for (let next = pending.pop(); next; next = pending.pop()) value = evaluateRight(next, value, context);
  return value;
}

function evaluateRight(expression: Expression & { kind: 'binary' }, first: Integer, context: Context): Integer {
  const { operator, right, at } = expression;
  if (operator === '&&') return !isZero(first) && !isZero(evaluate(right, context)) ? 1 : 0;
  if (operator === '||') return !isZero(first) || !isZero(evaluate(right, context)) ? 1 : 0;
  const second = evaluate(right, context);
  return operator === ',' ? second : apply(operator, first, second, at, context);
}

function apply(operator: string, left: Integer, right: Integer, at: number, context: Context): Integer {
  if ((operator === '/' || operator === '%') && isZero(right))
    throw new ArithmeticFailure('division', context.source, context.source.slice(at));
  if (operator === '**' && right < 0) {
    const token = context.source.slice(at).replace(/^[-+~!\s]+/, '');
    throw new ArithmeticFailure('exponent', context.source, token);
  }
  return calculate(operator, left, right);
}

function indexOf(variable: Variable, context: Context): string | undefined {
  if (variable.index === undefined) return undefined;
  if (context.environment.isAssociative?.(variable.name) === true) return variable.index.text;
  return String(evaluate(variable.index.expression, context));
}

function assign(variable: Variable, value: Integer, context: Context): void {
  context.environment.set(variable.name, String(value), indexOf(variable, context));
}

function variableValue(variable: Variable, context: Context): Integer {
  const { environment } = context;
  const text = environment.get(variable.name, indexOf(variable, context)).trim();
  if (text === '') return 0;
  if (/^-?(?:0|[1-9]\d{0,14})$/.test(text)) return Number(text) + 0;
  if (syntaxOf[environment.dialect].family === 'dash') {
    const value = dashNumber(text);
    if (value === undefined) throw new ArithmeticFailure('number', context.source, text);
    return value;
  }
  if (context.depth >= MAX_DEPTH) throw new ArithmeticFailure('recursion', text, text);
  return evaluate(parsed(text, environment.dialect), { environment, source: text, depth: context.depth + 1 });
}

/** dash takes only numbers of 64 bits from variables, no expressions. */
function dashNumber(text: string): Integer | undefined {
  const match = /^([-+]?)(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9]\d*)$/.exec(text);
  if (!match) return undefined;
  const magnitude = BigInt((match[2] ?? '').replace(/^0(?=\d)/, '0o'));
  const value = match[1] === '-' ? -magnitude : magnitude;
  return BigInt.asIntN(64, value) === value ? wrap(value) : undefined;
}
