/** What travels between containers and the world: DNS slips, connections, image layers. Where they are depends on t only. */
import { decisiveQuestion } from '../stage/lookup';
import type { StageContainer, StageState } from '../stage/types';
import { type Box, group, path, rect, type SceneElement } from './elements';
import { easeInOut, type Point, pointAlong, progress, roundedPath } from './geometry';
import type { Layout } from './layout';
import { BOLD, line, textWidth } from './measure';
import { OUTWARD_MS } from './network';
import type { FrameContext } from './podFrame';
import type { PodLayout } from './podLayout';

/** A look-up takes milliseconds: its slip is shown for longer, so that eyes can follow. */
const RETURN_MS = 520;
const HOLD_MS = 160;
const BRIGHT_MS = 2_600;

export function wires(state: StageState, layout: Layout, context: FrameContext): readonly SceneElement[] {
  const { pod } = layout;
  if (!pod || !state.pod) return [];
  return [
    ...pullWires(state, layout, pod, context),
    ...lookupWire(state, layout, context),
    ...connectionWire(state, layout, context),
  ];
}

function lookupWire(state: StageState, layout: Layout, { t, still }: FrameContext): readonly SceneElement[] {
  const { lookup } = state.dns;
  const { desk } = layout.network;
  if (!lookup || !desk) return [];
  const container = containerOf(state, lookup.container);
  if (!container || !isAlive(container, t)) return [];
  const points = route(container, layout, desk, 16);
  const age = t - lookup.atMs;
  const bright = age < BRIGHT_MS ? ' wire-bright' : '';
  const wire = path(`wire:dns:${lookup.container}`, `wire wire-dns${bright}`, roundedPath(points, 12));
  const back = OUTWARD_MS + HOLD_MS;
  if (still || age > back + RETURN_MS) return [wire];
  const outward = age < back;
  // The slip keeps to the lanes between card and desk, so that it covers nothing written there.
  const way = layout.mode === 'wide' ? points.slice(2, -1) : points.slice(1, -1);
  const at = outward
    ? pointAlong(way, easeInOut(age / OUTWARD_MS))
    : pointAlong(way, 1 - easeInOut((age - back) / RETURN_MS));
  const found = decisiveQuestion(lookup);
  const mark = found?.answer?.ok ? '✓' : '✕';
  const text = outward ? '?' : mark;
  const tone = outward ? 'ask' : found?.answer?.ok ? 'good' : 'bad';
  return [wire, slip(`slip:${lookup.lookup}`, at, text, tone, layout.width)];
}

/** A container that has just ended still gets its answer shown. */
const isAlive = ({ command, exit }: StageContainer, t: number): boolean =>
  command !== undefined || (exit !== undefined && t - exit.atMs < BRIGHT_MS);

function slip(key: string, at: Point, text: string, tone: string, stageWidth: number): SceneElement {
  const width = Math.max(24, textWidth(text, 11) * BOLD + 16);
  const left = Math.min(stageWidth - width - 4, Math.max(4, at.x - width / 2));
  const paper = { x: -width / 2, y: -11, width, height: 22 };
  return group(
    key,
    `slip slip-${tone}`,
    [
      rect('paper', 'slip-paper', paper, 6),
      line('text', 'slip-text', { x: 0, y: 4, room: width - 8 }, text, { size: 11, anchor: 'middle' }),
    ],
    { shiftX: left + width / 2, shiftY: at.y },
  );
}

