import { useRef } from 'react';
import { nextCause, previousCause } from '../../projection/causes';
import { textWidth } from '../../projection/scene/measure';
import { toneOf } from '../../projection/statusTone';
import { type PodWaves, podWaves, type Turn } from '../../projection/worlds/podWaves';
import { useText } from '../text/TextContext';
import { formatMoment } from '../text/time';
import { ticks, type View, xOf } from '../timeline/lanePaths';
import { Playhead } from '../timeline/Playhead';
import { scrubbing, seekByKey } from '../timeline/scrubbing';
import type { PlayedWorld } from './useWorldRuns';

export interface WorldsTimelineProps {
  worlds: readonly PlayedWorld[];
  atMs: number;
  endMs: number;
  width: number;
  /** Where the worlds part, and where a future was forked. */
  divergenceMs: number | undefined;
  forkMs?: number | undefined;
  /** There is hardly any height. */
  isLow: boolean;
  onSeek(atMs: number): void;
  onScrub(active: boolean): void;
}

const AXIS = 28;
const LANE = 26;
const LOW_LANE = 18;
const MOST_PODS = 3;

interface LaneData {
  key: string;
  label: string;
  turns: readonly Turn[];
  endMs: number;
}

/** A lane for each world: what STATUS said from when to when. One playhead for all. */
export function WorldsTimeline(props: WorldsTimelineProps) {
  const { worlds, atMs, endMs, width, divergenceMs, forkMs, isLow, onSeek, onScrub } = props;
  const laneHeight = isLow ? LOW_LANE : LANE;
  const { text, textOf } = useText();
  const lanes = worlds.flatMap((world) => lanesOf(world, textOf(world.name.code, world.name.params)));
  const labels = Math.round(Math.min(width / 3, Math.max(60, ...lanes.map(({ label }) => textWidth(label, 12) + 20))));
  const view: View = { fromMs: 0, untilMs: endMs, width: Math.max(60, width - labels - 12) };
  const lanesEnd = AXIS + lanes.length * laneHeight;
  const height = lanesEnd + (isLow ? 6 : 20);
  const dragging = useRef(false);
  const pointer = scrubbing({ view, left: labels, endMs, dragging, onSeek, onScrub });
  const x = (ms: number) => labels + xOf(ms, view);
  return (
    <div className="timeline worlds-timeline" style={{ width, height }} data-testid="worlds-timeline">
      <svg width={width} height={height} aria-hidden="true" {...pointer}>
        <g className="timeline-axis">
          {ticks(view).map((at) => (
            <g key={at}>
              <path d={`M${x(at)} ${AXIS - 4}V${lanesEnd + 2}`} />
              <text x={x(at)} y={11} textAnchor={at === 0 ? 'start' : at >= endMs ? 'end' : 'middle'}>
                {formatMoment(at)}
              </text>
            </g>
          ))}
        </g>
        {lanes.map((lane, index) => (
          <Lane
            key={lane.key}
            lane={lane}
            view={view}
            left={labels}
            top={AXIS + index * laneHeight}
            height={laneHeight}
          />
        ))}
        {forkMs !== undefined && <path className="world-fork-line" d={`M${x(forkMs)} ${AXIS - 4}V${lanesEnd + 2}`} />}
        {divergenceMs !== undefined && (
          <g className="world-divergence" transform={`translate(${x(divergenceMs).toFixed(1)} 0)`}>
            <path d={`M0 ${AXIS - 4}V${lanesEnd + 4}`} />
            <rect x={-10} y={lanesEnd + 3} width={20} height={14} rx={4} />
            <text y={lanesEnd + 14} textAnchor="middle">
              ≠
            </text>
          </g>
        )}
      </svg>
      <Playhead x={x(atMs)} axis={AXIS} end={lanesEnd + 2} />
      <div
        className="timeline-slider"
        style={{ left: labels, width: view.width, height: AXIS }}
        role="slider"
        tabIndex={0}
        aria-label={text('worlds.timeline')}
        aria-valuemin={0}
        aria-valuemax={Math.round(endMs)}
        aria-valuenow={Math.round(atMs)}
        aria-valuetext={text('timeline.at', {
          at: formatMoment(atMs),
          end: formatMoment(endMs),
          said: lanes.map((lane) => `${lane.label}: ${statusAt(lane, atMs) || text('worlds.noPod')}`).join(', '),
        })}
        onKeyDown={(event) =>
          seekByKey(event, {
            atMs,
            endMs,
            next: () => nextInAny(worlds, atMs),
            previous: () => previousInAny(worlds, atMs),
            onSeek,
          })
        }
        {...pointer}
      />
    </div>
  );
}

const statusAt = ({ turns }: LaneData, atMs: number): string =>
  turns.findLast((turn) => turn.atMs <= atMs)?.value ?? '';

function lanesOf(world: PlayedWorld, name: string): readonly LaneData[] {
  const pods: readonly (PodWaves | undefined)[] = podWaves(world.run).slice(0, MOST_PODS);
  const shown = pods.length > 0 ? pods : [undefined];
  return shown.map((pod, index) => ({
    key: `${world.key} ${pod?.key ?? ''}`,
    label: shown.length > 1 && pod ? `${index === 0 ? `${name} · ` : ''}${pod.name}` : name,
    turns: pod?.status ?? [],
    endMs: world.run.endMs,
  }));
}

interface LaneProps {
  lane: LaneData;
  view: View;
  left: number;
  top: number;
  height: number;
}

function Lane({ lane, view, left, top, height }: LaneProps) {
  const gap = height < LANE ? 1 : 3;
  const line = top + height / 2 + 4;
  return (
    <g>
      <text className="lane-label" x={left - 8} y={line} textAnchor="end">
        {lane.label}
      </text>
      {lane.turns.map(({ atMs, value }, index) => {
        const from = left + xOf(atMs, view);
        const wide = left + xOf(Math.min(lane.turns[index + 1]?.atMs ?? lane.endMs, view.untilMs), view) - from;
        if (value === '' || wide < 0.3) return null;
        return (
          <g key={atMs} className={`world-span tone-${toneOf(value)}`}>
            <title>{`${formatMoment(atMs)} ${value}`}</title>
            <rect
              x={from + 0.5}
              y={top + gap}
              width={Math.max(0.8, wide - 1)}
              height={height - 2 * gap}
              rx={Math.min(4, wide / 3)}
            />
            {wide > textWidth(value, 11) + 14 && (
              <text x={from + 7} y={line}>
                {value}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}

/** The nearest moment of any world at which something begins, ends or is answered. */
export function nextInAny(worlds: readonly PlayedWorld[], atMs: number): number | undefined {
  const moments = worlds.flatMap(({ run }) => nextCause(run, atMs)?.atMs ?? []);
  return moments.length > 0 ? Math.min(...moments) : undefined;
}

export function previousInAny(worlds: readonly PlayedWorld[], atMs: number): number | undefined {
  const moments = worlds.flatMap(({ run }) => previousCause(run, atMs)?.atMs ?? []);
  return moments.length > 0 ? Math.max(...moments) : undefined;
}
