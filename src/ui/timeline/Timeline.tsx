import { memo, useMemo, useRef, useState, type WheelEvent } from 'react';
import type { Run } from '../../engine/run';
import { nextCause, previousCause } from '../../projection/causes';
import type { Pointed } from '../../projection/pointing';
import { textWidth } from '../../projection/scene/measure';
import { type Lane, type Segment, timelineOf } from '../../projection/timeline';
import { useByKey } from '../engine/useByKey';
import { useText } from '../text/TextContext';
import { formatMoment } from '../text/time';
import { LaneView } from './LaneView';
import { growingView, ticks, type View, xOf } from './lanePaths';
import { Playhead } from './Playhead';
import { scrubbing, seekByKey } from './scrubbing';
import './timeline.css';
import { ZoomButtons } from './ZoomButtons';

export interface TimelineProps {
  run: Run;
  t: number;
  width: number;
  onSeek: (t: number) => void;
  /** Dragging began or ended: the player pauses meanwhile. */
  onScrub?: (active: boolean) => void;
  /** Only the moments, no lanes: where there is hardly any height. */
  bare?: boolean;
  onPoint?: (pointed: Pointed | undefined) => void;
  /** What is pointed at here or elsewhere: its lane is lit, and the moment of what happened. */
  pointed?: Pointed | undefined;
}

/** On a phone the picture needs the height more than the lanes do. */
const laneHeight = (width: number, count: number): number => (width < 600 ? 18 : 22) - (count > MANY_LANES ? 4 : 0);
const MANY_LANES = 8;
const AXIS_HEIGHT = 28;
const BARE_MARGIN = 16;
/** Nobody needs to see less than this at once. */
const SHORTEST_MS = 200;

/** The whole run: a lane per container, what was typed, and the moment, which is dragged or moved by keys. */
export const Timeline = memo(function Timeline(props: TimelineProps) {
  const { run, t, width, bare = false, onPoint, onScrub, onSeek, pointed } = props;
  const { text, textOf } = useText();
  const { lanes, endMs } = timelineOf(run);
  const names = useMemo(() => laneNames(lanes, text('timeline.steps')), [lanes, text]);
  const labels = bare ? BARE_MARGIN : labelWidth(names, width);
  const plot = Math.max(60, width - labels - 12);
  const dragging = useRef(false);
  const { view, setSpan } = useZoom(endMs, plot, t, dragging.current);
  const each = laneHeight(width, lanes.length);
  const height = AXIS_HEIGHT + (bare ? 6 : lanes.length * each + 8);
  const said = useMemo(() => saidAt(lanes, t, textOf), [lanes, t, textOf]);
  const pointer = scrubbing({ view, left: labels, endMs, dragging, onSeek, onScrub });
  const onWheel = (event: WheelEvent) => {
    if (!event.ctrlKey && !event.metaKey) return;
    setSpan((span) => clampSpan(span * Math.exp(event.deltaY / 200), endMs));
  };
  const x = labels + xOf(t, view);
  return (
    <div className="timeline" style={{ width, height }} onWheel={onWheel}>
      {/* Pointing at a lane lights its card on the stage; the cards are the buttons. */}
      <svg
        width={width}
        height={height}
        aria-hidden="true"
        {...pointer}
        onPointerOver={(event) => onPoint?.(pointedOf(event.target))}
        onPointerLeave={() => onPoint?.(undefined)}
      >
        {view.fold ? <Fold view={view} left={labels} height={height} /> : null}
        <Axis view={view} left={labels} height={height} />
        {(bare ? [] : lanes).map((lane, index) => (
          <LaneView
            key={lane.key}
            lane={lane}
            view={view}
            left={labels}
            top={AXIS_HEIGHT + index * each}
            height={each}
            label={names[index] ?? ''}
            highlighted={isOf(lane, pointed?.target)}
            textOf={textOf}
          />
        ))}
        <PointedMoment atMs={momentOf(run, pointed)} view={view} left={labels} height={height} />
      </svg>
      {x >= labels - 1 && x <= width - 10 ? <Playhead x={x} axis={AXIS_HEIGHT} end={height - 4} /> : null}
      <div
        className="timeline-slider"
        style={{ left: labels, width: plot, height }}
        role="slider"
        tabIndex={0}
        aria-label={text('timeline.slider')}
        aria-valuemin={0}
        aria-valuemax={Math.round(endMs)}
        aria-valuenow={Math.round(t)}
        aria-valuetext={text('timeline.at', { at: formatMoment(t), end: formatMoment(endMs), said })}
        onKeyDown={(event) =>
          seekByKey(event, {
            atMs: t,
            endMs,
            next: (level) => nextCause(run, t, level)?.atMs,
            previous: (level) => previousCause(run, t, level)?.atMs,
            onSeek,
          })
        }
        {...pointer}
      />
      <ZoomButtons onZoom={(factor) => setSpan((span) => clampSpan(factor === 0 ? endMs : span * factor, endMs))} />
    </div>
  );
});

/** As wide as the longest name, and never more than a third. */
const labelWidth = (names: readonly string[], width: number): number =>
  Math.round(Math.min(width / 3, Math.max(56, ...names.map((name) => textWidth(name, 12) + 22))));

