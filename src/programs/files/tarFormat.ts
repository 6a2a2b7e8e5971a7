import { decodeUtf8, encodeUtf8, sliceUtf8, utf8Length } from '../../process';
import type { FileStat } from '../../process/types';

export interface TarEntry {
  readonly name: string;
  readonly type: FileStat['type'];
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Seconds since 1970. */
  readonly mtime: number;
  /** Content of a file, target of a link. */
  readonly text: string;
}

const BLOCK = 512;
const FLAGS: Readonly<Record<FileStat['type'], string>> = {
  file: '0',
  link: '2',
  device: '3',
  directory: '5',
  fifo: '6',
};

/** Widths count bytes. */
const field = (value: string, width: number) => {
  const text = sliceUtf8(value, width);
  return text + '\0'.repeat(width - utf8Length(text));
};
const octal = (value: number, width: number) =>
  `${value
    .toString(8)
    .padStart(width - 1, '0')
    .slice(-(width - 1))}\0`;

/** ustar, the real format: what is text in it is text here, NULs included. */
export function encodeTar(entries: readonly TarEntry[]): string {
  return `${entries.map(encodeEntry).join('')}${'\0'.repeat(BLOCK * 2)}`;
}

function encodeEntry(entry: TarEntry): string {
  const isFile = entry.type === 'file';
  const size = isFile ? utf8Length(entry.text) : 0;
  const head = (checksum: string) =>
    field(entry.name, 100) +
    octal(entry.mode, 8) +
    octal(entry.uid, 8) +
    octal(entry.gid, 8) +
    octal(size, 12) +
    octal(entry.mtime, 12) +
    checksum +
    FLAGS[entry.type] +
    field(entry.type === 'link' ? entry.text : '', 100) +
    'ustar\x0000' +
    field('root', 32) +
    field('root', 32) +
    '\0'.repeat(183);
  const sum = encodeUtf8(head('        ')).reduce((total, byte) => total + byte, 0);
  const header = head(`${sum.toString(8).padStart(6, '0')}\0 `);
  return header + (isFile ? entry.text + '\0'.repeat((BLOCK - (size % BLOCK)) % BLOCK) : '');
}

/** Undefined if this is no archive. */
export function decodeTar(archive: string): TarEntry[] | undefined {
  const bytes = encodeUtf8(archive);
  const entries: TarEntry[] = [];
  for (let at = 0; at + BLOCK <= bytes.length && bytes[at] !== 0; ) {
    const text = (from: number, width: number) => {
      const part = bytes.slice(at + from, at + from + width);
      const end = part.indexOf(0);
      return decodeUtf8(end < 0 ? part : part.slice(0, end));
    };
    const number = (from: number, width: number) => Number.parseInt(text(from, width).trim(), 8) || 0;
    if (text(257, 5) !== 'ustar') return undefined;
    const size = number(124, 12);
    const flag = text(156, 1);
    const type = flag === '5' ? 'directory' : flag === '2' ? 'link' : 'file';
    const content = type === 'link' ? text(157, 100) : decodeUtf8(bytes.slice(at + BLOCK, at + BLOCK + size));
    entries.push({
      name: text(0, 100),
      type,
      mode: number(100, 8),
      uid: number(108, 8),
      gid: number(116, 8),
      mtime: number(136, 12),
      text: content,
    });
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return entries.length > 0 || archive.startsWith('\0') ? entries : undefined;
}

const GZIP_MARK = '\x1f\x08podflight-gzip\n';

/** Stands for a compressed text: files hold text here, so nothing is really compressed. */
export function compress(text: string): string {
  return GZIP_MARK + text;
}

/** Undefined if the text was not compressed by `compress`. */
export function decompress(text: string): string | undefined {
  return text.startsWith(GZIP_MARK) ? text.slice(GZIP_MARK.length) : undefined;
}
