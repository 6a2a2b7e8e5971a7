/**
 * Quantities: `100m`, `1.5Gi`, `2e3`. Exact: a whole number of nano-units. Models apimachinery/pkg/api/resource Quantity,
 * including how it prints what it has read.
 */
import { fail, type Result, succeed } from './meta';

export type QuantityFormat = 'DecimalSI' | 'BinarySI' | 'DecimalExponent';

export interface ParsedQuantity {
  /** Units of 1e-9. What is finer was rounded up, as Kubernetes does. */
  nano: bigint;
  format: QuantityFormat;
}

export const QUANTITY_ERROR =
  "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
export const SUFFIX_ERROR = "unable to parse quantity's suffix";

const NANO = 1_000_000_000n;
/** Largest magnitude that Kubernetes keeps: 2^63 - 1 of the unit. */
const LARGEST = (2n ** 63n - 1n) * NANO;
const DECIMAL: Readonly<Record<string, number>> = {
  n: -9,
  u: -6,
  m: -3,
  '': 0,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
};
const BINARY: Readonly<Record<string, bigint>> = {
  Ki: 2n ** 10n,
  Mi: 2n ** 20n,
  Gi: 2n ** 30n,
  Ti: 2n ** 40n,
  Pi: 2n ** 50n,
  Ei: 2n ** 60n,
};
const DECIMAL_SUFFIX: ReadonlyMap<number, string> = new Map(
  Object.entries(DECIMAL).map(([suffix, exponent]) => [exponent, suffix]),
);

/** Reads a quantity. Numbers of YAML count as their decimal text. */
export function parseQuantity(input: string | number): Result<ParsedQuantity, string> {
  const text = typeof input === 'number' ? plainNumber(input) : input;
  const match = /^([+-]?)(\d*)(\.?)(\d*)([A-Za-z]{0,2}|[eE][+-]?\d{1,4})$/.exec(text);
  if (!match) return fail(QUANTITY_ERROR);
  const [, sign = '', whole = '', , fraction = '', suffix = ''] = match;
  if (whole === '' && fraction === '') return fail(QUANTITY_ERROR);
  if (whole.length + fraction.length > 200) return fail(QUANTITY_ERROR);
  const digits = BigInt(`${whole}${fraction}` || '0');
  const scaled = scaleOf(suffix);
  if (!scaled) return fail(SUFFIX_ERROR);
  const { factor, exponent, format } = scaled;
  const magnitude = atNano(digits * factor, exponent - fraction.length);
  const bounded = magnitude > LARGEST ? LARGEST : magnitude;
  return succeed({ nano: sign === '-' ? -bounded : bounded, format });
}

function scaleOf(suffix: string): { factor: bigint; exponent: number; format: QuantityFormat } | undefined {
  const binary = Object.hasOwn(BINARY, suffix) ? BINARY[suffix] : undefined;
  if (binary !== undefined) return { factor: binary, exponent: 0, format: 'BinarySI' };
  const decimal = Object.hasOwn(DECIMAL, suffix) ? DECIMAL[suffix] : undefined;
  if (decimal !== undefined) return { factor: 1n, exponent: decimal, format: 'DecimalSI' };
  const power = /^[eE]([+-]?\d+)$/.exec(suffix);
  return power ? { factor: 1n, exponent: Number(power[1]), format: 'DecimalExponent' } : undefined;
}

/** digits × 10^exponent in nano-units, rounded up. */
function atNano(digits: bigint, exponent: number): bigint {
  const shift = exponent + 9;
  if (digits === 0n) return 0n;
  if (shift >= 0) return shift > 60 ? LARGEST + 1n : digits * 10n ** BigInt(shift);
  if (shift < -400) return 1n;
  const divisor = 10n ** BigInt(-shift);
  return (digits + divisor - 1n) / divisor;
}

const plainNumber = (value: number): string => (Number.isFinite(value) ? String(value).replace(/e\+/, 'e') : 'NaN');

/** The canonical text: `0.5` → `500m`, `1024Mi` → `1Gi`, `1500m` stays, `1.5Gi` → `1536Mi`. Models Quantity.String. */
export function formatQuantity({ nano, format }: ParsedQuantity): string {
  if (nano === 0n) return '0';
  const magnitude = nano < 0n ? -nano : nano;
  const sign = nano < 0n ? '-' : '';
  if (format === 'BinarySI') {
    // Below 1024 and for fractions, binary quantities print in decimal.
    if (magnitude >= 1024n * NANO && magnitude % NANO === 0n) return sign + binaryText(magnitude / NANO);
    return sign + decimalText(magnitude, 'DecimalSI');
  }
  return sign + decimalText(magnitude, format);
}

function binaryText(units: bigint): string {
  let text = String(units);
  for (const [suffix, factor] of Object.entries(BINARY)) if (units % factor === 0n) text = `${units / factor}${suffix}`;
  return text;
}

function decimalText(nano: bigint, format: QuantityFormat): string {
  let digits = nano;
  let exponent = -9;
  while (digits % 1000n === 0n && exponent < 18) {
    digits /= 1000n;
    exponent += 3;
  }
  if (format === 'DecimalExponent') return exponent === 0 ? String(digits) : `${digits}e${exponent}`;
  return `${digits}${DECIMAL_SUFFIX.get(exponent) ?? ''}`;
}

/** The canonical text of a quantity as written; what is none stays as it is. */
export function canonicalQuantity(input: string | number): string {
  const parsed = parseQuantity(input);
  return parsed.ok ? formatQuantity(parsed.value) : String(input);
}

/** Negative, zero or positive, as Quantity.Cmp. What is no quantity counts as zero. */
export function compareQuantities(left: string | number, right: string | number): number {
  const difference = nanoOf(left) - nanoOf(right);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The sum, in the format of the first that is not zero. Models Quantity.Add. */
export function addQuantities(left: string | number, right: string | number): string {
  const first = parseQuantity(left);
  const second = parseQuantity(right);
  if (!first.ok) return canonicalQuantity(right);
  if (!second.ok) return formatQuantity(first.value);
  const format = first.value.nano === 0n ? second.value.format : first.value.format;
  return formatQuantity({ nano: first.value.nano + second.value.nano, format });
}

export const nanoOf = (input: string | number): bigint => {
  const parsed = parseQuantity(input);
  return parsed.ok ? parsed.value.nano : 0n;
};

/** Whole units, rounded up: bytes of memory, processors. Models Quantity.Value. */
export const wholeValue = (input: string | number): number => ceilDivide(nanoOf(input), NANO);
/** Thousandths, rounded up. Models Quantity.MilliValue. */
export const milliValue = (input: string | number): number => ceilDivide(nanoOf(input), 1_000_000n);

function ceilDivide(nano: bigint, unit: bigint): number {
  const whole = nano / unit;
  return Number(nano > 0n && nano % unit !== 0n ? whole + 1n : whole);
}
