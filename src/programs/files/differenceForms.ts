import { grouped, type Hunk } from './differences';

/** What else GNU diff prints of the hunks between two lists of lines: -c, -y and -e. */

/** `*** 1,3 ****` and `--- 1,3 ----`: each side of a place with its own lines, if any of them differ. */
export function formatContext(
  a: readonly string[],
  b: readonly string[],
  hunks: readonly Hunk[],
  around: number,
): string {
  const side = (lines: readonly string[], parts: readonly (readonly [number, number, string])[]): string => {
    const start = Math.max(0, (parts[0]?.[0] ?? 0) - around);
    const end = Math.min(lines.length, (parts.at(-1)?.[1] ?? 0) + around);
    return parts.every(([from, to]) => from === to)
      ? ''
      : lines
          .slice(start, end)
          .map((line, i) => {
            const mark = parts.find(([from, to]) => start + i >= from && start + i < to)?.[2] ?? ' ';
            return `${mark} ${line}\n`;
          })
          .join('');
  };
  const span = (from: number, to: number, length: number): string => {
    const start = Math.max(0, from - around);
    const end = Math.min(length, to + around);
    return end - start > 1 ? `${start + 1},${end}` : String(end);
  };
  let text = '';
  for (const group of grouped(hunks, around)) {
    const [first, last] = [group[0], group.at(-1)];
    if (first === undefined || last === undefined) continue;
    const changed = (hunk: Hunk) => hunk.from < hunk.to && hunk.fromOther < hunk.toOther;
    const old = group.map((hunk) => [hunk.from, hunk.to, changed(hunk) ? '!' : '-'] as const);
    const young = group.map((hunk) => [hunk.fromOther, hunk.toOther, changed(hunk) ? '!' : '+'] as const);
    text += `***************\n*** ${span(first.from, last.to, a.length)} ****\n${side(a, old)}`;
    text += `--- ${span(first.fromOther, last.toOther, b.length)} ----\n${side(b, young)}`;
  }
  return text;
}

const TAB = 8;

/** Tabs, then blanks, from one column to another. */
function pad(from: number, to: number): string {
  const tabs = Math.max(0, Math.floor(to / TAB) - Math.floor(from / TAB));
  return '\t'.repeat(tabs) + ' '.repeat(to - (tabs > 0 ? Math.floor(to / TAB) * TAB : from));
}

/** Both sides in columns; `common` is false where only what differs is shown. Models diffutils' src/side.c. */
export function formatSides(
  a: readonly string[],
  b: readonly string[],
  hunks: readonly Hunk[],
  width: number,
  common: boolean,
): string {
  const column = Math.floor((width + TAB + 3) / (2 * TAB)) * TAB;
  const half = Math.max(0, Math.min(column - 3, width - column));
  const row = (left: string | undefined, mark: string, right: string | undefined): string => {
    let text = (left ?? '').slice(0, half);
    let at = text.length;
    if (mark !== ' ') {
      const middle = Math.floor((half + column - 1) / 2);
      text += pad(at, middle) + mark;
      at = middle + 1;
    }
    if (right !== undefined && right !== '') text += pad(at, column) + right.slice(0, half);
    return `${text}\n`;
  };
  let text = '';
  let at = 0;
  let other = 0;
  for (const { from, to, fromOther, toOther } of [
    ...hunks,
    { from: a.length, to: a.length, fromOther: b.length, toOther: b.length },
  ]) {
    if (common) for (; at < from; at++, other++) text += row(a[at], ' ', b[other]);
    for (let i = 0; i < Math.max(to - from, toOther - fromOther); i++) {
      const left = from + i < to ? a[from + i] : undefined;
      const right = fromOther + i < toOther ? b[fromOther + i] : undefined;
      text += row(left, left === undefined ? '>' : right === undefined ? '<' : '|', right);
    }
    at = to;
    other = toOther;
  }
  return text;
}

/** A script for ed, from the last place to the first. */
export function formatScript(b: readonly string[], hunks: readonly Hunk[]): string {
  return hunks
    .toReversed()
    .map(({ from, to, fromOther, toOther }) => {
      const letter = from === to ? 'a' : fromOther === toOther ? 'd' : 'c';
      const where = to - from > 1 ? `${from + 1},${to}` : String(to);
      const lines = b.slice(fromOther, toOther).map((line) => `${line}\n`);
      return `${where}${letter}\n${letter === 'd' ? '' : `${lines.join('')}.\n`}`;
    })
    .join('');
}
