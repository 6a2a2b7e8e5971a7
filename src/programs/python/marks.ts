import type { Expression } from './nodes';
import { lineSpan, type Source } from './source';
import type { Place } from './values';

/** Where in an expression the marks change: `a / b` is `~~^~~`. Offsets into the source. */
function anchors(place: Place, { text }: Source, minor: number): { from: number; to: number } | undefined {
  const after = (node: Expression, character: string) => text.indexOf(character, endOf(node, text));
  switch (place.kind) {
    case 'binary': {
      const from = after(place.left, place.operator);
      return { from, to: from + place.operator.length };
    }
    case 'subscript':
      return { from: after(place.object, '['), to: place.end };
    case 'call':
      return minor >= 13 ? { from: after(place.callee, '('), to: place.end } : undefined;
    default:
      return undefined;
  }
}

/** Where a node ends, with the parentheses that it is in. */
function endOf(node: Expression, text: string): number {
  if (!('parenthesized' in node) || node.parenthesized !== true) return node.end;
  return text.indexOf(')', node.end - (node.kind === 'tuple' ? 1 : 0)) + 1;
}

/** The lines of a traceback with `~~~^^^` below what failed. Python 3.10 and before have no marks. */
export function fixedMarks(source: Source, place: Place, minor: number): string {
  const line = lineSpan(source, place.start);
  const written = source.text.slice(line.start, line.end).trimEnd();
  const shown = written.trimStart();
  if (shown === '') return '';
  const begin = line.start + written.length - shown.length;
  const first = `    ${shown}\n`;
  if (minor < 11 || place.kind === 'start') return first;
  const isSpread = place.end > line.end;
  if (isSpread && minor >= 13) return spreadMarks(source, place, minor);
  const end = Math.min(place.end, line.start + written.length);
  const around = isSpread ? undefined : anchors(place, source, minor);
  const isAll = place.start <= begin && end - begin >= shown.length;
  if (isAll && !around) return first;
  if (minor >= 13 && isWholeCall(place, shown, begin, source)) return first;
  return `${first}    ${marksBetween(source, begin, place, end, around)}\n`;
}

type Around = { from: number; to: number } | undefined;

function marksBetween(source: Source, begin: number, place: Place, end: number, around: Around): string {
  let marks = '';
  for (let at = begin; at < end; at++) {
    const isBlank = at < place.start || (marks.trim() === '' && /\s/.test(source.text.charAt(at)));
    marks += isBlank ? ' ' : around && (at < around.from || at >= around.to) ? '~' : '^';
  }
  return marks;
}

// Models Lib/traceback.py of 3.13: the first and last line, and those around where the marks change.
function spreadMarks(source: Source, place: Place, minor: number): string {
  const start = lineSpan(source, place.start).start;
  const { end } = lineSpan(source, Math.max(place.start, place.end - 1));
  const around = anchors(place, source, minor);
  const lines: { from: number; text: string }[] = [];
  for (let at = start; at <= end; at += (lines[lines.length - 1]?.text.length ?? 0) + 1)
    lines.push({ from: at, text: source.text.slice(at, lineSpan(source, at).end) });
  const margin = Math.min(...lines.filter(({ text }) => text.trim() !== '').map(({ text }) => text.search(/\S/)));
  const rowOf = (offset: number) => lines.findIndex(({ from, text }) => offset <= from + text.length);
  const wanted = new Set([0, lines.length - 1]);
  if (around)
    for (const row of [rowOf(around.from), rowOf(around.to)])
      for (const near of [row - 1, row, row + 1]) if (near >= 0 && near < lines.length) wanted.add(near);
  const isMarked =
    around !== undefined ||
    source.text.slice(start, place.start).trim() !== '' ||
    source.text.slice(place.end, end).trim() !== '';
  let result = '';
  let before = -1;
  for (const row of [...wanted].sort((a, b) => a - b)) {
    const skipped = row - before - 1;
    for (const each of skipped === 1 ? [row - 1, row] : [row]) {
      const { from, text } = lines[each] ?? { from: 0, text: '' };
      if (skipped > 1 && each === row) result += `    ...<${skipped} lines>...\n`;
      result += `    ${text.slice(margin)}\n`;
      const marks = isMarked
        ? marksBetween(source, from + margin, place, Math.min(place.end, from + text.trimEnd().length), around)
        : '';
      if (marks.trim() !== '') result += `    ${marks}\n`;
    }
    before = row;
  }
  return result;
}

/** `return f(x)` and `y = f(x)` say enough. */
function isWholeCall(place: Place, shown: string, begin: number, source: Source): boolean {
  if (place.kind !== 'call' || place.end - begin !== shown.length) return false;
  const before = source.text.slice(begin, place.start);
  return /^\w+ *= *$/.test(before) || (/^return +$/.test(before) && place.callee.kind === 'name');
}
