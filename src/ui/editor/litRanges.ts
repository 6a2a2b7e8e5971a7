/** From what runs to where it is written. */
import type { ScriptPlace, SourceRange } from '../../manifest';
import type { RunningSource } from '../../projection/runningSource';

/** The pieces of one file's text that run now, in the order of the text, each once. */
export function litRanges(places: readonly ScriptPlace[], running: readonly RunningSource[]): SourceRange[] {
  const found = new Map<number, SourceRange>();
  for (const source of running) {
    for (const place of places) {
      if (!made(place, source)) continue;
      const range = pieceOf(place, source) ?? place.range;
      if (range.end > range.start) found.set(range.start, range);
    }
  }
  return [...found.values()].sort((left, right) => left.start - right.start);
}

function made(place: ScriptPlace, { container, namespace, madeBy }: RunningSource): boolean {
  if (place.container !== container || (place.namespace !== '' && place.namespace !== namespace)) return false;
  return madeBy.some(({ kind, name }) => kind === place.kind && name === place.name);
}

/** Where `$(VAR)` was expanded the offsets do not fit: then all of the script is lit. */
function pieceOf(place: ScriptPlace, { piece }: RunningSource): SourceRange | undefined {
  if (!piece) return undefined;
  const word = place.words.find(({ text }) => text === piece.script);
  const start = word?.positions[piece.start];
  const last = word?.positions[piece.end - 1];
  return start === undefined || last === undefined ? undefined : { start, end: last + 1 };
}

/**
 * The same before the text has been read: a script that stands in it once, word for word. Enough for the first seconds
 * of a page that nobody has touched.
 */
export function litVerbatim(text: string, running: readonly RunningSource[]): SourceRange[] {
  return running.flatMap(({ piece }) => {
    if (!piece || piece.script === '') return [];
    const at = text.indexOf(piece.script);
    if (at < 0 || text.includes(piece.script, at + 1)) return [];
    return [{ start: at + piece.start, end: at + piece.end }];
  });
}
