/**
 * Where a chart's states and arrows stand. States stand in one column in the order in which they are written, which is
 * the order of a life. The step to the next state is an arrow down; all else leaves to the right, behind its event's name,
 * and joins the rail of its target: one rail per target, so that five ways back are one line with one arrowhead.
 */
import { BOLD, textWidth } from '../scene/measure';
import type { Chart, ChartEdge, ChartState } from './chart';

export interface StateBox {
  readonly id: string;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly final: boolean;
  /** Of a state that holds others: the frame around them all. */
  readonly frameHeight?: number;
}

export interface Arrow {
  readonly key: string;
  readonly edge: ChartEdge;
  readonly d: string;
  readonly head: string;
  readonly label: { readonly x: number; readonly y: number; readonly text: string };
}

export interface ChartLayout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly StateBox[];
  readonly arrows: readonly Arrow[];
  /** `any state`, where a transition starts from all of them. */
  readonly any?: StateBox;
}

export const STATE_SIZE = 12.5;
export const EVENT_SIZE = 10.5;
const ROW = 17;
const PAD = 7;
const GAP = 12;
const ARROW_GAP = 30;
const INDENT = 14;
const RAIL = 11;
const MARGIN = 8;
const SMALLEST = 30;

interface Placed extends StateBox {
  /** Rows on the right side: where rails arrive, then where edges leave. */
  nextRow: number;
}

export function chartLayout(chart: Chart, anyState: string): ChartLayout {
  const steps = chart.edges.filter((edge) => isStep(chart, edge));
  const railed = chart.edges.filter((edge) => !steps.includes(edge));
  const places = placeStates(chart, steps, railed, anyState);
  const columnEnd = Math.max(...[...places.values()].map(({ x, width }) => x + width));
  const labelsEnd = columnEnd + Math.max(0, ...railed.map((edge) => textWidth(textOf(edge), EVENT_SIZE, true))) + 22;
  const rails = railArrows(railed, places, columnEnd, labelsEnd);
  const all = [...places.values()];
  const any = places.get(ANY);
  return {
    width: labelsEnd + (rails.count + 1) * RAIL,
    height: Math.max(...all.map(({ y, height, frameHeight }) => y + (frameHeight ?? height))) + MARGIN,
    boxes: all.filter(({ id }) => id !== ANY),
    arrows: [...steps.flatMap((edge) => stepArrow(edge, places)), ...rails.arrows],
    ...(any ? { any } : {}),
  };
}

const ANY = '';

const textOf = (edge: ChartEdge): string => edge.events.join(', ');

/** Leads to the very next state of the column, at the same depth. */
function isStep({ states }: Chart, { from, to }: ChartEdge): boolean {
  const index = states.findIndex(({ id }) => id === from);
  const next = index < 0 ? undefined : states[index + 1];
  return next?.id === to && next.parent === states[index]?.parent;
}

function placeStates(
  chart: Chart,
  steps: readonly ChartEdge[],
  railed: readonly ChartEdge[],
  anyState: string,
): ReadonlyMap<string, Placed> {
  const places = new Map<string, Placed>();
  const rowsOf = (id: string) =>
    railed.filter(({ from }) => (from ?? ANY) === id).length + (railed.some(({ to }) => to === id) ? 1 : 0);
  const wide = Math.max(...chart.states.map(({ name, parent }) => nameWidth(name) + (parent ? INDENT : 0)));
  let y = MARGIN;
  for (const [index, state] of chart.states.entries()) {
    const indent = state.parent === undefined ? 0 : INDENT;
    const height = Math.max(SMALLEST, rowsOf(state.id) * ROW + 2 * PAD - 3);
    const { id, name, final } = state;
    places.set(id, { id, name, final, x: MARGIN + indent, y, width: wide - indent * 1.5, height, nextRow: 0 });
    const next = chart.states[index + 1];
    const stepped = steps.some(({ from }) => from === id);
    y += height + (next?.parent === id ? 0 : stepped ? ARROW_GAP : GAP);
    if (state.parent !== undefined && next?.parent !== state.parent) y += closeFrame(places, state, y);
  }
  if (railed.some(({ from }) => from === undefined)) {
    const height = Math.max(SMALLEST, rowsOf(ANY) * ROW + 2 * PAD - 3);
    const base = { id: ANY, name: anyState, final: false, x: MARGIN, y: y + 4, width: wide, height };
    places.set(ANY, { ...base, nextRow: 0 });
  }
  return places;
}

