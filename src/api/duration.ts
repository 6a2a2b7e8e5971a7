/** Durations as Kubernetes prints them. All of them are given in milliseconds. */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;

/** `38s`, `2m5s`, `4h`, `3d2h`. Models apimachinery/pkg/util/duration HumanDuration. */
export function humanDuration(durationMs: number): string {
  if (Math.trunc(durationMs / SECOND) < -1) return '<invalid>';
  if (durationMs < 0) return '0s';
  if (durationMs < 2 * MINUTE) return `${Math.floor(durationMs / SECOND)}s`;
  if (durationMs < 10 * MINUTE) return twoUnits(durationMs, MINUTE, 'm', SECOND, 's');
  if (durationMs < 3 * HOUR) return `${Math.floor(durationMs / MINUTE)}m`;
  if (durationMs < 8 * HOUR) return twoUnits(durationMs, HOUR, 'h', MINUTE, 'm');
  if (durationMs < 2 * DAY) return `${Math.floor(durationMs / HOUR)}h`;
  if (durationMs < 8 * DAY) return twoUnits(durationMs, DAY, 'd', HOUR, 'h');
  if (durationMs < 2 * YEAR) return `${Math.floor(durationMs / DAY)}d`;
  if (durationMs < 8 * YEAR) return twoUnits(durationMs, YEAR, 'y', DAY, 'd');
  return `${Math.floor(durationMs / YEAR)}y`;
}

function twoUnits(durationMs: number, large: number, largeUnit: string, small: number, smallUnit: string): string {
  const rest = Math.floor((durationMs % large) / small);
  const whole = `${Math.floor(durationMs / large)}${largeUnit}`;
  return rest === 0 ? whole : `${whole}${rest}${smallUnit}`;
}

/** `1m30s`, `500ms`, `1h0m0s`. Models time.Duration.String for whole milliseconds. */
export function goDuration(durationMs: number): string {
  if (durationMs === 0) return '0s';
  const sign = durationMs < 0 ? '-' : '';
  const whole = Math.abs(durationMs);
  if (whole < SECOND) return `${sign}${whole}ms`;
  const hours = Math.floor(whole / HOUR);
  const minutes = Math.floor((whole % HOUR) / MINUTE);
  const seconds = (whole % MINUTE) / SECOND;
  if (hours > 0) return `${sign}${hours}h${minutes}m${seconds}s`;
  return minutes > 0 ? `${sign}${minutes}m${seconds}s` : `${sign}${seconds}s`;
}

const UNITS: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ms: 1,
  s: SECOND,
  m: MINUTE,
  h: HOUR,
};

/** Milliseconds of `1m30s`, `-1.5h`, `0`. Undefined where time.ParseDuration refuses. */
export function parseGoDuration(text: string): number | undefined {
  const sign = text.startsWith('-') ? -1 : 1;
  const body = text.replace(/^[+-]/, '');
  if (body === '0') return 0;
  const part = /(\d+\.?\d*|\.\d+)([a-zµμ]+)/y;
  let total = 0;
  let read = 0;
  while (read < body.length) {
    part.lastIndex = read;
    const match = part.exec(body);
    const unit = match ? UNITS[match[2] ?? ''] : undefined;
    if (!match || unit === undefined) return undefined;
    total += Number(match[1]) * unit;
    read = part.lastIndex;
  }
  return read === 0 ? undefined : sign * total;
}
