import type { Blocking } from '../../process/types';
import { type TestResult, testBinary, testUnary } from '../common/testOperators';
import { evaluateShellArithmetic } from '../expand/arithmetic';
import { matches } from '../expand/patterns';
import { substitute } from '../expand/substitute';
import { expandPattern, expandString } from '../expand/words';
import type { Condition, TestCommand, Word } from '../parse/ast';
import { regularExpressions } from '../parts';
import { ShellError } from '../shellError';
import type { Shell } from '../state';
import { testContext } from './testContext';
import { traceCondition } from './trace';

/** bash's `[[ … ]]`. */
export function* runTestCommand(shell: Shell, command: TestCommand): Blocking<number> {
  shell.line = command.line;
  if (shell.marksCommands && shell.foreignDepth === 0) shell.process.position = command;
  yield* substitute(shell, wordsOf(command.condition));
  let status: number;
  try {
    status = holds(shell, command.condition) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof ShellError)) throw error;
    const isOwn = error.isArithmetic || error.status === 2 || error.message.startsWith('[[: ');
    if (error.endsBash || !isOwn) throw error;
    // An expression that is malformed is not worth a word to bash.
    if (error.message !== '') shell.warn(error.message);
    status = error.status;
  }
  if (!shell.flushNow()) yield* shell.flush();
  return status;
}

function wordsOf(condition: Condition): readonly Word[] {
  switch (condition.kind) {
    case 'unary':
      return [condition.operand];
    case 'binary':
      return [condition.left, condition.right];
    case 'not':
      return wordsOf(condition.condition);
    default:
      return [...wordsOf(condition.left), ...wordsOf(condition.right)];
  }
}

function holds(shell: Shell, condition: Condition, isNegated = false): boolean {
  switch (condition.kind) {
    case 'not':
      return !holds(shell, condition.condition, true);
    case 'and':
      return holds(shell, condition.left) && holds(shell, condition.right);
    case 'or':
      return holds(shell, condition.left) || holds(shell, condition.right);
    case 'unary': {
      traceCondition(shell, condition, isNegated);
      const result = testUnary(condition.operator, expandString(shell, condition.operand), testContext(shell));
      if (result === undefined) throw new ShellError(`${condition.operator}: unary operator expected`, 2);
      return take(result);
    }
    case 'binary':
      traceCondition(shell, condition, isNegated);
      return compare(shell, condition.operator, condition.left, condition.right);
  }
}

function compare(shell: Shell, operator: string, leftWord: Word, rightWord: Word): boolean {
  const left = expandString(shell, leftWord);
  switch (operator) {
    case '=':
    case '==':
      return matches(shell, expandPattern(shell, rightWord), left, true);
    case '!=':
      return !matches(shell, expandPattern(shell, rightWord), left, true);
    case '=~':
      return regularExpressions.get().matchRegularExpression(shell, left, rightWord);
    case '<':
    case '>':
      return take(testBinary(operator, left, expandString(shell, rightWord), testContext(shell)));
  }
  const right = expandString(shell, rightWord);
  if (!/^-(eq|ne|lt|le|gt|ge)$/.test(operator)) return take(testBinary(operator, left, right, testContext(shell)));
  const number = (text: string): string => numberOf(shell, text);
  return take(testBinary(operator, number(left), number(right), testContext(shell)));
}

/** A mistake in the arithmetic of `-eq` and its like is only false. */
function numberOf(shell: Shell, text: string): string {
  try {
    return evaluateShellArithmetic(shell, text);
  } catch (error) {
    if (!(error instanceof ShellError) || error.endsBash) throw error;
    throw new ShellError(`[[: ${error.message}`, 1);
  }
}

function take(result: TestResult): boolean {
  if (typeof result === 'boolean') return result;
  throw new ShellError(result.error, 2);
}

/** `-v name`, `-v name[index]`, `-v name[@]`. */
export function isVariableSet(shell: Shell, word: string): boolean {
  const [, name = word, index] = /^([A-Za-z_]\w*)\[(.*)\]$/.exec(word) ?? [];
  if (index === undefined) return shell.get(name) !== null;
  const variable = shell.variables.get(name);
  if (index === '@' || index === '*') return (variable?.map?.size ?? variable?.array?.length ?? 0) > 0;
  if (variable?.map) return variable.map.has(index);
  const position = Number(evaluateShellArithmetic(shell, index));
  if (variable?.array) return variable.array.at(position) !== undefined;
  return position === 0 && shell.get(name) !== null;
}
