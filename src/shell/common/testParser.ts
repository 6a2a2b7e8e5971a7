import { isBinaryOperator, type TestContext, type TestResult, testBinary, testUnary, UNARY } from './testOperators';

/** bash: five words and more, and the odd ones: `-o` binds less than `-a`, both less than `!` and parentheses. */
export function parseTest(words: readonly string[], context: TestContext): TestResult {
  return new TestParser(words, context).parse();
}

class TestParser {
  #index = 0;
  #error: string | undefined;

  constructor(
    private readonly words: readonly string[],
    private readonly context: TestContext,
  ) {}

  parse(): TestResult {
    const result = this.#or();
    const rest = this.words[this.#index];
    if (this.#error === undefined && rest !== undefined) {
      this.#error = rest.startsWith('-') ? `syntax error: \`${rest}' unexpected` : 'too many arguments';
    }
    return this.#error === undefined ? result : { error: this.#error };
  }

  #or(): boolean {
    let left = this.#and();
    while (this.words[this.#index] === '-o' && this.#error === undefined) {
      this.#index++;
      left = this.#and() || left;
    }
    return left;
  }

  #and(): boolean {
    let left = this.#primary();
    while (this.words[this.#index] === '-a' && this.#error === undefined) {
      this.#index++;
      left = this.#primary() && left;
    }
    return left;
  }

  #primary(): boolean {
    const word = this.words[this.#index];
    if (word === undefined) return this.#fail('argument expected');
    const next = this.words[this.#index + 1];
    const after = this.words[this.#index + 2];
    if (word === '!') {
      this.#index++;
      return !this.#primary();
    }
    if (word === '(' && next !== undefined) return this.#parenthesised();
    if (after !== undefined && isBinaryOperator(next, this.context.family)) {
      this.#index += 3;
      return this.#take(testBinary(next ?? '', word, after, this.context));
    }
    const result = UNARY.test(word) && next !== undefined ? testUnary(word, next, this.context) : undefined;
    if (result !== undefined) {
      this.#index += 2;
      return this.#take(result);
    }
    this.#index++;
    return word !== '';
  }

  #parenthesised(): boolean {
    this.#index++;
    const inner = this.#or();
    const closing = this.words[this.#index];
    if (closing !== ')') return this.#fail(closing === undefined ? "`)' expected" : `\`)' expected, found ${closing}`);
    this.#index++;
    return inner;
  }

  #take(result: TestResult): boolean {
    return typeof result === 'boolean' ? result : this.#fail(result.error);
  }

  #fail(message: string): boolean {
    this.#error ??= message;
    this.#index = this.words.length;
    return false;
  }
}
