/** JSON text as Go's encoding/json writes it: sorted keys, and & < > escaped, which `kubectl apply` leaves in annotations. */
import { isRecord } from './json';

export interface GoJsonOptions {
  /** `    ` for kubectl -o json. Without: one line. */
  indent?: string;
  /** json.Encoder.SetEscapeHTML(false), as `jsonpath` output has it. Default true. */
  escapeHtml?: boolean;
}

const SHORT: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
};

/** Models encoding/json Marshal and MarshalIndent of a map. `undefined` fields are left out. */
export function goJson(value: unknown, { indent = '', escapeHtml = true }: GoJsonOptions = {}): string {
  const write = (item: unknown, prefix: string): string => {
    if (typeof item === 'string') return goString(item, escapeHtml);
    if (typeof item === 'number') return Number.isFinite(item) ? String(item) : 'null';
    if (typeof item === 'boolean') return String(item);
    const inner = prefix + indent;
    const wrap = (open: string, parts: readonly string[], close: string): string => {
      if (parts.length === 0) return open + close;
      return indent === ''
        ? `${open}${parts.join(',')}${close}`
        : `${open}\n${inner}${parts.join(`,\n${inner}`)}\n${prefix}${close}`;
    };
    if (Array.isArray(item)) {
      return wrap(
        '[',
        item.map((entry) => write(entry, inner)),
        ']',
      );
    }
    if (!isRecord(item)) return 'null';
    const keys = Object.keys(item)
      .filter((key) => item[key] !== undefined)
      .sort(byCodePoint);
    const colon = indent === '' ? ':' : ': ';
    return wrap(
      '{',
      keys.map((key) => `${goString(key, escapeHtml)}${colon}${write(item[key], inner)}`),
      '}',
    );
  };
  return write(value, '');
}

/** A JSON string as encoding/json quotes it. */
export function goString(text: string, escapeHtml = true): string {
  let out = '"';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const short = SHORT[character];
    if (short !== undefined) out += short;
    else if (code < 0x20 || code === 0x2028 || code === 0x2029) out += unicodeEscape(code);
    else if (escapeHtml && (character === '&' || character === '<' || character === '>')) out += unicodeEscape(code);
    else if (code >= 0xd800 && code <= 0xdfff) out += '\ufffd';
    else out += character;
  }
  return `${out}"`;
}

const unicodeEscape = (code: number): string => `\\u${code.toString(16).padStart(4, '0')}`;

/** Go sorts keys by bytes of UTF-8, which is the order of code points. */
export function byCodePoint(left: string, right: string): number {
  if (left === right) return 0;
  const a = Array.from(left, (character) => character.codePointAt(0) ?? 0);
  const b = Array.from(right, (character) => character.codePointAt(0) ?? 0);
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** A Go string literal as %q prints it, which field errors use for values. */
export function goQuote(text: string): string {
  let out = '"';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const short = character === '\u0007' ? '\\a' : character === '\u000b' ? '\\v' : SHORT[character];
    if (short !== undefined) out += short;
    else if (code < 0x20 || code === 0x7f) out += `\\x${code.toString(16).padStart(2, '0')}`;
    else if (/[\p{L}\p{M}\p{N}\p{P}\p{S} ]/u.test(character)) out += character;
    else if (code > 0xffff) out += `\\U${code.toString(16).padStart(8, '0')}`;
    else out += unicodeEscape(code);
  }
  return `${out}"`;
}
