import { DAYS, MONTHS } from './dates';

const UNIT_MS: Readonly<Record<string, number>> = {
  sec: 1000,
  second: 1000,
  min: 60_000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
  fortnight: 1_209_600_000,
};
const DAY_MS = 86_400_000;

/**
 * What GNU's `date -d` and `touch -d` understand: `@123`, dates, times, zones, weekdays and relative items, in any order.
 * Undefined for anything else.
 */
export function parseDate(text: string, nowMs: number): number | undefined {
  const trimmed = text.trim().toLowerCase();
  if (/^@-?\d+(?:\.\d+)?$/.test(trimmed)) return Number(trimmed.slice(1)) * 1000;
  const state: DateState = { day: undefined, time: undefined, zoneMinutes: 0, months: 0, ms: 0, weekday: undefined };
  let rest = trimmed;
  while (rest !== '') {
    const taken = ITEMS.find(([pattern, read]) => {
      const match = pattern.exec(rest);
      if (match === null || !read(state, match)) return false;
      rest = rest.slice(match[0].length).replace(/^[\s,]+/, '');
      return true;
    });
    if (taken === undefined) return undefined;
  }
  return resolve(state, nowMs);
}

interface DateState {
  day: number | undefined;
  time: number | undefined;
  zoneMinutes: number;
  months: number;
  ms: number;
  weekday: { day: number; weeks: number } | undefined;
}

type Item = readonly [RegExp, (state: DateState, match: RegExpExecArray) => boolean];

const setDay = (state: DateState, year: number, month: number, day: number): boolean => {
  state.day = Date.UTC(year, month - 1, day);
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
};
const monthNumber = (name: string): number => MONTHS.findIndex((month) => month.toLowerCase().startsWith(name)) + 1;
const ORDINALS: Readonly<Record<string, number>> = { last: -1, this: 0, next: 1, a: 1, an: 1 };

function addUnits(state: DateState, count: number, unit: string): boolean {
  const name = unit.replace(/s$/, '');
  if (name === 'month' || name === 'year') state.months += count * (name === 'year' ? 12 : 1);
  else {
    const ms = UNIT_MS[name];
    if (ms === undefined) return false;
    state.ms += count * ms;
  }
  return true;
}

/** One item after another is taken off the front. */
const ITEMS: readonly Item[] = [
  [
    /^(\d{4})-(\d\d?)-(\d\d?)(?!\d)(?:t(?=\d))?/,
    (state, [, y, m, d]) => setDay(state, Number(y), Number(m), Number(d)),
  ],
  [/^(\d{4})(\d\d)(\d\d)(?!\d)/, (state, [, y, m, d]) => setDay(state, Number(y), Number(m), Number(d))],
  [/^(\d\d?)\/(\d\d?)\/(\d{4})/, (state, [, m, d, y]) => setDay(state, Number(y), Number(m), Number(d))],
  [
    /^([a-z]{3,9})\.? (\d\d?)(?!\d|:),? +(\d{4})(?!:)/,
    (state, [, name = '', d, y]) => setDay(state, Number(y), monthNumber(name), Number(d)),
  ],
  [
    /^(\d\d?)[- ]([a-z]{3,9})[- ](\d{4})/,
    (state, [, d, name = '', y]) => setDay(state, Number(y), monthNumber(name), Number(d)),
  ],
  [
    /^(\d\d?):(\d\d)(?::(\d\d)(?:[.,](\d+))?)? ?([ap]m)?(?![a-y\d])/,
    (state, [, h = '', m, s, fraction, half]) => {
      const hour = half === undefined ? Number(h) : (Number(h) % 12) + (half === 'pm' ? 12 : 0);
      state.time =
        (hour * 3600 + Number(m) * 60 + Number(s ?? 0)) * 1000 + Math.floor(Number(`0.${fraction ?? 0}`) * 1000);
      return hour < 24 && Number(m) < 60 && Number(s ?? 0) < 61;
    },
  ],
  [/^(?:z|utc|gmt)(?![a-z])/, () => true],
  [
    /^([-+])(\d\d):?(\d\d)(?!\d| *[a-z])/,
    (state, [, sign, h, m]) => {
      state.zoneMinutes = (Number(h) * 60 + Number(m)) * (sign === '-' ? -1 : 1);
      return state.time !== undefined;
    },
  ],
  [/^(?:now|today)(?![a-z])/, () => true],
  [/^(yesterday|tomorrow)/, (state, [, word]) => addUnits(state, word === 'tomorrow' ? 1 : -1, 'day')],
  [
    /^midnight/,
    (state) => {
      state.time = 0;
      return true;
    },
  ],
  [
    /^([-+]?) *(\d{0,9}) *([a-z]{3,10})( ago)?(?![a-z])/,
    (state, [, sign, count = '', unit = '', ago]) =>
      addUnits(state, ((sign === '-') !== (ago !== undefined) ? -1 : 1) * Number(count || 1), unit),
  ],
  [
    /^(last|this|next|an?) ([a-z]+)/,
    (state, [, word = '', unit = '']) =>
      addUnits(state, ORDINALS[word] ?? 0, unit) || setWeekday(state, unit, ORDINALS[word] ?? 0),
  ],
  [/^([a-z]{3,9})(?![a-z])/, (state, [, name = '']) => setWeekday(state, name, 0)],
];

