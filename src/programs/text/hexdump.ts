import type { Blocking } from '../../process/types';
import { formatInteger } from '../../shell/common/printfNumber';
import { parseSize } from '../support/numbers';
import { type Tool, tool } from '../support/tool';
import { characterName, hex2, numberText, printable, readBytes, rowsOf } from './bytes';

/** Columns per field, bytes per field, and the field: what `hexdump -b`, `-c` … show in a row of 16 bytes. */
const KINDS: Readonly<Record<string, readonly [number, number, (row: readonly number[], i: number) => string]>> = {
  b: [4, 1, (row, i) => numberText(row, i, 1, 8).padStart(3, '0')],
  c: [4, 1, (row, i) => characterName(row[i] ?? 0)],
  d: [8, 2, (row, i) => numberText(row, i, 2, 10).padStart(5, '0')],
  o: [8, 2, (row, i) => numberText(row, i, 2, 8).padStart(6, '0')],
  x: [8, 2, (row, i) => numberText(row, i, 2, 16).padStart(4, '0')],
  '': [5, 2, (row, i) => numberText(row, i, 2, 16).padStart(4, '0')],
};

export const hexdump = tool(function* (t): Blocking<number> {
  const options = t.options('bcCdoxvn:s:e:');
  if (options.error) return yield* t.badOption(options);
  const skip = parseSize(options.value('s') ?? '0') ?? 0;
  const most = options.has('n') ? skip + (parseSize(options.value('n') ?? '') ?? 0) : undefined;
  const { bytes: read, failed } = yield* readBytes(t, options.operands, most);
  if (failed && read.length === 0) return t.gnu ? yield* t.fail('all input file arguments failed') : 1;
  const bytes = read.slice(skip, most);
  const all = options.has('v');
  const units = options.values('e').flatMap(readUnits);
  if (units.length > 0) {
    custom(t, bytes, units, all);
    return failed ? 1 : 0;
  }
  const kinds = options.given.flatMap(([option]) => ('bcCdox'.includes(option) ? [option] : []));
  if (kinds.length === 0) kinds.push(t.name === 'hd' ? 'C' : '');
  const digits = kinds.includes('C') ? 8 : 7;
  const address = (at: number) => (skip + at).toString(16).padStart(digits, '0');
  for (const { at, row } of rowsOf(bytes, 16, all))
    if (row === undefined) t.put('*\n');
    else for (const kind of kinds) t.put(`${address(at)}${kind === 'C' ? canonical(row) : cells(row, kind)}\n`);
  if (bytes.length > 0) t.put(`${address(bytes.length)}\n`);
  return failed ? 1 : 0;
});

function cells(row: readonly number[], kind: string): string {
  const [width, size, field] = KINDS[kind] ?? [4, 1, () => ''];
  let text = '';
  for (let i = 0; i < row.length; i += size) text += field(row, i).padStart(width);
  return text.padEnd((16 / size) * width);
}

function canonical(row: readonly number[]): string {
  const half = (from: number) => Array.from({ length: 8 }, (_, k) => hex2(row[from + k])).join(' ');
  return `  ${half(0)}  ${half(8)}  |${printable(row)}|`;
}

/** One unit of a `-e` format: how often, over how many bytes, and the text with its conversions. */
interface Unit {
  readonly count: number;
  readonly size: number;
  readonly text: string;
}

/** `4/1 "%02x " "\n"` */
function readUnits(format: string): Unit[] {
  const units: Unit[] = [];
  for (const [, count, size, text = ''] of format.matchAll(/(?:(\d+)?(?:\/(\d+))?\s*)"((?:[^"\\]|\\.)*)"/g)) {
    const plain = text.replace(/\\n/g, '\n').replace(/\\t/g, '\t').replace(/\\\\/g, '\\');
    units.push({ count: Math.min(256, Number(count ?? 1)), size: Number(size ?? 0) || bytesTaken(plain), text: plain });
  }
  return units;
}

/** Without a size each conversion takes what its kind takes: four bytes for a number, one for a character. */
function bytesTaken(text: string): number {
  let sum = 0;
  for (const [, letter = ''] of text.replace(/%%/g, '').matchAll(/%[-+ 0#]*\d*(?:\.\d+)?(_?[a-zA-Z])/g))
    sum += /^(?:c|_[cpu])$/.test(letter) ? 1 : /^[diouxX]$/.test(letter) ? 4 : /^[eEfgG]$/.test(letter) ? 8 : 0;
  return sum;
}

function custom(t: Tool, bytes: readonly number[], units: readonly Unit[], all: boolean): void {
  const width = units.reduce((sum, { count, size }) => sum + count * size, 0);
  if (width === 0) return;
  for (const { row } of rowsOf(bytes, width, all)) {
    if (row === undefined) {
      t.put('*\n');
      continue;
    }
    let at = 0;
    for (const { count, size, text } of units)
      for (let n = 0; n < count; n++) {
        const from = at;
        at += size;
        // The blank behind the last of several is left out.
        const shownText = count > 1 && n === count - 1 ? text.trimEnd() : text;
        t.put(
          shownText.replace(
            /%([-+ 0#]*)(\d*)(?:\.\d+)?(_?[a-zA-Z])/g,
            (_, flags: string, columns: string, letter: string) => {
              const wide = Math.min(64, Number(columns));
              const shown = from >= row.length ? '' : convert(row, from, size, letter, flags, wide);
              return from >= row.length ? ''.padEnd(wide || 2) : shown.padStart(wide);
            },
          ),
        );
      }
  }
}

function convert(
  row: readonly number[],
  at: number,
  size: number,
  letter: string,
  flags: string,
  width: number,
): string {
  const byte = row[at] ?? 0;
  if (letter === '_p') return printable([byte]);
  if (letter === '_c') return characterName(byte);
  if (letter === 'c') return String.fromCharCode(byte);
  const value = BigInt(numberText(row, at, size, 10, letter === 'd'));
  return formatInteger(value, letter, { flags, isLeft: flags.includes('-'), width, precision: -1 });
}
