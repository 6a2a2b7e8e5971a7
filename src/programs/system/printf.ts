import type { Blocking } from '../../process/types';
import { formatPrintf } from '../../shell/common/printf';
import { tool } from '../support/tool';

export const printf = tool(function* (t): Blocking<number> {
  const [format, ...words] = t.args[0] === '--' ? t.args.slice(1) : t.args;
  if (format === undefined) return yield* t.misuse('missing operand');
  // GNU's program ends at `\c` in the format, which bash's builtin prints: one round of what stands before it.
  const [, before] = (t.gnu ? /^((?:[^\\]|\\[^c])*)\\c/s.exec(format) : undefined) ?? [];
  const taken = before === undefined ? words : words.slice(0, before.match(/%[^%]/g)?.length ?? 0);
  const result = formatPrintf(before ?? format, taken, t.gnu ? 'bash' : 'ash');
  for (const error of result.errors) yield* t.fail(t.gnu ? gnuWords(error) : error);
  t.put(result.text);
  if (t.gnu && taken[0] !== undefined && !/%[^%]/.test(format))
    yield* t.fail(`warning: ignoring excess arguments, starting with '${taken[0]}'`);
  return result.status;
});

/** What GNU's own printf says where bash's builtin says that a number is none. */
function gnuWords(error: string): string {
  const [, word] = /^(.*): invalid number$/s.exec(error) ?? [];
  if (word === undefined) return error;
  return `'${word}': ${/^\s*[-+]?\d/.test(word) ? 'value not completely converted' : 'expected a numeric value'}`;
}
