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
  if (!isArray(value) && !isObject(value)) return JSON.stringify(value);
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

/** One JSON value after another, as jq reads its input. */
export const parseMany = (text: string): readonly Json[] => parseWithLines(text).map(({ value }) => value);

/** Values with how many lines were read when each was whole: jq's errors name that number. */
export function parseWithLines(text: string): { value: Json; line: number }[] {
  const values: { value: Json; line: number }[] = [];
  let at = 0;
  while (at < text.length) {
    const start = at + (/^\s*/.exec(text.slice(at))?.[0].length ?? 0);
    if (start >= text.length) break;
    at = endOfValue(text, start);
    const lineEnd = text.indexOf('\n', at) + 1 || text.length;
    values.push({ value: JSON.parse(text.slice(start, at)) as Json, line: newlines(text.slice(0, lineEnd)) });
  }
  return values;
}

const newlines = (text: string): number => text.split('\n').length - 1;

/** Where a value that begins at `start` ends, by counting brackets outside of strings. */
function endOfValue(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '"') {
      at++;
      while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
      if (depth === 0) return at + 1;
    } else if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') {
      depth--;
      if (depth <= 0) return at + 1;
    } else if (depth === 0 && /\s/.test(character)) return at;
  }
  return text.length;
}
