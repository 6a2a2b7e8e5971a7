import type { Process } from '../../process/types';
import type { ShellFamily } from './family';

/** true or false, or what `test` complains about (without the name it was called by). Exit code 2 then. */
export type TestResult = boolean | { error: string };

/** What only the shell knows: `-v name`, `-o option`, and who it is. */
export interface TestContext {
  process: Process;
  family: ShellFamily;
  isVariableSet?(name: string): boolean;
  isOptionSet?(name: string): boolean;
}

const BINARY = new Set(['=', '==', '!=', '<', '>', '-eq', '-ne', '-lt', '-le', '-gt', '-ge', '-nt', '-ot', '-ef']);
const UNARY = /^-[a-zA-Z]$/;

export function isBinaryOperator(word: string | undefined, family: ShellFamily): boolean {
  return word !== undefined && BINARY.has(word) && !(word === '==' && family === 'dash');
}

/** Evaluates the words of `test` or `[` (without the closing bracket) by their number, as POSIX prescribes. */
export function evaluateTest(words: readonly string[], context: TestContext): TestResult {
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
  return new TestParser(words, context).parse();
}

function twoWords(first: string, second: string, context: TestContext): TestResult {
  if (first === '!') return second === '';
  if (UNARY.test(first)) {
    const result = testUnary(first, second, context);
    if (result !== undefined) return result;
  }
  if (context.family === 'bash') return { error: `${first}: unary operator expected` };
  if (isBinaryOperator(second, context.family)) return { error: `${second}: argument expected` };
  return { error: context.family === 'ash' ? `${second}: unknown operand` : `${first}: unexpected operator` };
}

function threeWords(first: string, second: string, third: string, context: TestContext): TestResult {
  if (isBinaryOperator(second, context.family)) return testBinary(second, first, third, context);
  if (second === '-a') return first !== '' && third !== '';
  if (second === '-o') return first !== '' || third !== '';
  if (first === '!') return negate(evaluateTest([second, third], context));
  if (first === '(' && third === ')') return second !== '';
  if (context.family === 'bash') return { error: `${second}: binary operator expected` };
  if (context.family === 'ash') return { error: `${second}: unknown operand` };
  return { error: `${first.startsWith('-') ? third : first}: unexpected operator` };
}

function negate(result: TestResult): TestResult {
  return typeof result === 'boolean' ? !result : result;
}

/** `-f file` and its like; undefined if there is no such operator. */
export function testUnary(operator: string, word: string, context: TestContext): boolean | undefined {
  const { process } = context;
  const stat = () => process.tryStat(word);
  switch (operator) {
    case '-n':
      return word !== '';
    case '-z':
      return word === '';
    case '-e':
    case '-a':
      return stat() !== undefined;
    case '-f':
      return stat()?.type === 'file';
    case '-d':
      return stat()?.type === 'directory';
    case '-c':
      return stat()?.type === 'device';
    case '-p':
      return stat()?.type === 'fifo';
    case '-b':
    case '-S':
      return false;
    case '-L':
    case '-h':
      return isLink(process, word);
    case '-s':
      return (stat()?.size ?? 0) > 0;
    case '-r':
      return process.access(word, 4);
    case '-w':
      return process.access(word, 2);
    case '-x':
      return process.access(word, 1);
    case '-u':
      return ((stat()?.mode ?? 0) & 0o4000) !== 0;
    case '-g':
      return ((stat()?.mode ?? 0) & 0o2000) !== 0;
    case '-k':
      return ((stat()?.mode ?? 0) & 0o1000) !== 0;
    case '-O':
      return stat()?.uid === process.uid;
    case '-G':
      return stat()?.gid === process.gid;
    case '-t':
      return /^\d{1,4}$/.test(word) && process.isTerminal(Number(word));
    case '-v':
      return context.isVariableSet?.(word);
    case '-o':
      return context.isOptionSet?.(word);
  }
  return undefined;
}

function isLink(process: Process, path: string): boolean {
  try {
    return process.lstat(path).type === 'link';
  } catch {
    return false;
  }
}

export function testBinary(operator: string, left: string, right: string, context: TestContext): TestResult {
  switch (operator) {
    case '=':
    case '==':
      return left === right;
    case '!=':
      return left !== right;
    case '<':
      return left < right;
    case '>':
      return left > right;
    case '-nt':
    case '-ot':
    case '-ef':
      return compareFiles(operator, left, right, context.process);
  }
  const a = toInteger(left);
  const b = toInteger(right);
  if (a === undefined || b === undefined) return { error: notANumber(a === undefined ? left : right, context.family) };
  switch (operator) {
    case '-eq':
      return a === b;
    case '-ne':
      return a !== b;
    case '-lt':
      return a < b;
    case '-le':
      return a <= b;
    case '-gt':
      return a > b;
    default:
      return a >= b;
  }
}

function toInteger(word: string): bigint | undefined {
  return /^\s*[-+]?\d+\s*$/.test(word) ? BigInt(word.trim().replace(/^\+/, '')) : undefined;
}

function notANumber(word: string, family: ShellFamily): string {
  if (family === 'ash') return `${word}: bad number`;
  return family === 'dash' ? `Illegal number: ${word}` : `${word}: integer expression expected`;
}

function compareFiles(operator: string, left: string, right: string, process: Process): boolean {
  const a = process.tryStat(left);
  const b = process.tryStat(right);
  if (operator === '-nt') return a !== undefined && (b === undefined || a.mtimeMs > b.mtimeMs);
  if (operator === '-ot') return b !== undefined && (a === undefined || a.mtimeMs < b.mtimeMs);
  return a !== undefined && b !== undefined && a.inode === b.inode;
}

/** Five words and more: `-o` binds less than `-a`, both less than `!` and parentheses. */
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
    const last = this.words[this.#index - 1];
    if (this.#error === undefined && rest !== undefined) {
      const { family } = this.context;
      if (family === 'bash') this.#error = 'too many arguments';
      else this.#error = family === 'ash' ? `${rest}: unknown operand` : `${last}: unexpected operator`;
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
    if (word === '(') {
      this.#index++;
      const inner = this.#or();
      if (this.words[this.#index] !== ')') return this.#fail('closing paren expected');
      this.#index++;
      return inner;
    }
    if (after !== undefined && isBinaryOperator(next, this.context.family)) {
      this.#index += 3;
      return this.#take(testBinary(next ?? '', word, after, this.context));
    }
    if (UNARY.test(word) && next !== undefined) {
      const result = testUnary(word, next, this.context);
      if (result !== undefined) {
        this.#index += 2;
        return result;
      }
    }
    this.#index++;
    return word !== '';
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
