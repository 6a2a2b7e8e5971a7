import { formatEcho } from '../common/echo';
import { formatPrintf } from '../common/printf';
import { evaluateTest } from '../common/test';
import { testContext } from '../evaluate/conditions';
import { seldom } from '../parts';
import { matchGlob } from '../pattern/glob';
import type { Builtin, Shell } from '../state';

export const echo: Builtin = (shell, argv) => {
  shell.put(1, formatEcho(argv.slice(1), shell.family));
  return 0;
};

export const printf: Builtin = (shell, argv) => {
  let words = argv.slice(1);
  let variable: string | undefined;
  if (shell.isBash && words[0] === '-v') {
    variable = words[1] ?? '';
    words = words.slice(2);
  }
  if (words[0] === '--') words = words.slice(1);
  else if (shell.family === 'dash' && /^-./.test(words[0] ?? '')) {
    shell.warn(`printf: Illegal option ${words[0]?.slice(0, 2)}`);
    return 2;
  }
  const [format, ...values] = words;
  if (format === undefined) {
    if (shell.isBash) shell.put(2, 'printf: usage: printf [-v var] format [arguments]\n');
    else
      shell.warn(
        shell.family === 'dash' ? 'printf: usage: printf format [arg ...]' : 'usage: printf FORMAT [ARGUMENT...]',
      );
    return 2;
  }
  const result = formatPrintf(format, values, shell.family);
  for (const message of result.errors) shell.warn(shell.family === 'ash' ? message : `printf: ${message}`);
  if (variable !== undefined) shell.set(variable, result.text);
  else shell.put(1, result.text);
  return result.status;
};

/** `test`, `[`, and ash's `[[`, which is a command there. */
export const test: Builtin = (shell, argv) => {
  const name = argv[0] ?? 'test';
  const words = argv.slice(1);
  if (name === '[' || name === '[[') {
    const closing = name === '[' ? ']' : ']]';
    if (words.pop() !== closing) {
      shell.warn(missingBracket(shell, name, closing));
      return 2;
    }
  }
  if (name === '[[') {
    const quick = testPattern(shell, words);
    if (quick !== undefined) return quick;
  }
  const result = evaluateTest(words, testContext(shell));
  if (typeof result === 'boolean') return result ? 0 : 1;
  shell.warn(shell.family === 'ash' ? result.error : `${name}: ${result.error}`);
  return 2;
};

function missingBracket(shell: Shell, name: string, closing: string): string {
  if (shell.isBash) return `${name}: missing \`${closing}'`;
  return shell.family === 'ash' ? `missing ${closing}` : `${name}: missing ${closing}`;
}

/** What newer ash understands inside of `[[`: patterns and regular expressions. */
function testPattern(shell: Shell, words: readonly string[]): number | undefined {
  const [left = '', operator = '', right = ''] = words;
  if (words.length !== 3) return undefined;
  if (operator === '=~') {
    if (!shell.traits.hasConditionPatterns) {
      shell.warn('=~: unknown operand');
      return 2;
    }
    const groups = seldom.get().findGroups(right, left);
    return groups === undefined || groups === 'invalid' ? 1 : 0;
  }
  if (!shell.traits.hasConditionPatterns || !/^(=|==|!=)$/.test(operator)) return undefined;
  return matchGlob(right, left) === (operator !== '!=') ? 0 : 1;
}
