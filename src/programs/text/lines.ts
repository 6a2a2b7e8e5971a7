import { byteOrder } from '../../process';
import type { Blocking } from '../../process/types';
import { readInput, reason, splitLines, type Tool, tool } from '../support/tool';

/** Programs that rearrange lines: tac, rev, comm, expand, shuf, column. */

/** All files as one text, undefined after the complaint about one; `gnuWords` is what GNU says if it cannot be opened. */
export function* readAll(
  t: Tool,
  operands: readonly string[],
  gnuWords = (path: string, words: string) => `${path}: ${words}`,
): Blocking<string | undefined> {
  let text = '';
  for (const path of operands.length > 0 ? operands : ['-']) {
    try {
      text += yield* readInput(t.process, path);
    } catch (error) {
      const words = reason(error);
      yield* t.failEither(`${path}: ${words}`, gnuWords(path, words));
      return undefined;
    }
  }
  return text;
}

/** The files that can be read as one text; the others are complained about, and make the status 1. */
export function* readThose(
  t: Tool,
  operands: readonly string[],
  gnuWords?: (path: string, words: string) => string,
): Blocking<{ text: string; status: number }> {
  let text = '';
  let status = 0;
  for (const path of operands.length > 0 ? operands : ['-']) {
    const part = yield* readAll(t, [path], gnuWords);
    if (part === undefined) status = 1;
    else text += part;
  }
  return { text, status };
}

export const tac = tool(function* (t): Blocking<number> {
  const options = t.options('brs:', { long: { before: 'b', regex: 'r', separator: 's' }, busybox: '' });
  if (options.error) return yield* t.badOption(options);
  const separator = options.value('s') ?? '\n';
  const texts: string[] = [];
  let status = 0;
  for (const path of options.operands.length > 0 ? options.operands : ['-']) {
    const text = yield* readAll(t, [path], (name, words) =>
      words === 'Is a directory' ? `${name}: read error: ${words}` : `failed to open '${name}' for reading: ${words}`,
    );
    if (text === undefined) status = 1;
    else texts.push(text);
  }
  for (const text of texts) {
    const records = splitLines(text, separator);
    const ends = records.map((_, i) => (i < records.length - 1 || text.endsWith(separator) ? separator : ''));
    t.put(inOrder(records, ends, options.has('b')).reverse().join(''));
  }
  return status;
});

/** Records with their separators behind them, or in front of them with `-b`. */
const inOrder = (records: readonly string[], ends: readonly string[], before: boolean): string[] =>
  records.map((record, i) => (before ? (i === 0 ? '' : (ends[i - 1] ?? '')) + record : record + (ends[i] ?? '')));

export const rev = tool(function* (t): Blocking<number> {
  const options = t.options('');
  if (options.error) return yield* t.badOption(options);
  const { operands } = options;
  let status = 0;
  for (const path of operands.length > 0 ? operands : ['-']) {
    const text = yield* readAll(t, [path], (name, words) => `cannot open ${name}: ${words}`);
    if (text === undefined) status = 1;
    const lines = (text ?? '').split('\n');
    t.put(lines.map((line) => [...line].reverse().join('')).join('\n'));
  }
  return status;
});

export const comm = tool(function* (t): Blocking<number> {
  const options = t.options('123z', {
    long: { 'check-order': 'check', 'nocheck-order': 'nocheck', 'output-delimiter': 'glue=', total: 'total' },
    busybox: '123',
  });
  if (options.error) return yield* t.badOption(options);
  if (options.operands.length !== 2) {
    const [one, , extra] = options.operands;
    if (extra !== undefined) return yield* t.misuse(`extra operand '${extra}'`);
    return yield* t.misuse(one === undefined ? 'missing operand' : `missing operand after '${one}'`);
  }
  const tab = options.value('glue=') ?? '\t';
  const counts = [0, 0, 0];
  const [first = '-', second = '-'] = options.operands;
  const left = yield* readAll(t, [first]);
  const right = left === undefined ? undefined : yield* readAll(t, [second]);
  if (left === undefined || right === undefined) return 1;
  const a = splitLines(left);
  const b = splitLines(right);
  const show = (column: 1 | 2 | 3, line: string) => {
    counts[column - 1] = (counts[column - 1] ?? 0) + 1;
    if (options.has(String(column))) return;
    const tabs = (column > 1 && !options.has('1') ? tab : '') + (column > 2 && !options.has('2') ? tab : '');
    t.put(`${tabs}${line}\n`);
  };
  const disordered = new Set<number>();
  const checkOrder = function* (file: 1 | 2, lines: readonly string[], next: number): Blocking<void> {
    const line = lines[next];
    if (
      !t.gnu ||
      options.has('nocheck') ||
      line === undefined ||
      disordered.has(file) ||
      byteOrder(lines[next - 1] ?? '', line) <= 0
    )
      return;
    disordered.add(file);
    yield* t.fail(`file ${file} is not in sorted order`);
  };
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const x = a[i];
    const y = b[j];
    if (y === undefined || (x !== undefined && x < y)) {
      show(1, x ?? '');
      yield* checkOrder(1, a, ++i);
    } else if (x === undefined || y < x) {
      show(2, y);
      yield* checkOrder(2, b, ++j);
    } else {
      show(3, x);
      yield* checkOrder(1, a, ++i);
      yield* checkOrder(2, b, ++j);
    }
  }
  if (options.has('total')) t.put(`${counts.join(tab)}${tab}total\n`);
  return disordered.size === 0 ? 0 : yield* t.fail('input is not in sorted order');
});

