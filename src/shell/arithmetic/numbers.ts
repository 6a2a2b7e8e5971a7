import type { ShellFamily } from '../common/family';

/** A 64-bit signed integer: a number where that is exact, which is nearly always, a bigint beyond. */
export type Integer = number | bigint;

export function wrap(value: bigint): Integer {
  const wrapped = BigInt.asIntN(64, value);
  const number = Number(wrapped);
  return Number.isSafeInteger(number) ? number : wrapped;
}

const MOST = 2n ** 63n - 1n;

/** dash stops at the largest number, ash takes 0 for what 64 bits do not hold, bash the lower bits. */
export function inRange(value: bigint, family: ShellFamily): bigint {
  if (family === 'dash' && value > MOST) return MOST;
  return family === 'ash' && value > 2n * MOST + 1n ? 0n : value;
}

export function negate(value: Integer): Integer {
  return typeof value === 'number' ? 0 - value : wrap(-value);
}

export function complement(value: Integer): Integer {
  return typeof value === 'number' ? -value - 1 : wrap(~value);
}

export function isZero(value: Integer): boolean {
  return typeof value === 'number' ? value === 0 : value === 0n;
}

/** `a operator b` for every binary operator without short circuit. Division by zero and negative exponents are the caller's. */
export function calculate(operator: string, left: Integer, right: Integer): Integer {
  if (typeof left === 'number' && typeof right === 'number') {
    const result = calculateNumbers(operator, left, right);
    if (result !== undefined && Number.isSafeInteger(result)) return result;
  }
  return calculateBigInts(operator, BigInt(left), BigInt(right));
}

function calculateNumbers(operator: string, left: number, right: number): number | undefined {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return Math.trunc(left / right) + 0;
    case '%':
      return (left % right) + 0;
    default:
      return compare(operator, left, right);
  }
}

function compare<T extends number | bigint>(operator: string, left: T, right: T): number | undefined {
  switch (operator) {
    case '<':
      return left < right ? 1 : 0;
    case '>':
      return left > right ? 1 : 0;
    case '<=':
      return left <= right ? 1 : 0;
    case '>=':
      return left >= right ? 1 : 0;
    case '==':
      return left === right ? 1 : 0;
    case '!=':
      return left !== right ? 1 : 0;
    default:
      return undefined;
  }
}

function calculateBigInts(operator: string, left: bigint, right: bigint): Integer {
  switch (operator) {
    case '+':
      return wrap(left + right);
    case '-':
      return wrap(left - right);
    case '*':
      return wrap(left * right);
    case '/':
      return right === 0n ? 0 : wrap(left / right);
    case '%':
      return right === 0n ? 0 : wrap(left % right);
    case '**':
      return power(left, right);
    case '<<':
      return wrap(left << (right & 63n));
    case '>>':
      return wrap(left >> (right & 63n));
    case '&':
      return wrap(left & right);
    case '|':
      return wrap(left | right);
    case '^':
      return wrap(left ^ right);
    default:
      return compare(operator, left, right) ?? 0;
  }
}

function power(base: bigint, exponent: bigint): Integer {
  let result = 1n;
  let factor = BigInt.asIntN(64, base);
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = BigInt.asIntN(64, result * factor);
    factor = BigInt.asIntN(64, factor * factor);
  }
  return wrap(result);
}
