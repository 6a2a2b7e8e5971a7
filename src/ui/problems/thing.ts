import type { SourceRange } from '../../manifest';
import type { Described } from '../../projection/pointing';

/** Something that lines of a manifest describe. */
export interface Thing extends Described {
  /** Whole lines. */
  readonly range: SourceRange;
}

/** The innermost thing of a line: what lies inside something else comes after it. */
export const thingAt = (things: readonly Thing[], offset: number): Thing | undefined =>
  things.findLast(({ range }) => range.start <= offset && offset <= range.end);
