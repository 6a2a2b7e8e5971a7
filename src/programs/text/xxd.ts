import { decodeUtf8 } from '../../process';
import type { Blocking } from '../../process/types';
import { parseSize } from '../support/numbers';
import { type Tool, tool } from '../support/tool';
import { hex2, printable, readBytes } from './bytes';

export const xxd = tool(function* (t): Blocking<number> {
  const options = t.options('pl:c:g:rus:ib', { busybox: 'pl:c:g:rs:i' });
  if (options.error) return yield* t.badOption(options);
  const { bytes: all, failed } = yield* readBytes(t, options.operands.slice(0, 1));
  if (failed) return 1;
  if (options.has('r')) {
    t.put(decodeUtf8(reverse(String.fromCharCode(...all), options.has('p'))));
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
  const width = Number(options.value('c') ?? (plain ? 30 : 16)) || 16;
  const group = Number(options.value('g') ?? 2) || width;
  for (let i = 0; i < bytes.length; i += width) {
    const row = bytes.slice(i, i + width);
    if (plain) {
      t.put(`${row.map(hex).join('')}\n`);
      continue;
    }
    let cells = '';
    for (let k = 0; k < width; k++) cells += hex(row[k]) + ((k + 1) % group === 0 || k === width - 1 ? ' ' : '');
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
  const table = lines.join(',\n');
  if (name === undefined) t.put(`${table}\n`);
  else t.put(`unsigned char ${name}[] = {\n${table}\n};\nunsigned int ${name}_len = ${bytes.length};\n`);
}
