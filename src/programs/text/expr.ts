import type { Blocking } from '../../process/types';
import { regularExpressions } from '../../shell/parts';
import { tool } from '../support/tool';

class ExprFailure extends Error {}

export const expr = tool(function* (t): Blocking<number> {
  const words = t.args[0] === '--' ? t.args.slice(1) : t.args;
  if (words.length === 0) {
    if (t.gnu) return yield* t.misuse('missing operand', 2);
    return yield* t.fail('too few arguments', 2);
  }
  try {
    const value = new ExprParser(words, t.gnu).parse();
    t.put(`${value}\n`);
    return isTrue(value) ? 0 : 1;
  } catch (failure) {
    if (!(failure instanceof ExprFailure)) throw failure;
    return yield* t.fail(failure.message, 2);
  }
});

function isTrue(value: string): boolean {
  return value !== '' && !/^-?0+$/.test(value);
}

const isInteger = (text: string) => /^-?\d+$/.test(text);

const LEVELS: readonly (readonly string[])[] = [
  ['|'],
  ['&'],
  ['<', '<=', '=', '==', '!=', '>=', '>'],
  ['+', '-'],
  ['*', '/', '%'],
  [':'],
];

const KEYWORDS: ReadonlySet<string> = new Set(['length', 'match', 'index', 'substr']);

class ExprParser {
  #at = 0;
  #depth = 0;

  constructor(
    private readonly words: readonly string[],
    private readonly gnu: boolean,
  ) {}

  parse(): string {
    const value = this.#level(0);
    const extra = this.words[this.#at];
    if (extra !== undefined)
      throw new ExprFailure(this.gnu ? `syntax error: unexpected argument '${extra}'` : 'syntax error');
    return value;
  }

  #level(level: number): string {
    const operators = LEVELS[level];
    if (operators === undefined) return this.#primary();
    let left = this.#level(level + 1);
    for (
      let operator = this.words[this.#at];
      operator !== undefined && operators.includes(operator);
      operator = this.words[this.#at]
    ) {
      this.#at++;
      left = this.#apply(operator, left, this.#level(level + 1));
    }
    return left;
  }

  #apply(operator: string, left: string, right: string): string {
    switch (operator) {
      case '|':
        return isTrue(left) ? left : isTrue(right) || right !== '' ? right : this.gnu ? '0' : '';
      case '&':
        return isTrue(left) && isTrue(right) ? left : '0';
      case ':':
        return this.#match(left, right);
      case '+':
        return this.#sum(this.#number(left) + this.#number(right));
      case '-':
        return this.#sum(this.#number(left) - this.#number(right));
      case '*':
        return this.#sum(this.#number(left) * this.#number(right));
      case '/':
      case '%': {
        const divisor = this.#number(right);
        const dividend = this.#number(left);
        if (divisor === 0n) throw new ExprFailure('division by zero');
        return String(operator === '/' ? dividend / divisor : dividend % divisor);
      }
      default:
        return compare(operator, left, right) ? '1' : '0';
    }
  }

  /** busybox reckons in 64 bits, GNU without a limit. */
  #sum(value: bigint): string {
    return String(this.gnu ? value : BigInt.asIntN(64, value));
  }

  #number(text: string): bigint {
    if (!isInteger(text)) throw new ExprFailure(this.gnu ? 'non-integer argument' : 'non-numeric argument');
    return BigInt(text);
  }

  #match(text: string, pattern: string): string {
    const { compileRegex, isRegexError } = regularExpressions.get();
    const regex = compileRegex(pattern.startsWith('^') ? pattern : `^${pattern}`);
    if (isRegexError(regex)) throw new ExprFailure(regex.message);
    const match = regex.exec(text);
    if (regex.groups > 0) return match?.groups[1] ?? '';
    return match === undefined ? '0' : String([...(match.groups[0] ?? '')].length);
  }

  #primary(): string {
    const word = this.words[this.#at++];
    if (word === undefined) {
      const previous = this.words[this.#at - 2];
      throw new ExprFailure(this.gnu ? `syntax error: missing argument after '${previous}'` : 'syntax error');
    }
    if (word === '(') {
      if (++this.#depth > 200) throw new ExprFailure('syntax error');
      const value = this.#level(0);
      const last = this.words[this.#at - 1];
      const closing = this.words[this.#at++];
      if (closing !== ')') {
        const place = closing === undefined ? `after '${last}'` : `instead of '${closing}'`;
        throw new ExprFailure(this.gnu ? `syntax error: expecting ')' ${place}` : 'syntax error');
      }
      return value;
    }
    if (this.gnu && word === '+' && this.#at < this.words.length) return this.words[this.#at++] ?? '';
    if (this.#at >= this.words.length && !KEYWORDS.has(word)) return word;
    return this.#keyword(word) ?? word;
  }

  #keyword(word: string): string | undefined {
    switch (word) {
      case 'length':
        return String([...this.#primary()].length);
      case 'match':
        return this.#match(this.#primary(), this.#primary());
      case 'index': {
        const text = [...this.#primary()];
        const set = this.#primary();
        return String(text.findIndex((character) => set.includes(character)) + 1);
      }
      case 'substr': {
        const text = [...this.#primary()];
        const start = Number(this.#primary());
        const length = Number(this.#primary());
        return start < 1 || length < 1 ? '' : text.slice(start - 1, start - 1 + length).join('');
      }
      default:
        return undefined;
    }
  }
}

function compare(operator: string, left: string, right: string): boolean {
  const numbers = isInteger(left) && isInteger(right);
  const order = numbers ? Number(BigInt(left) - BigInt(right)) : left < right ? -1 : left > right ? 1 : 0;
  switch (operator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    case '!=':
      return order !== 0;
    default:
      return order === 0;
  }
}
