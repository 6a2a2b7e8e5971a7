import { formatGeneral } from '../../../shell/common/printfNumber';

/** busybox's own, Debian's default, or the one people install. */
export type AwkDialect = 'busybox' | 'mawk' | 'gawk';

/** Text that came from outside and looks like a number compares as one. */
export class NumericText {
  constructor(
    readonly text: string,
    readonly number: number,
  ) {}
}

/** Undefined is a variable that was never set: '' and 0 at once. */
export type AwkValue = number | string | NumericText | undefined;

/** A variable, an array, or a parameter that has yet to become one of them; `link` is then the caller's variable. */
export interface Cell {
  value: AwkValue;
  array: Map<string, AwkValue> | undefined;
  link: Cell | undefined;
}

export function createCell(value?: AwkValue): Cell {
  return { value, array: undefined, link: undefined };
}

/** The array in a cell, made if there is none; through links it becomes the caller's array too. */
export function arrayOf(cell: Cell): Map<string, AwkValue> {
  if (cell.array === undefined) cell.array = cell.link === undefined ? new Map() : arrayOf(cell.link);
  return cell.array;
}

const NUMBER = /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?\s*$/;

/** Input as awk sees it. */
export function fromInput(text: string): AwkValue {
  return text !== '' && text.length < 400 && NUMBER.test(text) ? new NumericText(text, Number(text)) : text;
}

export function toNumber(value: AwkValue): number {
  if (typeof value === 'number') return value;
  if (value === undefined) return 0;
  if (value instanceof NumericText) return value.number;
  const hexadecimal = /^\s*0[xX][\da-fA-F]+/.exec(value);
  if (hexadecimal !== null) return Number(hexadecimal[0]);
  return Number.parseFloat(/^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/.exec(value)?.[0] ?? '') || 0;
}

/** `limit`: whole numbers below it are written out; mawk keeps them in 32 bits. */
export function toText(value: AwkValue, limit = 2 ** 63): string {
  if (typeof value === 'string') return value;
  if (value === undefined) return '';
  if (value instanceof NumericText) return value.text;
  return isWhole(value, limit) ? BigInt(value).toString() : generalText(value);
}

export const isWhole = (value: number, limit: number): boolean => Number.isInteger(value) && Math.abs(value) < limit;

function generalText(value: number): string {
  if (Number.isNaN(value)) return '-nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  return (value < 0 ? '-' : '') + formatGeneral(Math.abs(value), 6);
}

export function isTrue(value: AwkValue): boolean {
  if (typeof value === 'string') return value !== '';
  return toNumber(value) !== 0;
}

/** Negative, zero or positive. Numbers and numeric input compare as numbers, everything else as text. */
export function compareValues(left: AwkValue, right: AwkValue): number {
  if (typeof left !== 'string' && typeof right !== 'string') return toNumber(left) - toNumber(right);
  const a = toText(left);
  const b = toText(right);
  return a < b ? -1 : a > b ? 1 : 0;
}
