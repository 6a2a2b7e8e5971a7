import { expect, test } from 'vitest';
import { formatDate } from './dates';
import { parseBusyboxDate, parseDate, parseWithFormat } from './parseDate';

/** A Friday. */
const NOW = Date.UTC(2026, 10, 20, 12, 0, 0);
const shown = (ms: number | undefined) => (ms === undefined ? undefined : formatDate('%F %T', ms));

test.each([
  ['@86400', '1970-01-02 00:00:00'],
  ['2024-01-02', '2024-01-02 00:00:00'],
  ['2024-02-29T12:00:00Z', '2024-02-29 12:00:00'],
  ['2024-01-02 03:04:05 +0200', '2024-01-02 01:04:05'],
  ['2024-01-01 +1 day', '2024-01-02 00:00:00'],
  ['2024-01-31 +1 month', '2024-03-02 00:00:00'],
  ['Jan 2 2024', '2024-01-02 00:00:00'],
  ['01/02/2024', '2024-01-02 00:00:00'],
  ['Tue, 02 Jan 2024 03:04:05 GMT', '2024-01-02 03:04:05'],
  ['2 hours ago', '2026-11-20 10:00:00'],
  ['tomorrow', '2026-11-21 12:00:00'],
  ['last monday', '2026-11-16 00:00:00'],
  ['12:30', '2026-11-20 12:30:00'],
  ['2024-13-01', undefined],
  ['garbage', undefined],
])('GNU reads %s', (text, expected) => {
  expect(shown(parseDate(text, NOW))).toBe(expected);
});

test.each([
  ['12:30', '2026-11-20 12:30:00'],
  ['1.2-3:4', '2026-01-02 03:04:00'],
  ['1.2-3:04', '2026-01-02 03:04:00'],
  ['2024.01.02-03:04:05', '2024-01-02 03:04:05'],
  ['2024-01-02 03:04', '2024-01-02 03:04:00'],
  ['202401020304', '2024-01-02 03:04:00'],
  ['yesterday', undefined],
])('busybox reads %s', (text, expected) => {
  expect(shown(parseBusyboxDate(text, NOW))).toBe(expected);
});

test('-D names the form', () => {
  expect(shown(parseWithFormat('05/03/2024 10:20', '%d/%m/%Y %H:%M', NOW))).toBe('2024-03-05 10:20:00');
  expect(parseWithFormat('x', '%Y', NOW)).toBeUndefined();
});

test.each([
  ['%-d|%_d|%03d|%e', '2| 2|002| 2'],
  ['%j %U %W %V %G', '002 00 01 01 2024'],
  ['%:z %^a %%', '+00:00 TUE %'],
])('formatDate %s', (format, expected) => {
  expect(formatDate(format, Date.UTC(2024, 0, 2))).toBe(expected);
});
