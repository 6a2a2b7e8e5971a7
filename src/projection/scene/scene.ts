/** The picture at a moment: a pure function of the stage, a width and a language. Nothing here knows a wall clock. */
import { decisiveContainer } from '../stage/decisive';
import type { StageState } from '../stage/types';
import { card, type Say } from './card';
import type { Box, Scene, SceneElement } from './elements';
import { caption, otherPods, stations } from './header';
import { type Layout, layoutOf } from './layout';
import { compactMetricsFor, inRows, type Metrics, metricsFor, modeOf, withoutStations } from './metrics';
import { network } from './network';
import { absentPod, type FrameContext, podFrame } from './podFrame';
import { volumes } from './trays';
import { wires } from './wires';

export interface SceneOptions {
  readonly width: number;
  /** The room below each other. A picture that would be higher is drawn with fewer rows, and may be higher still. */
  readonly height?: number;
  /** In as few rows as there can be, and without the control plane: a picture beside others of the same cluster. */
  readonly compact?: boolean;
  /** Puts a sentence into the reader's language. */
  readonly say: Say;
  /** Nothing travels: things are where they will be. The information is the same. */
  readonly reducedMotion?: boolean;
}

const NARROWEST = 320;
const WIDEST = 1600;

export function scene(state: StageState, options: SceneOptions): Scene {
  const { height, say, compact = false, reducedMotion = false } = options;
  const width = Math.min(WIDEST, Math.max(NARROWEST, options.width));
  const { layout, scale } = compact ? inFewRows(state, width) : fitted(state, width, height);
  const context: FrameContext = { t: state.atMs, say, still: reducedMotion };
  const elements: SceneElement[] = [
    caption(state, layout, context),
    ...(layout.metrics.station > 0 ? stations(state, layout, context) : []),
    ...podElements(state, layout, context),
    ...network(state, layout, context),
    ...wires(state, layout, context),
    ...otherPods(state, layout, context),
  ];
  const decisive = state.pod && decisiveContainer(state.pod);
  const box = decisive && layout.pod?.cards.get(decisive.key)?.box;
  return {
    ...(box ? { decisive: box } : {}),
    width: layout.width,
    height: layout.height,
    captionHeight: layout.caption.y + layout.caption.height,
    // A picture that is wider than its room is drawn smaller.
    scale: scale * Math.min(1, Math.max(options.width, 1) / width),
    elements,
    description: state.caption.map(say).join(' '),
    boxes: boxesOf(state, layout),
  };
}

/** Smaller than this, small print could not be read: then it is drawn in full size, to be scrolled. */
const SCALES = [1, 0.95, 0.9, 0.85, 0.8] as const;
/** Rather a little smaller than in fewer rows. */
const LITTLE = SCALES.slice(0, 2);
const LARGER = [1.4, 1.3, 1.2, 1.1] as const;

interface Drawn {
  readonly layout: Layout;
  readonly scale: number;
}

const inFewRows = (state: StageState, width: number): Drawn => ({
  layout: layoutOf(state, width, compactMetricsFor(modeOf(width), containersOf(state))),
  scale: 1,
});

function containersOf({ pod, absent }: StageState): number {
  const { initContainers = [], containers = [] } = pod ?? absent?.pod ?? {};
  return initContainers.length + containers.length;
}

/** In few rows and a little smaller if that is what it takes to see all of it; larger where there is plenty of room. */
function fitted(state: StageState, width: number, height = Number.POSITIVE_INFINITY): Drawn {
  const mode = modeOf(width);
  const drawn = (metrics: Metrics, scale: number): Drawn => ({
    layout: layoutOf(state, Math.round(width / scale), metrics),
    scale,
  });
  const fits = ({ layout, scale }: Drawn) => layout.height * scale <= height + 1;
  const [roomiest, ...denser] = metricsFor(mode);
  const first = drawn(roomiest, 1);
  if (fits(first)) return height === Number.POSITIVE_INFINITY ? first : grown(first, drawn, fits);
  const densest = denser.at(-1) ?? roomiest;
  for (const metrics of [roomiest, ...denser]) {
    for (const scale of metrics === densest ? SCALES : LITTLE) {
      const tried = drawn(metrics, scale);
      if (fits(tried)) return tried;
    }
  }
  const rows = [inRows(densest), withoutStations(inRows(densest))] as const;
  const small = rows.flatMap((metrics) => SCALES.map((scale) => drawn(metrics, scale)));
  return small.find(fits) ?? drawn(rows[1], 1);
}

/** Nothing stands elsewhere for it. */
function grown(first: Drawn, drawn: (metrics: Metrics, scale: number) => Drawn, fits: (one: Drawn) => boolean): Drawn {
  const { mode, metrics, width } = first.layout;
  const scale = LARGER.find((each) => modeOf(width / each) === mode && fits(drawn(metrics, each)));
  return scale === undefined ? first : drawn(metrics, scale);
}

function podElements({ pod, absent }: StageState, layout: Layout, context: FrameContext): readonly SceneElement[] {
  if (!layout.pod) return [];
  if (absent) return absentPod(absent, layout.pod, context);
  if (!pod) return [];
  const { cards } = layout.pod;
  const elements: SceneElement[] = [...podFrame(pod, layout.pod, context), ...volumes(pod, layout.pod, context)];
  const queued = pod.initContainers.length > 1;
  for (const [index, container] of [...pod.initContainers, ...pod.containers].entries()) {
    const cardLayout = cards.get(container.key);
    if (!cardLayout) continue;
    const number = container.role === 'app' || container.role === 'ephemeral' || !queued ? {} : { number: index + 1 };
    const dimmed = container.role === 'app' && !pod.gate.open && pod.gate.total > 0;
    elements.push(card(container, cardLayout, { t: context.t, say: context.say, dimmed, ...number }));
  }
  return elements;
}

function boxesOf({ pod }: StageState, layout: Layout): ReadonlyMap<string, Box> {
  const boxes = new Map<string, Box>();
  for (const [key, { box }] of pod ? (layout.pod?.cards ?? []) : []) boxes.set(key, box);
  for (const [uid, box] of layout.otherPods) boxes.set(`pod/${uid}`, box);
  return boxes;
}
