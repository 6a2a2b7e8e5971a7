import { isErrno } from '../../../process';
import type { Blocking, Program } from '../../../process/types';
import { readInput, reason, type Tool, tool } from '../../support/tool';
import { isBuiltin } from './builtins';
import { AwkFailure, unescapeText } from './lexer';
import { Machine, UnreadableInput } from './machine';
import { parseAwk } from './parser';
import { AwkRun } from './run';
import { MAWK_USAGE } from './usage';
import { createCell, fromInput } from './values';

/** busybox writes line by line even to a pipe; mawk and gawk go through stdio. */
const buffered = tool((t) => main(t), 'auto');
const unbuffered = tool((t) => main(t), 'line');

export const awk: Program = (process, argv) =>
  process.container.image.userland.flavour === 'gnu' ? buffered(process, argv) : unbuffered(process, argv);

function* main(t: Tool): Blocking<number> {
  if (t.gnu && t.args[0] === '-W' && t.args[1] === 'version') {
    t.put('mawk 1.3.4 20200120\n');
    return 0;
  }
  const options = t.options('F:v:f:W:e:', { stopEarly: true });
  if (options.error)
    return t.gnu ? yield* t.fail(`not an option: ${dashed(options.error.option)}`, 2) : yield* t.badOption(options);
  const operands = [...options.operands];
  const machine = new Machine(t);
  const sources: string[] = [...options.values('e')];
  for (const path of options.values('f')) {
    try {
      sources.push(yield* readInput(t.process, path));
    } catch (error) {
      const words = reason(error);
      return yield* t.failEither(`can't open '${path}': ${words}`, `cannot open ${path} (${words})`, t.gnu ? 2 : 1);
    }
  }
  if (!options.has('f') && !options.has('e')) {
    const program = operands.shift();
    if (program === undefined && !t.gnu) return yield* t.usage();
    if (program === undefined) {
      yield* t.process.error(MAWK_USAGE);
      return 0;
    }
    sources.push(program);
  }
  const separator = options.value('F');
  if (separator !== undefined) machine.set('FS', unescapeText(separator, machine.dialect));
  for (const assignment of options.values('v')) {
    const equals = assignment.indexOf('=');
    machine.assign(assignment.slice(0, equals), unescapeText(assignment.slice(equals + 1), machine.dialect));
  }
  setArguments(machine, operands);
  machine.setInput(operands);
  try {
    return yield* execute(machine, sources.join('\n'));
  } catch (failure) {
    if (failure instanceof UnreadableInput) return machine.status;
    if (!(failure instanceof AwkFailure) && !isErrno(failure)) throw failure;
    yield* t.flush();
    return t.gnu ? yield* t.fail(mawkWords(failure), 2) : yield* t.fail(busyboxWords(failure));
  }
}

const dashed = (option: string): string => (option.startsWith('-') ? option : `-${option}`);

/** mawk looks for the functions before anything runs. */
function* execute(machine: Machine, source: string): Blocking<number> {
  const program = parseAwk(source, machine.dialect);
  const missing = program.calls.filter((name) => !program.functions.has(name) && !isBuiltin(name, machine.dialect));
  if (machine.dialect !== 'mawk' || missing.length === 0) return yield* new AwkRun(machine, program).run();
  const line = source.split('\n').length + 1;
  for (const name of missing.reverse()) yield* machine.tool.fail(`line ${line}: function ${name} never defined`);
  return 2;
}

function mawkWords(failure: Error): string {
  const pattern = /^bad regex '([\s\S]*)': (.*)$/.exec(failure.message);
  if (pattern !== null) {
    const [, source = '', words = ''] = pattern;
    return `line 1: regular expression compile failed (${/Unmatched \(/.test(words) ? "missing ')'" : words})\n${source}`;
  }
  const line = failure instanceof AwkFailure ? failure.line : undefined;
  if (isErrno(failure)) return `read error (${failure.message})`;
  return line === undefined ? failure.message : `line ${line}: ${failure.message}`;
}

function busyboxWords(failure: Error): string {
  if (/^(?:bad regex|can't open) /.test(failure.message)) return failure.message;
  const line = failure instanceof AwkFailure ? failure.line : undefined;
  return `cmd. line:${line ?? 1}: ${line === undefined ? failure.message : 'Unexpected token'}`;
}

function setArguments(machine: Machine, operands: readonly string[]): void {
  const list = createCell();
  list.array = new Map(['awk', ...operands].map((word, i) => [String(i), fromInput(word)]));
  machine.globals.set('ARGV', list);
  machine.set('ARGC', operands.length + 1);
}
