import { byteOrder } from '../../process';
import type { Blocking } from '../../process/types';
import { readInput, reason, splitLines, type Tool, tool } from '../support/tool';

/** Programs that rearrange lines: tac, rev, comm, expand, shuf, column. */

export function* readAll(t: Tool, operands: readonly string[]): Blocking<string | undefined> {
  let text = '';
  for (const path of operands.length > 0 ? operands : ['-']) {
    try {
      text += yield* readInput(t.process, path);
    } catch (error) {
      yield* t.failEither(`${path}: ${reason(error)}`, `${path}: ${reason(error)}`);
      return undefined;
    }
  }
  return text;
}

export const tac = tool(function* (t): Blocking<number> {
  const options = t.options('brs:', { long: { before: 'b', regex: 'r', separator: 's' }, busybox: '' });
  if (options.error) return yield* t.badOption(options);
  const text = yield* readAll(t, options.operands);
  if (text === undefined) return 1;
  const reversed = splitLines(text).reverse();
  t.put(reversed.map((line) => `${line}\n`).join(''));
  return 0;
});

export const rev = tool(function* (t): Blocking<number> {
  const text = yield* readAll(t, t.options('').operands);
  if (text === undefined) return 1;
  t.put(
    text
      .split('\n')
      .map((line) => [...line].reverse().join(''))
      .join('\n'),
  );
  return 0;
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
  const text = yield* readAll(t, options.operands);
  if (text === undefined) return 1;
  const width = Number(options.value('t') ?? 8) || 8;
  for (const line of text.split(/(?<=\n)/)) {
    let column = 0;
    for (const character of line) {
      const spaces = character === '\t' ? width - (column % width) : 0;
      t.put(spaces > 0 ? ' '.repeat(spaces) : character);
      column += spaces > 0 ? spaces : 1;
    }
  }
  return 0;
});

export const column = tool(function* (t): Blocking<number> {
  const options = t.options('ts:', { long: { table: 't', separator: 's' } });
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
  for (const row of rows)
    t.put(`${row.map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd((widths[i] ?? 0) + 2))).join('')}\n`);
  return 0;
});

/** The order comes from the lines themselves, so equal input gives equal output in every run. */
export const shuf = tool(function* (t): Blocking<number> {
  const options = t.options('en:i:', { long: { echo: 'e', 'head-count': 'n', 'input-range': 'i' } });
  const range = /^(\d+)-(\d+)$/.exec(options.value('i') ?? '');
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
