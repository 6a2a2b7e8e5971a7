import type { TextEdit } from '../../manifest';

/** The text with all edits done. Their ranges count in the text as it was, and do not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((left, right) => right.range.start - left.range.start)
    .reduce((done, { range, text: by }) => done.slice(0, range.start) + by + done.slice(range.end), text);
}
