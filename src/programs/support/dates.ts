const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const UNIT_MS: Readonly<Record<string, number>> = {
  sec: 1000,
  second: 1000,
  min: 60_000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
};

/** What `date -d` and `touch -d` understand: `@123`, ISO dates and times, `now`, `2 days ago`. Undefined for anything else. */
export function parseDate(text: string, nowMs: number): number | undefined {
  const trimmed = text.trim();
  if (/^@-?\d+(?:\.\d+)?$/.test(trimmed)) return Number(trimmed.slice(1)) * 1000;
  if (trimmed === '' || trimmed === 'now' || trimmed === 'today') return nowMs;
  if (trimmed === 'yesterday') return nowMs - 86_400_000;
  if (trimmed === 'tomorrow') return nowMs + 86_400_000;
  const relative = /^([-+]?)(\d{1,9}) *([a-z]+?)s?( ago)?$/.exec(trimmed);
  const unit = relative?.[3] === undefined ? undefined : UNIT_MS[relative[3]];
  if (relative !== null && unit !== undefined) {
    const backwards = (relative[1] === '-') !== (relative[4] !== undefined);
    return nowMs + (backwards ? -1 : 1) * Number(relative[2]) * unit;
  }
  const iso =
    /^(\d{4})-(\d\d?)-(\d\d?)(?:[T ](\d\d?):(\d\d)(?::(\d\d)(?:\.\d+)?)?)?(?: ?(?:Z|UTC|GMT|\+00:?00))?$/.exec(trimmed);
  if (iso === null) {
    const time = /^(\d\d?):(\d\d)(?::(\d\d))?$/.exec(trimmed);
    if (time === null) return undefined;
    const day = nowMs - (nowMs % 86_400_000);
    return day + (Number(time[1]) * 3600 + Number(time[2]) * 60 + Number(time[3] ?? 0)) * 1000;
  }
  const [, year, month, day, hour = '0', minute = '0', second = '0'] = iso;
  const ms = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  return Number.isNaN(ms) ? undefined : ms;
}

/** strftime in UTC with the C locale. */
export function formatDate(format: string, ms: number): string {
  const date = new Date(ms);
  const pad = (value: number, width = 2, fill = '0') => String(value).padStart(width, fill);
  const day = DAYS[date.getUTCDay()] ?? '';
  const month = MONTHS[date.getUTCMonth()] ?? '';
  const hour12 = date.getUTCHours() % 12 || 12;
  const start = Date.UTC(date.getUTCFullYear(), 0, 1);
  const yearDay = Math.floor((ms - start) / 86_400_000) + 1;
  const values: Readonly<Record<string, () => string>> = {
    Y: () => String(date.getUTCFullYear()),
    y: () => pad(date.getUTCFullYear() % 100),
    C: () => pad(Math.floor(date.getUTCFullYear() / 100)),
    m: () => pad(date.getUTCMonth() + 1),
    d: () => pad(date.getUTCDate()),
    e: () => pad(date.getUTCDate(), 2, ' '),
    H: () => pad(date.getUTCHours()),
    k: () => pad(date.getUTCHours(), 2, ' '),
    I: () => pad(hour12),
    l: () => pad(hour12, 2, ' '),
    M: () => pad(date.getUTCMinutes()),
    S: () => pad(date.getUTCSeconds()),
    p: () => (date.getUTCHours() < 12 ? 'AM' : 'PM'),
    P: () => (date.getUTCHours() < 12 ? 'am' : 'pm'),
    s: () => String(Math.floor(ms / 1000)),
    N: () => pad(Math.floor(((ms % 1000) + 1000) % 1000) * 1_000_000, 9),
    a: () => day.slice(0, 3),
    A: () => day,
    b: () => month.slice(0, 3),
    h: () => month.slice(0, 3),
    B: () => month,
    j: () => pad(yearDay, 3),
    u: () => String(date.getUTCDay() || 7),
    w: () => String(date.getUTCDay()),
    Z: () => 'UTC',
    z: () => '+0000',
    n: () => '\n',
    t: () => '\t',
    '%': () => '%',
    F: () => formatDate('%Y-%m-%d', ms),
    T: () => formatDate('%H:%M:%S', ms),
    R: () => formatDate('%H:%M', ms),
    D: () => formatDate('%m/%d/%y', ms),
    x: () => formatDate('%m/%d/%y', ms),
    X: () => formatDate('%H:%M:%S', ms),
    c: () => formatDate('%a %b %e %H:%M:%S %Y', ms),
    r: () => formatDate('%I:%M:%S %p', ms),
  };
  return format.replace(/%([-_0^#:]?)(\d*)([a-zA-Z%])/g, (whole, flag: string, width: string, letter: string) => {
    const value = values[letter]?.();
    if (value === undefined) return whole;
    if (letter === 'N' && width !== '') return value.slice(0, Number(width));
    if (flag === '-') return value.replace(/^[0 ]+(?=\d)/, '');
    return flag === '^' ? value.toUpperCase() : value;
  });
}
