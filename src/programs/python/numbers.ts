import { raised } from './errors';

/** Longest integers that are computed, in bits: beyond, Python would take long or its memory. */
const MOST_BITS = 4_000_000;
const MOST_DIGITS = 4300;

/** `1e+16`, `0.1`, `inf` as Python shows floats. */
export function floatText(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (Object.is(value, -0)) return '-0.0';
  const [mantissa = '0', power = '0'] = value.toExponential().split('e');
  const exponent = Number(power);
  if (value !== 0 && (exponent < -4 || exponent >= 16)) return `${mantissa}e${signedPower(exponent)}`;
  const text = value.toFixed(Math.max(0, mantissa.replace(/^-?\d\.?/, '').length - exponent));
  return text.includes('.') ? text : `${text}.0`;
}

export const signedPower = (exponent: number): string =>
  `${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;

export function intText(value: bigint): string {
  const text = value.toString();
  if (text.length > MOST_DIGITS + (value < 0n ? 1 : 0))
    throw raised(
      'ValueError',
      `Exceeds the limit (${MOST_DIGITS} digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit`,
    );
  return text;
}

export function checkBits(bits: number): void {
  if (bits > MOST_BITS) throw raised('MemoryError');
}

export const bitLength = (value: bigint): number =>
  value === 0n ? 0 : (value < 0n ? -value : value).toString(16).length * 4;

export function floorDivide(a: bigint, b: bigint): bigint {
  if (b === 0n) throw raised('ZeroDivisionError', 'integer division or modulo by zero');
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

export function modulo(a: bigint, b: bigint): bigint {
  if (b === 0n) throw raised('ZeroDivisionError', 'integer modulo by zero');
  const rest = a % b;
  return rest !== 0n && rest < 0n !== b < 0n ? rest + b : rest;
}

export function floatModulo(a: number, b: number): number {
  if (b === 0) throw raised('ZeroDivisionError', 'float modulo');
  const rest = a % b;
  return rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest;
}

/** Half to even, as round() does without digits. */
export function roundHalfEven(value: number): bigint {
  if (!Number.isFinite(value))
    throw Number.isNaN(value)
      ? raised('ValueError', 'cannot convert float NaN to integer')
      : raised('OverflowError', 'cannot convert float infinity to integer');
  const floor = Math.floor(value);
  const isHalf = value - floor === 0.5;
  return BigInt(isHalf ? (floor % 2 === 0 ? floor : floor + 1) : Math.round(value));
}

/** To so many digits after the point, from the exact decimal value: what toFixed does, for more than its 100 digits too. */
export function toFixed(value: number, digits: number): string {
  if (Math.abs(value) < 1e21) return value.toFixed(Math.min(digits, 100));
  const text = BigInt(value).toString();
  return digits > 0 ? `${text}.${'0'.repeat(digits)}` : text;
}
