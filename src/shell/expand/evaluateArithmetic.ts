import { LimitReached } from '../../process/index';
import { type ArithmeticEnvironment, evaluateArithmetic, formatArithmeticError } from '../arithmetic/arithmetic';
import { ShellError } from '../shellError';
import type { Shell } from '../state';
import { setElement, setKey } from './elements';
import { unsetError } from './unset';

/** Evaluates `$(( … ))` in 64 bits; the decimal digits of the result. Throws ShellError in the words of the shell. */
export function evaluateShellArithmetic(shell: Shell, expression: string): string {
  const { dialect, fatalStatus } = shell.traits;
  const result = evaluateArithmetic(expression, new VariablesForArithmetic(shell));
  if ('value' in result) return String(result.value);
  if (result.error.problem === 'depth') throw new LimitReached('depth');
  throw new ShellError(formatArithmeticError(result.error, dialect), fatalStatus, false, false, true);
}

class VariablesForArithmetic implements ArithmeticEnvironment {
  constructor(private readonly shell: Shell) {}

  get dialect(): ArithmeticEnvironment['dialect'] {
    return this.shell.traits.dialect;
  }

  get(name: string, index?: string): string {
    const { shell } = this;
    if (index !== undefined) {
      const variable = shell.variables.get(name);
      if (variable?.map) return variable.map.get(index) ?? '';
      const position = Number(index);
      const at = position < 0 ? position + (variable?.array?.length ?? 0) : position;
      if (at < 0) shell.warn(`${name}: bad array subscript`);
      return variable?.array?.[at] ?? (at === 0 ? (variable?.value ?? '') : '');
    }
    const value = shell.get(name);
    if (value === null && shell.options.u && shell.isBash) throw unsetError(shell, name);
    return value ?? '';
  }

  set(name: string, value: string, index?: string): void {
    const { shell } = this;
    if (index === undefined) shell.set(name, value);
    else if (this.isAssociative(name)) setKey(shell, name, index, value);
    else setElement(shell, name, Number(index), value);
  }

  isAssociative(name: string): boolean {
    return this.shell.variables.get(name)?.map !== undefined;
  }
}
