import type { Run } from '../../engine/run';
import { isSamePointed, type Pointed, pointedOf } from '../../projection/pointing';
import { useAttention } from '../app/attention';

/** Rows of lists: pointing at one lights the same thing elsewhere, and it is lit when that is pointed at. */
export function usePointingRow(run: Run) {
  const { hovered, hover } = useAttention();
  const of = (pointed: Pointed | undefined) => ({
    onPointerEnter: () => hover(pointed),
    onPointerLeave: () => hover(undefined),
    onFocus: () => hover(pointed),
    onBlur: () => hover(undefined),
    'data-lit': isLit(run, pointed, hovered) ? '' : undefined,
  });
  return { of, ofEvent: (sequence: number) => of(pointedOf(run, run.trace[sequence])) };
}

/** The very same; what happened at the same moment to the same thing; or anything that happened to it. */
function isLit(run: Run, row: Pointed | undefined, hovered: Pointed | undefined): boolean {
  if (!row || !hovered) return false;
  if (isSamePointed(row, hovered)) return true;
  if (row.target !== hovered.target) return false;
  if (row.sequence === undefined || hovered.sequence === undefined) return true;
  return run.trace[row.sequence]?.atMs === run.trace[hovered.sequence]?.atMs;
}
