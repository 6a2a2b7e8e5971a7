import { utf8Length } from '../../process';
import type { Blocking } from '../../process/types';
import { readInput, reason, type Tool, tool } from '../support/tool';

interface Counts {
  lines: number;
  words: number;
  characters: number;
  bytes: number;
  longest: number;
}

export const wc = tool(function* (t): Blocking<number> {
  const options = t.options('lwcmL', {
    long: { lines: 'l', words: 'w', bytes: 'c', chars: 'm', 'max-line-length': 'L' },
  });
  if (options.error) return yield* t.badOption(options);
  const columns = ['l', 'w', 'm', 'c', 'L'].filter((letter) => options.has(letter));
  const shown = columns.length > 0 ? columns : ['l', 'w', 'c'];
  const operandless = options.operands.length === 0;
  const paths = operandless ? ['-'] : options.operands;
  const rows: { counts: Counts; name: string }[] = [];
  let status = 0;
  for (const path of paths) {
    try {
      const text = yield* readInput(t.process, path);
      yield* t.tick(1 + (text.length >> 1));
      rows.push({ counts: count(text, shown), name: operandless ? '' : path });
    } catch (error) {
      const words = reason(error);
      const shownPath = path !== '-' ? path : t.gnu ? "'standard input'" : 'standard input';
      status = yield* t.fail(`${shownPath}: ${words}`);
      if (words === 'Is a directory') rows.push({ counts: count('', shown), name: operandless ? '' : path });
    }
  }
  if (paths.length > 1) rows.push({ counts: total(rows.map((row) => row.counts)), name: 'total' });
  const width = columnWidth(t, shown, rows, paths);
  for (const { counts, name } of rows) t.put(format(t, shown, counts, name, width, paths.length > 1));
  return status;
});

/** Only what is shown is counted: the text may have millions of words. */
function count(text: string, shown: readonly string[]): Counts {
  const counted = (letter: string, of: () => number): number => (shown.includes(letter) ? of() : 0);
  return {
    lines: counted('l', () => countOf(text.matchAll(/\n/g))),
    words: counted('w', () => countOf(text.matchAll(/\S+/g))),
    characters: counted('m', () => text.length - countOf(text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g))),
    bytes: utf8Length(text),
    longest: counted('L', () => text.split('\n').reduce((most, line) => Math.max(most, columnsOf(line)), 0)),
  };
}

function countOf(matches: Iterable<unknown>): number {
  let count = 0;
  for (const _ of matches) count++;
  return count;
}

/** A tab goes on to the next multiple of eight. */
const columnsOf = (line: string): number =>
  line.split('\t').reduce((width, part, i) => (i === 0 ? 0 : width - (width % 8) + 8) + part.length, 0);

function total(all: readonly Counts[]): Counts {
  const sum = (pick: (counts: Counts) => number) => all.reduce((so, counts) => so + pick(counts), 0);
  return {
    lines: sum((counts) => counts.lines),
    words: sum((counts) => counts.words),
    characters: sum((counts) => counts.characters),
    bytes: sum((counts) => counts.bytes),
    longest: all.reduce((most, counts) => Math.max(most, counts.longest), 0),
  };
}

/** GNU: as wide as the sum of the files' sizes, 7 where a size is unknown, 1 for a single number. */
function columnWidth(
  t: Tool,
  shown: readonly string[],
  rows: readonly { counts: Counts }[],
  paths: readonly string[],
): number {
  if (!t.gnu) return 9;
  if (shown.length === 1 && paths.length === 1) return 1;
  if (paths.includes('-') && (paths.length > 1 || t.process.fd(0)?.kind !== 'file')) return 7;
  // What is no regular file has no size to go by.
  if (paths.some((path) => path !== '-' && t.process.tryStat(path)?.type === 'directory')) return 7;
  const bytes = paths.length > 1 ? (rows[rows.length - 1]?.counts.bytes ?? 0) : (rows[0]?.counts.bytes ?? 0);
  return String(bytes).length;
}

function format(
  t: Tool,
  shown: readonly string[],
  counts: Counts,
  name: string,
  width: number,
  several: boolean,
): string {
  const values: Readonly<Record<string, number>> = {
    l: counts.lines,
    w: counts.words,
    m: counts.characters,
    c: counts.bytes,
    L: counts.longest,
  };
  const numbers = shown.map((letter) => String(values[letter] ?? 0));
  const single = numbers.length === 1 && !t.gnu && !several;
  const text = single ? (numbers[0] ?? '') : numbers.map((number) => number.padStart(width)).join(' ');
  return `${text}${name === '' ? '' : ` ${name}`}\n`;
}