function connectionWire(state: StageState, layout: Layout, { t, still, say }: FrameContext): readonly SceneElement[] {
  const { connection } = state;
  if (!connection || t - connection.atMs > BRIGHT_MS) return [];
  const container = containerOf(state, connection.container);
  const { services, peers } = layout.network;
  const { service } = connection;
  const target = service
    ? services.get(`${service.name}.${service.namespace}`)
    : peers.get(connection.target.replace(/:\d+$/, ''));
  if (!container || !target) return [];
  const points = route(container, layout, target, 6);
  const good = connection.outcome === 'connected';
  const reach = still ? 1 : progress(t, connection.atMs, OUTWARD_MS);
  const tone = good ? 'good' : 'bad';
  const wide = layout.mode === 'wide';
  const outcome = say({ code: `stage.connection.${connection.outcome}`, params: {} });
  const text = wide ? outcome : good ? '✓' : '✕';
  const way = wide ? points.slice(0, -1) : points.slice(1, -1);
  const key = `connection:${connection.container}:${connection.atMs}`;
  return [
    path(`wire:${key}`, `wire wire-bright wire-${tone}`, roundedPath(points, 12)),
    slip(`slip:${key}`, pointAlong(way, 0.1 + 0.8 * easeInOut(reach)), text, tone, layout.width),
  ];
}

/** Layers of an image on their way: three in a row, round and round while the pull lasts. */
function pullWires(
  state: StageState,
  layout: Layout,
  _pod: PodLayout,
  { t, still }: FrameContext,
): readonly SceneElement[] {
  const { registry } = layout.network;
  if (!registry) return [];
  const elements: SceneElement[] = [];
  for (const container of [...(state.pod?.initContainers ?? []), ...(state.pod?.containers ?? [])]) {
    if (container.state !== 'pulling' || !container.pull) continue;
    const points = route(container, layout, registry, -4);
    elements.push(path(`wire:pull:${container.key}`, 'wire wire-bright wire-pull', roundedPath(points, 12)));
    for (const index of still ? [] : [0, 1, 2]) {
      const fraction = ((t - container.pull.fromMs) / 1500 + index / 3) % 1;
      const { x, y } = pointAlong(points, 1 - fraction);
      elements.push(rect(`layer:${container.key}:${index}`, 'layer', { x: x - 6, y: y - 6, width: 12, height: 12 }, 3));
    }
  }
  return elements;
}

function containerOf(state: StageState, key: string): StageContainer | undefined {
  const { pod } = state;
  return [...(pod?.initContainers ?? []), ...(pod?.containers ?? [])].find((container) => container.key === key);
}

/** From a card's right edge to a box of the network, along the lanes that the layout keeps free. */
export function route(container: StageContainer, layout: Layout, target: Box, shift: number): readonly Point[] {
  const { pod, mode } = layout;
  const card = pod?.cards.get(container.key);
  if (!pod || !card) return [];
  const { box } = card;
  const from = { x: box.x + box.width, y: box.y + card.metrics.head };
  const nodeRight = pod.node.x + pod.node.width;
  const anchor = target.y + Math.min(22, target.height / 2);
  if (mode === 'narrow') {
    const gap = layout.metrics.networkGap;
    const level = pod.node.y + pod.node.height + gap / 2 - (shift * gap) / 80;
    const gutter = layout.width - 9;
    const lane = pod.lanes.app;
    return [
      from,
      ...toLane(container, pod, from.y),
      { x: lane, y: level },
      { x: gutter, y: level },
      { x: gutter, y: anchor },
      { x: target.x + target.width, y: anchor },
    ];
  }
  const corridor = nodeRight + (target.x - nodeRight) / 2 + shift / 3;
  const end = [
    { x: corridor, y: anchor },
    { x: target.x, y: anchor },
  ];
  if (mode === 'medium' && pod.shutterIs === 'horizontal') return [from, { x: corridor, y: from.y }, ...end];
  const lane = isApp(container) ? pod.lanes.app : pod.lanes.init;
  const street = pod.lanes.street;
  return [from, { x: lane, y: from.y }, { x: lane, y: street }, { x: corridor, y: street }, ...end];
}

const isApp = ({ role }: StageContainer): boolean => role === 'app' || role === 'ephemeral';

/** To the lane right of the app containers; from beside them over the street above, so that nothing runs across a card. */
function toLane(container: StageContainer, { lanes, shutterIs }: PodLayout, y: number): readonly Point[] {
  const out = { x: lanes.app, y };
  if (isApp(container) || shutterIs === 'horizontal') return [out];
  return [
    { x: lanes.init, y },
    { x: lanes.init, y: lanes.street },
    { ...out, y: lanes.street },
  ];
}
