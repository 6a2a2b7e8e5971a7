/** Where everything stands: boxes from the stage's extent and a width. Three layouts; time moves nothing in them. */
import type { StageState } from '../stage/types';
import type { Box } from './elements';
import { type PodLayout, podLayout } from './podLayout';

export type Mode = 'wide' | 'medium' | 'narrow';

export interface Layout {
  readonly mode: Mode;
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

const MARGIN: Record<Mode, number> = { wide: 18, medium: 12, narrow: 10 };
const CAPTION = {
  wide: { first: 2, rest: 1, height: 58 },
  medium: { first: 2, rest: 1, height: 60 },
  narrow: { first: 3, rest: 2, height: 88 },
} as const;
const STATION_HEIGHT: Record<Mode, number> = { wide: 46, medium: 43, narrow: 30 };
/** Between headline, stations and what stands below them. */
const ROW_GAP: Record<Mode, readonly [number, number]> = { wide: [10, 18], medium: [6, 12], narrow: [10, 16] };
/** A narrow stage leaves the Pod as much as it can. */
const sideWidth = (mode: Mode, width: number): number =>
  mode === 'wide' ? 318 : mode === 'narrow' ? 0 : Math.round(Math.max(214, Math.min(262, width * 0.35)));
const CORRIDOR: Record<Mode, number> = { wide: 46, medium: 30, narrow: 0 };

/** On a phone, lines to the network run down beside it. */
const GUTTER = 22;

export const modeOf = (width: number): Mode => (width >= 940 ? 'wide' : width >= 600 ? 'medium' : 'narrow');

export function layoutOf(state: StageState, width: number): Layout {
  const mode = modeOf(width);
  const margin = MARGIN[mode];
  const inner = width - 2 * margin;
  const { first, rest, height: captionHeight } = CAPTION[mode];
  const caption = { x: margin, y: margin, width: inner, height: captionHeight };
  const [above, below] = ROW_GAP[mode];
  const stations = stationBoxes(state.stations.length, margin, caption.y + captionHeight + above, inner, mode);
  const top = caption.y + captionHeight + above + STATION_HEIGHT[mode] + below;
  const side = hasNetwork(state) ? sideWidth(mode, width) : 0;
  const podWidth = side > 0 ? inner - side - CORRIDOR[mode] : inner;
  const stands = state.pod ?? state.absent?.pod;
  const pod = stands ? podLayout(stands, { x: margin, y: top, width: podWidth }, mode) : undefined;
  const podBottom = pod ? pod.node.y + pod.node.height : top;
  const aside = side > 0;
  const networkTop = aside ? top : podBottom + (hasNetwork(state) ? 40 : 0);
  const area = aside ? { x: margin + inner - side, width: side } : { x: margin, width: inner - GUTTER };
  const network = networkLayout(state, area.x, networkTop, area.width);
  const lowest = Math.max(podBottom, network.bottom);
  const otherPods = otherPodBoxes(state, margin, lowest + 18, inner, mode);
  const othersBottom = Math.max(lowest, ...[...otherPods.values()].map((box) => box.y + box.height));
  return {
    mode,
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

function stationBoxes(count: number, x: number, y: number, width: number, mode: Mode): readonly Box[] {
  const gap = mode === 'narrow' ? 12 : 28;
  const each = (width - gap * (count - 1)) / count;
  return Array.from({ length: count }, (_, index) => ({
    x: x + index * (each + gap),
    y,
    width: each,
    height: STATION_HEIGHT[mode],
  }));
}

export const QUESTION_ROW = 22;
/** What the desk needs besides its questions. */
export const DESK_REST = 112;
/** Below this width a name that was asked for takes two lines. */
export const NARROW_DESK = 300;
const SECOND_LINE = 16;
export const deskRest = (width: number): number => DESK_REST + (width < NARROW_DESK ? SECOND_LINE : 0);
export const SERVICE_HEIGHT = 66;
const PLACE_HEIGHT = 38;

function networkLayout({ extent }: StageState, x: number, top: number, width: number): NetworkLayout {
  let y = top;
  const take = (height: number, gap = 12): Box => {
    const box = { x, y, width, height };
    y += height + gap;
    return box;
  };
  // In the order in which a start needs them: the image, then names, then what the names stand for.
  const registry = extent.pulls ? take(PLACE_HEIGHT) : undefined;
  const desk = extent.lookups ? take(deskRest(width) + extent.questions * QUESTION_ROW, 14) : undefined;
  const services = new Map<string, Box>();
  for (const { namespace, name } of extent.services) services.set(`${name}.${namespace}`, take(SERVICE_HEIGHT));
  const peers = new Map<string, Box>();
  for (const peer of extent.peers) peers.set(peer, take(PLACE_HEIGHT));
  return { services, peers, bottom: y - 12, ...(desk ? { desk } : {}), ...(registry ? { registry } : {}) };
}

/** More Pods than this are counted, not drawn. */
export const MOST_OTHER_PODS = 12;

function otherPodBoxes(
  { otherPods }: StageState,
  x: number,
  y: number,
  width: number,
  mode: Mode,
): ReadonlyMap<string, Box> {
  const columns = mode === 'wide' ? 4 : mode === 'medium' ? 2 : 1;
  const each = (width - (columns - 1) * 12) / columns;
  const boxes = new Map<string, Box>();
  for (const [index, { uid }] of otherPods.slice(0, MOST_OTHER_PODS).entries()) {
    const column = index % columns;
    const row = Math.floor(index / columns);
    boxes.set(uid, { x: x + column * (each + 12), y: y + row * 74, width: each, height: 62 });
  }
  return boxes;
}
