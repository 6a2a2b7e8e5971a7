export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** What jq calls an error: caught by `?` and `try`, otherwise printed. */
export class JqError extends Error {
  constructor(
    message: string,
    /** What `catch` is given: the text, or what `error` was called with. */
    readonly value: Json = message,
  ) {
    super(message);
  }
}

export const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

export function typeOf(value: Json): string {
  if (value === null) return 'null';
  if (isArray(value)) return 'array';
  return typeof value;
}

export const isTruthy = (value: Json): boolean => value !== null && value !== false;

const RANK = ['null', 'boolean', 'number', 'string', 'array', 'object'];

/** jq's order: null, false, true, numbers, strings, arrays, objects. */
export function compare(a: Json, b: Json): number {
  const rank = RANK.indexOf(typeOf(a)) - RANK.indexOf(typeOf(b));
  if (rank !== 0) return rank;
  if (isArray(a) && isArray(b)) {
    for (let i = 0; i < Math.min(a.length, b.length); i++) {
      const order = compare(a[i] ?? null, b[i] ?? null);
      if (order !== 0) return order;
    }
    return a.length - b.length;
  }
  if (isObject(a) && isObject(b)) {
    const order = compare(Object.keys(a).sort(), Object.keys(b).sort());
    return order !== 0 ? order : compare(valuesByKey(a), valuesByKey(b));
  }
  if (a === b) return 0;
  return (a ?? 0) < (b ?? 0) ? -1 : 1;
}

const valuesByKey = (object: JsonObject): readonly Json[] =>
  Object.keys(object)
    .sort()
    .map((key) => object[key] ?? null);

export interface Style {
  indent: string;
  sortKeys: boolean;
}

/** On one line, without blanks. */
export const PLAIN: Style = { indent: '', sortKeys: false };

export function print(value: Json, style: Style, margin = ''): string {
  if (typeof value === 'number' && Math.abs(value) === Number.POSITIVE_INFINITY)
    return `${value < 0 ? '-' : ''}1.7976931348623157e+308`;
  if (!isArray(value) && !isObject(value)) return JSON.stringify(value).replaceAll('\u007f', '\\u007f');
  const inner = margin + style.indent;
  const [open, close] = isArray(value) ? ['[', ']'] : ['{', '}'];
  const colon = style.indent === '' ? ':' : ': ';
  const keys = isObject(value) ? Object.keys(value) : [];
  if (style.sortKeys) keys.sort();
  const items = isArray(value)
    ? value.map((item) => print(item, style, inner))
    : keys.map(
        (key) => `${JSON.stringify(key)}${colon}${print((isObject(value) ? value[key] : null) ?? null, style, inner)}`,
      );
  if (items.length === 0) return open + close;
  if (style.indent === '') return `${open}${items.join(',')}${close}`;
  return `${open}\n${items.map((item) => inner + item).join(',\n')}\n${margin}${close}`;
}
