import { getItem, isKind } from './dicts';
import { raised } from './errors';
import type { Machine } from './machine';
import { floatText, intText, signedPower } from './numbers';
import { repr, str } from './repr';
import { fixed } from './rounding';
import { specialMethod, typeName } from './types';
import type { Eval, Value } from './values';

interface Spec {
  fill: string;
  align: string;
  sign: string;
  isAlternate: boolean;
  isZero: boolean;
  width: number;
  grouping: string;
  precision: number | undefined;
  type: string;
}

const SPEC = /^(?:([\s\S])?([<>=^]))?([-+ ]?)(z?)(#?)(0?)(\d*)([,_]?)(?:\.(\d+))?([a-zA-Z%]?)$/u;
const WIDEST = 1_000_000;

/** format(value, spec). */
export function* format(machine: Machine, value: Value, text: string): Eval<string> {
  const special = specialMethod(value, '__format__');
  if (special !== undefined) return yield* str(machine, yield* machine.call(special, [text]));
  if (text === '') return yield* str(machine, value);
  if (value === null || (typeof value === 'object' && value.kind !== 'instance') || (typeof value === 'object' && true))
    throw raised('TypeError', `unsupported format string passed to ${typeName(value)}.__format__`);
  const spec = readSpec(text, value);
  if (typeof value === 'string') {
    if (spec.type !== '' && spec.type !== 's') throw unknownType(spec.type, value);
    const kept = spec.precision === undefined ? value : value.slice(0, spec.precision);
    return pad(kept, spec, spec.align === '' ? '<' : spec.align);
  }
  const number = typeof value === 'boolean' && spec.type !== '' ? BigInt(value) : value;
  if (typeof number === 'boolean') return pad(number ? 'True' : 'False', spec, spec.align === '' ? '<' : spec.align);
  return formatNumber(number, spec);
}

function readSpec(text: string, value: Value): Spec {
  const match = SPEC.exec(text);
  if (!match) throw raised('ValueError', `Invalid format specifier '${text}' for object of type '${typeName(value)}'`);
  const [, fill, align = '', sign = '', , alternate, zero, width = '', grouping = '', precision, type = ''] = match;
  if (Number(width) > WIDEST || Number(precision ?? 0) > WIDEST) throw raised('MemoryError');
  return {
    fill: fill ?? (zero === '0' ? '0' : ' '),
    align: align === '' && zero === '0' && typeof value !== 'string' ? '=' : align,
    sign,
    isAlternate: alternate === '#',
    isZero: zero === '0',
    width: Number(width),
    grouping,
    precision: precision === undefined ? undefined : Number(precision),
    type,
  };
}

const unknownType = (type: string, value: Value): Error =>
  raised('ValueError', `Unknown format code '${type}' for object of type '${typeName(value)}'`);

function pad(text: string, { fill, width }: Spec, align: string): string {
  const missing = width - Array.from(text).length;
  if (missing <= 0) return text;
  if (align === '<') return text + fill.repeat(missing);
  if (align === '^') return fill.repeat(missing >> 1) + text + fill.repeat(missing - (missing >> 1));
  return fill.repeat(missing) + text;
}

function formatNumber(value: bigint | number, spec: Spec): string {
  const isNegative = typeof value === 'bigint' ? value < 0n : value < 0 || Object.is(value, -0);
  const sign = isNegative ? '-' : spec.sign === '-' ? '' : spec.sign;
  const magnitude =
    typeof value === 'bigint' && isNegative ? -value : typeof value === 'number' ? Math.abs(value) : value;
  const { prefix, digits } = digitsOf(magnitude, spec, value);
  const [, whole = '', rest = ''] = /^([\da-fA-F]*)([\s\S]*)$/.exec(digits) ?? [];
  const every = 'xXob'.includes(spec.type) && spec.type !== '' ? 4 : 3;
  let grouped = spec.grouping === '' ? whole : group(whole, spec.grouping, every);
  if (spec.align === '=' && spec.fill === '0' && spec.grouping !== '') {
    const room = spec.width - sign.length - prefix.length - rest.length;
    for (let zeros = whole; grouped.length < room; grouped = group(zeros, spec.grouping, every)) zeros = `0${zeros}`;
  }
  const body = grouped + rest;
  if (spec.align !== '=') return pad(sign + prefix + body, spec, spec.align === '' ? '>' : spec.align);
  return sign + prefix + pad(body, { ...spec, width: spec.width - sign.length - prefix.length }, '>');
}

function group(whole: string, separator: string, every: number): string {
  const parts: string[] = [];
  for (let end = whole.length; end > 0; end -= every) parts.unshift(whole.slice(Math.max(0, end - every), end));
  return parts.join(separator);
}

const RADIX: Readonly<Record<string, number>> = { b: 2, o: 8, x: 16, X: 16 };

function digitsOf(value: bigint | number, spec: Spec, original: Value): { prefix: string; digits: string } {
  const { type, precision } = spec;
  if (typeof value === 'bigint') {
    const radix = RADIX[type];
    if (radix !== undefined) {
      const digits = value.toString(radix);
      return { prefix: spec.isAlternate ? `0${type}` : '', digits: type === 'X' ? digits.toUpperCase() : digits };
    }
    if (type === 'c') return { prefix: '', digits: String.fromCodePoint(Number(value)) };
    if (type === '' || type === 'd' || type === 'n') {
      if (precision !== undefined) throw raised('ValueError', 'Precision not allowed in integer format specifier');
      return { prefix: '', digits: intText(value) };
    }
    if (!/^[eEfFgG%]$/.test(type)) throw unknownType(type, original);
  } else if (!/^[eEfFgGn%]?$/.test(type)) throw unknownType(type, original);
  return { prefix: '', digits: floatDigits(Number(value), type, precision, spec.isAlternate) };
}

/** A number that is not negative, in the way of one of the letters of formats. */
export function floatDigits(value: number, type: string, precision: number | undefined, isAlternate: boolean): string {
  const isUpper = /^[A-Z]/.test(type);
  if (!Number.isFinite(value)) {
    const word = Number.isNaN(value) ? 'nan' : 'inf';
    return isUpper ? word.toUpperCase() : word + (type === '%' ? '%' : '');
  }
  const digits = precision ?? 6;
  switch (type.toLowerCase()) {
    case 'f':
      return fixed(value, digits);
    case '%':
      return `${fixed(value * 100, digits)}%`;
    case 'e':
      return withPower(value.toExponential(Math.min(digits, 100)), isUpper);
    default: {
      if (type === '' && precision === undefined) return floatText(value);
      const significant = Math.max(1, digits);
      const [mantissa = '', power = '0'] = value.toExponential(Math.min(significant - 1, 100)).split('e');
      const exponent = value === 0 ? 0 : Number(power);
      const limit = type === '' ? significant - 1 : significant;
      const isLong = exponent < -4 || exponent >= Math.max(limit, type === '' ? 1 : limit);
      const text = isLong ? mantissa : fixed(value, Math.max(0, significant - 1 - exponent));
      const short = isAlternate || !text.includes('.') ? text : text.replace(/\.?0+$/, '');
      if (isLong) return withPower(`${short}e${exponent}`, isUpper);
      return type === '' && !short.includes('.') ? `${short}.0` : short;
    }
  }
}

function withPower(text: string, isUpper: boolean): string {
  const [mantissa = '', power = '0'] = text.split('e');
  return `${mantissa}${isUpper ? 'E' : 'e'}${signedPower(Number(power))}`;
}

const PERCENT = /%(?:\(([^)]*)\))?([-+ #0]*)(\*|\d+)?(?:\.(\*|\d+))?[hlL]?([\s\S]?)/g;

/** `text % values`. */
export function* percentFormat(machine: Machine, text: string, values: Value): Eval<string> {
  const items = isKind(values, 'tuple') ? values.items : [values];
  let used = 0;
  let result = '';
  let from = 0;
  const take = (): Value => {
    const item = items[used++];
    if (item === undefined) throw raised('TypeError', 'not enough arguments for format string');
    return item;
  };
  for (const match of text.matchAll(PERCENT)) {
    const [all, name, flags = '', width, precision, type = ''] = match;
    result += text.slice(from, match.index);
    from = match.index + all.length;
    if (type === '%') {
      result += '%';
      continue;
    }
    if (type === '') throw raised('ValueError', 'incomplete format');
    if (name !== undefined && !isKind(values, 'dict')) throw raised('TypeError', 'format requires a mapping');
    const wide = width === '*' ? String(take()) : (width ?? '');
    const exact = precision === '*' ? String(take()) : precision;
    let value: Value;
    if (name !== undefined && isKind(values, 'dict')) {
      const found = getItem(values, name);
      if (found === undefined) throw raised('KeyError', name);
      value = found;
      used = items.length;
    } else value = take();
    const isLeft = flags.includes('-') || wide.startsWith('-');
    const plus = flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';
    result += yield* onePercent(
      machine,
      value,
      { type, plus, flags, exact, isLeft, wide: wide.replace('-', '') },
      match.index,
    );
  }
  if (used < items.length && !(isKind(values, 'dict') || (used === 0 && isKind(values, 'list'))))
    throw raised('TypeError', 'not all arguments converted during string formatting');
  return result + text.slice(from);
}

interface PercentSpec {
  type: string;
  plus: string;
  flags: string;
  exact: string | undefined;
  isLeft: boolean;
  wide: string;
}

function* onePercent(machine: Machine, value: Value, spec: PercentSpec, at: number): Eval<string> {
  const { type, plus, flags, exact, isLeft, wide } = spec;
  const align = isLeft ? '<' : '>';
  switch (type) {
    case 's':
    case 'r':
    case 'a': {
      const shown = type === 's' ? yield* str(machine, value) : yield* repr(machine, value);
      return yield* format(machine, exact === undefined ? shown : shown.slice(0, Number(exact)), `${align}${wide}`);
    }
    case 'c':
      return yield* format(
        machine,
        typeof value === 'bigint' ? String.fromCodePoint(Number(value)) : value,
        `${align}${wide}`,
      );
    default:
  }
  if (!/^[diouxXeEfFgG]$/.test(type))
    throw raised(
      'ValueError',
      `unsupported format character '${type}' (0x${type.charCodeAt(0).toString(16)}) at index ${at + 1}`,
    );
  const given = typeof value === 'boolean' ? BigInt(value) : value;
  if (typeof given !== 'bigint' && typeof given !== 'number')
    throw raised(
      'TypeError',
      /[eEfFgG]/.test(type)
        ? `must be real number, not ${typeName(value)}`
        : `%${type} format: ${/[xXo]/.test(type) ? 'an integer' : 'a real number'} is required, not ${typeName(value)}`,
    );
  const number = /[diu]/.test(type) && typeof given === 'number' ? BigInt(Math.trunc(given)) : given;
  const letter = /[iu]/.test(type) ? 'd' : type;
  const zero = flags.includes('0') && !isLeft ? '0' : '';
  const hash = flags.includes('#') ? '#' : '';
  const places = exact === undefined || (typeof number === 'bigint' && !/[eEfFgG]/.test(type)) ? '' : `.${exact}`;
  const padded = zero === '' ? align : '';
  const text = yield* format(machine, number, `${padded}${plus}${hash}${zero}${wide}${places}${letter}`);
  return exact !== undefined && letter === 'd'
    ? text.replace(/\d+/, (digits) => digits.padStart(Number(exact), '0'))
    : text;
}
