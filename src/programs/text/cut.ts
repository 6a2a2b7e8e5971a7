import type { Blocking } from '../../process/types';
import { closeInput, LineReader, openInput, reason, type Tool, tool } from '../support/tool';

type Range = readonly [first: number, last: number];

export const cut = tool(function* (t): Blocking<number> {
  const options = t.options('b:c:f:d:sn', {
    long: {
      bytes: 'b',
      characters: 'c',
      fields: 'f',
      delimiter: 'd',
      'only-delimited': 's',
      complement: 'complement',
      'output-delimiter': 'output=',
    },
  });
  if (options.error) return yield* t.badOption(options);
  const list = options.value('f') ?? options.value('c') ?? options.value('b');
  if (list === undefined) {
    if (!t.gnu) return yield* t.fail('expected a list of bytes, characters, or fields');
    return yield* t.misuse('you must specify a list of bytes, characters, or fields');
  }
  const delimiter = options.value('d') ?? '\t';
  if ([...delimiter].length > 1) return yield* t.misuse('the delimiter must be a single character');
  const ranges = parseRanges(list);
  if (ranges === undefined) return yield* badList(t, list, options.has('f'));
  const inverse = options.has('complement');
  const picks = (position: number) => ranges.some(([low, high]) => position >= low && position <= high) !== inverse;
  const glue = options.value('output=') ?? (options.has('f') ? delimiter : '');
  const cutLine = (line: string): string | undefined => {
    if (!options.has('f')) return [...line].filter((_, i) => picks(i + 1)).join(glue);
    if (!line.includes(delimiter)) return options.has('s') ? undefined : line;
    return line
      .split(delimiter)
      .filter((_, i) => picks(i + 1))
      .join(glue);
  };
  return yield* eachLine(t, options.operands, cutLine);
});

function* eachLine(
  t: Tool,
  operands: readonly string[],
  change: (line: string) => string | undefined,
): Blocking<number> {
  let status = 0;
  for (const path of operands.length > 0 ? operands : ['-']) {
    try {
      const { fd } = openInput(t.process, path);
      const reader = new LineReader(t.process, fd);
      for (let line = yield* reader.next(); line !== undefined; line = yield* reader.next()) {
        const changed = change(line);
        if (changed !== undefined) t.put(`${changed}\n`);
        yield* t.tick();
      }
      closeInput(t.process, fd);
    } catch (error) {
      status = yield* t.fail(`${path}: ${reason(error)}`);
    }
  }
  return status;
}

function* badList(t: Tool, list: string, fields: boolean): Blocking<number> {
  if (!t.gnu) return yield* t.fail(`invalid range ${list}`);
  const what = fields ? 'fields are' : 'byte/character positions are';
  const words = list === '0' ? `${what} numbered from 1` : `invalid ${fields ? 'field' : 'byte/character'} range`;
  return yield* t.misuse(words);
}

function parseRanges(list: string): Range[] | undefined {
  const ranges: Range[] = [];
  for (const item of list.split(/[, ]/)) {
    const match = /^(\d*)(-?)(\d*)$/.exec(item);
    if (match === null || item === '' || item === '-') return undefined;
    const [, low = '', dash = '', high = ''] = match;
    const first = low === '' ? 1 : Number(low);
    const last = dash === '' ? first : high === '' ? Number.POSITIVE_INFINITY : Number(high);
    if (first < 1 || last < first) return undefined;
    ranges.push([first, last]);
  }
  return ranges;
}
