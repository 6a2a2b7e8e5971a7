import { formatEcho } from '../common/echo';
import { evaluateTest } from '../common/test';
import { testContext } from '../evaluate/testContext';
import { regularExpressions } from '../parts';
import { matchGlob } from '../pattern/glob';
import type { Builtin, Shell } from '../state';
import { warnAsProgram } from './warnAsProgram';

export const echo: Builtin = (shell, argv) => {
  shell.put(1, formatEcho(argv.slice(1), shell.family, shell.options.xpg_echo));
  return 0;
};

/** `test`, `[`, and ash's `[[`, which is a command there. */
export const test: Builtin = (shell, argv) => {
  const name = argv[0] ?? 'test';
  const words = argv.slice(1);
  if (name === '[' || name === '[[') {
    const closing = name === '[' ? ']' : ']]';
    if (words.pop() !== closing) {
      warnAsProgram(shell, missingBracket(shell, name, closing));
      return 2;
    }
  }
  if (name === '[[') {
    const quick = testPattern(shell, words);
    if (quick !== undefined) return quick;
  }
  const result = evaluateTest(words, testContext(shell));
  if (typeof result === 'boolean') return result ? 0 : 1;
  // bash still sees the bracket where the parenthesis should be.
  const found = shell.isBash && name === '[' && result.error.endsWith("`)' expected") ? ', found ]' : '';
  warnAsProgram(shell, shell.family === 'ash' ? result.error : `${name}: ${result.error}${found}`);
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
      warnAsProgram(shell, '=~: unknown operand');
      return 2;
    }
    const groups = regularExpressions.get().findGroups(right, left);
    return groups === undefined || groups === 'invalid' ? 1 : 0;
  }
  if (!shell.traits.hasConditionPatterns || !/^(=|==|!=)$/.test(operator)) return undefined;
  return matchGlob(right, left) === (operator !== '!=') ? 0 : 1;
}
