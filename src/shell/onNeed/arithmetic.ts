/** What scripts need that calculate. Nothing of the shell imports this file: it is a chunk of its own. */
export { arithmeticStatus, runArithmeticFor } from '../evaluate/arithmetic';
export { evaluateShellArithmetic } from '../expand/evaluateArithmetic';
export { readArithmetic, readArithmeticFor, readOldArithmetic } from '../parse/arithmetic';
