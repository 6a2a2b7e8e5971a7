import type { Blocking } from '../../process/types';
import { parseSize } from '../support/numbers';
import { type Tool, tool } from '../support/tool';
import { characterName, numberText, printable, readBytes, rowsOf } from './bytes';

/** How a row is shown: fields of `size` bytes, `width` columns each. */
interface Format {
  readonly size: number;
  readonly width: number;
  readonly field: (bytes: readonly number[], i: number) => string;
  /** The text behind the row, too. */
  readonly shown: boolean;
}

const SHORTHANDS: Readonly<Record<string, string>> = {
  a: 'a',
  b: 'o1',
  c: 'c',
  d: 'u2',
  h: 'x2',
  i: 'd4',
  l: 'd8',
  o: 'o2',
  s: 'd2',
  x: 'x2',
};
const ORDER = 'abcdfhilotxs';
const CONTROLS =
  'nul soh stx etx eot enq ack bel bs ht nl vt ff cr so si dle dc1 dc2 dc3 dc4 nak syn etb can em sub esc fs gs rs us sp'.split(
    ' ',
  );
const WIDTHS: Readonly<Record<string, Readonly<Record<number, number>>>> = {
  o: { 1: 3, 2: 6, 4: 11, 8: 22 },
  d: { 1: 4, 2: 6, 4: 11, 8: 20 },
  u: { 1: 3, 2: 5, 4: 10, 8: 20 },
  x: { 1: 2, 2: 4, 4: 8, 8: 16 },
};
const SIZES: Readonly<Record<string, number>> = { C: 1, S: 2, I: 4, L: 8 };

const fieldName = (byte: number): string =>
  (byte & 127) === 127 ? 'del' : (CONTROLS[byte & 127] ?? String.fromCharCode(byte & 127));

/** `x1z`, `d4c`: several types in one word. A string says what is wrong. */
function readFormats(type: string, gnu: boolean): Format[] | string {
  const formats: Format[] = [];
  for (let rest = type; rest !== ''; ) {
    const match = /^([acdoux])([1248CSIL]?)(z?)/.exec(rest);
    const [whole = '', letter = '', digits = '', shown = ''] = match ?? [];
    if (match === null) return `invalid character '${rest.charAt(0)}' in type string '${type}'`;
    if (shown !== '' && !gnu) return `invalid type string '${type}'; 4294967295-byte integral type is not supported`;
    rest = rest.slice(whole.length);
    if (letter === 'a' || letter === 'c') {
      const name = letter === 'a' ? fieldName : characterName;
      formats.push({ size: 1, width: 3, field: (bytes, i) => name(bytes[i] ?? 0), shown: shown !== '' });
      continue;
    }
    const size = SIZES[digits] ?? (Number(digits) || 4);
    const width = WIDTHS[letter]?.[size] ?? 3;
    const base = letter === 'x' ? 16 : letter === 'o' ? 8 : 10;
    const zeros = base === 10 ? 0 : width;
    const field = (bytes: readonly number[], i: number) =>
      numberText(bytes, i, size, base, letter === 'd').padStart(zeros, '0');
    formats.push({ size, width, field, shown: shown !== '' });
  }
  return formats;
}

const OCTAL: Format = {
  size: 2,
  width: 6,
  field: (bytes, i) => numberText(bytes, i, 2, 8).padStart(6, '0'),
  shown: false,
};

/** Fields of all formats end below each other in GNU's od. */
function formatRow(row: readonly number[], format: Format, room: number, width: number): string {
  const count = width / format.size;
  const padding = Math.max(0, room - count * (format.width + 1));
  let text = '';
  let left = padding;
  for (let i = 0; i < row.length; i += format.size) {
    const next = Math.floor((padding * (count - i / format.size - 1)) / count);
    text += format.field(row, i).padStart(format.width + 1 + left - next);
    left = next;
  }
  return format.shown ? `${text.padEnd(room)}  >${printable(row)}<` : text;
}

export const od = tool(function* (t): Blocking<number> {
  const options = t.options('A:t:j:N:w::abcdhilosxvS:', {
    long: {
      'address-radix': 'A',
      format: 't',
      'read-bytes': 'N',
      'skip-bytes': 'j',
      'output-duplicates': 'v',
      width: 'w',
    },
    busyboxLong: 'address-radix format read-bytes skip-bytes output-duplicates width',
  });
  if (options.error) return yield* t.badOption(options);
  const formats: Format[] = [];
  // busybox has an order of its own.
  const given = [...options.given];
  if (!t.gnu) given.sort(([a], [b]) => ORDER.indexOf(a) - ORDER.indexOf(b));
  for (const [option, value] of given) {
    const type = option === 't' ? value : SHORTHANDS[option];
    const read = type === undefined ? [] : readFormats(type, t.gnu);
    if (typeof read === 'string') return yield* t.fail(read);
    formats.push(...read);
  }
  if (formats.length === 0) formats.push(OCTAL);
  const radix = options.value('A') ?? 'o';
  if (!'doxn'.includes(radix.charAt(0)) || radix === '')
    return yield* t.failEither(
      `bad output address radix '${radix}' (must be [doxn])`,
      `invalid output address radix '${radix}'; it must be one character from [doxn]`,
    );
  const skip = parseSize(options.value('j') ?? '0') ?? 0;
  const most = options.has('N') ? skip + (parseSize(options.value('N') ?? '') ?? 0) : undefined;
  const { bytes: all, failed } = yield* readBytes(t, options.operands, most);
  if (failed && all.length === 0) return 1;
  if (skip > all.length) return yield* t.fail(`${t.gnu ? 'cannot' : "can't"} skip past end of combined input`);
  const bytes = all.slice(skip, most);
  const width = Number(options.value('w') || (options.has('w') ? 32 : 16)) || 16;
  printRows(t, bytes, { formats, width, skip, radix, all: options.has('v') });
  return failed ? 1 : 0;
});

interface Layout {
  readonly formats: readonly Format[];
  readonly width: number;
  readonly skip: number;
  readonly radix: string;
  readonly all: boolean;
}

function printRows(t: Tool, bytes: readonly number[], { formats, width, skip, radix, all }: Layout): void {
  const address = (offset: number) =>
    radix === 'n' ? '' : offset.toString({ d: 10, x: 16 }[radix] ?? 8).padStart(radix === 'x' ? 6 : 7, '0');
  const need = (format: Format) => (width / format.size) * (format.width + 1);
  for (const { at, row } of rowsOf(bytes, width, all)) {
    if (row === undefined) t.put('*\n');
    else
      for (const [i, format] of formats.entries()) {
        const label = i === 0 ? address(skip + at) : ''.padEnd(address(skip + at).length);
        const room = t.gnu ? Math.max(...formats.map(need)) : need(format);
        t.put(`${label}${formatRow(row, format, room, width)}\n`);
      }
  }
  if (radix !== 'n') t.put(`${address(skip + bytes.length)}\n`);
}
