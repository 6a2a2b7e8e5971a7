import type { Blocking } from '../../../process/types';
import { readInput, reason, type Tool, tool } from '../../support/tool';
import { calculate, type Decimal, parseDecimal, showDecimal, squareRoot, ZERO } from './number';

interface Stack {
  readonly values: Decimal[];
  readonly registers: Map<string, Decimal>;
  scale: number;
  inputBase: number;
  outputBase: number;
}

/** dc: numbers and one-letter commands, without strings and macros, which are refused by name. */
export const dc = tool(function* (t): Blocking<number> {
  const options = t.options('e:f:x', { long: { expression: 'e', file: 'f' } });
  if (options.error) return yield* t.badOption(options);
  let program = options.values('e').join('\n');
  const files = [...options.values('f'), ...options.operands];
  for (const path of files.length > 0 || program !== '' ? files : ['-']) {
    try {
      program += `\n${yield* readInput(t.process, path)}`;
    } catch (error) {
      return yield* t.fail(`can't open '${path}': ${reason(error)}`);
    }
  }
  const stack: Stack = { values: [], registers: new Map(), scale: 0, inputBase: 10, outputBase: 10 };
  const words = /_?(?:[0-9A-F]+\.?[0-9A-F]*|\.[0-9A-F]+)|[sl].|\S/gs;
  for (const [word] of program.replace(/#.*/g, '').matchAll(words)) {
    if (word === 'q') break;
    const problem = step(t, stack, word);
    if (problem !== undefined) yield* t.fail(problem);
    yield* t.tick();
  }
  return 0;
});

/** One number or command. What went wrong, if anything did. */
function step(t: Tool, stack: Stack, word: string): string | undefined {
  const { values } = stack;
  if (/^_?[0-9A-F.]/.test(word)) {
    const number = parseDecimal(word.replace('_', ''), stack.inputBase) ?? ZERO;
    values.push(word.startsWith('_') ? { ...number, digits: -number.digits } : number);
    return undefined;
  }
  if (word === 'f') for (const value of values.toReversed()) t.put(`${showDecimal(value, stack.outputBase)}\n`);
  else if (word === 'c') values.length = 0;
  else if (word === 'z') values.push({ digits: BigInt(values.length), scale: 0 });
  else if (word.startsWith('l') && word.length === 2) values.push(stack.registers.get(word.charAt(1)) ?? ZERO);
  else return withTop(t, stack, word);
  return undefined;
}

function withTop(t: Tool, stack: Stack, word: string): string | undefined {
  const { values } = stack;
  if (!/^(?:[-+*/%^pndrvkio]|s.)$/s.test(word)) return `Podflight does not simulate the command '${word}'`;
  const top = values.pop();
  if (top === undefined) return 'stack has too few elements';
  switch (word) {
    case 'p':
      t.put(`${showDecimal(top, stack.outputBase)}\n`);
      values.push(top);
      return undefined;
    case 'n':
      t.put(showDecimal(top, stack.outputBase));
      return undefined;
    case 'd':
      values.push(top, top);
      return undefined;
    case 'k':
      stack.scale = Math.min(Number(top.digits), 1000);
      return undefined;
    case 'i':
      stack.inputBase = Math.min(16, Math.max(2, Number(top.digits)));
      return undefined;
    case 'o':
      stack.outputBase = Math.min(36, Math.max(2, Number(top.digits)));
      return undefined;
    case 'v': {
      const root = squareRoot(top, stack.scale);
      if (root) values.push(root);
      return root ? undefined : 'negative number';
    }
  }
  if (word.length === 2) {
    stack.registers.set(word.charAt(1), top);
    return undefined;
  }
  const below = values.pop();
  if (below === undefined) {
    values.push(top);
    return 'stack has too few elements';
  }
  if (word === 'r') values.push(top, below);
  else {
    const result = calculate(word, below, top, stack.scale);
    if (typeof result === 'string') return result;
    values.push(result);
  }
  return undefined;
}
