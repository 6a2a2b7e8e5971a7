import { utf8Length } from '../../process/index';

/** Flags, width and precision of one directive. Precision -1: none was given. */
export interface Layout {
  flags: string;
  isLeft: boolean;
  width: number;
  precision: number;
}

/** C counts bytes. */
export function pad(text: string, { isLeft, width }: Layout): string {
  const missing = ' '.repeat(Math.max(0, width - utf8Length(text)));
  return isLeft ? text + missing : missing + text;
}

/** %d %i %u %x %X %o of a 64-bit number. */
export function formatInteger(value: bigint, conversion: string, layout: Layout): string {
  if (conversion === 'd' || conversion === 'i') {
    const magnitude = value < 0n ? -value : value;
    return withSign(magnitude.toString(), value < 0n, layout);
  }
  const unsigned = BigInt.asUintN(64, value);
  const base = conversion === 'o' ? 8 : conversion === 'u' ? 10 : 16;
  let digits = unsigned.toString(base);
  if (conversion === 'X') digits = digits.toUpperCase();
  if (layout.flags.includes('#') && unsigned !== 0n) digits = (ALTERNATE[conversion] ?? '') + digits;
  return withSign(digits, false, { ...layout, flags: layout.flags.replace(/[+ ]/g, '') });
}

const ALTERNATE: Readonly<Record<string, string>> = { o: '0', x: '0x', X: '0X' };

/** %f %e %g and their capitals. */
export function formatFloat(value: number, conversion: string, layout: Layout): string {
  const digits = layout.precision < 0 ? 6 : Math.min(layout.precision, 100);
  const magnitude = Math.abs(value);
  const lower = conversion.toLowerCase();
  let text: string;
  if (!Number.isFinite(magnitude)) text = Number.isNaN(magnitude) ? 'nan' : 'inf';
  else if (lower === 'f') text = toFixedEven(magnitude, digits);
  else if (lower === 'e') text = twoDigitExponent(toExponentialEven(magnitude, digits));
  else text = formatGeneral(magnitude, Math.max(1, digits));
  if (conversion !== lower) text = text.toUpperCase();
  return withSign(text, value < 0 || Object.is(value, -0), { ...layout, precision: -1 });
}

/** As toFixed, but what lies exactly in the middle goes to the even digit, as C has it. */
function toFixedEven(value: number, digits: number): string {
  const text = value.toFixed(digits);
  const after = digits > 70 || value >= 1e21 ? '' : value.toFixed(digits + 30).slice(-30);
  if (!/^50*$/.test(after)) return text;
  // JavaScript went up: an odd digit is one too high.
  return text.replace(/[13579]$/, (digit) => String(Number(digit) - 1));
}

/** The same for toExponential. */
function toExponentialEven(value: number, digits: number): string {
  const text = value.toExponential(digits);
  const after = digits > 70 ? '' : /(\d{30})e/.exec(value.toExponential(digits + 30))?.[1];
  if (!/^50*$/.test(after ?? '')) return text;
  return text.replace(/[13579](?=e)/, (digit) => String(Number(digit) - 1));
}

/** %g: as many digits as asked for, in the shorter of both notations, without trailing zeros. */
export function formatGeneral(value: number, digits: number): string {
  if (value === 0) return '0';
  const exponent = Number(value.toExponential(Math.min(100, digits - 1)).split('e')[1]);
  if (exponent < -4 || exponent >= digits)
    return twoDigitExponent(
      toExponentialEven(value, digits - 1)
        .replace(/(\.\d*?)0+e/, '$1e')
        .replace('.e', 'e'),
    );
  const fixed = toFixedEven(value, Math.max(0, Math.min(100, digits - 1 - exponent)));
  return fixed.includes('.') ? fixed.replace(/0+$/, '').replace(/\.$/, '') : fixed;
}

/** %a: as bash shows long doubles, the four leading bits before the point. */
export function formatHexadecimal(value: number, conversion: string, layout: Layout): string {
  let text = '0x0p+0';
  const magnitude = Math.abs(value);
  if (!Number.isFinite(value)) return formatFloat(value, conversion === 'A' ? 'F' : 'f', layout);
  if (magnitude > 0) {
    const exponent = Math.floor(Math.log2(magnitude)) - 3;
    const scaled = magnitude / 2 ** exponent;
    text = `0x${scaled.toString(16)}p${exponent < 0 ? '' : '+'}${exponent}`;
  }
  if (conversion === 'A') text = text.toUpperCase();
  return withSign(text, value < 0, { ...layout, precision: -1 });
}

function twoDigitExponent(text: string): string {
  return text.replace(/e([+-])(\d)$/, 'e$10$2');
}

function withSign(digits: string, isNegative: boolean, layout: Layout): string {
  const { flags, precision, width, isLeft } = layout;
  let body = precision >= 0 ? digits.padStart(precision, '0') : digits;
  const sign = isNegative ? '-' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';
  if (flags.includes('0') && !isLeft && precision < 0) body = body.padStart(width - sign.length, '0');
  return sign + body;
}
