import type { Process } from '../../process/types';
import { isoTime } from '../network/timestamp';

/** Milliseconds since 1970 on the wall clock of the simulated world. */
export function wallClockMs(process: Process): number {
  return Date.parse(isoTime(process));
}

const SIZES: Readonly<Record<string, number>> = {
  '': 1,
  c: 1,
  w: 2,
  b: 512,
  k: 1024,
  K: 1024,
  kB: 1000,
  KB: 1000,
  m: 1024 ** 2,
  M: 1024 ** 2,
  MB: 1e6,
  g: 1024 ** 3,
  G: 1024 ** 3,
  GB: 1e9,
};

/** `10`, `4k`, `1M`. Undefined if it is no size. */
export function parseSize(text: string): number | undefined {
  const match = /^(\d+)([a-zA-Z]*)$/.exec(text);
  const unit = match?.[2] === undefined ? undefined : SIZES[match[2]];
  return match === null || unit === undefined ? undefined : Number(match[1]) * unit;
}

const DURATIONS: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3600, d: 86_400 };

/** `1.5`, `2m`, `infinity`, as `sleep` takes them, in milliseconds. */
export function parseDurationMs(text: string): number | undefined {
  if (/^inf(?:inity)?$/.test(text)) return Number.MAX_SAFE_INTEGER;
  const match = /^(\d+(?:\.\d*)?|\.\d+)([smhd]?)$/.exec(text);
  if (match === null) return undefined;
  return Math.round(Number(match[1]) * (DURATIONS[match[2] ?? ''] ?? 1) * 1000);
}

/** Sizes as `ls -h` and `du -h` print them: busybox with one decimal below 10 and otherwise, GNU rounds up. */
export function humanSize(bytes: number, gnu: boolean): string {
  if (bytes < 1024) return String(bytes);
  const units = 'KMGT';
  let value = bytes;
  let unit = -1;
  while (value >= 1024 && unit < 3) {
    value /= 1024;
    unit++;
  }
  const round = gnu ? Math.ceil : Math.round;
  const text = gnu && value >= 10 ? String(Math.ceil(value)) : (round(value * 10) / 10).toFixed(1);
  return text + units.charAt(unit);
}
