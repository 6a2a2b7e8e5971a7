/** The picture at a moment: a pure function of the stage, a width and a language. Nothing here knows a wall clock. */
import type { StageState } from '../stage/types';
import { card, type Say } from './card';
import type { Box, Scene, SceneElement } from './elements';
import { caption, otherPods, stations } from './header';
import { type Layout, layoutOf } from './layout';
import { network } from './network';
import { absentPod, type FrameContext, podFrame } from './podFrame';
import { volumes } from './trays';
import { wires } from './wires';

export interface SceneOptions {
  readonly width: number;
  /** Puts a sentence into the reader's language. */
  readonly say: Say;
  /** Nothing travels: things are where they will be. The information is the same. */
  readonly reducedMotion?: boolean;
}

const NARROWEST = 320;
const WIDEST = 1600;

export function scene(state: StageState, { width, say, reducedMotion = false }: SceneOptions): Scene {
  const layout = layoutOf(state, Math.min(WIDEST, Math.max(NARROWEST, Math.round(width))));
  const context: FrameContext = { t: state.atMs, say, still: reducedMotion };
  const elements: SceneElement[] = [
    caption(state, layout, context),
    ...stations(state, layout, context),
    ...podElements(state, layout, context),
    ...network(state, layout.network, context),
    ...wires(state, layout, context),
    ...otherPods(state, layout, context),
  ];
  return {
    width: layout.width,
    height: layout.height,
    elements,
    description: state.caption.map(say).join(' '),
    boxes: boxesOf(state, layout),
  };
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
