const TERMINAL_WIDTH = 80;
const TAB = 8;

/** busybox: columns of one width, filled downwards or `across`. */
export function equalColumns(names: readonly string[], across: boolean): string {
  const width = names.reduce((most, name) => Math.max(most, name.length), 0) + 2;
  const perRow = Math.max(1, Math.floor(TERMINAL_WIDTH / width));
  const rows = Math.ceil(names.length / perRow);
  return rowsOf(names, rows, across ? perRow : 0, () => width);
}

/** GNU: as many columns as fit, each as wide as it must be. */
export function fittedColumns(names: readonly string[], across: boolean): string {
  for (let count = Math.min(names.length, Math.floor(TERMINAL_WIDTH / 3)); count > 1; count--) {
    const rows = Math.ceil(names.length / count);
    if (!across && Math.ceil(names.length / rows) !== count) continue;
    const columnOf = (i: number) => (across ? i % count : Math.floor(i / rows));
    const widths = new Array<number>(count).fill(0);
    for (const [i, name] of names.entries()) {
      const column = columnOf(i);
      widths[column] = Math.max(widths[column] ?? 0, name.length + (column === count - 1 ? 0 : 2));
    }
    if (widths.reduce((sum, width) => sum + width, 0) < TERMINAL_WIDTH)
      return rowsOf(names, rows, across ? count : 0, (column) => widths[column] ?? 0, TAB);
  }
  return names.map((name) => `${name}\n`).join('');
}

/** `perRow` 0: downwards. Gaps are blanks, or tabs where one reaches over a stop `tab` apart. */
function rowsOf(
  names: readonly string[],
  rows: number,
  perRow: number,
  width: (column: number) => number,
  tab?: number,
): string {
  let text = '';
  for (let row = 0; row < rows; row++) {
    const cells = perRow > 0 ? names.slice(row * perRow, (row + 1) * perRow) : names.filter((_, i) => i % rows === row);
    let start = 0;
    for (const [i, cell] of cells.entries()) {
      const end = start + width(i);
      text += i === cells.length - 1 ? cell : cell + gap(start + cell.length, end, tab);
      start = end;
    }
    text += '\n';
  }
  return text;
}

function gap(from: number, to: number, tab: number | undefined): string {
  let text = '';
  for (let at = from; at < to; ) {
    const stop = tab === undefined ? to + 1 : (Math.floor(at / tab) + 1) * tab;
    const jumps = tab !== undefined && Math.floor(to / tab) > Math.floor((at + 1) / tab);
    text += jumps ? '\t' : ' ';
    at = jumps ? stop : at + 1;
  }
  return text;
}

/** Names with commas between them in lines that fit, as GNU's `ls -m` prints them. */
export function commaLines(names: readonly string[]): string {
  let text = '';
  let column = 0;
  for (const [i, name] of names.entries()) {
    const length = name.length + (i < names.length - 1 ? 1 : 0);
    if (i > 0) {
      const fits = column + 1 + length < TERMINAL_WIDTH;
      text += fits ? ' ' : '\n';
      column = fits ? column + 1 : 0;
    }
    text += i < names.length - 1 ? `${name},` : name;
    column += length;
  }
  return `${text}\n`;
}
