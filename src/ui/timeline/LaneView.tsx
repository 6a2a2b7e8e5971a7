import { memo } from 'react';
import { cutStart, cutTo } from '../../projection/scene/measure';
import type { Lane, Mark, MarkKind } from '../../projection/timeline';
import type { TextTools } from '../text/TextContext';
import { lanePaths, type View, xOf } from './lanePaths';

interface LaneViewProps {
  lane: Lane;
  view: View;
  left: number;
  top: number;
  height: number;
  label: string;
  highlighted: boolean;
  textOf: TextTools['textOf'];
}

const MOST_MARKS = 250;

/** One container's lane. It does not depend on the moment, so that playing redraws none of it. */
export const LaneView = memo(function LaneView(props: LaneViewProps) {
  const { lane, view, left, top, height, label, highlighted, textOf } = props;
  return (
    <g className={highlighted ? 'lane lane-highlighted' : 'lane'} data-lane={lane.key}>
      <rect className="lane-ground" x={0} y={top} width={left + view.width + 8} height={height} rx={4} />
      <text className="lane-label" x={left - 10} y={top + height / 2 + 4} textAnchor="end">
        <title>{label}</title>
        {(label.includes('/') ? cutStart : cutTo)(label, left - 18, 12)}
      </text>
      <g transform={`translate(${left} 0)`}>
        {lanePaths(lane.segments, view, top + 4, height - 8).map(({ state, d }) => (
          <path key={state} className={`segment segment-${state}`} d={d} />
        ))}
        {visible(lane.marks, view).map((mark) => (
          <path
            key={mark.sequence}
            className={`mark mark-${mark.kind}`}
            data-sequence={mark.sequence}
            d={shape(mark.kind, xOf(mark.atMs, view), top + height / 2)}
          >
            <title>{textOf(mark.said.code, mark.said.params)}</title>
          </path>
        ))}
      </g>
    </g>
  );
});

/** Marks in view, at most one per three pixels: what lies closer cannot be told apart anyway. */
function visible(marks: readonly Mark[], view: View): readonly Mark[] {
  const shown: Mark[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const mark of marks) {
    if (mark.atMs < view.fromMs || mark.atMs > view.untilMs) continue;
    const x = xOf(mark.atMs, view);
    if (x - last < 3) continue;
    last = x;
    shown.push(mark);
    if (shown.length >= MOST_MARKS) break;
  }
  return shown;
}

function shape(kind: MarkKind, x: number, y: number): string {
  switch (kind) {
    case 'step':
      return `M${x - 3} ${y - 5}l6 5 -6 5z`;
    case 'restart':
      return `M${x} ${y - 8}v16`;
    case 'exit':
      return `M${x - 3} ${y}a3 3 0 1 0 6 0a3 3 0 1 0 -6 0`;
    default:
      return `M${x} ${y - 4}l4 4 -4 4 -4 -4z`;
  }
}