export const expand = tool(function* (t): Blocking<number> {
  const options = t.options('it:', { long: { tabs: 't', initial: 'i' } });
  if (options.error) return yield* t.badOption(options);
  const given = options.value('t') ?? '8';
  const stops = given.split(/[ ,]+/).map(Number);
  if (stops.some((stop) => !Number.isInteger(stop)) || (!t.gnu && stops.length > 1))
    return yield* t.failEither(
      `invalid number '${given}'`,
      `tab size contains invalid character(s): '${given.replace(/^[\d, ]*/, '')}'`,
    );
  if (stops.includes(0))
    return yield* t.failEither(`number ${given} is not in 1..4294967295 range`, 'tab size cannot be 0');
  const { text, status } = yield* readThose(t, options.operands);
  for (const line of text.match(/[^\n]*\n|[^\n]+/g) ?? []) {
    let column = 0;
    let started = false;
    for (const character of line) {
      started ||= character !== '\t' && character !== ' ';
      const spaces = character === '\t' ? nextStop(column, stops) - column : 0;
      t.put(spaces > 0 && !(started && options.has('i')) ? ' '.repeat(spaces) : character);
      column += spaces > 0 ? spaces : 1;
    }
  }
  return status;
});

/** One number is a width; behind the last of several stops a tab is one blank. */
function nextStop(column: number, stops: readonly number[]): number {
  const [width = 8] = stops;
  if (stops.length <= 1) return column + width - (column % width);
  return stops.find((stop) => stop > column) ?? column + 1;
}

export const column = tool(function* (t): Blocking<number> {
  const options = t.options('ts:', { long: { table: 't', separator: 's' } });
  if (options.error) return yield* t.badOption(options);
  const text = yield* readAll(t, options.operands);
  if (text === undefined) return 1;
  const separator = options.value('s');
  const rows = splitLines(text).map((line) =>
    separator === undefined ? line.trim().split(/\s+/) : line.split(separator),
  );
  const widths = rows.reduce<number[]>((all, row) => {
    for (const [i, cell] of row.entries()) all[i] = Math.max(all[i] ?? 0, cell.length);
    return all;
  }, []);
  // All columns but the last are padded, also in rows that are shorter.
  const cellText = (cell: string, i: number) => (i === widths.length - 1 ? cell : cell.padEnd((widths[i] ?? 0) + 2));
  for (const row of rows)
    if (row.join('') !== '') t.put(`${widths.map((_, i) => cellText(row[i] ?? '', i)).join('')}\n`);
  return 0;
});

/** The order comes from the lines themselves, so equal input gives equal output in every run. */
export const shuf = tool(function* (t): Blocking<number> {
  const options = t.options('en:i:', { long: { echo: 'e', 'head-count': 'n', 'input-range': 'i' } });
  if (options.error) return yield* t.badOption(options);
  const given = options.value('i');
  const range = /^(\d+)-(\d+)$/.exec(given ?? '');
  if (given !== undefined && (range === null || Number(range[1]) > Number(range[2])))
    return yield* t.failEither(`bad range '${given}'`, `invalid input range: '${given}'`);
  const text = options.has('e') || range !== null ? '' : yield* readAll(t, options.operands);
  if (text === undefined) return 1;
  const lines = options.has('e') ? [...options.operands] : splitLines(text);
  if (range !== null)
    for (let n = Number(range[1]); n <= Number(range[2]) && lines.length < 100_000; n++) lines.push(String(n));
  let state = lines.length + t.process.pid;
  for (let i = lines.length - 1; i > 0; i--) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const j = state % (i + 1);
    [lines[i], lines[j]] = [lines[j] ?? '', lines[i] ?? ''];
  }
  const count = Number(options.value('n') ?? lines.length);
  t.put(
    lines
      .slice(0, count)
      .map((line) => `${line}\n`)
      .join(''),
  );
  return 0;
});
