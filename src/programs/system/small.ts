import type { Blocking } from '../../process/types';
import { formatEcho } from '../../shell/common/echo';
import { evaluateTest } from '../../shell/common/test';
import { type Tool, tool } from '../support/tool';

/** true, false, echo, test, [ and yes as programs; shells have most of them built in. */

export const trueProgram = tool(() => 0);
export const falseProgram = tool(() => 1);

export const echo = tool((t) => {
  t.put(formatEcho(t.args, t.gnu ? 'bash' : 'ash'));
  return 0;
});

export const test = tool((t) => evaluate(t, t.args));

export const bracket = tool(function* (t): Blocking<number> {
  if (t.args.at(-1) !== ']') return yield* t.failEither('missing ]', "missing ']'", 2);
  return yield* evaluate(t, t.args.slice(0, -1));
});

function* evaluate(t: Tool, words: readonly string[]): Blocking<number> {
  const result = evaluateTest(words, { process: t.process, family: t.gnu ? 'bash' : 'ash' });
  if (typeof result === 'boolean') return result ? 0 : 1;
  return yield* t.fail(result.error, 2);
}

const BLOCK = 1024;

export const yes = tool(function* (t): Blocking<number> {
  if (t.gnu) {
    const options = t.options('', { stopEarly: true });
    if (options.error) return yield* t.badOption(options);
  }
  const line = `${t.args.length > 0 ? t.args.join(' ') : 'y'}\n`;
  const block = line.repeat(Math.max(1, Math.floor(BLOCK / line.length)));
  for (;;) {
    t.put(block);
    yield* t.flush();
    for (let i = 0; i < 50; i++) if (t.process.spendStep()) yield* t.process.burnCpu();
  }
});
