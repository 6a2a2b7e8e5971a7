import type { Segment, SegmentState } from '../../projection/timeline';

export interface View {
  readonly fromMs: number;
  readonly untilMs: number;
  /** Pixels from `fromMs` to `untilMs`. */
  readonly width: number;
  /** From this moment, drawn at `x`, to the end time is squeezed: there nothing new has happened yet. */
  readonly fold?: { readonly atMs: number; readonly x: number };
}

const straight = (t: number, fromMs: number, untilMs: number, width: number): number =>
  ((t - fromMs) / Math.max(1, untilMs - fromMs)) * width;

export function xOf(t: number, { fromMs, untilMs, width, fold }: View): number {
  if (!fold) return straight(t, fromMs, untilMs, width);
  if (t <= fold.atMs) return straight(t, fromMs, fold.atMs, fold.x);
  return fold.x + straight(t, fold.atMs, untilMs, width - fold.x);
}

export function timeOf(x: number, { fromMs, untilMs, width, fold }: View): number {
  if (!fold) return fromMs + (x / Math.max(1, width)) * (untilMs - fromMs);
  if (x <= fold.x) return fromMs + (x / Math.max(1, fold.x)) * (fold.atMs - fromMs);
  return fold.atMs + ((x - fold.x) / Math.max(1, width - fold.x)) * (untilMs - fold.atMs);
}

/** Windows that a run grows through while it is played for the first time. */
const WINDOWS_MS = [15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_800_000];
/** Room for what comes next, and for the rest of the run. */
const AHEAD = 1.2;
const FOLDED_SHARE = 0.12;

/** All of the run, with most of the room for what has been reached of it so far. */
export function growingView(endMs: number, reachedMs: number, width: number): View {
  const atMs = WINDOWS_MS.find((window) => window >= reachedMs * AHEAD) ?? endMs;
  const all = { fromMs: 0, untilMs: endMs, width };
  return atMs > endMs * 0.8 ? all : { ...all, fold: { atMs, x: Math.round(width * (1 - FOLDED_SHARE)) } };
}

/** How high a state's bar is, as a share of the lane: height tells states apart where colour does not. */
const HEIGHT: Record<SegmentState, number> = {
  waiting: 0.16,
  pulling: 0.5,
  creating: 0.36,
  running: 0.8,
  ready: 1,
  'back-off': 0.5,
  completed: 0.16,
  failed: 0.3,
  terminating: 0.6,
};

/**
 * One path per state for a whole lane, however many segments it has: 10,000 rectangles would not keep up with a zoom.
 * Segments narrower than a third of a pixel are drawn as that third, and those that fall on the same pixel only once.
 */
export function lanePaths(
  segments: readonly Segment[],
  view: View,
  top: number,
  height: number,
): readonly { state: SegmentState; d: string }[] {
  const pieces = new Map<SegmentState, string[]>();
  const lastX = new Map<SegmentState, number>();
  for (const { state, fromMs, untilMs } of segments) {
    if (untilMs < view.fromMs || fromMs > view.untilMs) continue;
    const x = Math.max(0, xOf(fromMs, view));
    const end = Math.min(view.width, xOf(untilMs, view));
    const previous = lastX.get(state);
    if (previous !== undefined && end - previous < 0.34) continue;
    lastX.set(state, end);
    const h = HEIGHT[state] * height;
    const y = top + (height - h) / 2;
    const d = `M${x.toFixed(1)} ${y.toFixed(1)}h${Math.max(0.5, end - x).toFixed(1)}v${h.toFixed(1)}H${x.toFixed(1)}z`;
    const list = pieces.get(state);
    if (list) list.push(d);
    else pieces.set(state, [d]);
  }
  return [...pieces].map(([state, list]) => ({ state, d: list.join('') }));
}

/** Round distances between the marks of the axis, so that there is room for their words. */
const STEPS_MS = [
  100, 200, 500, 1_000, 2_000, 5_000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_800_000,
];

export function ticks(view: View, room = 72): readonly number[] {
  const untilMs = view.fold?.atMs ?? view.untilMs;
  const span = untilMs - view.fromMs;
  const most = Math.max(2, Math.floor((view.fold?.x ?? view.width) / room));
  const step = STEPS_MS.find((ms) => span / ms <= most) ?? 3_600_000;
  const first = Math.ceil(view.fromMs / step) * step;
  const found: number[] = [];
  for (let at = first; at <= untilMs && found.length < 200; at += step) found.push(at);
  return found;
}
