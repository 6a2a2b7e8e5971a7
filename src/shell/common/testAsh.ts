import { isBinaryOperator, type TestContext, type TestResult, testBinary, testUnary } from './testOperators';

const UNARY = /^-[rwxefdcbpugkstznhOGLS]$/;

/**
 * How ash and dash read a test. Models busybox coreutils/test.c test_main2 and dash src/bltin/test.c testcmd, which have
 * one ancestor: both keep the place of the last word that was taken, and what is left behind it is the complaint.
 */
export function evaluateAshTest(words: readonly string[], context: TestContext): TestResult {
  if (words.length === 0) return false;
  return context.family === 'ash' ? evaluateAsh(words, context) : evaluateDash(words, context);
}

/** In dash a second `!` before three words or four counts no more than the first. */
function evaluateDash(words: readonly string[], context: TestContext, isNegated = false): TestResult {
  const [first, second, third] = words;
  const isFew = words.length === 3 || words.length === 4;
  const isBinary = words.length === 3 && isBinaryOperator(second, 'dash');
  if (isFew && !isBinary && first === '!') return evaluateDash(words.slice(1), context, true);
  const result = isBinary
    ? testBinary(second ?? '', first ?? '', third ?? '', context)
    : new AshTest(isFew && first === '(' && words.at(-1) === ')' ? words.slice(1, -1) : words, context).evaluate();
  return isNegated ? negate(result) : result;
}

/** ash passes over every `!`, but only for what one word or three decide; else it reads all of them again. */
function evaluateAsh(words: readonly string[], context: TestContext): TestResult {
  let isNegated = false;
  for (let rest = words; ; rest = rest.slice(1)) {
    const [first, operator, third] = rest;
    if (rest.length === 1) return (first !== '') !== isNegated;
    if (rest.length === 3 && isBinaryOperator(operator, 'ash')) {
      const result = testBinary(operator ?? '', first ?? '', third ?? '', context);
      return isNegated ? negate(result) : result;
    }
    if (first !== '!') return new AshTest(words, context).evaluate();
    isNegated = !isNegated;
  }
}

function negate(result: TestResult): TestResult {
  return typeof result === 'boolean' ? !result : result;
}

class AshTest {
  #at = 0;
  #error: string | undefined;
  readonly #isDash: boolean;

  constructor(
    private readonly words: readonly string[],
    private readonly context: TestContext,
  ) {
    this.#isDash = context.family === 'dash';
  }

  evaluate(): TestResult {
    const result = this.#or();
    const [last = '', next] = this.words.slice(this.#at);
    if (next !== undefined)
      this.#fail(this.#isDash ? `${last === '' ? '' : `${last}: `}unexpected operator` : `${next}: unknown operand`);
    return this.#error === undefined ? result : { error: this.#error };
  }

  #or(): boolean {
    let result = this.#and();
    while (this.#takes('-o')) result = this.#and() || result;
    return result;
  }

  #and(): boolean {
    let result = this.#not();
    while (this.#takes('-a')) result = this.#not() && result;
    return result;
  }

  #takes(operator: string): boolean {
    if (this.words[this.#at + 1] !== operator || this.#error !== undefined) return false;
    this.#at += 2;
    return true;
  }

  #not(): boolean {
    if (this.words[this.#at] !== '!') return this.#primary();
    if (this.#at + 1 >= this.words.length) return true;
    this.#at++;
    return !this.#not();
  }

  #primary(): boolean {
    const [word, next, after] = this.words.slice(this.#at, this.#at + 3);
    if (word === undefined) return this.#isDash ? false : this.#fail('argument expected');
    if (word === '(' && !(this.#isDash && next === undefined)) return this.#parenthesised();
    const isBinary = isBinaryOperator(next, this.context.family);
    if (isBinary && after !== undefined) return this.#take(2, testBinary(next ?? '', word, after, this.context));
    if (UNARY.test(word) && next !== undefined) return this.#take(1, testUnary(word, next, this.context) ?? false);
    return isBinary ? this.#fail(`${next}: argument expected`) : word !== '';
  }

  #parenthesised(): boolean {
    this.#at++;
    if (this.#isDash && this.words[this.#at] === ')') return false;
    const inner = this.#or();
    this.#at++;
    return this.words[this.#at] === ')' ? inner : this.#fail('closing paren expected');
  }

  #take(words: number, result: TestResult): boolean {
    this.#at += words;
    return typeof result === 'boolean' ? result : this.#fail(result.error);
  }

  #fail(message: string): boolean {
    this.#error ??= message;
    this.#at = this.words.length;
    return false;
  }
}
