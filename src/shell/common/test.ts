import { bash } from '../parts';
import { evaluateAshTest } from './testAsh';
import { isBinaryOperator, type TestContext, type TestResult, testBinary, testUnary, UNARY } from './testOperators';

/** Evaluates the words of `test` or `[` (without the closing bracket) by their number, as POSIX prescribes. */
export function evaluateTest(words: readonly string[], context: TestContext): TestResult {
  if (context.family !== 'bash') return evaluateAshTest(words, context);
  const [first = '', second = '', third = '', fourth = ''] = words;
  switch (words.length) {
    case 0:
      return false;
    case 1:
      return first !== '';
    case 2:
      return twoWords(first, second, context);
    case 3:
      return threeWords(first, second, third, context);
    case 4:
      if (first === '!') return negate(evaluateTest(words.slice(1), context));
      if (first === '(' && fourth === ')') return evaluateTest([second, third], context);
  }
  return bash.get().parseTest(words, context);
}

function twoWords(first: string, second: string, context: TestContext): TestResult {
  if (first === '!') return second === '';
  const result = UNARY.test(first) ? testUnary(first, second, context) : undefined;
  return result ?? { error: `${first}: unary operator expected` };
}

function threeWords(first: string, second: string, third: string, context: TestContext): TestResult {
  if (isBinaryOperator(second, context.family)) return testBinary(second, first, third, context);
  if (second === '-a') return first !== '' && third !== '';
  if (second === '-o') return first !== '' || third !== '';
  if (first === '!') return negate(evaluateTest([second, third], context));
  if (first === '(' && third === ')') return second !== '';
  return { error: `${second}: binary operator expected` };
}

function negate(result: TestResult): TestResult {
  return typeof result === 'boolean' ? !result : result;
}
