/** Inside the Pod: init containers in a queue, a shutter, app containers, trays for the volumes, and lanes for lines. */
import type { StageContainer, StagePod } from '../stage/types';
import { type CardMetrics, SLIM_CARD } from './cardMetrics';
import type { Box } from './elements';
import type { Metrics, Mode } from './metrics';

export interface PodLayout {
  readonly node: Box;
  readonly pod: Box;
  readonly header: Box;
  readonly initTitle?: Box;
  readonly appTitle: Box;
  /** By StageContainer.key. */
  readonly cards: ReadonlyMap<string, CardLayout>;
  readonly shutter?: Box;
  readonly shutterIs: 'vertical' | 'horizontal';
  readonly trays: ReadonlyMap<string, Box>;
  /** Where lines to the network run: upright lanes right of the init and of the app containers, and the way out. */
  readonly lanes: { readonly init: number; readonly app: number; readonly street: number };
}

export interface CardLayout {
  readonly box: Box;
  readonly compact: boolean;
  /** On which side its cables leave. */
  readonly cableSide: 'left' | 'right';
  readonly metrics: CardMetrics;
}

/** With more cards than this in a column, each is drawn in two lines. */
const ROOMY = 4;

/** A Pod at least this wide has its init and its app containers side by side: a name and a state fit beside each other. */
const TWO_COLUMNS = 660;

/** In a narrower row there is no room for what it does beside name and state. */
const NARROWEST_ROW = 300;

/** A card this wide has its image beside its name. */
const ONE_LINE = 380;

export const isCompact = (count: number, width: number): boolean => count > ROOMY || width >= ONE_LINE;

function cardHeight({ mounts, probes, role }: StageContainer, compact: boolean, card: CardMetrics): number {
  const hasFeet = mounts.length > 0 || (probes.length > 0 && role !== 'init');
  return (compact ? card.compact : card.roomy).height + (hasFeet ? card.feet : 0);
}

export function podLayout(
  pod: StagePod,
  at: { x: number; y: number; width: number },
  mode: Mode,
  metrics: Metrics,
): PodLayout {
  const { nodePad, nodeTitle } = metrics;
  const podBox = { x: at.x + nodePad, y: at.y + nodeTitle, width: at.width - 2 * nodePad };
  const headerHeight = podBox.width < metrics.twoRows ? 60 : metrics.podHeader;
  const header = { x: podBox.x, y: podBox.y, width: podBox.width, height: headerHeight };
  const top = header.y + header.height + metrics.headerGap;
  const columns = podBox.width >= TWO_COLUMNS && pod.initContainers.length > 0 ? sideBySide : stacked;
  const inside = columns(pod, podBox, top, mode, metrics);
  const cableRoom = pod.volumes.length > 0 ? metrics.cableRoom : 0;
  const trays = trayBoxes(pod, podBox, inside.bottom + cableRoom, mode, metrics);
  const traysBottom = Math.max(inside.bottom, ...[...trays.values()].map((box) => box.y + box.height));
  const podHeight = traysBottom + metrics.podBottom - podBox.y;
  return {
    node: { x: at.x, y: at.y, width: at.width, height: podHeight + nodeTitle + nodePad },
    pod: { ...podBox, height: podHeight },
    header,
    trays,
    ...inside.parts,
    // Where there is little room it runs close below the header's text.
    lanes: { ...inside.lanes, street: top - (metrics.headerGap < 10 ? 3 : 10) },
  };
}

interface Inside {
  readonly bottom: number;
  readonly parts: Pick<PodLayout, 'initTitle' | 'appTitle' | 'cards' | 'shutter' | 'shutterIs'>;
  readonly lanes: { init: number; app: number };
}

type PodWidth = Pick<Box, 'x' | 'y' | 'width'>;

/** A shutter that stands upright. */
const SHUTTER = 26;
const LANE = 28;

