import type { SourceRange } from '../../manifest';

export interface Span extends SourceRange {
  className: string;
}

export interface Piece {
  text: string;
  /** Offset in the whole text. */
  start: number;
  /** Classes of all spans that cover it. */
  className: string;
}

/** Cuts a text where spans start and end; spans may overlap. The pieces joined are the text. */
export function piecesOf(text: string, spans: readonly Span[]): Piece[] {
  const within = (offset: number) => Math.min(Math.max(0, offset), text.length);
  const cuts = new Set([0, text.length, ...spans.flatMap(({ start, end }) => [within(start), within(end)])]);
  const offsets = [...cuts].sort((left, right) => left - right);
  return offsets.slice(0, -1).map((start, index) => {
    const end = offsets[index + 1] ?? text.length;
    const classes = spans.filter((span) => span.start <= start && span.end >= end).map(({ className }) => className);
    return { text: text.slice(start, end), start, className: [...new Set(classes)].join(' ') };
  });
}
