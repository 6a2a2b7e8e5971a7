/** Where everything stands: boxes from the stage's extent and a width. Three layouts; time moves nothing in them. */
import type { StageState } from '../stage/types';
import type { Box } from './elements';
import type { DeskMetrics, Metrics, Mode } from './metrics';
import { type PodLayout, podLayout } from './podLayout';

export interface Layout {
  readonly mode: Mode;
  readonly metrics: Metrics;
  readonly width: number;
  readonly height: number;
  readonly caption: Box;
  readonly captionLines: { readonly first: number; readonly rest: number };
  readonly stations: readonly Box[];
  readonly pod?: PodLayout;
  readonly network: NetworkLayout;
  readonly otherPods: ReadonlyMap<string, Box>;
}

export interface NetworkLayout {
  readonly desk?: Box;
  /** By `name.namespace`. */
  readonly services: ReadonlyMap<string, Box>;
  readonly peers: ReadonlyMap<string, Box>;
  readonly registry?: Box;
  readonly bottom: number;
}

/** From this width on, the suffix `default.svc.cluster.local` and NXDOMAIN stand in one line. */
const ONE_LINE_QUESTION = 316;

/** A narrow stage leaves the Pod as much as it can; without look-ups there is less to say beside it. */
function sideWidth(mode: Mode, width: number, lookups: boolean): number {
  if (mode === 'narrow') return 0;
  if (mode === 'wide') return 318;
  return Math.round(Math.max(214, Math.min(lookups ? ONE_LINE_QUESTION : 262, width * 0.35)));
}
const CORRIDOR: Record<Mode, number> = { wide: 46, medium: 30, narrow: 0 };

/** On a phone, lines to the network run down beside it. */
const GUTTER = 22;

/** How high it becomes does not depend on the moment: nothing jumps. */
export function layoutOf(state: StageState, width: number, metrics: Metrics): Layout {
  const { mode } = metrics;
  const { margin } = metrics;
  const inner = width - 2 * margin;
  const { first, rest, height: captionHeight } = metrics.caption;
  const caption = { x: margin, y: margin, width: inner, height: captionHeight };
  const [above, below] = metrics.rowGap;
  const stationsTop = caption.y + captionHeight + above;
  const stations = stationBoxes(state.stations.length, margin, stationsTop, inner, mode, metrics.station);
  const top = stationsTop + metrics.station + below;
  const side = hasNetwork(state) ? sideWidth(mode, width, state.extent.lookups) : 0;
  const podWidth = side > 0 ? inner - side - CORRIDOR[mode] : inner;
  const stands = state.pod ?? state.absent?.pod;
  const pod = stands ? podLayout(stands, { x: margin, y: top, width: podWidth }, mode, metrics) : undefined;
  const podBottom = pod ? pod.node.y + pod.node.height : top;
  const aside = side > 0;
  const networkTop = aside ? top : podBottom + (hasNetwork(state) ? metrics.networkGap : 0);
  const area = aside ? { x: margin + inner - side, width: side } : { x: margin, width: inner - GUTTER };
  const network = networkLayout(state, area.x, networkTop, area.width, metrics);
  const lowest = Math.max(podBottom, network.bottom);
  const othersTop = lowest + (metrics.dense ? 10 : 18);
  const otherPods = otherPodBoxes(state, margin, othersTop, inner, mode, metrics.otherPod);
  const othersBottom = Math.max(lowest, ...[...otherPods.values()].map((box) => box.y + box.height));
  return {
    mode,
    metrics,
    width,
    height: Math.ceil(othersBottom + margin),
    caption,
    captionLines: { first, rest },
    stations,
    network,
    otherPods,
    ...(pod ? { pod } : {}),
  };
}

const hasNetwork = ({ extent, pod, absent }: StageState): boolean =>
  (pod ?? absent) !== undefined &&
  (extent.lookups || extent.services.length > 0 || extent.peers.length > 0 || extent.pulls);

function stationBoxes(count: number, x: number, y: number, width: number, mode: Mode, height: number): readonly Box[] {
  const gap = mode === 'narrow' ? 12 : 28;
  const each = (width - gap * (count - 1)) / count;
  return Array.from({ length: count }, (_, index) => ({
    x: x + index * (each + gap),
    y,
    width: each,
    height,
  }));
}

/** Below this width a name that was asked for takes two lines. */
export const NARROW_DESK = 340;

/** In a narrow desk an answer stands below the name that was tried: neither is cut. */
export const answersBelow = (width: number): boolean => width < ONE_LINE_QUESTION;

export const questionHeight = ({ question, answer }: DeskMetrics, width: number): number =>
  question + (answersBelow(width) ? answer : 0);

/** How high the desk is with so many questions. */
function deskHeight({ desk }: Metrics, width: number, questions: number): number {
  if (desk.brief !== undefined) return desk.brief;
  const secondLine = width < NARROW_DESK ? desk.nameLine + 1 : 0;
  return desk.rest + secondLine + questions * questionHeight(desk, width);
}

function networkLayout({ extent }: StageState, x: number, top: number, width: number, metrics: Metrics): NetworkLayout {
  const { asideGap, place, service } = metrics;
  let y = top;
  const take = (height: number, gap = asideGap): Box => {
    const box = { x, y, width, height };
    y += height + gap;
    return box;
  };
  // In the order in which a start needs them: the image, then names, then what the names stand for.
  const registry = extent.pulls ? take(place) : undefined;
  const desk = extent.lookups ? take(deskHeight(metrics, width, extent.questions), asideGap + 2) : undefined;
  const services = new Map<string, Box>();
  for (const { namespace, name } of extent.services) services.set(`${name}.${namespace}`, take(service));
  const peers = new Map<string, Box>();
  for (const peer of extent.peers) peers.set(peer, take(place));
  return { services, peers, bottom: y - asideGap, ...(desk ? { desk } : {}), ...(registry ? { registry } : {}) };
}

/** More Pods than this are counted, not drawn. */
export const MOST_OTHER_PODS = 12;

function otherPodBoxes(
  { otherPods }: StageState,
  x: number,
  y: number,
  width: number,
  mode: Mode,
  height: number,
): ReadonlyMap<string, Box> {
  const columns = mode === 'wide' ? 4 : mode === 'medium' ? 2 : 1;
  const each = (width - (columns - 1) * 12) / columns;
  const boxes = new Map<string, Box>();
  for (const [index, { uid }] of otherPods.slice(0, MOST_OTHER_PODS).entries()) {
    const column = index % columns;
    const row = Math.floor(index / columns);
    boxes.set(uid, { x: x + column * (each + 12), y: y + row * (height + 12), width: each, height });
  }
  return boxes;
}
