import type { Blocking } from '../../process/types';
import { evaluateShellArithmetic } from '../expand/evaluateArithmetic';
import { substitute } from '../expand/substitute';
import { expandString } from '../expand/words';
import type { ArithmeticFor, Word } from '../parse/ast';
import { ShellError } from '../shellError';
import type { Shell } from '../state';
import { leavesLoop } from './loops';
import { traceArithmetic } from './trace';

/** `(( … ))`: a mistake is its own failure, not the end of the line. */
export function arithmeticStatus(shell: Shell, expression: Word): number {
  try {
    const text = expandString(shell, expression);
    traceArithmetic(shell, text);
    return evaluateShellArithmetic(shell, text) === '0' ? 1 : 0;
  } catch (error) {
    if (!(error instanceof ShellError) || !(error.isArithmetic || error.isReadonly)) throw error;
    shell.warn(error.isReadonly ? error.message : `((: ${error.message}`);
    shell.flushNow();
    return 1;
  }
}

export function* runArithmeticFor(shell: Shell, command: ArithmeticFor, isTested: boolean): Blocking<number> {
  const evaluate = function* (word: Word): Blocking<boolean | 'failed'> {
    if (word.parts.length === 0) return true;
    if (word.hasSubstitution) yield* substitute(shell, [word]);
    shell.line = command.line;
    const text = expandString(shell, word).trim();
    traceArithmetic(shell, text);
    try {
      return evaluateShellArithmetic(shell, text) !== '0';
    } catch (error) {
      if (!(error instanceof ShellError) || !(error.isArithmetic || error.isReadonly)) throw error;
      shell.warn(error.isReadonly ? error.message : `((: ${error.message}`);
      shell.flushNow();
      return 'failed';
    }
  };
  let status = 0;
  if ((yield* evaluate(command.initial)) === 'failed') return 1;
  shell.loopDepth++;
  for (;;) {
    const goesOn = yield* evaluate(command.condition);
    if (goesOn === 'failed') status = 1;
    if (goesOn !== true) break;
    const body: number | Blocking<number> = shell.interpreter.run(shell, command.body, isTested);
    status = typeof body === 'number' ? body : yield* body;
    if (shell.flow !== 'none' && leavesLoop(shell)) break;
    if ((yield* evaluate(command.step)) === 'failed') {
      status = 1;
      break;
    }
  }
  shell.loopDepth--;
  return status;
}
