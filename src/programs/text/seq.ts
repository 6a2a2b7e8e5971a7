import type { Blocking } from '../../process/types';
import { type Tool, tool } from '../support/tool';
import { formatAwk } from './awk/format';

export const seq = tool(function* (t): Blocking<number> {
  const args = [...t.args];
  let separator = '\n';
  let equalWidth = false;
  let format: string | undefined;
  for (let arg = args[0]; arg !== undefined && /^-(?![\d.])./.test(arg); arg = args[0]) {
    args.shift();
    if (arg === '-w' || arg === '--equal-width') equalWidth = true;
    else if (arg.startsWith('-s')) separator = arg.length > 2 ? arg.slice(2) : (args.shift() ?? '');
    else if (arg.startsWith('--separator=') && t.gnu) separator = arg.slice(12);
    else if (arg === '--') break;
    else if (arg.startsWith('-f') && t.gnu) format = arg.length > 2 ? arg.slice(2) : args.shift();
    else {
      const isLong = arg.startsWith('--');
      const words = isLong ? `unrecognized option '${arg}'` : `invalid option -- '${arg.charAt(1)}'`;
      yield* t.fail(words);
      return yield* t.usage();
    }
  }
  if (args.length === 0 || args.length > 3)
    return yield* t.misuse(args.length === 0 ? 'missing operand' : `extra operand '${args[3]}'`);
  if (t.olderThan('1.36') && /^-[\d.]/.test(args[0] ?? '') && !t.args.includes('--')) {
    yield* t.fail(`invalid option -- '${args[0]?.charAt(1)}'`);
    return yield* t.usage();
  }
  const bad = args.find((arg) => !/^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(arg));
  if (bad !== undefined) {
    if (t.gnu) yield* t.fail(`invalid floating point argument: '${bad}'`);
    return yield* t.usage();
  }
  const wrong = format === undefined ? undefined : wrongFormat(format);
  if (wrong !== undefined) return yield* t.fail(`format '${format}' ${wrong}`);
  if (t.gnu && args.length === 3 && Number(args[1]) === 0)
    return yield* t.misuse(`invalid Zero increment value: '${args[1]}'`);
  yield* count(t, args, { separator, equalWidth, format });
  return 0;
});

/** A format has exactly one conversion, of a floating point number. */
function wrongFormat(format: string): string | undefined {
  const [first, second] = format.replace(/%%/g, '').matchAll(/%[-+ 0#']*\d*(?:\.\d*)?(.?)/g);
  if (first === undefined) return 'has no % directive';
  if (first[1] === '') return 'ends in %';
  if (!'aefgAEFG'.includes(first[1] ?? '')) return `has unknown %${first[1]} directive`;
  return second === undefined ? undefined : 'has too many % directives';
}

interface Layout {
  readonly separator: string;
  readonly equalWidth: boolean;
  readonly format: string | undefined;
}

function* count(t: Tool, args: readonly string[], layout: Layout): Blocking<void> {
  const numbers = args.map(Number);
  const first = numbers.length > 1 ? (numbers[0] ?? 1) : 1;
  const step = numbers.length > 2 ? (numbers[1] ?? 1) : 1;
  const last = numbers[numbers.length - 1] ?? 0;

  // The last number does not decide how many decimals are shown.
  const shown = args.length > 1 ? args.slice(0, -1) : [];
  const decimals = Math.max(0, ...shown.map((arg) => arg.split('.')[1]?.length ?? 0));
  const width = layout.equalWidth ? Math.max(first.toFixed(decimals).length, last.toFixed(decimals).length) : 0;
  const steps = step === 0 ? (first <= last ? Number.POSITIVE_INFINITY : -1) : Math.floor((last - first) / step + 1e-9);
  for (let i = 0; i <= steps; i++) {
    const number = (first + i * step).toFixed(decimals);
    const negative = number.startsWith('-');
    const padded = negative ? `-${number.slice(1).padStart(width - 1, '0')}` : number.padStart(width, '0');
    const text = layout.format === undefined ? padded : formatAwk(layout.format, [first + i * step], 'gawk');
    t.put((i === 0 ? '' : layout.separator) + text);
    yield* t.tick();
  }
  if (steps >= 0) t.put('\n');
}
