/** Functions of Go templates. Models text/template/funcs.go, and the two that kubectl adds. */

import { decodeBase64Text } from '../../api/base64';
import { goValue, typeName } from '../jsonpath/goFormat';
import { isObject, sameJson } from '../resources/json';
import { printfText } from './printf';

/** A value, or the sentence of what is wrong with the arguments. */
export type Called = { value: unknown } | { error: string };

export interface TemplateFunction {
  /** How many arguments there must be; `most` is missing where there may be any number. */
  least: number;
  most?: number;
  call(values: readonly unknown[]): Called;
}

const fixed = (count: number, call: TemplateFunction['call']): TemplateFunction => ({
  least: count,
  most: count,
  call,
});
const variadic = (least: number, call: TemplateFunction['call']): TemplateFunction => ({ least, call });
const give = (value: unknown): Called => ({ value });

export const TEMPLATE_FUNCTIONS: Readonly<Record<string, TemplateFunction>> = {
  len: fixed(1, ([value]) => length(value)),
  index: variadic(1, ([value, ...keys]) => keys.reduce<Called>(indexInto, { value })),
  slice: variadic(1, ([value, ...bounds]) => slice(value, bounds)),
  eq: variadic(2, ([first, ...others]) => equal(first, others)),
  ne: fixed(2, ([a, b]) => negated(equal(a, [b]))),
  lt: fixed(2, ([a, b]) => less(a, b)),
  le: fixed(2, ([a, b]) => either(less(a, b), equal(a, [b]))),
  gt: fixed(2, ([a, b]) => negated(either(less(a, b), equal(a, [b])))),
  ge: fixed(2, ([a, b]) => negated(less(a, b))),
  not: fixed(1, ([value]) => give(!isTrue(value))),
  // These two stop at the first value that decides: see evaluate.ts.
  and: variadic(1, (values) => give(values.find((value) => !isTrue(value)) ?? values.at(-1))),
  or: variadic(1, (values) => give(values.find(isTrue) ?? values.at(-1))),
  print: variadic(0, (values) => give(printText(values))),
  println: variadic(0, (values) => give(`${values.map(goValue).join(' ')}\n`)),
  printf: variadic(1, ([format, ...values]) =>
    typeof format === 'string'
      ? give(printfText(format, values))
      : { error: `wrong type for value; expected string; got ${typeName(format)}` },
  ),
  html: variadic(0, (values) => give(escapedHtml(printText(values)))),
  js: variadic(0, (values) => give(printText(values).replace(/[\\'"<>&=]/g, escapedJs))),
  urlquery: variadic(0, (values) => give(encodeURIComponent(printText(values)).replace(/%20/g, '+'))),
  exists: variadic(1, ([value, ...keys]) => give(keys.reduce(valueUnder, value) !== undefined)),
  base64decode: fixed(1, ([value]) => give(decodeBase64Text(String(value)))),
};

export function isTrue(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return isObject(value) ? Object.keys(value).length > 0 : Boolean(value);
}

function length(value: unknown): Called {
  if (value === undefined || value === null) return { error: 'reflect: call of reflect.Value.Type on zero Value' };
  if (typeof value === 'string' || Array.isArray(value)) return give(value.length);
  return isObject(value) ? give(Object.keys(value).length) : { error: `len of type ${typeName(value)}` };
}

function indexInto(into: Called, key: unknown): Called {
  if ('error' in into) return into;
  const { value } = into;
  if (value === undefined || value === null) return { error: 'index of untyped nil' };
  if (Array.isArray(value) || typeof value === 'string') {
    if (typeof key !== 'number') return { error: `cannot index slice/array with ${describedType(key)}` };
    return key >= 0 && key < value.length ? give(value[key]) : { error: `index out of range: ${key}` };
  }
  if (!isObject(value)) return { error: `can't index item of type ${typeName(value)}` };
  if (typeof key !== 'string')
    return {
      error:
        key === undefined || key === null
          ? 'value is nil; should be of type string'
          : `value has type ${typeName(key)}; should be string`,
    };
  return give(Object.hasOwn(value, key) ? value[key] : undefined);
}

const describedType = (key: unknown): string => (key === undefined || key === null ? 'nil' : `type ${typeName(key)}`);

function valueUnder(value: unknown, key: unknown): unknown {
  const found = indexInto({ value }, key);
  return 'value' in found ? found.value : undefined;
}

function slice(value: unknown, bounds: readonly unknown[]): Called {
  if (value === undefined || value === null) return { error: 'slice of untyped nil' };
  if (typeof value !== 'string' && !Array.isArray(value))
    return { error: `can't slice item of type ${typeName(value)}` };
  const [from = 0, to = value.length] = bounds;
  if (typeof from !== 'number' || typeof to !== 'number')
    return { error: `cannot index slice/array with ${describedType(typeof from === 'number' ? to : from)}` };
  const outside = [from, to].find((bound) => bound < 0 || bound > value.length);
  if (outside !== undefined) return { error: `index out of range: ${outside}` };
  return from > to ? { error: `invalid slice index: ${from} > ${to}` } : give(value.slice(from, to));
}

/** Numbers of both kinds compare with each other in no case but with their own. */
function incompatible(a: unknown, b: unknown): Called | undefined {
  if (typeof a === typeof b) return undefined;
  if (a === undefined || b === undefined || a === null || b === null) return undefined;
  return { error: `incompatible types for comparison: ${literalType(a)} and ${literalType(b)}` };
}

const literalType = (value: unknown): string => (typeName(value) === 'int64' ? 'int' : typeName(value));

function equal(first: unknown, others: readonly unknown[]): Called {
  for (const other of others) {
    const problem = incompatible(first, other);
    if (problem) return problem;
    if (sameJson(first ?? null, other ?? null)) return give(true);
  }
  return give(false);
}

function less(a: unknown, b: unknown): Called {
  const problem = incompatible(a, b);
  if (problem) return problem;
  if (typeof a === 'number' && typeof b === 'number') return give(a < b);
  return typeof a === 'string' && typeof b === 'string' ? give(a < b) : { error: 'invalid type for comparison' };
}

const negated = (called: Called): Called => ('error' in called ? called : give(!called.value));
const either = (a: Called, b: Called): Called => ('error' in a ? a : 'error' in b ? b : give(a.value || b.value));

/** fmt.Sprint: a space between two values of which neither is a text. */
function printText(values: readonly unknown[]): string {
  return values.reduce<string>((text, value, index) => {
    const before = values[index - 1];
    const space = index > 0 && typeof value !== 'string' && typeof before !== 'string' ? ' ' : '';
    return text + space + goValue(value);
  }, '');
}

const HTML: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', "'": '&#39;', '"': '&#34;' };
const escapedHtml = (text: string): string => text.replace(/[<>&'"]/g, (character) => HTML[character] ?? character);

const escapedJs = (character: string): string =>
  '\\\'"'.includes(character)
    ? `\\${character}`
    : `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
