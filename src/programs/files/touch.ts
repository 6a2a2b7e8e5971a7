import type { Blocking } from '../../process/types';
import type { Options } from '../network/getopt';
import { isoTime } from '../network/timestamp';
import { wallClockMs } from '../support/numbers';
import { parseDatePart } from '../support/parseDatePart';
import { reason, type Tool, tool } from '../support/tool';

export const touch = tool(function* (t): Blocking<number> {
  const options = t.options('cd:r:t:amh', {
    long: { 'no-create': 'c', date: 'd', reference: 'r' },
    busyboxLong: 'no-create date reference',
  });
  if (options.error) return yield* t.badOption(options);
  const sources = ['d', 'r', 't'].filter((letter) => options.has(letter));
  if (t.gnu && sources.includes('t') && sources.length > 1)
    return yield* t.misuse('cannot specify times from more than one source');
  if (options.operands.length === 0) return yield* t.misuse('missing file operand');
  let mtimeMs: number | undefined;
  try {
    mtimeMs = timeOf(t, options);
  } catch (error) {
    const words = `'${options.value('r')}': ${reason(error)}`;
    return yield* t.failEither(`can't stat ${words}`, `failed to get attributes of ${words}`);
  }
  if (mtimeMs === undefined && options.has('t'))
    return yield* t.fail(`invalid date ${t.gnu ? 'format ' : ''}'${options.value('t')}'`);
  if (mtimeMs === undefined) return yield* t.fail(`invalid date ${t.gnu ? 'format ' : ''}'${options.value('d')}'`);
  let status = 0;
  for (const path of options.operands) {
    try {
      if (!t.process.exists(path)) {
        if (options.has('c')) continue;
        if (options.has('h') && t.gnu) {
          status = yield* t.fail(`setting times of '${path}': No such file or directory`);
          continue;
        }
        t.process.writeFile(path, '', { append: true });
      }
      t.process.setTimes(path, mtimeMs);
    } catch (error) {
      status = yield* t.failEither(`${path}: ${reason(error)}`, `cannot touch '${path}': ${reason(error)}`);
    }
  }
  return status;
});

/** `[[CC]YY]MMDDhhmm[.ss]`, in milliseconds since 1970. */
function parseStamp(text: string, nowMs: number): number | undefined {
  const match = /^(\d{2})?(\d{2})?(\d{2})(\d{2})(\d{2})(\d{2})(?:\.(\d{2}))?$/.exec(text);
  if (match === null) return undefined;
  const [, first, second, month, day, hour, minute, seconds = '0'] = match;
  const short = Number(second ?? first);
  const year =
    first === undefined
      ? new Date(nowMs).getUTCFullYear()
      : second === undefined
        ? short + (short < 69 ? 2000 : 1900)
        : Number(first + second);
  const at = Date.UTC(year, Number(month) - 1, Number(day), Number(hour), Number(minute), Number(seconds));
  return new Date(at).getUTCMonth() === Number(month) - 1 && Number(hour) < 24 ? at : undefined;
}

/** File times count from the start of the run, dates from 1970. */
function timeOf(t: Tool, options: Options): number | undefined {
  const reference = options.value('r');
  const date = options.value('d');
  const stamp = options.value('t');
  if (reference !== undefined) return t.process.stat(reference).mtimeMs;
  if (date === undefined && stamp === undefined) return t.process.nowMs;
  const nowMs = wallClockMs(t.process);
  const parse = (text: string) => {
    const { parseBusyboxDate, parseDate } = parseDatePart.get();
    return t.gnu ? parseDate(text, nowMs) : parseBusyboxDate(text, nowMs, nowMs);
  };
  const wall = date === undefined ? parseStamp(stamp ?? '', nowMs) : parse(date);
  return wall === undefined ? undefined : wall - (Date.parse(isoTime(t.process)) - t.process.nowMs);
}
