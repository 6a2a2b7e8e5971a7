/**
 * Elastic tab stops, as Go's text/tabwriter lays them out: a column is a run of consecutive lines that have a
 * tab-terminated cell there; it is as wide as its widest cell plus the padding. The last cell of a line is not padded.
 */
export interface TabLayout {
  minWidth: number;
  padding: number;
  /** Widths by column that earlier output had. They only grow: `kubectl get -w` keeps its columns. */
  remembered?: number[];
}

/** What `kubectl get` uses (cli-runtime printers.GetNewTabWriter). */
export const TABLE_LAYOUT: TabLayout = { minWidth: 6, padding: 3 };
/** What `kubectl describe` uses (describe.go tabbedString). */
export const DESCRIBE_LAYOUT: TabLayout = { minWidth: 0, padding: 2 };

/** Replaces tabs by spaces. Text that does not end in a newline keeps its last line open. */
export function alignTabs(text: string, layout: TabLayout): string {
  const lines = text.split('\n').map((line) => line.split('\t'));
  const output: string[] = [];
  formatBlock({ lines, layout, output }, [], 0, lines.length);
  return output.join('\n');
}

interface Formatting {
  lines: readonly (readonly string[])[];
  layout: TabLayout;
  output: string[];
}

/** Models text/tabwriter Writer.format: lines `from`..`to` whose first `widths.length` columns are known. */
function formatBlock(state: Formatting, widths: number[], from: number, to: number): void {
  const column = widths.length;
  let pending = from;
  for (let line = from; line < to; line++) {
    if (!hasCell(state, line, column)) continue;
    writeLines(state, widths, pending, line);
    pending = line;
    let width = state.layout.minWidth;
    while (line < to && hasCell(state, line, column)) {
      width = Math.max(width, textWidth(state.lines[line]?.[column] ?? '') + state.layout.padding);
      line++;
    }
    formatBlock(state, [...widths, rememberWidth(state.layout, widths, width)], pending, line);
    pending = line;
    // The loop's own increment would skip the line that ended the block.
    line--;
  }
  writeLines(state, widths, pending, to);
}

const hasCell = (state: Formatting, line: number, column: number): boolean =>
  column < (state.lines[line]?.length ?? 0) - 1;

function rememberWidth(layout: TabLayout, widths: readonly number[], width: number): number {
  const { remembered } = layout;
  if (!remembered) return width;
  const column = widths.length;
  for (let known = remembered.length; known < column; known++) remembered[known] = widths[known] ?? 0;
  const wider = Math.max(remembered[column] ?? 0, width);
  remembered[column] = wider;
  return wider;
}

function writeLines(state: Formatting, widths: readonly number[], from: number, to: number): void {
  for (let line = from; line < to; line++) {
    const cells = state.lines[line] ?? [];
    let text = '';
    cells.forEach((cell, column) => {
      const width = widths[column];
      text += width === undefined ? cell : padTo(cell, width);
    });
    state.output.push(text);
  }
}

const padTo = (cell: string, width: number): string => cell + ' '.repeat(Math.max(0, width - textWidth(cell)));

/** Characters, not UTF-16 units: Go counts runes. */
function textWidth(text: string): number {
  let width = 0;
  for (const _ of text) width++;
  return width;
}
