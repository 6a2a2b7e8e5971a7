import { byteOrder } from '../../process';
import type { Blocking } from '../../process/types';
import { readInput, reason, splitLines, type Tool, tool } from '../support/tool';

/** Programs that rearrange lines: tac, rev, nl, fold, paste, comm, join, expand, shuf, tsort, column. */

function* readAll(t: Tool, operands: readonly string[]): Blocking<string | undefined> {
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
  const text = yield* readAll(t, t.options('').operands);
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

export const nl = tool(function* (t): Blocking<number> {
  const options = t.options('b:w:s:n:v:i:', {
    long: { 'body-numbering': 'b', 'number-width': 'w', 'number-separator': 's' },
  });
  const text = yield* readAll(t, options.operands);
  if (text === undefined) return 1;
  const width = Number(options.value('w') ?? 6);
  const separator = options.value('s') ?? '\t';
  let number = Number(options.value('v') ?? 1);
  for (const line of splitLines(text)) {
    const numbered = options.value('b') === 'a' || (line !== '' && options.value('b') !== 'n');
    t.put(
      numbered
        ? `${String(number).padStart(width)}${separator}${line}\n`
        : `${' '.repeat(width + separator.length)}${line}\n`,
    );
    if (numbered) number += Number(options.value('i') ?? 1);
  }
  return 0;
});

export const fold = tool(function* (t): Blocking<number> {
  const options = t.options('bsw:', { long: { width: 'w', spaces: 's' } });
  const text = yield* readAll(t, options.operands);
  if (text === undefined) return 1;
  const width = Math.max(1, Number(options.value('w') ?? 80) || 80);
  const lines = text.split('\n').map((line) => foldLine(line, width, options.has('s')));
  t.put(lines.join('\n'));
  return 0;
});

function foldLine(line: string, width: number, atSpaces: boolean): string {
  const parts: string[] = [];
  let rest = line;
  while (rest.length > width) {
    const space = atSpaces ? rest.lastIndexOf(' ', width - 1) : -1;
    const end = space >= 0 ? space + 1 : width;
    parts.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...parts, rest].join('\n');
}

export const paste = tool(function* (t): Blocking<number> {
  const options = t.options('sd:', { long: { serial: 's', delimiters: 'd' } });
  const glue = (options.value('d') ?? '\t').replace(/\\n/g, '\n').replace(/\\t/g, '\t');
  const columns: string[][] = [];
  for (const path of options.operands.length > 0 ? options.operands : ['-']) {
    const text = yield* readAll(t, [path]);
    if (text === undefined) return 1;
    columns.push(splitLines(text));
  }
  const join = (parts: readonly string[]) =>
    parts.map((part, i) => (i === 0 ? part : glue.charAt((i - 1) % Math.max(1, glue.length)) + part)).join('');
  if (options.has('s')) for (const column of columns) t.put(`${join(column)}\n`);
  else {
    const rows = Math.max(...columns.map((column) => column.length));
    for (let row = 0; row < rows; row++) t.put(`${join(columns.map((column) => column[row] ?? ''))}\n`);
  }
  return 0;
});

export const comm = tool(function* (t): Blocking<number> {
  const options = t.options('123');
  const [first = '-', second = '-'] = options.operands;
  const left = yield* readAll(t, [first]);
  const right = left === undefined ? undefined : yield* readAll(t, [second]);
  if (left === undefined || right === undefined) return 1;
  const a = splitLines(left);
  const b = splitLines(right);
  const show = (column: 1 | 2 | 3, line: string) => {
    if (options.has(String(column))) return;
    const tabs = (column > 1 && !options.has('1') ? '\t' : '') + (column > 2 && !options.has('2') ? '\t' : '');
    t.put(`${tabs}${line}\n`);
  };
  const disordered = new Set<number>();
  const checkOrder = function* (file: 1 | 2, lines: readonly string[], next: number): Blocking<void> {
    const line = lines[next];
    if (!t.gnu || line === undefined || disordered.has(file) || byteOrder(lines[next - 1] ?? '', line) <= 0) return;
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
