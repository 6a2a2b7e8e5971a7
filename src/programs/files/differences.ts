/** Lines [from, to) of one text stand where lines [fromOther, toOther) of the other do. */
export interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly fromOther: number;
  readonly toOther: number;
}

const MAX_CELLS = 4_000_000;

/** What differs between two lists of lines, by their longest common subsequence. Very long texts differ as a whole. */
export function lineDifferences(a: readonly string[], b: readonly string[]): Hunk[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  if (start === endA && start === endB) return [];
  const rows = endA - start;
  const columns = endB - start;
  if (rows * columns > MAX_CELLS) return [{ from: start, to: endA, fromOther: start, toOther: endB }];
  return walk(a, b, start, rows, columns);
}

function walk(a: readonly string[], b: readonly string[], start: number, rows: number, columns: number): Hunk[] {
  const width = columns + 1;
  const lengths = new Uint32Array((rows + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = rows - 1; i >= 0; i--)
    for (let j = columns - 1; j >= 0; j--)
      lengths[i * width + j] =
        a[start + i] === b[start + j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const hunks: Hunk[] = [];
  let i = 0;
  let j = 0;
  while (i < rows || j < columns) {
    if (i < rows && j < columns && a[start + i] === b[start + j]) {
      i++;
      j++;
      continue;
    }
    const from = i;
    const fromOther = j;
    while ((i < rows || j < columns) && !(i < rows && j < columns && a[start + i] === b[start + j])) {
      if (j >= columns || (i < rows && at(i + 1, j) >= at(i, j + 1))) i++;
      else j++;
    }
    hunks.push({ from: start + from, to: start + i, fromOther: start + fromOther, toOther: start + j });
  }
  return hunks;
}

const range = (from: number, to: number) =>
  to - from <= 1 ? String(to - from === 0 ? from : from + 1) : `${from + 1},${to}`;

/** `2c2`, `< old`, `---`, `> new` */
export function formatNormal(a: readonly string[], b: readonly string[], hunks: readonly Hunk[]): string {
  let text = '';
  for (const { from, to, fromOther, toOther } of hunks) {
    const letter = from === to ? 'a' : fromOther === toOther ? 'd' : 'c';
    text += `${range(from, to)}${letter}${range(fromOther, toOther)}\n`;
    for (const line of a.slice(from, to)) text += `< ${line}\n`;
    if (letter === 'c') text += '---\n';
    for (const line of b.slice(fromOther, toOther)) text += `> ${line}\n`;
  }
  return text;
}

/** What is close together is shown together. */
export function grouped(hunks: readonly Hunk[], around: number): Hunk[][] {
  const groups: Hunk[][] = [];
  for (const hunk of hunks) {
    const last = groups[groups.length - 1];
    const previous = last?.[last.length - 1];
    if (last !== undefined && previous !== undefined && hunk.from - previous.to <= around * 2) last.push(hunk);
    else groups.push([hunk]);
  }
  return groups;
}

/** Hunks with lines around them. */
export function formatUnified(
  a: readonly string[],
  b: readonly string[],
  hunks: readonly Hunk[],
  around: number,
): string {
  return grouped(hunks, around)
    .map((group) => unifiedGroup(a, b, group, around))
    .join('');
}

function unifiedGroup(a: readonly string[], b: readonly string[], group: readonly Hunk[], around: number): string {
  const first = group[0];
  const last = group[group.length - 1];
  if (first === undefined || last === undefined) return '';
  const before = Math.min(around, first.from);
  const after = Math.min(around, a.length - last.to);
  const span = (from: number, to: number) =>
    to - from === 1 ? String(from + 1) : `${to === from ? from : from + 1},${to - from}`;
  let text = `@@ -${span(first.from - before, last.to + after)} +${span(first.fromOther - before, last.toOther + after)} @@\n`;
  let at = first.from - before;
  for (const { from, to, fromOther, toOther } of group) {
    for (const line of a.slice(at, from)) text += ` ${line}\n`;
    for (const line of a.slice(from, to)) text += `-${line}\n`;
    for (const line of b.slice(fromOther, toOther)) text += `+${line}\n`;
    at = to;
  }
  for (const line of a.slice(at, last.to + after)) text += ` ${line}\n`;
  return text;
}
