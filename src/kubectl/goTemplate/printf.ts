/** `printf` of Go templates: the verbs that values from JSON take. Models fmt.Sprintf. */
import { goValue, typeName } from '../jsonpath/goFormat';

/** No field is wider. */
const MAX_WIDTH = 1000;

export function printfText(format: string, values: readonly unknown[]): string {
  let next = 0;
  const text = format.replace(/%([-+0 #]*)(\d{0,4})(?:\.(\d{1,3}))?(.|$)/gsu, (_, flags, width, precision, verb) => {
    if (verb === '%') return '%';
    if (verb === '') return '%!(NOVERB)';
    if (next >= values.length) return `%!${verb}(MISSING)`;
    const shown = verbText(String(verb), values[next++], precision === undefined ? undefined : Number(precision));
    return padded(shown, String(flags), Math.min(Number(width), MAX_WIDTH));
  });
  const left = values.slice(next);
  const extra = left.map((value) =>
    value === undefined || value === null ? '<nil>' : `${typeName(value)}=${goValue(value)}`,
  );
  return extra.length === 0 ? text : `${text}%!(EXTRA ${extra.join(', ')})`;
}

function padded(text: string, flags: string, width: number): string {
  if (flags.includes('-')) return text.padEnd(width);
  if (!flags.includes('0')) return text.padStart(width);
  return text.startsWith('-') ? `-${text.slice(1).padStart(width - 1, '0')}` : text.padStart(width, '0');
}

function verbText(verb: string, value: unknown, precision: number | undefined): string {
  const isNumber = typeof value === 'number';
  if (verb === 'v') return goValue(value);
  if (verb === 'T') return typeName(value);
  if (verb === 's' && typeof value === 'string') return precision === undefined ? value : value.slice(0, precision);
  if (verb === 'q' && typeof value === 'string') return JSON.stringify(value);
  if (verb === 't' && typeof value === 'boolean') return String(value);
  if (verb === 'f' && isNumber && !Number.isInteger(value)) return value.toFixed(precision ?? 6);
  if (isNumber && Number.isInteger(value)) {
    if (verb === 'd') return String(value);
    if (verb === 'x') return value.toString(16);
    if (verb === 'o') return value.toString(8);
    if (verb === 'b') return value.toString(2);
  }
  if (Array.isArray(value) && 'sdq'.includes(verb))
    return `[${value.map((item) => verbText(verb, item, precision)).join(' ')}]`;
  return value === undefined || value === null ? `%!${verb}(<nil>)` : `%!${verb}(${typeName(value)}=${goValue(value)})`;
}
