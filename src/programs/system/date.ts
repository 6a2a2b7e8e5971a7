import type { Blocking } from '../../process/types';
import type { Options } from '../network/getopt';
import { formatDate } from '../support/dates';
import { wallClockMs } from '../support/numbers';
import { parseDatePart } from '../support/parseDatePart';
import { type Zone, zoneAt } from '../support/timeZone';
import { reason, type Tool, tool } from '../support/tool';

export const date = tool(function* (t): Blocking<number> {
  const options = t.options('ud:r:RI::s:', {
    long: {
      date: 'd',
      utc: 'u',
      universal: 'u',
      reference: 'r',
      set: 's',
      'rfc-3339': 'rfc=',
      'rfc-email': 'R',
      'rfc-822': 'R',
      'iso-8601': 'I',
    },
    busybox: 'ud:r:RI::s:D:',
    busyboxLong: 'rfc-822 date set utc universal reference',
  });
  if (options.error) return yield* t.badOption(options);
  const now = wallClockMs(t.process);
  const text = options.value('d');
  const template = options.value('D');
  let ms = text === undefined ? now : parsed(t, text, template, now);
  const reference = options.value('r');
  if (reference !== undefined) {
    try {
      ms = now - t.process.nowMs + t.process.stat(reference).mtimeMs;
    } catch (error) {
      const words = reason(error);
      return yield* t.failEither(`can't stat '${reference}': ${words}`, `${reference}: ${words}`);
    }
  }
  const [operand, extra] = options.operands;
  const wrong = wrongWords(t, operand, extra);
  if (wrong !== undefined) return t.gnu && wrong.startsWith('extra') ? yield* t.misuse(wrong) : yield* t.fail(wrong);
  if (ms === undefined) return yield* t.fail(`invalid date '${text}'`);
  const format = operand?.slice(1) ?? standardFormat(options);
  if (format === undefined) return yield* badPrecision(t, options);
  const zone = options.has('u') ? UTC : zoneAt(t.process, ms);
  if (text !== undefined && template === undefined && isLocal(text)) ms -= zone.offsetMinutes * 60_000;
  // busybox is built without nanoseconds.
  t.put(`${formatInZone(t.gnu ? format : format.replace(/%N/g, '%%N'), ms, zone)}\n`);
  return 0;
});

function parsed(t: Tool, text: string, template: string | undefined, now: number): number | undefined {
  const { parseBusyboxDate, parseDate, parseWithFormat } = parseDatePart.get();
  if (template !== undefined) return parseWithFormat(text, template, now);
  return t.gnu ? parseDate(text, now) : parseBusyboxDate(text, now);
}

const UTC: Zone = { name: 'UTC', offsetMinutes: 0 };

/** A date or a time of day without a zone is meant where the clock is. */
const isLocal = (text: string): boolean =>
  /\d{4}-\d\d-\d\d|\d:\d\d/.test(text) && !/(Z|UTC|GMT|[-+]\d\d:?\d\d)\s*$/.test(text);

function formatInZone(format: string, ms: number, { name, offsetMinutes }: Zone): string {
  const size = Math.abs(offsetMinutes);
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = `${offsetMinutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}`;
  const own: Readonly<Record<string, string>> = {
    '%Z': name,
    '%z': `${hours}${two(size % 60)}`,
    '%:z': `${hours}:${two(size % 60)}`,
    '%s': String(Math.floor(ms / 1000)),
  };
  return formatDate(
    format.replace(/%%|%Z|%z|%:z|%s/g, (part) => own[part] ?? part),
    ms + offsetMinutes * 60_000,
  );
}

/** Only a format may follow; anything else would set the clock. */
function wrongWords(t: Tool, operand: string | undefined, extra: string | undefined): string | undefined {
  if (operand === undefined || (operand.startsWith('+') && extra === undefined)) return undefined;
  if (!t.gnu) return `invalid date '${operand.startsWith('+') ? extra : operand}'`;
  return extra === undefined ? `invalid date '${operand}'` : `extra operand '${extra}'`;
}

const PRECISIONS: Readonly<Record<string, string>> = {
  '': '%Y-%m-%d',
  date: '%Y-%m-%d',
  hours: '%Y-%m-%dT%H%:z',
  minutes: '%Y-%m-%dT%H:%M%:z',
  seconds: '%Y-%m-%dT%H:%M:%S%:z',
  ns: '%Y-%m-%dT%H:%M:%S,%N%:z',
};

function standardFormat(options: Options): string | undefined {
  if (options.has('R')) return '%a, %d %b %Y %H:%M:%S %z';
  const iso = options.value('I');
  const format = iso === undefined ? '%a %b %e %H:%M:%S %Z %Y' : PRECISIONS[iso];
  const rfc = options.value('rfc=');
  if (rfc !== undefined) return PRECISIONS[rfc]?.replace('T', ' ').replace(',', '.');
  return format;
}

function* badPrecision(t: Tool, options: Options): Blocking<number> {
  if (!t.gnu) return yield* t.usage();
  const option = options.has('rfc=') ? 'rfc-3339' : 'iso-8601';
  const value = options.value('rfc=') ?? options.value('I');
  const known = option === 'rfc-3339' ? ['date', 'seconds', 'ns'] : ['hours', 'minutes', 'date', 'seconds', 'ns'];
  const list = known.map((name) => `\n  - '${name}'`).join('');
  return yield* t.misuse(`invalid argument '${value}' for '--${option}'\nValid arguments are:${list}`);
}

export const uptime = tool(function* (t): Blocking<number> {
  const refused = yield* t.refuseOptions(t.gnu ? 'ps' : '');
  if (refused !== undefined) return refused;
  const seconds = Math.floor(t.process.nowMs / 1000);
  const minutes = Math.floor(seconds / 60);
  const up = minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
  t.put(` ${formatDate('%H:%M:%S', wallClockMs(t.process))} up ${up},  load average: 0.00, 0.00, 0.00\n`);
  return 0;
});
