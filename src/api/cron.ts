/** Schedules of CronJobs. Models github.com/robfig/cron v3 ParseStandard: five fields, or `@hourly`, `@every 5m`. */
import { parseGoDuration } from './duration';
import { fail, type Result, succeed } from './meta';

/** When a schedule is due next after a moment, in milliseconds since 1970; undefined: never within five years. */
export type Schedule = (afterMs: number) => number | undefined;

/** How far a zone is ahead of UTC at a moment, in milliseconds. */
export type ZoneOffset = (atMs: number) => number;

interface Bounds {
  min: number;
  max: number;
  /** Names of the numbers from `min` on. */
  names?: readonly string[];
}

const BOUNDS: readonly Bounds[] = [
  { min: 0, max: 59 },
  { min: 0, max: 23 },
  { min: 1, max: 31 },
  { min: 1, max: 12, names: 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ') },
  { min: 0, max: 6, names: 'sun mon tue wed thu fri sat'.split(' ') },
];

const DESCRIPTORS: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
};

interface Field {
  values: ReadonlySet<number>;
  /** Written as a star, or as `?`. */
  isAny: boolean;
}

/** The error is the library's sentence. */
export function parseSchedule(text: string, offset: ZoneOffset = () => 0): Result<Schedule, string> {
  if (text === '') return fail('empty spec string');
  if (text.startsWith('@')) return parseDescriptor(text, offset);
  const words = text.split(/\s+/).filter(Boolean);
  if (words.length !== BOUNDS.length)
    return fail(`expected exactly ${BOUNDS.length} fields, found ${words.length}: [${words.join(' ')}]`);
  const fields: Field[] = [];
  for (const [index, bounds] of BOUNDS.entries()) {
    const field = parseField(words[index] ?? '', bounds);
    if (!field.ok) return field;
    fields.push(field.value);
  }
  const [minute, hour, day, month, weekday] = fields;
  if (!minute || !hour || !day || !month || !weekday) return fail('empty spec string');
  return succeed((afterMs) => nextOf({ minute, hour, day, month, weekday }, afterMs, offset));
}

const EVERY = '@every ';

function parseDescriptor(text: string, offset: ZoneOffset): Result<Schedule, string> {
  const fields = Object.hasOwn(DESCRIPTORS, text) ? DESCRIPTORS[text] : undefined;
  if (fields !== undefined) return parseSchedule(fields, offset);
  if (!text.startsWith(EVERY)) return fail(`unrecognized descriptor: ${text}`);
  const duration = text.slice(EVERY.length);
  const ms = parseGoDuration(duration);
  if (ms === undefined)
    return fail(`failed to parse duration ${text}: time: invalid duration ${JSON.stringify(duration)}`);
  const delayMs = Math.max(1000, Math.floor(ms / 1000) * 1000);
  return succeed((afterMs) => Math.floor(afterMs / 1000) * 1000 + delayMs);
}

function parseField(text: string, bounds: Bounds): Result<Field, string> {
  const values = new Set<number>();
  let isAny = false;
  for (const part of text.split(',').filter(Boolean)) {
    const range = parseRange(part, bounds);
    if (!range.ok) return range;
    for (const value of range.value.values) values.add(value);
    isAny ||= range.value.isAny;
  }
  return succeed({ values, isAny });
}

/** `number | name | * | ?`, up to another one with a hyphen, in steps with a slash. */
function parseRange(text: string, bounds: Bounds): Result<Field, string> {
  const [range = '', stepText, ...furtherSteps] = text.split('/');
  const [low = '', high, ...furtherEnds] = range.split('-');
  const isStar = low === '*' || low === '?';
  const start = isStar ? succeed(bounds.min) : parseNumber(low, bounds.names);
  if (!start.ok) return start;
  if (!isStar && furtherEnds.length > 0) return fail(`too many hyphens: ${text}`);
  let end = isStar ? succeed(bounds.max) : high === undefined ? start : parseNumber(high, bounds.names);
  if (!end.ok) return end;
  if (furtherSteps.length > 0) return fail(`too many slashes: ${text}`);
  const step = stepText === undefined ? succeed(1) : parseNumber(stepText);
  if (!step.ok) return step;
  // `5/15` goes on to the end.
  if (stepText !== undefined && high === undefined) end = succeed(bounds.max);
  const problem = rangeProblem(start.value, end.value, step.value, bounds);
  if (problem !== undefined) return fail(`${problem}: ${text}`);
  const values = new Set<number>();
  for (let value = start.value; value <= end.value; value += step.value) values.add(value);
  return succeed({ values, isAny: isStar && step.value === 1 });
}