function setWeekday(state: DateState, name: string, weeks: number): boolean {
  const day = DAYS.findIndex((each) => name.length >= 3 && each.toLowerCase().startsWith(name));
  state.weekday = { day, weeks };
  return day >= 0;
}

function resolve(state: DateState, nowMs: number): number | undefined {
  const midnight = nowMs - (((nowMs % DAY_MS) + DAY_MS) % DAY_MS);
  const hasDay = state.day !== undefined || state.weekday !== undefined;
  let day = state.day ?? midnight;
  if (state.weekday !== undefined && state.day === undefined) {
    const ahead = (state.weekday.day - new Date(day).getUTCDay() + 7) % 7;
    const { weeks } = state.weekday;
    day += (ahead + 7 * (weeks > 0 && ahead > 0 ? weeks - 1 : weeks)) * DAY_MS;
  }
  const time = state.time ?? (hasDay ? 0 : nowMs - midnight);
  if (state.months !== 0) {
    const date = new Date(day);
    day = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + state.months, date.getUTCDate());
  }
  const ms = day + time - state.zoneMinutes * 60_000 + state.ms;
  return Number.isNaN(ms) ? undefined : ms;
}

/**
 * What busybox's `date -d` understands: `@123`, `hh:mm[:ss]`, its own dotted forms, ISO dates, digits run together. Hours,
 * minutes and seconds that are left out are those of `restMs`: midnight for date, now for touch.
 */
export function parseBusyboxDate(text: string, nowMs: number, restMs = 0): number | undefined {
  if (/^@-?\d+$/.test(text)) return Number(text.slice(1)) * 1000;
  const now = new Date(nowMs);
  const rest = new Date(restMs);
  const year = now.getUTCFullYear();
  const month = now.getUTCMonth() + 1;
  const day = now.getUTCDate();
  const [, bare = text, sign = '+', hours = '0', minutes = '0'] =
    /^(.*?) *(?:Z|([-+])(\d\d):?(\d\d))$/.exec(text) ?? [];
  const zoneMs = (sign === '-' ? -60_000 : 60_000) * (Number(hours) * 60 + Number(minutes));
  const forms: readonly (readonly [RegExp, string])[] = [
    [/^(\d\d?):(\d\d?)(?::(\d\d?))?$/, 'HMS'],
    [/^(\d\d?)\.(\d\d?)-(\d\d?):(\d\d?)(?::(\d\d?))?$/, 'mdHMS'],
    [/^(\d{4})\.(\d\d?)\.(\d\d?)-(\d\d?):(\d\d)(?::(\d\d))?$/, 'YmdHMS'],
    [/^(\d{4})-(\d\d?)-(\d\d?)(?: (\d\d?)(?::(\d\d))?(?::(\d\d))?)?$/, 'YmdHMS'],
    [/^(\d\d)(\d\d)(\d\d)(\d\d)$/, 'mdHM'],
    [/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(?:\.?(\d\d))?$/, 'YmdHMS'],
  ];
  for (const [pattern, fields] of forms) {
    const match = pattern.exec(bare);
    if (match === null) continue;
    const field = (letter: string, missing: number): number => {
      const at = fields.indexOf(letter);
      return at < 0 ? missing : Number(match[at + 1] ?? missing);
    };
    const m = field('m', month);
    const d = field('d', day);
    const hour = field('H', rest.getUTCHours());
    const minute = field('M', rest.getUTCMinutes());
    const second = field('S', rest.getUTCSeconds());
    if (m < 1 || m > 12 || d < 1 || d > 31 || hour > 23 || minute > 59 || second > 60) return undefined;
    return Date.UTC(field('Y', year), m - 1, d, hour, minute, second) - zoneMs;
  }
  return undefined;
}

/** Reads a text by a strptime format, as `date -D` does. */
export function parseWithFormat(text: string, format: string, nowMs: number): number | undefined {
  const now = new Date(nowMs);
  const values: Record<string, number> = {
    Y: now.getUTCFullYear(),
    m: now.getUTCMonth() + 1,
    d: now.getUTCDate(),
    H: 0,
    M: 0,
    S: 0,
  };
  let at = 0;
  const expanded = format.replace(/%F/g, '%Y-%m-%d').replace(/%T/g, '%H:%M:%S').replace(/%R/g, '%H:%M');
  for (let i = 0; i < expanded.length; i++) {
    if (expanded[i] !== '%') {
      if (text[at] !== expanded[i]) return undefined;
      at++;
      continue;
    }
    const letter = expanded.charAt(++i);
    const rest = text.slice(at);
    if (letter === 's') return /^\d+$/.test(rest) ? Number(rest) * 1000 : undefined;
    const name = letter === 'b' || letter === 'B' ? /^[A-Za-z]{3,9}/.exec(rest)?.[0] : undefined;
    const digits = name ?? (letter === 'Y' ? /^\d{1,4}/ : /^ ?\d{1,2}/).exec(rest)?.[0];
    if (digits === undefined) return undefined;
    at += digits.length;
    if (name !== undefined) values.m = monthNumber(name.toLowerCase());
    else if (letter === 'y') values.Y = Number(digits) + (Number(digits) < 69 ? 2000 : 1900);
    else if (letter === 'e') values.d = Number(digits);
    else if (Object.hasOwn(values, letter)) values[letter] = Number(digits);
    else return undefined;
  }
  const { Y = 0, m = 1, d = 1, H = 0, M = 0, S = 0 } = values;
  return Date.UTC(Y, m - 1, d, H, M, S);
}
