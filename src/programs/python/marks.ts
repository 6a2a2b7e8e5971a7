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

/** The line of a traceback with `~~~^^^` below what failed. Python 3.10 and before have no marks. */
export function fixedMarks(source: Source, place: Place, minor: number): string {
  const line = lineSpan(source, place.start);
  const written = source.text.slice(line.start, line.end).trimEnd();
  const shown = written.trimStart();
  if (shown === '') return '';
  const begin = line.start + written.length - shown.length;
  const first = `    ${shown}\n`;
  if (minor < 11 || place.kind === 'start') return first;
  const isSpread = place.end > line.end;
  const end = Math.min(place.end, line.start + written.length);
  const around = isSpread ? undefined : anchors(place, source, minor);
  const isAll = place.start <= begin && end - begin >= shown.length;
  if (isAll && !around) return first;
  if (minor >= 13 && isWholeCall(place, shown, begin, source)) return first;
  let marks = ' '.repeat(place.start - begin);
  for (let at = place.start; at < end; at++) marks += around && (at < around.from || at >= around.to) ? '~' : '^';
  return `${first}    ${marks}\n`;
}

/** `return f(x)` and `y = f(x)` say enough. */
function isWholeCall(place: Place, shown: string, begin: number, source: Source): boolean {
  if (place.kind !== 'call' || place.end - begin !== shown.length) return false;
  const before = source.text.slice(begin, place.start);
  return /^\w+ *= *$/.test(before) || (/^return +$/.test(before) && place.callee.kind === 'name');
}
