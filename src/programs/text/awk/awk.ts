import { isErrno } from '../../../process';
import type { Blocking, Program } from '../../../process/types';
import { readInput, reason, type Tool, tool } from '../../support/tool';
import { AwkFailure, unescapeText } from './lexer';
import { Machine } from './machine';
import { parseAwk } from './parser';
import { AwkRun } from './run';
import { createCell, fromInput } from './values';

/** busybox writes line by line even to a pipe; mawk and gawk go through stdio. */
const buffered = tool((t) => main(t), 'auto');
const unbuffered = tool((t) => main(t), 'line');

export const awk: Program = (process, argv) =>
  process.container.image.userland.flavour === 'gnu' ? buffered(process, argv) : unbuffered(process, argv);

function* main(t: Tool): Blocking<number> {
  const options = t.options('F:v:f:W:e:', { stopEarly: true });
  if (options.error) return yield* t.badOption(options, 2);
  const operands = [...options.operands];
  const machine = new Machine(t);
  const sources: string[] = [...options.values('e')];
  for (const path of options.values('f')) {
    try {
      sources.push(yield* readInput(t.process, path));
    } catch (error) {
      return yield* t.failEither(`${path}: ${reason(error)}`, `cannot open ${path}: ${reason(error)}`, 2);
    }
  }
  if (!options.has('f') && !options.has('e')) {
    const program = operands.shift();
    if (program === undefined) return yield* t.usage(t.gnu ? 2 : 1);
    sources.push(program);
  }
  const separator = options.value('F');
  if (separator !== undefined) machine.set('FS', separator === 't' ? '\t' : unescapeText(separator));
  for (const assignment of options.values('v')) {
    const equals = assignment.indexOf('=');
    machine.assign(assignment.slice(0, equals), unescapeText(assignment.slice(equals + 1)));
  }
  setArguments(machine, operands);
  machine.setInput(operands);
  try {
    return yield* new AwkRun(machine, parseAwk(sources.join('\n'))).run();
  } catch (failure) {
    if (!(failure instanceof AwkFailure) && !isErrno(failure)) throw failure;
    yield* t.flush();
    const syntax = failure.message.startsWith('syntax error');
    return yield* t.failEither(
      `cmd. line:1: ${syntax ? 'Unexpected token' : failure.message}`,
      syntax ? `line 1: ${failure.message}` : failure.message,
      t.gnu ? 2 : 1,
    );
  }
}

function setArguments(machine: Machine, operands: readonly string[]): void {
  const list = createCell();
  list.array = new Map(['awk', ...operands].map((word, i) => [String(i), fromInput(word)]));
  machine.globals.set('ARGV', list);
  machine.set('ARGC', operands.length + 1);
}
