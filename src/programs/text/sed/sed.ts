import type { Blocking } from '../../../process/types';
import type { Options } from '../../network/getopt';
import { readInput, reason, type Tool, tool } from '../../support/tool';
import { SedRun } from './execute';
import { editInPlace } from './inPlace';
import { InputHost } from './inputHost';
import { SedFailure } from './reader';
import { parseSed, type SedCommand } from './script';
import { GNU_USAGE } from './usage';

export const sed = tool(function* (t): Blocking<number> {
  if (t.args[0] === '--version') {
    t.put(t.gnu ? 'sed (GNU sed) 4.9\n' : 'This is not GNU sed version 4.0\n');
    return 0;
  }
  const options = t.options('nEri::se:f:uzl:', { long: LONG, busybox: 'nEri::e:f:', busyboxLong: BUSYBOX_LONG });
  if (options.error) {
    if (!t.gnu) return yield* t.badOption(options);
    yield* t.badOptionLine(options);
    return yield* gnuUsage(t);
  }
  const operands = [...options.operands];
  const parts = yield* readScript(t, options, operands);
  if (typeof parts === 'number') return parts;
  const commands = parse(t, parts.map(({ text }) => text).join('\n'), options.has('E') || options.has('r'));
  if (commands instanceof SedFailure) return yield* badScript(t, commands, parts);
  const end = options.has('z') ? '\0' : '\n';
  const quiet = options.has('n') || /^#n(?:\n|$)/.test(parts[0]?.text ?? '');
  const label = new SedRun(commands, new InputHost(t, []), quiet).missingLabel();
  if (label !== undefined)
    return yield* t.failEither(
      `can't find label for jump to '${label}'`,
      `can't find label for jump to \`${label}'`,
      t.gnu ? 4 : 1,
    );
  if (options.has('i')) {
    if (operands.length === 0) return yield* t.failEither('-i requires an argument', 'no input files');
    return yield* editInPlace(t, commands, operands, { quiet, suffix: options.value('i') ?? '', end });
  }
  const separate = options.has('s');
  const paths = operands.length > 0 ? operands : ['-'];
  let status = 0;
  const output = { isOpen: false };
  for (const group of separate ? paths.map((path) => [path]) : [paths]) {
    const host = new InputHost(t, group, end, output);
    const run = new SedRun(commands, host, quiet, t.gnu, end);
    yield* run.run();
    status = run.exitCode || host.status || status;
  }
  return status;
});

const LONG = {
  quiet: 'n',
  silent: 'n',
  'regexp-extended': 'E',
  expression: 'e',
  file: 'f',
  'in-place': 'i',
  separate: 's',
  unbuffered: 'u',
  'null-data': 'z',
  'line-length': 'l',
  posix: 'posix',
};
const BUSYBOX_LONG = 'quiet silent regexp-extended expression file in-place';

interface Part {
  readonly text: string;
  /** How GNU names the place: an expression or a file. */
  readonly place: string;
}

function* gnuUsage(t: Tool): Blocking<number> {
  yield* t.process.error(GNU_USAGE);
  return 1;
}

function* readScript(t: Tool, options: Options, operands: string[]): Blocking<Part[] | number> {
  const parts: Part[] = options.values('e').map((text, i) => ({ text, place: `-e expression #${i + 1}, char ` }));
  for (const path of options.values('f')) {
    try {
      parts.push({ text: yield* readInput(t.process, path), place: `file ${path} line ` });
    } catch (error) {
      const words = reason(error);
      return yield* t.failEither(`${path}: ${words}`, `couldn't open file ${path}: ${words}`, t.gnu ? 4 : 1);
    }
  }
  if (options.has('e') || options.has('f')) return parts;
  const first = operands.shift();
  if (first !== undefined) return [{ text: first, place: '-e expression #1, char ' }];
  return t.gnu ? yield* gnuUsage(t) : yield* t.usage();
}

function parse(t: Tool, script: string, extended: boolean): SedCommand[] | SedFailure {
  try {
    return parseSed(script, extended, t.gnu);
  } catch (failure) {
    if (failure instanceof SedFailure) return failure;
    throw failure;
  }
}

function* badScript(t: Tool, failure: SedFailure, parts: readonly Part[]): Blocking<number> {
  let { at } = failure;
  let index = 0;
  while (index < parts.length - 1 && at > (parts[index]?.text.length ?? 0))
    at -= (parts[index++]?.text.length ?? 0) + 1;
  const { text = '', place = '' } = parts[index] ?? {};
  const position = place.endsWith('line ') ? text.slice(0, Math.max(0, at - 1)).split('\n').length : at;
  return yield* t.failEither(failure.busybox, `${place}${position}: ${failure.message}`);
}