function laneNames(lanes: readonly Lane[], steps: string): readonly string[] {
  const several = new Set(lanes.flatMap(({ podUid }) => podUid ?? [])).size > 1;
  return lanes.map(({ role, pod, container }) =>
    role === 'steps' ? steps : several ? `${pod}/${container}` : container,
  );
}

const clampSpan = (span: number, endMs: number): number => Math.min(endMs, Math.max(SHORTEST_MS, span));

/**
 * What part of the run is shown. Until somebody zooms: all of it, most of the room for what has been reached so far.
 * Zoomed: `span` milliseconds around the moment. Nothing moves under a finger that drags.
 */
function useZoom(endMs: number, width: number, t: number, still: boolean) {
  const [zoomed, setZoomed] = useState<number>();
  const reached = useRef(0);
  if (t === 0) reached.current = 0;
  else if (!still) reached.current = Math.max(reached.current, t);
  const span = Math.min(zoomed ?? endMs, endMs);
  // The window moves in steps of a quarter, not with every frame: lanes are redrawn only when it does.
  const quarter = span / 4;
  const from = span >= endMs ? 0 : Math.min(endMs - span, Math.max(0, Math.floor(t / quarter) * quarter - span / 2));
  const growing = zoomed === undefined ? growingView(endMs, reached.current, width) : undefined;
  const foldMs = growing?.fold?.atMs;
  const key = [from, span, width, foldMs, zoomed === undefined].join(' ');
  const view = useByKey<View>(key, growing ?? { fromMs: from, untilMs: from + span, width });
  const setSpan = (next: (span: number) => number) =>
    setZoomed((current) => next(Math.min(current ?? foldMs ?? endMs, endMs)));
  return { view, setSpan };
}

function pointedOf(element: EventTarget): Pointed | undefined {
  const lane = element instanceof Element ? element.closest('[data-lane]') : null;
  const target = lane?.getAttribute('data-lane');
  if (!target || !(element instanceof Element)) return undefined;
  const sequence = element.closest('[data-sequence]')?.getAttribute('data-sequence');
  return sequence ? { target, sequence: Number(sequence) } : { target };
}

/** A Pod's lanes are those of its containers; what is typed goes through kubectl. */
const isOf = ({ key, podUid }: Lane, target: string | undefined): boolean =>
  target === key ||
  (podUid !== undefined && target === `pod/${podUid}`) ||
  (key === 'steps' && target === 'station/kubectl');

const momentOf = (run: Run, pointed: Pointed | undefined): number | undefined =>
  pointed?.sequence === undefined ? undefined : run.trace[pointed.sequence]?.atMs;

function segmentAt(segments: readonly Segment[], t: number): Segment | undefined {
  let low = 0;
  let high = segments.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((segments[middle]?.fromMs ?? 0) <= t) low = middle + 1;
    else high = middle;
  }
  const segment = segments[low - 1];
  return segment && t < segment.untilMs ? segment : undefined;
}

function saidAt(lanes: readonly Lane[], t: number, textOf: ReturnType<typeof useText>['textOf']): string {
  const states: string[] = [];
  for (const { role, container, segments } of lanes) {
    const segment = segmentAt(segments, t);
    if (role !== 'steps' && segment) states.push(`${container}: ${textOf(`timeline.state.${segment.state}`)}`);
    if (states.length === 6) break;
  }
  return states.join(', ');
}

const Axis = memo(function Axis({ view, left, height }: { view: View; left: number; height: number }) {
  return (
    <g className="timeline-axis">
      {ticks(view).map((at) => {
        const x = left + xOf(at, view);
        // The end's own label stands at the right where the rest is squeezed.
        const isHidden = view.fold !== undefined && x - left > view.width - 72;
        return (
          <g key={at}>
            <path d={`M${x} ${AXIS_HEIGHT - 4}V${height - 6}`} />
            {isHidden ? null : (
              <text x={x} y={11} textAnchor={x - left < 12 ? 'start' : x - left > view.width - 16 ? 'end' : 'middle'}>
                {formatMoment(at)}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
});

/** Where the rest of the run is squeezed: hatched, with its end. */
const Fold = memo(function Fold({ view, left, height }: { view: View; left: number; height: number }) {
  const x = left + (view.fold?.x ?? view.width);
  const width = left + view.width - x;
  let hatch = '';
  for (let at = 0; at < width - 6; at += 8) hatch += `M${x + at} ${height - 6}l6 ${AXIS_HEIGHT - height}`;
  return (
    <g className="timeline-fold">
      <rect x={x} y={AXIS_HEIGHT - 4} width={width} height={Math.max(0, height - AXIS_HEIGHT - 2)} />
      <path d={hatch} />
      <text x={left + view.width} y={11} textAnchor="end">
        {formatMoment(view.untilMs)}
      </text>
    </g>
  );
});

interface PointedMomentProps {
  atMs: number | undefined;
  view: View;
  left: number;
  height: number;
}

/** When it happened, what is pointed at elsewhere. */
function PointedMoment({ atMs, view, left, height }: PointedMomentProps) {
  if (atMs === undefined || atMs < view.fromMs || atMs > view.untilMs) return null;
  const x = (left + xOf(atMs, view)).toFixed(1);
  return <path className="timeline-pointed" d={`M${x} ${AXIS_HEIGHT - 8}V${height - 4}`} />;
}
