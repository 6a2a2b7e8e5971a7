import { formatFloat, formatInteger, type Layout, pad } from '../../../shell/common/printfNumber';
import { type AwkValue, NumericText, toNumber, toText } from './values';

const MAX_WIDTH = 10_000;

/** sprintf of awk: any value goes to any conversion. */
export function formatAwk(format: string, values: readonly AwkValue[]): string {
  let used = 0;
  const take = (): AwkValue => values[used++];
  return format.replace(
    /%([-+ 0#]*)(\*|\d+)?(?:\.(\*|\d*))?[hlLqjzt]*([a-zA-Z%])/g,
    (whole, flags: string, width: string | undefined, precision: string | undefined, conversion: string) => {
      if (conversion === '%') return '%';
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
      return convert(conversion, take(), layout) ?? whole;
    },
  );
}

function convert(conversion: string, value: AwkValue, layout: Layout): string | undefined {
  if (conversion === 's') {
    const text = toText(value);
    return pad(layout.precision < 0 ? text : text.slice(0, layout.precision), layout);
  }
  if (conversion === 'c') {
    const isNumber = typeof value === 'number' || value instanceof NumericText;
    return pad(
      isNumber
        ? String.fromCodePoint(Math.max(0, Math.min(0x10ffff, Math.trunc(toNumber(value)))))
        : toText(value).slice(0, 1),
      layout,
    );
  }
  if ('diouxX'.includes(conversion)) return formatInteger(toBigInt(toNumber(value)), conversion, layout);
  if ('eEfFgG'.includes(conversion)) return formatFloat(toNumber(value), conversion, layout);
  return undefined;
}

function toBigInt(value: number): bigint {
  if (Number.isFinite(value)) return BigInt(Math.trunc(value));
  return value > 0 ? 9_223_372_036_854_775_807n : -9_223_372_036_854_775_808n;
}
