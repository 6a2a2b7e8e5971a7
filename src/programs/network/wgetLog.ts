import { utf8Length } from '../../api/utf8';
import type { HttpResponse } from './http';

/** One dot is a kilobyte, a row has fifty. */
const ROW_BYTES = 50 * 1024;
/** What a download seems to run at: no time passes here while bytes are copied. */
const paceOf = (bytes: number): number => Math.min(bytes * 100_000, 400 * 1024 * 1024);

const UNITS = ['', 'K', 'M', 'G'];

/** A number with its unit, in three digits as far as it goes: `31.4K`, ` 868K`, `1.49M`. */
function scaled(bytes: number): { number: string; unit: string } {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024;
    unit++;
  }
  return { number: value.toFixed(value < 9.995 ? 2 : value < 99.95 ? 1 : 0), unit: UNITS[unit] ?? '' };
}

/** `31.4 KB/s` */
export function rateOf(bytes: number): string {
  const { number, unit } = scaled(paceOf(bytes));
  return `${number} ${unit}B/s`;
}

/** `Length: 200000 (195K) [text/html]` */
export function lengthLine(response: HttpResponse): string {
  const length = response.header('Content-Length');
  const type = response.header('Content-Type')?.replace(/;.*/, '').trim();
  const bytes = Number(length);
  const short = bytes >= 1024 ? ` (${Math.round(bytes / 1024)}K)` : '';
  return `Length: ${length === undefined ? 'unspecified' : bytes + short}${type ? ` [${type}]` : ''}\n`;
}

/** Rows of dots, as GNU wget draws them where there is no terminal. */
export function dots(response: HttpResponse): string {
  const bytes = utf8Length(response.body);
  const isKnown = response.header('Content-Length') !== undefined;
  const rows = Math.max(1, Math.ceil(bytes / ROW_BYTES));
  const { number, unit } = scaled(paceOf(bytes));
  const rate = `${number}${unit}`.padStart(5);
  let text = '';
  for (let row = 0; row < rows; row++) {
    const until = Math.min(bytes, (row + 1) * ROW_BYTES);
    const count = Math.floor((until - row * ROW_BYTES) / 1024);
    const groups = Array.from({ length: 5 }, (_, at) =>
      '.'.repeat(Math.max(0, Math.min(10, count - at * 10))).padEnd(10),
    );
    const percent = isKnown ? `${String(bytes === 0 ? 100 : Math.floor((until * 100) / bytes)).padStart(3)}%` : '';
    const end = row === rows - 1 ? '=0s' : ' 0s';
    text += `${String(row * 50).padStart(6)}K ${groups.join(' ')}${percent} ${rate}${end}
`;
  }
  return `${text}\n`;
}

/** `[6/6]`, or `[10]` where the length was not told. */
export function received(response: HttpResponse): string {
  const bytes = utf8Length(response.body);
  return response.header('Content-Length') === undefined ? `[${bytes}]` : `[${bytes}/${bytes}]`;
}
