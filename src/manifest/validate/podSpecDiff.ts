/**
 * The unified diff that the server appends when a Pod's spec may not change: both specs as JSON with Go's field names, one
 * space per level, three lines of context. Approximate: the server prints unset fields too, which only moves line numbers
 * and context; the lines that differ are its own.
 */

import { goString } from '../../api/goJson';
import { fieldOf, isRecord, type JsonObject } from '../../api/json';

const CONTEXT = 3;
const MAX_LINES = 2000;

export function podSpecDiff(next: JsonObject, previous: JsonObject): string {
  return unifiedDiff(goLines(previous), goLines(next));
}

/** `podIP` → `PodIP`, `dnsPolicy` → `DNSPolicy`: Go writes initials in capitals. */
function goName(field: string): string {
  const initials = /^(?:dns|http|tcp|grpc|ip|uid|gid|pid|fs|tty|nfs|rbd|csi|fc|ipc)(?=[A-Z]|$)/.exec(field)?.[0] ?? '';
  const rest = field.slice(initials.length);
  if (initials === 'fs') return `FS${rest}`;
  const named = initials === '' ? field.charAt(0).toUpperCase() + field.slice(1) : initials.toUpperCase() + rest;
  return named.replace(/Ip(?=[A-Z]|$)/g, 'IP');
}

/** Maps whose keys are the author's: they keep them. */
const isAuthored = (name: string): boolean => /^(?:NodeSelector|Limits|Requests|MatchLabels|Overhead)$/.test(name);

function goLines(value: unknown, indent = '', head = '', tail = '', authored = false): string[] {
  const inner = `${indent} `;
  if (Array.isArray(value)) {
    if (value.length === 0) return [`${indent}${head}[]${tail}`];
    const items = value.flatMap((item, index) => goLines(item, inner, '', index < value.length - 1 ? ',' : ''));
    return [`${indent}${head}[`, ...items, `${indent}]${tail}`];
  }
  if (isRecord(value)) {
    const keys = Object.keys(value)
      .filter((key) => value[key] !== undefined)
      .sort();
    if (keys.length === 0) return [`${indent}${head}{}${tail}`];
    const fields = keys.flatMap((key, index) => {
      const name = authored ? key : goName(key);
      const comma = index < keys.length - 1 ? ',' : '';
      return goLines(fieldOf(value, key), inner, `${goString(name)}: `, comma, isAuthored(name));
    });
    return [`${indent}${head}{`, ...fields, `${indent}}${tail}`];
  }
  const text =
    typeof value === 'string' ? goString(value, false) : value === undefined ? 'null' : JSON.stringify(value);
  return [`${indent}${head}${text}${tail}`];
}

type Line = { mark: ' ' | '-' | '+'; text: string };

/** Hunks with `@@ -a,b +c,d @@` heads. */
export function unifiedDiff(before: readonly string[], after: readonly string[]): string {
  const lines = compared(before, after);
  const out: string[] = [];
  let [fromLine, toLine] = [1, 1];
  let index = 0;
  while (index < lines.length) {
    const firstChange = lines.findIndex((line, at) => at >= index && line.mark !== ' ');
    if (firstChange < 0) break;
    const start = Math.max(index, firstChange - CONTEXT);
    fromLine += start - index;
    toLine += start - index;
    const end = hunkEnd(lines, firstChange);
    const hunk = lines.slice(start, end);
    const removed = hunk.filter(({ mark }) => mark !== '+').length;
    const added = hunk.filter(({ mark }) => mark !== '-').length;
    out.push(`@@ -${fromLine},${removed} +${toLine},${added} @@`, ...hunk.map(({ mark, text }) => mark + text));
    fromLine += removed;
    toLine += added;
    index = end;
  }
  return out.length === 0 ? '' : `${out.join('\n')}\n`;
}

/** Changes that lie closer than two contexts share a hunk. */
function hunkEnd(lines: readonly Line[], firstChange: number): number {
  let last = firstChange;
  for (let index = firstChange; index < lines.length && index - last <= 2 * CONTEXT; index++)
    if (lines[index]?.mark !== ' ') last = index;
  return Math.min(lines.length, last + 1 + CONTEXT);
}

/** Longest common subsequence of the part that differs; very long texts are replaced as a whole. */
function compared(before: readonly string[], after: readonly string[]): Line[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < before.length - head && tail < after.length - head && before.at(-1 - tail) === after.at(-1 - tail))
    tail++;
  const from = before.slice(head, before.length - tail);
  const to = after.slice(head, after.length - tail);
  const same = (texts: readonly string[]): Line[] => texts.map((text) => ({ mark: ' ', text }));
  const middle: Line[] =
    from.length * to.length > MAX_LINES * MAX_LINES
      ? [...from.map((text): Line => ({ mark: '-', text })), ...to.map((text): Line => ({ mark: '+', text }))]
      : walk(from, to);
  return [...same(before.slice(0, head)), ...middle, ...same(before.slice(before.length - tail))];
}

function walk(from: readonly string[], to: readonly string[]): Line[] {
  const width = to.length + 1;
  const lengths = new Uint16Array((from.length + 1) * width);
  for (let row = from.length - 1; row >= 0; row--)
    for (let column = to.length - 1; column >= 0; column--)
      lengths[row * width + column] =
        from[row] === to[column]
          ? (lengths[(row + 1) * width + column + 1] ?? 0) + 1
          : Math.max(lengths[(row + 1) * width + column] ?? 0, lengths[row * width + column + 1] ?? 0);
  const out: Line[] = [];
  let [row, column] = [0, 0];
  while (row < from.length || column < to.length) {
    const left = from[row];
    const right = to[column];
    if (left !== undefined && left === right) {
      out.push({ mark: ' ', text: left });
      row++;
      column++;
    } else if (
      left !== undefined &&
      (right === undefined || (lengths[(row + 1) * width + column] ?? 0) >= (lengths[row * width + column + 1] ?? 0))
    ) {
      out.push({ mark: '-', text: left });
      row++;
    } else {
      out.push({ mark: '+', text: right ?? '' });
      column++;
    }
  }
  return out;
}
