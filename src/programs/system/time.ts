import type { Blocking } from '../../process/types';
import { formatDate, parseDate } from '../support/dates';
import { parseDurationMs, wallClockMs } from '../support/numbers';
import { reason, tool } from '../support/tool';

/** Longer sleeps are cut: the kernel's clock counts in safe integers. */
const MAX_SLEEP_MS = 1e14;

export const sleep = tool(function* (t): Blocking<number> {
  if (t.args.length === 0) return yield* t.misuse('missing operand');
  let ms = 0;
  for (const arg of t.args) {
    if (t.gnu && /^-./.test(arg)) {
      yield* t.fail(`invalid option -- '${arg[1]}'`);
      return yield* t.usage();
    }
    const part = parseDurationMs(arg);
    if (part === undefined) {
      yield* t.failEither(`invalid number '${arg}'`, `invalid time interval '${arg}'`);
      return t.gnu ? yield* t.usage() : 1;
    }
    ms += part;
  }
  const end = t.process.nowMs + Math.min(ms, MAX_SLEEP_MS);
  while (t.process.nowMs < end) yield* t.process.sleep(end - t.process.nowMs);
  return 0;
});

export const usleep = tool(function* (t): Blocking<number> {
  const microseconds = Number(t.args[0] ?? 0);
  if (!Number.isFinite(microseconds)) return yield* t.fail(`invalid number '${t.args[0]}'`);
  yield* t.process.sleep(Math.round(microseconds / 1000));
  return 0;
});

export const date = tool(function* (t): Blocking<number> {
  const options = t.options(
    'ud:r:R:I:s:D:',
    {
      long: {
        date: 'd',
        utc: 'u',
        universal: 'u',
        reference: 'r',
        'rfc-3339': 'rfc=',
        'rfc-email': 'R',
        'iso-8601': 'iso',
      },
    },
    t.args.map((arg) => (arg === '-R' ? '--rfc-email=1' : arg === '-I' ? '-Idate' : arg)),
  );
  if (options.error) return yield* t.badOption(options);
  let ms: number | undefined = wallClockMs(t.process);
  const text = options.value('d');
  if (text !== undefined) ms = parseDate(text, ms);
  const reference = options.value('r');
  if (reference !== undefined) {
    try {
      ms = wallClockMs(t.process) - t.process.nowMs + t.process.stat(reference).mtimeMs;
    } catch (error) {
      return yield* t.failEither(`can't stat '${reference}': ${reason(error)}`, `${reference}: ${reason(error)}`);
    }
  }
  if (ms === undefined) return yield* t.failEither(`invalid date '${text}'`, `invalid date '${text}'`);
  const format =
    options.operands.find((operand) => operand.startsWith('+'))?.slice(1) ??
    defaultFormat(options.value('I'), options.has('R'));
  t.put(`${formatDate(format, ms)}\n`);
  return 0;
});

function defaultFormat(iso: string | undefined, email: boolean): string {
  if (email) return '%a, %d %b %Y %H:%M:%S +0000';
  if (iso === 'seconds') return '%Y-%m-%dT%H:%M:%S+00:00';
  return iso === undefined ? '%a %b %e %H:%M:%S UTC %Y' : '%Y-%m-%d';
}

export const uptime = tool((t) => {
  const seconds = Math.floor(t.process.nowMs / 1000);
  const minutes = Math.floor(seconds / 60);
  const up = minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
  t.put(` ${formatDate('%H:%M:%S', wallClockMs(t.process))} up ${up},  load average: 0.00, 0.00, 0.00\n`);
  return 0;
});
