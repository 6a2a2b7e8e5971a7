import type { Blocking } from '../../process/types';
import { parseDurationMs } from '../support/numbers';
import { tool } from '../support/tool';

/** Longer sleeps are cut: the kernel's clock counts in safe integers. */
const MAX_SLEEP_MS = 1e14;

export const sleep = tool(function* (t): Blocking<number> {
  if (t.args.length === 0) return yield* t.misuse('missing operand');
  let ms = 0;
  let wrong = false;
  for (const arg of t.args) {
    if (t.gnu && /^-./.test(arg)) {
      const refused = yield* t.refuseOptions();
      if (refused !== undefined) return refused;
    }
    const part = parseDurationMs(arg);
    if (part === undefined) {
      yield* t.failEither(`invalid number '${arg}'`, `invalid time interval '${arg}'`);
      if (!t.gnu) return 1;
      wrong = true;
    }
    ms += part ?? 0;
  }
  if (wrong) return yield* t.usage();
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
