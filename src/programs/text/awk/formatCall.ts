import { formatAwk } from './format';
import { AwkFailure } from './lexer';
import type { Machine } from './machine';
import type { AwkValue } from './values';

/** The text of printf and sprintf. Throws AwkFailure where mawk misses a value. */
export function formatCall(machine: Machine, values: readonly AwkValue[], name: 'printf' | 'sprintf'): string {
  const [format, ...rest] = values;
  return formatAwk(machine.show(format), rest, machine.dialect, (given) => {
    const words = `run time error: not enough arguments passed to ${name}("${given}")`;
    throw new AwkFailure(`${words}\n\t${machine.place()}`);
  });
}
