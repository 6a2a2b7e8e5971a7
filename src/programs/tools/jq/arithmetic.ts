import { compare, isArray, isObject, JqError, type Json, type JsonObject, PLAIN, print, typeOf } from './json';

const MAX_REPEAT = 100_000;

/** The operators between two values; what each type allows is jq's. */
export function arithmetic(operator: string, a: Json, b: Json): Json {
  if (operator === '+') {
    if (a === null) return b;
    if (b === null) return a;
    if (typeof a === 'string' && typeof b === 'string') return a + b;
    if (isArray(a) && isArray(b)) return [...a, ...b];
    if (isObject(a) && isObject(b)) return { ...a, ...b };
  }
  if (operator === '-' && isArray(a) && isArray(b))
    return a.filter((item) => !b.some((other) => compare(item, other) === 0));
  if (operator === '/' && typeof a === 'string' && typeof b === 'string') return a.split(b);
  if (operator === '*' && typeof a === 'string' && typeof b === 'number')
    return b > 0 ? a.repeat(Math.min(MAX_REPEAT, Math.max(1, Math.floor(b)))) : null;
  if (operator === '*' && isObject(a) && isObject(b)) return mergeDeeply(a, b);
  if (typeof a === 'number' && typeof b === 'number') {
    if (operator === '+') return a + b;
    if (operator === '-') return a - b;
    if (operator === '*') return a * b;
    if (b === 0)
      throw new JqError(
        `${shown(a)} and ${shown(b)} cannot be divided${operator === '%' ? ' (remainder)' : ''} because the divisor is zero`,
      );
    return operator === '/' ? a / b : Math.trunc(a) % Math.trunc(b);
  }
  const words = { '+': 'added', '-': 'subtracted', '*': 'multiplied', '/': 'divided', '%': 'divided' }[operator];
  throw new JqError(`${shown(a)} and ${shown(b)} cannot be ${words}`);
}

/** jq's errors show the first letters of a value only. */
export function shown(value: Json): string {
  const text = print(value, PLAIN);
  return `${typeOf(value)} (${text.length > 14 ? `${text.slice(0, 11)}...` : text})`;
}

function mergeDeeply(a: JsonObject, b: JsonObject): JsonObject {
  const merged: Record<string, Json> = { ...a };
  for (const [key, value] of Object.entries(b)) {
    const own = merged[key] ?? null;
    merged[key] = isObject(own) && isObject(value) ? mergeDeeply(own, value) : value;
  }
  return merged;
}
