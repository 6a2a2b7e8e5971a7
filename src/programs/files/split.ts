import { sliceUtf8 } from '../../process';
import type { Blocking } from '../../process/types';
import { parseSize } from '../support/numbers';
import { readInput, reason, tool } from '../support/tool';

export const split = tool(function* (t): Blocking<number> {
  const args = t.args.map((arg) => (t.gnu && /^-\d+$/.test(arg) ? `-l${arg.slice(1)}` : arg));
  const options = t.options(
    'l:b:a:dn:C:x',
    {
      long: {
        lines: 'l',
        bytes: 'b',
        'suffix-length': 'a',
        'numeric-suffixes': 'd',
        number: 'n',
        'line-bytes': 'C',
        'additional-suffix': 'more=',
        verbose: 'verbose',
      },
      busybox: 'l:b:a:',
    },
    args,
  );
  if (options.error) return yield* t.badOption(options);
  const [path = '-', prefix = 'x', extra] = options.operands;
  const ways = options.given.filter(([option]) => 'lbnC'.includes(option));
  if (extra !== undefined) return yield* t.misuse(`extra operand '${extra}'`);
  if (t.gnu && ways.length > 1) return yield* t.misuse('cannot split in more than one way');
  const [way = 'l', amount = '1000'] = ways.at(-1) ?? [];
  const size = parseSize(amount.replace(/^l\//, ''));
  if (size === undefined || size === 0) {
    const what = { l: 'lines', n: 'chunks' }[way] ?? 'bytes';
    const range = size === 0 && way !== 'n' ? ': Numerical result out of range' : '';
    return yield* t.failEither(`invalid number '${amount}'`, `invalid number of ${what}: '${amount}'${range}`);
  }
  let text: string;
  try {
    text = yield* readInput(t.process, path);
  } catch (error) {
    const words = reason(error);
    return yield* t.failEither(`can't open '${path}': ${words}`, `cannot open '${path}' for reading: ${words}`);
  }
  const width = Number(options.value('a') ?? 2) || 2;
  const digits = options.has('d');
  for (const [i, piece] of pieces(text, way, size, amount.startsWith('l/')).entries()) {
    const name = suffix(i, width, digits);
    if (name === undefined) return yield* t.failEither('suffixes exhausted', 'output file suffixes exhausted');
    const target = prefix + name + (options.value('more=') ?? '');
    if (options.has('verbose')) t.put(`creating file '${target}'\n`);
    try {
      t.process.writeFile(target, piece);
    } catch (error) {
      return yield* t.failEither(`can't open '${target}': ${reason(error)}`, `${target}: ${reason(error)}`);
    }
  }
  return 0;
});

function pieces(text: string, way: string, size: number, wholeLines: boolean): string[] {
  const lines = text.match(/[^\n]*\n|[^\n]+/g) ?? [];
  if (way === 'l') return grouped(lines, (group) => group.length >= size);
  if (way === 'C')
    return grouped(lines, (group, next) => group.join('').length + next.length > size && group.length > 0);
  const bytes = way === 'n' ? Math.floor(text.length / size) : size;
  const result: string[] = [];
  if (way === 'n' && wholeLines) {
    let from = 0;
    for (let i = 1; i <= size; i++) {
      const wanted = i === size ? text.length : Math.max(from, bytes * i);
      const end = i === size || wanted === 0 ? wanted : text.indexOf('\n', wanted - 1) + 1 || text.length;
      result.push(text.slice(from, Math.max(from, end)));
      from = Math.max(from, end);
    }
    return result;
  }
  for (let rest = text; rest !== '' || (way === 'n' && result.length < size); ) {
    const last = way === 'n' && result.length === size - 1;
    const piece = last ? rest : sliceUtf8(rest, bytes) || (way === 'n' ? '' : rest.charAt(0));
    result.push(piece);
    rest = rest.slice(piece.length);
  }
  return result;
}

function grouped(lines: readonly string[], full: (group: readonly string[], next: string) => boolean): string[] {
  const groups: string[][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    if (group === undefined || full(group, line)) groups.push([line]);
    else group.push(line);
  }
  return groups.map((group) => group.join(''));
}

/** `aa`, `ab` …; undefined when there are no more. */
function suffix(number: number, width: number, digits: boolean): string | undefined {
  const base = digits ? 10 : 26;
  if (number >= base ** width) return undefined;
  let rest = number;
  let name = '';
  for (let i = 0; i < width; i++) {
    name = (digits ? String(rest % 10) : String.fromCharCode(97 + (rest % 26))) + name;
    rest = Math.floor(rest / base);
  }
  return name;
}
