import type { Blocking } from '../../process/types';
import { isoTime } from '../network/timestamp';
import { wallClockMs } from '../support/numbers';
import { parseDate } from '../support/parseDate';
import { reason, type Tool, tool } from '../support/tool';

export const touch = tool(function* (t): Blocking<number> {
  const options = t.options('cd:r:t:amh', { long: { 'no-create': 'c', date: 'd', reference: 'r' } });
  if (options.error) return yield* t.badOption(options);
  if (options.operands.length === 0) return yield* t.misuse('missing file operand');
  let mtimeMs: number | undefined;
  try {
    mtimeMs = timeOf(t, options.value('d'), options.value('r'));
  } catch (error) {
    return yield* t.fail(`failed to get attributes of '${options.value('r')}': ${reason(error)}`);
  }
  if (mtimeMs === undefined) return yield* t.fail(`invalid date ${t.gnu ? 'format ' : ''}'${options.value('d')}'`);
  let status = 0;
  for (const path of options.operands) {
    try {
      if (!t.process.exists(path)) {
        if (options.has('c')) continue;
        t.process.writeFile(path, '', { append: true });
      }
      t.process.setTimes(path, mtimeMs);
    } catch (error) {
      status = yield* t.failEither(`${path}: ${reason(error)}`, `cannot touch '${path}': ${reason(error)}`);
    }
  }
  return status;
});

/** File times count from the start of the run, dates from 1970. */
function timeOf(t: Tool, date: string | undefined, reference: string | undefined): number | undefined {
  if (reference !== undefined) return t.process.stat(reference).mtimeMs;
  if (date === undefined) return t.process.nowMs;
  const wall = parseDate(date, wallClockMs(t.process));
  return wall === undefined ? undefined : wall - (Date.parse(isoTime(t.process)) - t.process.nowMs);
}
