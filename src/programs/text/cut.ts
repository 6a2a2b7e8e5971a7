import type { Blocking } from '../../process/types';
import { closeInput, LineReader, openInput, reason, type Tool, tool } from '../support/tool';

type Range = readonly [first: number, last: number];

export const cut = tool(function* (t): Blocking<number> {
  const options = t.options('b:c:f:d:snz', {
    long: {
      bytes: 'b',
      characters: 'c',
      fields: 'f',
      delimiter: 'd',
      'only-delimited': 's',
      'zero-terminated': 'z',
      complement: 'complement',
      'output-delimiter': 'output=',
    },
    busybox: t.olderThan('1.35') ? 'b:c:f:d:sn' : 'b:c:f:d:snO:DF:',
  });
  if (options.error) return yield* t.badOption(options);
  const isFields = options.has('f');
  const lists = ['b', 'c', 'f'].flatMap((letter) => options.values(letter));
  const [list] = lists;
  const [character = t.gnu ? '\0' : '', ...others] = options.value('d') ?? '\t';
  if (others.length > 0 && t.gnu) return yield* t.misuse('the delimiter must be a single character');
  if (list === undefined) {
    if (!t.gnu) return yield* t.fail('expected a list of bytes, characters, or fields');
    return yield* t.misuse('you must specify a list of bytes, characters, or fields');
  }
  if (lists.length > 1) return yield* t.misuse('only one list may be specified');
  if (!isFields && (options.has('d') || options.has('s'))) return yield* onlyForFields(t, options.has('d'));
  const ranges = parseRanges(t, list, isFields);
  if (typeof ranges === 'string') return t.gnu ? yield* t.misuse(ranges) : yield* t.fail(ranges);
  const inverse = options.has('complement');
  const picks = (position: number) => ranges.some(([low, high]) => position >= low && position <= high) !== inverse;
  const glue = options.value('O') ?? options.value('output=') ?? (isFields ? character : '');
  const cutLine = (line: string): string | undefined => {
    if (!isFields) return cutCharacters(line, picks, glue, ranges);
    // busybox's -s lets an empty line pass.
    if (character === '' || !line.includes(character))
      return options.has('s') && (t.gnu || line !== '') ? undefined : line;
    const fields = line.split(character);
    const picked = fields.filter((_, i) => picks(i + 1));
    // Since 1.35 busybox writes a delimiter for each range that begins behind the last field.
    if (!t.gnu && !t.olderThan('1.35')) for (const [low] of ranges) if (low > fields.length) picked.push('');
    return picked.join(glue);
  };
  return yield* eachLine(t, options.operands, cutLine, options.has('z') ? '\0' : '\n');
});

/** An output delimiter goes between ranges that do not touch. */
function cutCharacters(
  line: string,
  picks: (position: number) => boolean,
  glue: string,
  ranges: readonly Range[],
): string {
  let result = '';
  let last = 0;
  for (const [i, character] of [...line].entries()) {
    const position = i + 1;
    if (!picks(position)) continue;
    const begins = position > last + 1 || ranges.some(([low]) => low === position);
    if (result !== '' && begins) result += glue;
    result += character;
    last = position;
  }
  return result;
}

function* onlyForFields(t: Tool, delimiter: boolean): Blocking<number> {
  const suppressing = 'suppressing non-delimited lines makes sense';
  if (!t.gnu)
    return yield* t.fail(
      delimiter
        ? 'a delimiter may be specified only when operating on fields'
        : `${suppressing} only when operating on fields`,
    );
  return yield* t.misuse(
    delimiter
      ? 'an input delimiter may be specified only when operating on fields'
      : `${suppressing}\n\tonly when operating on fields`,
  );
}

function* eachLine(
  t: Tool,
  operands: readonly string[],
  change: (line: string) => string | undefined,
  end: '\n' | '\0',
): Blocking<number> {
  let status = 0;
  for (const path of operands.length > 0 ? operands : ['-']) {
    try {
      // busybox takes a folder for an empty file.
      if (!t.gnu && t.process.tryStat(path)?.type === 'directory') continue;
      const { fd } = openInput(t.process, path);
      const reader = new LineReader(t.process, fd, end);
      for (let line = yield* reader.next(); line !== undefined; line = yield* reader.next()) {
        const changed = change(line);
        if (changed !== undefined) t.put(changed + end);
        yield* t.tick();
      }
      closeInput(t.process, fd);
    } catch (error) {
      status = yield* t.fail(`${path}: ${reason(error)}`);
    }
  }
  return status;
}

/** Ranges of a list, or what is wrong with it. */
function parseRanges(t: Tool, list: string, isFields: boolean): Range[] | string {
  const ranges: Range[] = [];
  const numbered = `${isFields ? 'fields' : 'byte/character positions'} are numbered from 1`;
  if (!t.gnu && list === '') return 'missing list of positions';
  for (const item of list.split(t.gnu ? /[, \t]/ : ',')) {
    const match = /^(\d*)(-?)(\d*)$/.exec(item);
    if (match === null) {
      const rest = item.replace(/^\d*-?\d*/, '');
      if (!t.gnu) return `invalid number '${item}'`;
      return `invalid ${isFields ? 'field value' : 'byte/character position'} '${rest}'`;
    }
    const [, low = '', dash = '', high = ''] = match;
    const first = low === '' ? 1 : Number(low);
    const last = dash === '' ? first : high === '' ? Number.POSITIVE_INFINITY : Number(high);
    if (t.gnu && (item === '' || (low !== '' && first === 0) || (high !== '' && last === 0))) return numbered;
    if (t.gnu && item === '-') return 'invalid range with no endpoint: -';
    if (last < first) return t.gnu ? 'invalid decreasing range' : `${last}<${first - 1}`;
    if (item !== '') ranges.push([first === 0 && !isFields ? 1 : first, last === 0 && !isFields ? 1 : last]);
  }
  return ranges;
}
