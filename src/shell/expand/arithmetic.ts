import { arithmetic } from '../parts';
import type { Shell } from '../state';

/** Evaluates `$(( … ))` in 64 bits; the decimal digits of the result. Throws ShellError in the words of the shell. */
export const evaluateShellArithmetic = (shell: Shell, expression: string): string =>
  arithmetic.get().evaluateShellArithmetic(shell, expression);