function sideBySide(pod: StagePod, box: PodWidth, top: number, _mode: Mode, metrics: Metrics): Inside {
  const title = metrics.initTitle;
  const left = box.x + 30;
  const inner = box.width - 30 - 40;
  const column = (inner - LANE - SHUTTER - 16) / 2;
  const appX = left + column + LANE + SHUTTER + 16;
  const cards = new Map<string, CardLayout>();
  const stackIn = stackerOf(cards, metrics);
  const initsBottom = stackIn(pod.initContainers, { x: left, y: top + title, width: column }, metrics.gateGap, 'left');
  const appsBottom = stackIn(pod.containers, { x: appX, y: top + title, width: column }, metrics.appGap, 'right');
  const bottom = Math.max(initsBottom, appsBottom);
  return {
    bottom,
    lanes: { init: left + column + LANE / 2, app: box.x + box.width - 16 },
    parts: {
      cards,
      initTitle: { x: left, y: top, width: column, height: title },
      appTitle: { x: appX, y: top, width: column, height: title },
      shutter: { x: left + column + LANE, y: top + 4, width: SHUTTER, height: bottom - top - 4 },
      shutterIs: 'vertical',
    },
  };
}

function stacked(pod: StagePod, box: PodWidth, top: number, mode: Mode, metrics: Metrics): Inside {
  const { appTitle: title, gateGap, shutter } = metrics;
  const left = box.x + (mode === 'narrow' ? 20 : 26);
  const rightRoom = mode === 'narrow' ? 24 : 26;
  const width = box.x + box.width - left - rightRoom;
  const cards = new Map<string, CardLayout>();
  let y = top;
  let parts: { initTitle?: Box; shutter?: Box } = {};
  if (pod.initContainers.length > 0) {
    const initTitle = { x: left, y, width, height: metrics.initTitle };
    const first = { x: left, y: y + metrics.initTitle, width };
    y = stackerOf(cards, metrics)(pod.initContainers, first, gateGap, 'left') + metrics.shutterGap;
    parts = { initTitle, shutter: { x: left, y, width, height: shutter } };
    y += shutter + (title > 0 ? 3 : metrics.shutterGap);
  }
  const appTitle = { x: left, y, width, height: title };
  const bottom = appColumns(cards, pod, { x: left, y: y + title, width }, mode, metrics);
  const lane = box.x + box.width - rightRoom / 2;
  return { bottom, lanes: { init: lane, app: lane }, parts: { cards, appTitle, shutterIs: 'horizontal', ...parts } };
}

/** A wide Pod without init containers has room for two columns of app containers. */
function appColumns(cards: Map<string, CardLayout>, pod: StagePod, at: PodWidth, mode: Mode, metrics: Metrics): number {
  const stackIn = stackerOf(cards, metrics);
  const gap = metrics.appGap;
  if (mode !== 'wide' || pod.containers.length < 2) return stackIn(pod.containers, at, gap, 'left');
  const half = Math.ceil(pod.containers.length / 2);
  const width = (at.width - 40) / 2;
  const first = stackIn(pod.containers.slice(0, half), { ...at, width }, gap, 'left');
  const second = stackIn(pod.containers.slice(half), { ...at, x: at.x + width + 40, width }, gap, 'right');
  return Math.max(first, second);
}

/** Puts cards below each other. Returns where the last one ends. */
const stackerOf =
  (cards: Map<string, CardLayout>, metrics: Metrics) =>
  (containers: readonly StageContainer[], at: PodWidth, gap: number, cableSide: 'left' | 'right'): number => {
    const compact = metrics.dense || isCompact(containers.length, at.width);
    const card = metrics.card.isRow && at.width < NARROWEST_ROW ? SLIM_CARD : metrics.card;
    let y = at.y;
    for (const container of containers) {
      const height = cardHeight(container, compact, card);
      const box = { x: at.x, y, width: at.width, height };
      cards.set(container.key, { box, compact, cableSide, metrics: card });
      y += height + gap;
    }
    return containers.length > 0 ? y - gap : y;
  };

function trayBoxes(pod: StagePod, box: PodWidth, top: number, mode: Mode, metrics: Metrics): ReadonlyMap<string, Box> {
  const trays = new Map<string, Box>();
  const columns = Math.min(pod.volumes.length, mode === 'wide' ? 3 : mode === 'medium' ? 2 : 1);
  const left = box.x + (mode === 'narrow' ? 20 : 30);
  const width = box.width - (mode === 'narrow' ? 44 : 64);
  const each = (width - (columns - 1) * 14) / columns;
  for (const [index, { name }] of pod.volumes.entries()) {
    const x = left + (index % columns) * (each + 14);
    const y = top + Math.floor(index / columns) * (metrics.tray + metrics.trayGap);
    trays.set(name, { x, y, width: each, height: metrics.tray });
  }
  return trays;
}
