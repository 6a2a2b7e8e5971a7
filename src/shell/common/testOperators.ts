import { isErrno } from '../../process/errno';
import type { Process } from '../../process/types';
import type { ShellFamily } from './family';

/** true or false, or what `test` complains about (without the name it was called by). Exit code 2 then. */
export type TestResult = boolean | { error: string };

/** What only the shell knows: `-v name`, `-o option`, and who it is. */
export interface TestContext {
  process: Process;
  family: ShellFamily;
  isVariableSet?(name: string): boolean;
  isReference?(name: string): boolean;
  isOptionSet?(name: string): boolean;
}

const BINARY = new Set(['=', '==', '!=', '<', '>', '-eq', '-ne', '-lt', '-le', '-gt', '-ge', '-nt', '-ot', '-ef']);
export const UNARY = /^-[a-zA-Z]$/;

export function isBinaryOperator(word: string | undefined, family: ShellFamily): boolean {
  return word !== undefined && BINARY.has(word) && !(word === '==' && family === 'dash');
}

/** `-f file` and its like; undefined if there is no such operator. */
export function testUnary(operator: string, word: string, context: TestContext): TestResult | undefined {
  const { process } = context;
  const stat = () => process.tryStat(word);
  switch (operator) {
    case '-n':
      return word !== '';
    case '-z':
      return word === '';
    case '-a':
      return context.family === 'bash' ? stat() !== undefined : undefined;
    case '-e':
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
      if (context.family !== 'bash' && toInteger(word) === undefined)
        return { error: notANumber(word, context.family) };
      return /^\d{1,4}$/.test(word) && process.isTerminal(Number(word));
    case '-v':
      return context.isVariableSet?.(word);
    case '-o':
      return context.isOptionSet?.(word);
    // Nobody keeps note of when files are read: what is there is taken for new.
    case '-N':
      return context.family === 'bash' ? stat() !== undefined : undefined;
    case '-R':
      return context.isReference?.(word);
  }
  return undefined;
}

function isLink(process: Process, path: string): boolean {
  try {
    return process.lstat(path).type === 'link';
  } catch (error) {
    if (!isErrno(error)) throw error;
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
      return compareFiles(operator, left, right, context);
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

const DECIMAL = /^\s*[-+]?\d+\s*$/;

function toInteger(word: string): bigint | undefined {
  if (!DECIMAL.test(word)) return undefined;
  const value = BigInt(word.trim().replace(/^\+/, ''));
  return BigInt.asIntN(64, value) === value ? value : undefined;
}

function notANumber(word: string, family: ShellFamily): string {
  if (family === 'ash' && DECIMAL.test(word)) return `${word}: out of range`;
  if (family === 'ash') return word === '' ? 'bad number' : `${word}: bad number`;
  return family === 'dash' ? `Illegal number: ${word}` : `${word}: integer expression expected`;
}

/** A file that is not there is older than any other, but not for ash and dash. */
function compareFiles(operator: string, left: string, right: string, { process, family }: TestContext): boolean {
  const isBash = family === 'bash';
  const a = process.tryStat(left);
  const b = process.tryStat(right);
  if (operator === '-nt') return a !== undefined && (b === undefined ? isBash : a.mtimeMs > b.mtimeMs);
  if (operator === '-ot') return b !== undefined && (a === undefined ? isBash : a.mtimeMs < b.mtimeMs);
  return a !== undefined && b !== undefined && a.inode === b.inode;
}