const nameWidth = (name: string): number => Math.max(112, textWidth(name, STATE_SIZE) * BOLD + 34);

/** The frame of a compound state ends below its last child. Returns the room that it takes. */
function closeFrame(places: Map<string, Placed>, { parent = '' }: ChartState, y: number): number {
  const outer = places.get(parent);
  if (!outer) return 0;
  places.set(parent, { ...outer, frameHeight: y - outer.y });
  return GAP;
}

function stepArrow(edge: ChartEdge, places: ReadonlyMap<string, Placed>): readonly Arrow[] {
  const from = places.get(edge.from ?? ANY);
  const to = places.get(edge.to);
  if (!from || !to) return [];
  const x = from.x + 18;
  const top = from.y + (from.frameHeight ?? from.height);
  const key = `${edge.from} ${edge.to}`;
  return [
    {
      key,
      edge,
      d: `M${x} ${top}V${to.y - 5}`,
      head: `M${x - 4} ${to.y - 7}L${x} ${to.y - 1}l4 -6z`,
      label: { x: x + 9, y: (top + to.y) / 2 + 3, text: textOf(edge) },
    },
  ];
}

/** Takes the next free row of a state's right side. */
function takeRow(place: Placed): number {
  const y = place.y + PAD + ROW / 2 - 1.5 + place.nextRow * ROW;
  place.nextRow++;
  return y;
}

interface Rail {
  to: Placed;
  toY: number;
  edges: { edge: ChartEdge; from: Placed; fromY: number }[];
  top: number;
  bottom: number;
}

function railArrows(
  railed: readonly ChartEdge[],
  places: ReadonlyMap<string, Placed>,
  columnEnd: number,
  start: number,
): { arrows: readonly Arrow[]; count: number } {
  const rails = railsOf(railed, places).sort((a, b) => a.bottom - a.top - (b.bottom - b.top));
  const taken: Rail[][] = [];
  const arrows: Arrow[] = [];
  for (const rail of rails) {
    let lane = taken.findIndex((others) =>
      others.every(({ top, bottom }) => rail.top > bottom + 4 || rail.bottom < top - 4),
    );
    if (lane < 0) lane = taken.push([]) - 1;
    taken[lane]?.push(rail);
    const x = start + lane * RAIL;
    for (const one of rail.edges) arrows.push(railArrow(rail, one, columnEnd, x));
  }
  return { arrows, count: taken.length };
}

function railsOf(railed: readonly ChartEdge[], places: ReadonlyMap<string, Placed>): Rail[] {
  const rails = new Map<string, Rail>();
  for (const { to: target } of railed) {
    const to = places.get(target);
    if (!to || rails.has(target)) continue;
    const toY = takeRow(to);
    rails.set(target, { to, toY, edges: [], top: toY, bottom: toY });
  }
  for (const edge of railed) {
    const from = places.get(edge.from ?? ANY);
    const rail = rails.get(edge.to);
    if (!from || !rail) continue;
    const fromY = takeRow(from);
    rail.edges.push({ edge, from, fromY });
    rail.top = Math.min(rail.top, fromY);
    rail.bottom = Math.max(rail.bottom, fromY);
  }
  return [...rails.values()];
}

function railArrow(rail: Rail, { edge, from, fromY }: Rail['edges'][number], columnEnd: number, x: number): Arrow {
  const { to, toY } = rail;
  const left = from.x + from.width;
  const text = textOf(edge);
  const labelEnd = columnEnd + 12 + textWidth(text, EVENT_SIZE, true);
  const end = to.x + to.width;
  const turn = fromY < toY ? 5 : -5;
  return {
    key: `${edge.from} ${edge.to}`,
    edge,
    d:
      `M${left} ${fromY}H${columnEnd + 5}M${labelEnd} ${fromY}H${x - 5}Q${x} ${fromY} ${x} ${fromY + turn}` +
      `V${toY - turn}Q${x} ${toY} ${x - 5} ${toY}H${end + 6}`,
    head: `M${end + 8} ${toY - 4}L${end + 1} ${toY}l7 4z`,
    label: { x: columnEnd + 8, y: fromY + 3.5, text },
  };
}
