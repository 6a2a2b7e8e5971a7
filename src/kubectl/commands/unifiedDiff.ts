/** `diff -u -N` of two texts, with three lines around each change. */
const CONTEXT = 3;

export interface DiffFile {
  path: string;
  /** When it was last written, as GNU diff prints it. */
  time: string;
}

/** Beyond this many lines the differing middle is shown as a whole: the table of the comparison is quadratic. */
const LONGEST = 1500;

interface Line {
  mark: ' ' | '-' | '+';
  text: string;
}

export function unifiedDiff(old: DiffFile, next: DiffFile, before: string, after: string): string {
  if (before === after) return '';
  const lines = compareLines(linesOf(before), linesOf(after));
  const near = (index: number) =>
    lines.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some(({ mark }) => mark !== ' ');
  let text = `diff -u -N ${old.path} ${next.path}\n--- ${old.path}\t${old.time}\n+++ ${next.path}\t${next.time}\n`;
  let oldLine = 1;
  let newLine = 1;
  for (let index = 0; index < lines.length; ) {
    if (!near(index)) {
      oldLine++;
      newLine++;
      index++;
      continue;
    }
    const start = index;
    while (index < lines.length && near(index)) index++;
    const hunk = lines.slice(start, index);
    const oldCount = hunk.filter(({ mark }) => mark !== '+').length;
    const newCount = hunk.filter(({ mark }) => mark !== '-').length;
    text += `@@ -${range(oldLine, oldCount)} +${range(newLine, newCount)} @@\n`;
    text += hunk.map((line) => `${line.mark}${line.text}\n`).join('');
    oldLine += oldCount;
    newLine += newCount;
  }
  return text;
}

const linesOf = (text: string): string[] => (text === '' ? [] : text.replace(/\n$/, '').split('\n'));

const range = (line: number, count: number): string =>
  count === 1 ? String(line) : `${count === 0 ? line - 1 : line},${count}`;

function compareLines(before: readonly string[], after: readonly string[]): Line[] {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let end = 0;
  while (end < Math.min(before.length, after.length) - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  const same = (text: string): Line => ({ mark: ' ', text });
  const middle = changedMiddle(before.slice(start, before.length - end), after.slice(start, after.length - end));
  return [...before.slice(0, start).map(same), ...middle, ...before.slice(before.length - end).map(same)];
}

/** The longest common subsequence, by the usual table. */
function changedMiddle(before: readonly string[], after: readonly string[]): Line[] {
  const removed = (text: string): Line => ({ mark: '-', text });
  const added = (text: string): Line => ({ mark: '+', text });
  if (before.length > LONGEST || after.length > LONGEST) return [...before.map(removed), ...after.map(added)];
  const width = after.length + 1;
  const common = new Uint32Array((before.length + 1) * width);
  const at = (i: number, j: number) => common[i * width + j] ?? 0;
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--)
      common[i * width + j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const lines: Line[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      lines.push({ mark: ' ', text: before[i++] ?? '' });
      j++;
    } else if (j >= after.length || (i < before.length && at(i + 1, j) >= at(i, j + 1)))
      lines.push(removed(before[i++] ?? ''));
    else lines.push(added(after[j++] ?? ''));
  }
  return lines;
}
