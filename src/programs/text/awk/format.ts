import { formatFloat, formatInteger, type Layout, pad } from '../../../shell/common/printfNumber';
import { AwkFailure } from './lexer';
import { type AwkDialect, type AwkValue, NumericText, toNumber, toText } from './values';

const MAX_WIDTH = 10_000;

/** What is told of a format that asks for more than there is, or for a conversion that does not exist. */
export interface FormatMistakes {
  readonly tooFew?: (format: string) => void;
  readonly unknown?: (format: string, conversion: number) => void;
}

/** sprintf of awk: any value goes to any conversion. */
export function formatAwk(
  format: string,
  values: readonly AwkValue[],
  dialect: AwkDialect,
  mistakes: FormatMistakes = {},
): string {
  let used = 0;
  const take = (): AwkValue => {
    if (used >= values.length && dialect === 'mawk') mistakes.tooFew?.(format);
    return values[used++];
  };
  return format.replace(
    /%([-+ 0#]*)(\*|\d+)?(?:\.(\*|\d*))?[hlLqjt]*([a-zA-Z%])/g,
    (whole, flags: string, width: string | undefined, precision: string | undefined, conversion: string) => {
      if (conversion === '%') return '%';
      if (dialect === 'busybox' && (width === '*' || precision === '*'))
        throw new AwkFailure('%*x formats are not supported');
      const size = (text: string | undefined, missing: number): number => {
        if (text === undefined) return missing;
        const number = text === '*' ? toNumber(take()) : Number(text);
        return Math.min(MAX_WIDTH, Math.trunc(number));
      };
      const wide = size(width, 0);
      const layout: Layout = {
        flags,
        isLeft: flags.includes('-') || wide < 0,
        width: Math.abs(wide),
        precision: size(precision, -1),
      };
      const text = convert(conversion, take(), layout, dialect);
      if (text === undefined) mistakes.unknown?.(format, used);
      return text === undefined ? whole : pad(text, layout);
    },
  );
}

function convert(conversion: string, value: AwkValue, layout: Layout, dialect: AwkDialect): string | undefined {
  if (conversion === 's') {
    const text = toText(value, dialect === 'mawk' ? 2 ** 31 : undefined);
    return layout.precision < 0 ? text : text.slice(0, layout.precision);
  }
  if (conversion === 'c') {
    const isNumber = typeof value === 'number' || value instanceof NumericText;
    return isNumber
      ? String.fromCodePoint(Math.max(0, Math.min(0x10ffff, Math.trunc(toNumber(value)))))
      : toText(value).slice(0, 1);
  }
  if ('diouxX'.includes(conversion))
    return formatInteger(toBigInt(clamp(toNumber(value), conversion, dialect)), conversion, layout);
  if ('eEfFgG'.includes(conversion)) return formatFloat(toNumber(value), conversion, layout);
  return undefined;
}

/** mawk's integers have 32 bits. */
function clamp(value: number, conversion: string, dialect: AwkDialect): number {
  if (dialect !== 'mawk') return value;
  const most = 'di'.includes(conversion) ? 2 ** 31 - 1 : 2 ** 32 - 1;
  return Math.max(-(2 ** 31), Math.min(most, value));
}

function toBigInt(value: number): bigint {
  if (Number.isFinite(value)) return BigInt(Math.trunc(value));
  return value > 0 ? 9_223_372_036_854_775_807n : -9_223_372_036_854_775_808n;
}
