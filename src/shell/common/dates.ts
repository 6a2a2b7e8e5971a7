export const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
export const MONTHS = [
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
    U: () => pad(Math.floor((yearDay + 6 - date.getUTCDay()) / 7)),
    W: () => pad(Math.floor((yearDay + 6 - ((date.getUTCDay() + 6) % 7)) / 7)),
    V: () => pad(isoWeek(ms).week),
    G: () => String(isoWeek(ms).year),
    g: () => pad(isoWeek(ms).year % 100),
    q: () => String(Math.floor(date.getUTCMonth() / 3) + 1),
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
  return format.replace(
    /%([-_0^#]*)(\d*)(:{0,3})([a-zA-Z%])/g,
    (whole, flags: string, width: string, colons: string, letter: string) => {
      if (colons !== '') return letter === 'z' ? (['+00:00', '+00:00:00', '+00'][colons.length - 1] ?? whole) : whole;
      const value = Object.hasOwn(values, letter) ? values[letter]?.() : undefined;
      if (value === undefined) return whole;
      if (letter === 'N') return width === '' ? value : value.slice(0, Number(width));
      return shaped(value, flags, Math.min(100, Number(width)));
    },
  );
}

/** `-` drops padding, `_` pads with blanks, `0` with zeros, `^` is upper case. */
function shaped(text: string, flags: string, width: number): string {
  let value = text;
  const isNumber = /^[ \d]+$/.test(value);
  if (flags.includes('-')) value = value.replace(/^[0 ]+(?=\d)/, '');
  else if (flags.includes('_')) value = value.replace(/^0+(?=\d)/, (zeros) => ' '.repeat(zeros.length));
  else if (flags.includes('0')) value = value.replace(/^ +/, (blanks) => '0'.repeat(blanks.length));
  if (flags.includes('^')) value = value.toUpperCase();
  if (flags.includes('#')) value = value === value.toUpperCase() ? value.toLowerCase() : value.toUpperCase();
  return value.padStart(width, isNumber && !flags.includes('_') ? '0' : ' ');
}

/** Week and year of ISO 8601: weeks begin on Monday, the first has the first Thursday. */
function isoWeek(ms: number): { week: number; year: number } {
  const day = Math.floor(ms / 86_400_000);
  const weekday = (((day + 3) % 7) + 7) % 7;
  const year = new Date((day - weekday + 3) * 86_400_000).getUTCFullYear();
  const first = Math.floor(Date.UTC(year, 0, 4) / 86_400_000);
  const monday = first - ((((first + 3) % 7) + 7) % 7);
  return { week: Math.floor((day - monday) / 7) + 1, year };
}
