import { decodeUtf8 } from '../../process';
import type { Blocking } from '../../process/types';
import { parseSize } from '../support/numbers';
import { type Tool, tool } from '../support/tool';
import { hex2, latin1, printable, readBytes } from './bytes';

export const xxd = tool(function* (t): Blocking<number> {
  // `-ps` is a word of its own for the real xxd; busybox's takes it apart.
  const args = t.gnu ? t.args.map((arg) => (/^-(?:ps|plain|postscript)$/.test(arg) ? '-p' : arg)) : t.args;
  const options = t.options('pl:c:g:rus:ib', { busybox: 'pl:c:g:rs:i' }, args);
  if (options.error) return yield* t.badOption(options);
  const notNumber = ['l', 'c', 'g', 's']
    .map((letter) => options.value(letter))
    .find((value) => value && !/^[-+]?(?:0x)?[\da-f]+$/i.test(value));
  if (!t.gnu && notNumber !== undefined) return yield* t.fail(`invalid number '${notNumber}'`);
  const { bytes: all, failed } = yield* readBytes(t, options.operands.slice(0, 1));
  if (failed) return t.gnu ? 2 : 1;
  if (options.has('r')) {
    t.put(decodeUtf8(reverse(latin1(all), options.has('p'))));
    return 0;
  }
  const skip = parseSize(options.value('s') ?? '0') ?? 0;
  const bytes = all.slice(skip, options.has('l') ? skip + (parseSize(options.value('l') ?? '') ?? 0) : undefined);
  const hex = (byte: number | undefined) => (options.has('u') ? hex2(byte).toUpperCase() : hex2(byte));
  if (options.has('i')) {
    source(t, bytes, options.operands[0]);
    return 0;
  }
  const plain = options.has('p');
  const bits = options.has('b');
  const width = Number(options.value('c') ?? (plain ? 30 : bits ? 6 : 16)) || 16;
  const group = Number(options.value('g') ?? (bits ? 1 : 2)) || width;
  const cell = (byte: number | undefined) => (bits ? (byte?.toString(2).padStart(8, '0') ?? ' '.repeat(8)) : hex(byte));
  for (let i = 0; i < bytes.length; i += width) {
    const row = bytes.slice(i, i + width);
    if (plain) {
      t.put(`${row.map(hex).join('')}\n`);
      continue;
    }
    let cells = '';
    for (let k = 0; k < width; k++) cells += cell(row[k]) + ((k + 1) % group === 0 || k === width - 1 ? ' ' : '');
    t.put(`${(skip + i).toString(16).padStart(8, '0')}: ${cells} ${printable(row)}\n`);
  }
  return 0;
});

/** Back from a dump to bytes. */
function reverse(text: string, plain: boolean): number[] {
  const rows = text.split('\n').map((line) => (plain ? line : line.replace(/^[^:]*:/, '').replace(/ {2}.*$/, '')));
  const digits = rows.join('').replace(/[^\da-fA-F]/g, '');
  return Array.from({ length: Math.floor(digits.length / 2) }, (_, i) =>
    Number.parseInt(digits.slice(i * 2, i * 2 + 2), 16),
  );
}

/** -i: as a table in C. */
function source(t: Tool, bytes: readonly number[], path: string | undefined): void {
  const name = path?.replace(/[^A-Za-z0-9]/g, '_');
  const lines: string[] = [];
  for (let i = 0; i < bytes.length; i += 12)
    lines.push(
      `  ${bytes
        .slice(i, i + 12)
        .map((byte) => `0x${hex2(byte)}`)
        .join(', ')}`,
    );
  // busybox writes a comma behind the last byte, too.
  const table = lines.join(',\n') + (t.gnu || path === undefined ? '' : ',');
  if (name === undefined) t.put(`${table}\n`);
  else t.put(`unsigned char ${name}[] = {\n${table}\n};\nunsigned int ${name}_len = ${bytes.length};\n`);
}
