import { formatAwk } from './format';
import { AwkFailure } from './lexer';
import type { Machine } from './machine';
import type { AwkValue } from './values';

/** The text of printf and sprintf. Throws AwkFailure where mawk misses a value or a conversion does not exist. */
export function formatCall(machine: Machine, values: readonly AwkValue[], name: 'printf' | 'sprintf'): string {
  const [format, ...rest] = values;
  const mawk = (words: string): never => {
    throw new AwkFailure(`run time error: ${words}\n\t${machine.place()}`);
  };
  return formatAwk(machine.show(format), rest, machine.dialect, {
    tooFew: (given) => mawk(`not enough arguments passed to ${name}("${given}")`),
    unknown: (given, conversion) => {
      if (machine.dialect === 'busybox') throw new AwkFailure('Invalid format specifier');
      if (machine.dialect === 'mawk') mawk(`improper conversion(number ${conversion}) in ${name}("${given}")`);
    },
  });
}
