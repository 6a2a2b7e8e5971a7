import { EPOCH_MS } from '../common/epoch';
import { formatPrintf, type PrintfClock, type PrintfResult } from '../common/printf';
import { assignElement } from '../expand/assignElements';
import { seldom } from '../parts';
import type { Builtin, Shell } from '../state';
import { bashOptions } from './bashOptions';
import { warnAsProgram } from './warnAsProgram';

const PRINTF_USAGE = 'printf [-v var] format [arguments]';

export const printf: Builtin = (shell, argv) => {
  const read = shell.isBash ? bashOptions(shell, argv, 'v:', PRINTF_USAGE) : undefined;
  if (typeof read === 'number') return read;
  let words = read?.words ?? argv.slice(1);
  const variable = read?.options.get('v');
  if (variable !== undefined && !VARIABLE.test(variable)) {
    shell.warn(`printf: \`${variable}': not a valid identifier`);
    return 2;
  }
  if (words[0] === '--' && !read) words = words.slice(1);
  else if (shell.family === 'dash' && /^-./.test(words[0] ?? '')) {
    shell.warn(`printf: Illegal option ${words[0]?.slice(0, 2)}`);
    return 2;
  }
  const [format, ...values] = words;
  if (format === undefined) {
    if (shell.isBash) shell.put(2, `printf: usage: ${PRINTF_USAGE}\n`);
    else
      shell.warn(
        shell.family === 'dash' ? 'printf: usage: printf format [arg ...]' : 'usage: printf FORMAT [ARGUMENT...]',
      );
    return 2;
  }
  const result = formatPrintf(format, values, shell.family, clockOf(shell));
  for (const message of result.errors) warnAsProgram(shell, shell.family === 'ash' ? message : `printf: ${message}`);
  if (variable !== undefined) return setVariable(shell, variable, result);
  else shell.put(1, result.text);
  return result.status;
};

const VARIABLE = /^([A-Za-z_]\w*)(?:\[([\s\S]*)\])?$/;

/** What bash's `%(…)T` shows: now, and when the shell began. */
function clockOf(shell: Shell): PrintfClock {
  const nowMs = EPOCH_MS + shell.process.nowMs;
  return {
    nowMs,
    startedAtMs: EPOCH_MS + shell.startedAtMs,
    format: (format, ms) => seldom.get().formatDate(format, ms),
  };
}

/** `printf -v name`, also of an element. */
function setVariable(shell: Shell, variable: string, { text, status }: PrintfResult): number {
  const [, name = '', index] = VARIABLE.exec(variable) ?? [];
  if (index === undefined) shell.set(name, text);
  else assignElement(shell, name, index, text);
  return status;
}
