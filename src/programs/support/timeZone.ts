import type { Process } from '../../process/types';

/** A time zone at one moment: what `%Z` prints, and how far east of UTC it is. */
export interface Zone {
  name: string;
  offsetMinutes: number;
}

const EU = ',M3.5.0,M10.5.0/3';
const US = ',M3.2.0,M11.1.0';

/** Zones that Debian's tzdata knows and people set, as POSIX has them today. */
const KNOWN: Readonly<Record<string, string>> = {
  'America/Chicago': `CST6CDT${US}`,
  'America/Denver': `MST7MDT${US}`,
  'America/Los_Angeles': `PST8PDT${US}`,
  'America/New_York': `EST5EDT${US}`,
  'America/Sao_Paulo': '<-03>3',
  'America/Toronto': `EST5EDT${US}`,
  'Asia/Dubai': '<+04>-4',
  'Asia/Hong_Kong': 'HKT-8',
  'Asia/Jakarta': 'WIB-7',
  'Asia/Kolkata': 'IST-5:30',
  'Asia/Seoul': 'KST-9',
  'Asia/Shanghai': 'CST-8',
  'Asia/Singapore': '<+08>-8',
  'Asia/Taipei': 'CST-8',
  'Asia/Tokyo': 'JST-9',
  'Australia/Sydney': 'AEST-10AEDT,M10.1.0,M4.1.0/3',
  'Etc/UTC': 'UTC0',
  'Europe/Amsterdam': `CET-1CEST${EU}`,
  'Europe/Berlin': `CET-1CEST${EU}`,
  'Europe/Istanbul': '<+03>-3',
  'Europe/London': 'GMT0BST,M3.5.0/1,M10.5.0',
  'Europe/Madrid': `CET-1CEST${EU}`,
  'Europe/Moscow': 'MSK-3',
  'Europe/Paris': `CET-1CEST${EU}`,
  'Europe/Rome': `CET-1CEST${EU}`,
  'Europe/Zurich': `CET-1CEST${EU}`,
  EST5EDT: `EST5EDT${US}`,
  GMT: 'GMT0',
  UTC: 'UTC0',
};

/**
 * TZ, or where /etc/localtime points. Debian has the names of zones, Ubuntu, Alpine and busybox only the POSIX form: there a
 * name of a zone means UTC, which glibc calls by the first letters of the name and musl UTC.
 */
export function zoneAt(process: Process, ms: number): Zone {
  const linked = process.exists('/etc/localtime') ? process.lstat('/etc/localtime').target : undefined;
  const given = (process.env.TZ ?? linked?.replace(/^.*zoneinfo\//, '') ?? '').replace(/^:/, '');
  if (given === '') return { name: 'UTC', offsetMinutes: 0 };
  const { userland } = process.container.image;
  const hasNames = userland.flavour === 'gnu' && !process.exists('/etc/lsb-release');
  const rule = hasNames && Object.hasOwn(KNOWN, given) ? KNOWN[given] : given;
  const posix = /^([A-Za-z]{3,}|<[^>]+>)([-+]?\d{1,2}(?::\d\d)?)(?:([A-Za-z]{3,}|<[^>]+>)(?:,(.*))?)?$/.exec(
    rule ?? '',
  );
  if (!posix) {
    const isMusl = process.exists('/lib/ld-musl-x86_64.so.1');
    return { name: isMusl ? 'UTC' : (/^[A-Za-z]{3,}/.exec(given)?.[0] ?? 'UTC'), offsetMinutes: 0 };
  }
  const [, standard = '', west = '0', summer, rules = 'M3.2.0,M11.1.0'] = posix;
  const offsetMinutes = -minutesOf(west);
  const isSummer = summer !== undefined && inSummer(ms, offsetMinutes, rules);
  const plain = (name: string) => name.replace(/[<>]/g, '');
  return isSummer
    ? { name: plain(summer), offsetMinutes: offsetMinutes + 60 }
    : { name: plain(standard), offsetMinutes: offsetMinutes || 0 };
}

function minutesOf(text: string): number {
  const [hours = '0', minutes = '0'] = text.replace(/^[-+]/, '').split(':');
  return (text.startsWith('-') ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

function inSummer(ms: number, offsetMinutes: number, rules: string): boolean {
  const [from = '', to = ''] = rules.split(',');
  const year = new Date(ms).getUTCFullYear();
  const startMs = transition(year, from) - offsetMinutes * 60_000;
  const endMs = transition(year, to) - (offsetMinutes + 60) * 60_000;
  return startMs < endMs ? ms >= startMs && ms < endMs : ms >= startMs || ms < endMs;
}

/** `M3.5.0/2`: the last Sunday in March at two, as if the clock were UTC. */
function transition(year: number, rule: string): number {
  const [, month = '1', week = '1', day = '0', time = '2'] = /^M(\d+)\.(\d)\.(\d)(?:\/(\d+))?$/.exec(rule) ?? [];
  const first = new Date(Date.UTC(year, Number(month) - 1, 1)).getUTCDay();
  let date = 1 + ((Number(day) - first + 7) % 7) + (Number(week) - 1) * 7;
  if (date > new Date(Date.UTC(year, Number(month), 0)).getUTCDate()) date -= 7;
  return Date.UTC(year, Number(month) - 1, date, Number(time));
}
