import { encodeUtf8 } from '../../process';
import type { Blocking } from '../../process/types';
import { closeInput, openInput, readInput, reason, type Tool } from '../support/tool';

/**
 * The bytes of all files one after another, no more than about `most`: /dev/zero does not end. `failed` if one of them
 * could not be read, which was said.
 */
export function* readBytes(
  t: Tool,
  operands: readonly string[],
  most = Number.POSITIVE_INFINITY,
): Blocking<{ bytes: number[]; failed: boolean }> {
  const bytes: number[] = [];
  let failed = false;
  for (const path of operands.length > 0 ? operands : ['-']) {
    try {
      const text =
        most === Number.POSITIVE_INFINITY ? yield* readInput(t.process, path) : yield* readStart(t, path, most);
      for (const byte of encodeUtf8(text)) bytes.push(byte);
    } catch (error) {
      yield* t.fail(`${path}: ${reason(error)}`);
      failed = true;
    }
  }
  return { bytes, failed };
}

/** At least `most` bytes of a file if it has them. Throws Errno. */
function* readStart(t: Tool, path: string, most: number): Blocking<string> {
  const { fd } = openInput(t.process, path);
  let text = '';
  while (text.length < most) {
    const part = yield* t.process.read(fd, most - text.length);
    if (part === '') break;
    text += part;
  }
  closeInput(t.process, fd);
  return text;
}

/** A character for each byte, of whatever length: spread into one call, megabytes would overflow the stack. */
export function latin1(bytes: Iterable<number>): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

export const isPrintable = (byte: number): boolean => byte >= 32 && byte < 127;

export const printable = (bytes: readonly number[]): string =>
  bytes.map((byte) => (isPrintable(byte) ? String.fromCharCode(byte) : '.')).join('');

export const hex2 = (byte: number | undefined): string =>
  byte === undefined ? '  ' : byte.toString(16).padStart(2, '0');

/** A number of `size` bytes, lowest first, written in a base; `signed` decimals have their sign. */
export function numberText(bytes: readonly number[], i: number, size: number, base: number, signed = false): string {
  let value = 0n;
  for (let k = size - 1; k >= 0; k--) value = value * 256n + BigInt(bytes[i + k] ?? 0);
  return (signed ? BigInt.asIntN(size * 8, value) : value).toString(base);
}

/** Rows of `width` bytes; of equal rows only the first is shown, then a `*`, unless `all`. */
export function* rowsOf(bytes: readonly number[], width: number, all: boolean) {
  let before = '';
  let starred = false;
  for (let at = 0; at < bytes.length; at += width) {
    const row = bytes.slice(at, at + width);
    const key = row.join();
    const repeats = !all && row.length === width && key === before;
    if (!repeats) yield { at, row };
    else if (!starred) yield { at, row: undefined };
    starred = repeats;
    before = key;
  }
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

/** As `od -c` shows a byte. */
export const characterName = (byte: number): string =>
  NAMES[byte] ?? (isPrintable(byte) ? String.fromCharCode(byte) : byte.toString(8).padStart(3, '0'));
