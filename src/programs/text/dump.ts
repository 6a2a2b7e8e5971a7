import { encodeUtf8 } from '../../process';
import type { Blocking } from '../../process/types';
import { parseSize } from '../support/numbers';
import { readInput, reason, type Tool, tool } from '../support/tool';

/** od, hexdump and xxd: bytes as numbers and characters. */

function* readBytes(t: Tool, operands: readonly string[]): Blocking<number[] | undefined> {
  const bytes: number[] = [];
  for (const path of operands.length > 0 ? operands : ['-']) {
    try {
      bytes.push(...encodeUtf8(yield* readInput(t.process, path)));
    } catch (error) {
      yield* t.fail(`${path}: ${reason(error)}`);
      return undefined;
    }
  }
  return bytes;
}

const NAMES: Readonly<Record<number, string>> = {
  0: '\\0',
  7: '\\a',
  8: '\\b',
  9: '\\t',
  10: '\\n',
  11: '\\v',
  12: '\\f',
  13: '\\r',
};

function characterCell(byte: number): string {
  const name =
    NAMES[byte] ?? (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : byte.toString(8).padStart(3, '0'));
  return name.padStart(4);
}

type Cells = (bytes: readonly number[]) => string;

const word = (bytes: readonly number[], i: number, size: number) => {
  let value = 0;
  for (let k = size - 1; k >= 0; k--) value = value * 256 + (bytes[i + k] ?? 0);
  return value;
};

function numberCells(size: number, base: number, width: number, fill: string): Cells {
  return (bytes) => {
    let text = '';
    for (let i = 0; i < bytes.length; i += size)
      text += ` ${word(bytes, i, size).toString(base).padStart(width, fill)}`;
    return text;
  };
}

function cellsOf(type: string): Cells {
  const [, letter = 'o', digits = ''] = /^([acdoux])(\d?)/.exec(type) ?? [];
  if (letter === 'c' || letter === 'a') return (bytes) => bytes.map(characterCell).join('');
  const size = Number(digits) || 4;
  if (letter === 'x') return numberCells(size, 16, size * 2, '0');
  if (letter === 'o') return numberCells(size, 8, Math.ceil((size * 8) / 3), '0');
  return numberCells(size, 10, { 1: 3, 2: 5, 4: 10, 8: 20 }[size] ?? 3, ' ');
}

export const od = tool(function* (t): Blocking<number> {
  const options = t.options('A:t:j:N:w:bcdoxv', {
    long: { 'address-radix': 'A', format: 't', 'read-bytes': 'N', 'skip-bytes': 'j' },
  });
  if (options.error) return yield* t.badOption(options);
  const all = yield* readBytes(t, options.operands);
  if (all === undefined) return 1;
  const skip = parseSize(options.value('j') ?? '0') ?? 0;
  const bytes = all.slice(skip, options.has('N') ? skip + (parseSize(options.value('N') ?? '') ?? 0) : undefined);
  const letters: Readonly<Record<string, string>> = { b: 'o1', c: 'c', d: 'u2', o: 'o2', x: 'x2' };
  const type = options.value('t') ?? letters[Object.keys(letters).find((letter) => options.has(letter)) ?? 'o'] ?? 'o2';
  const cells = cellsOf(type);
  const radix = options.value('A') ?? 'o';
  const address = (offset: number) =>
    radix === 'n' ? '' : offset.toString({ d: 10, x: 16 }[radix] ?? 8).padStart(radix === 'x' ? 6 : 7, '0');
  for (let i = 0; i < bytes.length; i += 16) t.put(`${address(skip + i)}${cells(bytes.slice(i, i + 16))}\n`);
  if (radix !== 'n') t.put(`${address(skip + bytes.length)}\n`);
  return 0;
});

const printable = (bytes: readonly number[]) =>
  bytes.map((byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '.')).join('');
const hex2 = (byte: number | undefined) => (byte === undefined ? '  ' : byte.toString(16).padStart(2, '0'));

export const hexdump = tool(function* (t): Blocking<number> {
  const options = t.options('bcCdoxvn:s:e:');
  const bytes = yield* readBytes(t, options.operands);
  if (bytes === undefined) return 1;
  const canonical = options.has('C') || t.name === 'hd';
  for (let i = 0; i < bytes.length; i += 16) {
    const row = bytes.slice(i, i + 16);
    if (canonical) {
      const left = Array.from({ length: 8 }, (_, k) => hex2(row[k])).join(' ');
      const right = Array.from({ length: 8 }, (_, k) => hex2(row[k + 8])).join(' ');
      t.put(`${i.toString(16).padStart(8, '0')}  ${left}  ${right}  |${printable(row)}|\n`);
    } else t.put(`${i.toString(16).padStart(7, '0')}${numberCells(2, 16, 4, '0')(row)}\n`);
  }
  if (bytes.length > 0) t.put(`${bytes.length.toString(16).padStart(canonical ? 8 : 7, '0')}\n`);
  return 0;
});

export const xxd = tool(function* (t): Blocking<number> {
  const options = t.options('pl:c:g:rus:');
  const all = yield* readBytes(t, options.operands);
  if (all === undefined) return 1;
  const bytes = options.has('l') ? all.slice(0, Number(options.value('l'))) : all;
  if (options.has('p')) {
    for (let i = 0; i < bytes.length; i += 30)
      t.put(
        `${bytes
          .slice(i, i + 30)
          .map(hex2)
          .join('')}\n`,
      );
    return 0;
  }
  const width = Number(options.value('c') ?? 16) || 16;
  for (let i = 0; i < bytes.length; i += width) {
    const row = bytes.slice(i, i + width);
    let cells = '';
    for (let k = 0; k < width; k += 2) cells += `${hex2(row[k])}${hex2(row[k + 1])} `;
    t.put(`${i.toString(16).padStart(8, '0')}: ${cells} ${printable(row)}\n`);
  }
  return 0;
});

export const strings = tool(function* (t): Blocking<number> {
  const options = t.options('afon:', { long: { bytes: 'n' } });
  const bytes = yield* readBytes(t, options.operands);
  if (bytes === undefined) return 1;
  const least = Number(options.value('n') ?? 4) || 4;
  let run = '';
  for (const byte of [...bytes, 0]) {
    if ((byte >= 32 && byte < 127) || byte === 9) run += String.fromCharCode(byte);
    else {
      if (run.length >= least) t.put(`${run}\n`);
      run = '';
    }
  }
  return 0;
});