function rangeProblem(start: number, end: number, step: number, { min, max }: Bounds): string | undefined {
  if (start < min) return `beginning of range (${start}) below minimum (${min})`;
  if (end > max) return `end of range (${end}) above maximum (${max})`;
  if (start > end) return `beginning of range (${start}) beyond end of range (${end})`;
  return step === 0 ? 'step of range should be a positive number' : undefined;
}

function parseNumber(text: string, names: readonly string[] = []): Result<number, string> {
  const named = names.indexOf(text.toLowerCase());
  // Months count from 1, weekdays from 0.
  if (named >= 0) return succeed(names.length === 12 ? named + 1 : named);
  if (!/^[-+]?\d+$/.test(text))
    return fail(`failed to parse int from ${text}: strconv.Atoi: parsing ${JSON.stringify(text)}: invalid syntax`);
  const value = Number(text);
  return value < 0 ? fail(`negative number (${value}) not allowed: ${text}`) : succeed(value);
}

interface Fields {
  minute: Field;
  hour: Field;
  day: Field;
  month: Field;
  weekday: Field;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const GIVE_UP_YEARS = 5;

/** Goes by the zone's clock on the wall, from what differs most: month, day, hour, minute. */
function nextOf(fields: Fields, afterMs: number, offset: ZoneOffset): number | undefined {
  let wallMs = Math.floor((afterMs + offset(afterMs)) / MINUTE_MS) * MINUTE_MS + MINUTE_MS;
  const lastYear = new Date(wallMs).getUTCFullYear() + GIVE_UP_YEARS;
  for (;;) {
    const wall = new Date(wallMs);
    if (wall.getUTCFullYear() > lastYear) return undefined;
    if (!fields.month.values.has(wall.getUTCMonth() + 1))
      wallMs = Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth() + 1);
    else if (!isDay(fields, wall)) wallMs = Math.floor(wallMs / DAY_MS) * DAY_MS + DAY_MS;
    else if (!fields.hour.values.has(wall.getUTCHours())) wallMs = Math.floor(wallMs / HOUR_MS) * HOUR_MS + HOUR_MS;
    else if (!fields.minute.values.has(wall.getUTCMinutes())) wallMs += MINUTE_MS;
    else return wallMs - offset(wallMs - offset(wallMs));
  }
}

/** Where both days are given either one will do. Models dayMatches. */
function isDay({ day, weekday }: Fields, wall: Date): boolean {
  const inMonth = day.values.has(wall.getUTCDate());
  const inWeek = weekday.values.has(wall.getUTCDay());
  return day.isAny || weekday.isAny ? inMonth && inWeek : inMonth || inWeek;
}

/** By the IANA name of a zone; undefined: nobody knows it. */
export function zoneOffset(name: string): ZoneOffset | undefined {
  try {
    const parts = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      timeZoneName: 'longOffset',
    });
    return (atMs) => {
      const shown = parts.formatToParts(new Date(atMs)).find(({ type }) => type === 'timeZoneName')?.value ?? '';
      const [, sign, hours = 0, minutes = 0] = /^GMT([-+])(\d\d):(\d\d)$/.exec(shown) ?? [];
      return (sign === '-' ? -1 : 1) * (Number(hours) * HOUR_MS + Number(minutes) * MINUTE_MS);
    };
  } catch {
    return undefined;
  }
}
