/** Decimal numbers of any length, as bc and dc count: `digits` / 10 ^ `scale`. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

export const ZERO: Decimal = { digits: 0n, scale: 0 };
export const ONE: Decimal = { digits: 1n, scale: 0 };
/** Larger results are refused: they would take longer than anybody waits. */
const MAX_BITS = 400_000;

const LINE = 68;

const power = (exponent: number): bigint => 10n ** BigInt(exponent);

/** The same value with another number of decimals, cut off. */
export function rescale({ digits, scale }: Decimal, wanted: number): Decimal {
  if (wanted >= scale) return { digits: digits * power(wanted - scale), scale: wanted };
  return { digits: digits / power(scale - wanted), scale: wanted };
}

/** Reads `12.5`, `.5`, `FF` in a base from 2 to 16. Undefined if it is no number. */
export function parseDecimal(text: string, base = 10): Decimal | undefined {
  const match = /^([0-9A-F]*)(?:\.([0-9A-F]*))?$/.exec(text);
  if (match === null || text === '.' || text === '') return undefined;
  const [, whole = '', fraction = ''] = match;
  if (base === 10 && /^[0-9.]*$/.test(text)) return { digits: BigInt(whole + fraction || '0'), scale: fraction.length };
  let value = 0n;
  for (const letter of whole + fraction) value = value * BigInt(base) + BigInt(Number.parseInt(letter, 16));
  if (fraction === '') return { digits: value, scale: 0 };
  return { digits: (value * power(fraction.length)) / BigInt(base) ** BigInt(fraction.length), scale: fraction.length };
}

/** As bc prints it: no zero before the point, long ones in lines of 68 digits. */
export function showDecimal(number: Decimal, base = 10): string {
  const sign = number.digits < 0n ? '-' : '';
  const digits = number.digits < 0n ? -number.digits : number.digits;
  const unit = power(number.scale);
  let text = (digits / unit).toString(base).toUpperCase();
  if (number.scale > 0 && digits !== 0n) {
    const fraction = base === 10 ? (digits % unit).toString().padStart(number.scale, '0') : fractionIn(base, number);
    text = `${text === '0' ? '' : text}.${fraction}`;
  }
  const whole = sign + text;
  const lines: string[] = [];
  for (let i = 0; i < whole.length; i += LINE) lines.push(whole.slice(i, i + LINE));
  return whole.length <= LINE ? whole : lines.join('\\\n');
}

function fractionIn(base: number, { digits, scale }: Decimal): string {
  const unit = power(scale);
  let rest = (digits < 0n ? -digits : digits) % unit;
  let text = '';
  for (let covered = 1n; covered < unit; covered *= BigInt(base)) {
    rest *= BigInt(base);
    text += (rest / unit).toString(base).toUpperCase();
    rest %= unit;
  }
  return text;
}

export function compareDecimals(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale);
  const difference = rescale(a, scale).digits - rescale(b, scale).digits;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** `+ - * / % ^` with `scale` decimals, or why not. */
export function calculate(operator: string, a: Decimal, b: Decimal, scale: number): Decimal | string {
  const both = Math.max(a.scale, b.scale);
  switch (operator) {
    case '+':
      return { digits: rescale(a, both).digits + rescale(b, both).digits, scale: both };
    case '-':
      return { digits: rescale(a, both).digits - rescale(b, both).digits, scale: both };
    case '*':
      return rescale(
        { digits: a.digits * b.digits, scale: a.scale + b.scale },
        Math.min(a.scale + b.scale, Math.max(scale, both)),
      );
    case '/':
      if (b.digits === 0n) return 'divide by zero';
      return { digits: (a.digits * power(scale + b.scale)) / (b.digits * power(a.scale)), scale };
    case '%':
      return remainder(a, b, scale);
    default:
      return raise(a, b, scale);
  }
}

function remainder(a: Decimal, b: Decimal, scale: number): Decimal | string {
  const quotient = calculate('/', a, b, scale);
  if (typeof quotient === 'string') return quotient;
  const kept = Math.max(scale + b.scale, a.scale);
  const product = rescale({ digits: quotient.digits * b.digits, scale: quotient.scale + b.scale }, kept);
  return { digits: rescale(a, kept).digits - product.digits, scale: kept };
}

function raise(a: Decimal, b: Decimal, scale: number): Decimal | string {
  const exponent = rescale(b, 0).digits;
  const size = exponent < 0n ? -exponent : exponent;
  if (size * BigInt(a.digits.toString(16).length * 4) > BigInt(MAX_BITS)) return 'number too large for Podflight';
  const count = Number(size);
  const full: Decimal = { digits: a.digits ** size, scale: a.scale * count };
  if (exponent < 0n) return calculate('/', ONE, full, scale);
  return rescale(full, Math.min(full.scale, Math.max(scale, a.scale)));
}

/** Undefined for a negative number. */
export function squareRoot(a: Decimal, scale: number): Decimal | undefined {
  if (a.digits < 0n) return undefined;
  const kept = Math.max(scale, a.scale);
  const target = rescale(a, kept * 2).digits;
  if (target === 0n) return { digits: 0n, scale: kept };
  let root = 1n << BigInt(Math.ceil((target.toString(16).length * 4) / 2) + 1);
  for (;;) {
    const next = (root + target / root) >> 1n;
    if (next >= root) return { digits: root, scale: kept };
    root = next;
  }
}
