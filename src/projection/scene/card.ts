/** A container as a card: its state as a shape and a word, its image, what runs in it now, what it is connected to. */
import type { Sentence } from '../sentence';
import type { StageContainer, StageProbe } from '../stage/types';
import { type Box, circle, type GroupElement, group, path, rect, type SceneElement } from './elements';
import { progress } from './geometry';
import { stateGlyph } from './glyphs';
import { BOLD, line, textWidth, wholeLine } from './measure';
import type { CardLayout } from './podLayout';

export type Say = (sentence: Sentence) => string;

export interface CardContext {
  readonly t: number;
  readonly say: Say;
  /** Its number in the queue, for init containers and sidecars. */
  readonly number?: number;
  readonly dimmed: boolean;
}

export function card(container: StageContainer, layout: CardLayout, context: CardContext): GroupElement {
  const { box, compact } = layout;
  const { say } = context;
  const state = say({ code: `stage.state.${container.state}`, params: {} });
  const role = say({ code: `stage.role.${container.role}`, params: {} });
  const detail = detailOf(container, context);
  const label = `${role} ${container.name}: ${state}. ${detail}`;
  const places = headPlaces(container, layout, context);
  const inset = insetOf(layout, places);
  const classes = [`card`, `card-${container.role}`, `state-${container.state}`, ...(context.dimmed ? ['dimmed'] : [])];
  return group(
    `card:${container.key}`,
    classes.join(' '),
    [
      rect('frame', 'card-frame', box, 10),
      ...(container.role === 'sidecar' ? [sidecarEdge(box)] : []),
      ...headRow(container, layout, context, places),
      ...(compact ? [] : [imageRow(container, box, context)]),
      ...(hasRoom(container, inset, detail, layout) ? commandRow(container, inset, detail, context) : []),
      ...footRow(container, layout, context),
      ...signalFlag(container, box, context),
    ],
    { label, target: container.key },
  );
}

/** A second edge on the right: this one keeps running beside the others. */
const sidecarEdge = (box: Box): SceneElement =>
  path('edge', 'sidecar-edge', `M${box.x + box.width - 5} ${box.y + 8}v${box.height - 16}`);

/** Where the parts of a card's first row stand. */
interface HeadPlaces {
  readonly chip: Box;
  readonly chipText: string;
  readonly name: { readonly x: number; readonly y: number; readonly room: number };
  /** Between the name and the chip. */
  readonly left: { readonly x: number; readonly room: number };
}

function headPlaces(container: StageContainer, layout: CardLayout, context: CardContext): HeadPlaces {
  const { box, metrics } = layout;
  const y = box.y + metrics.head;
  const state = context.say({ code: `stage.state.${container.state}`, params: {} });
  const text = chipFor(container, layout, context, state);
  const width = Math.min(box.width * 0.5, textWidth(text, 11) * BOLD + 18);
  const height = Math.min(20, 2 * metrics.head - 9);
  const chip: Box = { x: box.x + box.width - width - 10, y: y - height / 2, width, height };
  const x = box.x + 34;
  const room = chip.x - x - 8;
  const whole = textWidth(container.name, 13.5) * BOLD;
  // In a row, what it does gets half of the room, unless that is too little for both.
  const isShared = metrics.isRow && container.command !== undefined && room >= 2 * COMMAND;
  const nameRoom = isShared ? room / 2 : room;
  const nameWidth = Math.min(nameRoom, whole);
  return {
    chip,
    chipText: text,
    name: { x, y: y + 4.5, room: Math.min(room, nameRoom) },
    left: { x: x + nameWidth + 10, room: room - nameWidth - 12 },
  };
}

function headRow(
  container: StageContainer,
  { box, compact, metrics }: CardLayout,
  context: CardContext,
  { chip, chipText, name, left }: HeadPlaces,
): readonly SceneElement[] {
  const y = box.y + metrics.head;
  return [
    stateGlyph('glyph', container.state, box.x + 19, y, fractionOf(container, context.t)),
    line('name', 'name', name, container.name, { size: 13.5 }),
    // A wide card has room for all of it in one line.
    ...(compact && !metrics.isRow
      ? wholeLine('image', 'faint', { ...left, y: y + 4.5 }, imageParts(container, context), {
          size: 11.5,
          keep: 'end',
        })
      : []),
    rect('chip', 'chip', chip, chip.height / 2),
    line('chip-text', 'chip-text', { x: chip.x + chip.width / 2, y: y + 4, room: chip.width - 12 }, chipText, {
      size: 11,
      anchor: 'middle',
    }),
  ];
}

/** Of the room in a row, this much is for what runs. */
const COMMAND = 110;

/** How long it runs is said only where the name still fits beside it. */
function chipFor(container: StageContainer, { box, metrics }: CardLayout, context: CardContext, state: string): string {
  const long = longChip(container, context, state);
  const needed = (textWidth(container.name, 13.5) + textWidth(long, 11)) * BOLD + 72;
  const lasting = container.state === 'running' || container.state === 'ready';
  return lasting && needed + (metrics.isRow ? COMMAND : 0) > box.width ? state : long;
}

function fractionOf({ pull, backOff }: StageContainer, t: number): number {
  if (pull) return pull.untilMs === undefined ? 0 : progress(t, pull.fromMs, Math.max(1, pull.untilMs - pull.fromMs));
  if (backOff) return progress(t, backOff.fromMs, Math.max(1, backOff.untilMs - backOff.fromMs));
  return 0;
}

function longChip(container: StageContainer, { t, say }: CardContext, state: string): string {
  const { exit, backOff, sinceMs } = container;
  if (container.state === 'back-off' && backOff) {
    const seconds = Math.max(0, Math.ceil((backOff.untilMs - t) / 1000));
    return say({ code: seconds > 0 ? 'stage.chip.backOff' : 'stage.chip.backOffOver', params: { seconds } });
  }
  if ((container.state === 'failed' || container.state === 'completed') && exit) {
    return say({ code: 'stage.chip.exit', params: { code: exit.code } });
  }
  if (container.state === 'running' || container.state === 'ready') {
    return say({ code: 'stage.chip.since', params: { state, time: duration(t - sinceMs) } });
  }
  return state;
}

export function duration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return `${Math.floor(seconds / 3600)} h ${Math.floor(seconds / 60) % 60} min`;
}

const imageRow = (container: StageContainer, box: Box, context: CardContext): SceneElement =>
  line(
    'image',
    'faint',
    { x: box.x + 34, y: box.y + 39.5, room: box.width - 46 },
    imageParts(container, context).join(' · '),
    { size: 11.5 },
  );

function imageParts(container: StageContainer, { say, number }: CardContext): readonly string[] {
  return [
    ...(number === undefined ? [] : [say({ code: `stage.place.${container.role}`, params: { number } })]),
    container.image,
    ...(container.restarts > 0 ? [say({ code: 'stage.card.restarts', params: { count: container.restarts } })] : []),
  ];
}

/** Narrower than this, nothing could be said. */
const NARROWEST_INSET = 40;

/** What it does has a line of its own, or what is left of the only one. */
function insetOf({ box, compact, metrics }: CardLayout, { left }: HeadPlaces): Box {
  const { inset } = compact ? metrics.compact : metrics.roomy;
  const across = metrics.isRow ? { x: left.x, width: left.room + 6 } : { x: box.x + 10, width: box.width - 20 };
  return { ...across, y: box.y + inset, height: metrics.insetHeight };
}

/** In a row, of a state that the chip says as well there is rather nothing than the half. */
function hasRoom({ command, state }: StageContainer, { width }: Box, detail: string, { metrics }: CardLayout): boolean {
  if (!metrics.isRow) return true;
  if (width < NARROWEST_INSET) return false;
  const said = command === undefined && ['waiting', 'completed', 'creating', 'failed'].includes(state);
  return !said || textWidth(detail, 11.5) <= width - 16;
}

function commandRow(
  container: StageContainer,
  inset: Box,
  detail: string,
  { t }: CardContext,
): readonly SceneElement[] {
  const middle = inset.y + inset.height / 2;
  const runs = container.command !== undefined;
  const at = { x: inset.x + (runs ? 22 : 9), y: middle + 4, room: inset.width - (runs ? 30 : 16) };
  const { pull } = container;
  const bar =
    pull?.untilMs === undefined
      ? []
      : [rect('bar', 'pull-bar', { ...inset, width: inset.width * fractionOf(container, t) }, 6)];
  return [
    rect('inset', runs ? 'inset inset-live' : 'inset', inset, 6),
    ...bar,
    ...(runs ? [path('prompt', 'prompt', `M${inset.x + 9} ${middle - 4}l4.5 4 -4.5 4`)] : []),
    line('command', runs ? 'command' : 'soft', at, detail, { size: 11.5, mono: runs }),
  ];
}

/** What it runs, or why it does not. */
function detailOf(container: StageContainer, { say }: CardContext): string {
  const { command, waitsFor, reason, state, image, exit, backOff } = container;
  if (command !== undefined) return command.replace(/\s+/g, ' ') || image;
  if (state === 'pulling') return say({ code: 'stage.detail.pulling', params: { image } });
  if (state === 'back-off') {
    const code = backOff?.of === 'image' ? 'stage.detail.imageBackOff' : 'stage.detail.backOff';
    return say({ code, params: { code: exit?.code ?? 0, reason: reason ?? '' } });
  }
  if (state === 'completed' || state === 'failed') {
    return say({ code: `stage.detail.${state}`, params: { reason: exit?.reason ?? '', code: exit?.code ?? 0 } });
  }
  if (state === 'blocked') return reason ?? '';
  if (waitsFor) return say(waitsFor);
  return say({ code: `stage.detail.${state === 'creating' ? 'creating' : 'waiting'}`, params: {} });
}

function footRow(
  container: StageContainer,
  { box, cableSide }: CardLayout,
  context: CardContext,
): readonly SceneElement[] {
  const y = box.y + box.height - 12;
  const elements: SceneElement[] = [];
  let x = cableSide === 'left' ? box.x + 10 : box.x + box.width - 10;
  const share = (box.width - 20 - container.probes.length * 26) / Math.max(1, container.mounts.length) - 6;
  for (const [index, mount] of container.mounts.entries()) {
    const width = Math.min(share, textWidth(mount.path, 11, true) + 14);
    const left = cableSide === 'left' ? x : x - width;
    elements.push(
      rect(`mount${index}`, 'mount', { x: left, y: y - 10, width, height: 18 }, 5),
      line(`mount-text${index}`, 'mount-text', { x: left + 7, y: y + 3, room: width - 10 }, mount.path, {
        size: 11,
        mono: true,
        keep: 'end',
      }),
    );
    x = cableSide === 'left' ? left + width + 6 : left - 6;
  }
  const probesX = cableSide === 'left' ? box.x + box.width - 18 : box.x + 18;
  const step = cableSide === 'left' ? -24 : 24;
  for (const [index, probe] of container.probes.entries()) {
    elements.push(probeMark(probe, probesX + index * step, y - 1, context));
  }
  return elements;
}

/** How long a signal is to be seen on a card. */
const SIGNAL_MS = 2_500;

/** A signal as a flag on the card's upper edge: sent, or sent and ignored. */
function signalFlag({ signal }: StageContainer, box: Box, { t, say }: CardContext): readonly SceneElement[] {
  if (!signal || t - signal.atMs > SIGNAL_MS) return [];
  const code = signal.ignored ? 'stage.signal.ignored' : 'stage.signal.sent';
  const text = say({ code, params: { signal: signal.name.replace(/^(SIG)?/, 'SIG') } });
  const width = textWidth(text, 11) * BOLD + 16;
  const flag: Box = { x: box.x + box.width - width - 14, y: box.y - 9, width, height: 19 };
  const at = { x: flag.x + width / 2, y: flag.y + 13.5, room: width - 8 };
  return [
    rect('signal', 'signal-paper', flag, 5),
    line('signal-text', 'signal-text', at, text, { size: 11, anchor: 'middle' }),
  ];
}

/** How long a probe's ping is to be seen. */
const PING_MS = 700;

function probeMark(probe: StageProbe, x: number, y: number, { t, say }: CardContext): GroupElement {
  const letter = say({ code: `stage.probe.letter.${probe.probe}`, params: {} });
  const age = probe.atMs === undefined ? PING_MS : t - probe.atMs;
  const ring = age < PING_MS ? [circle('ping', 'probe-ping', x, y, 8 + (age / PING_MS) * 7)] : [];
  const outcome = say({ code: `stage.probe.${probe.outcome}`, params: { probe: probe.probe } });
  return group(`probe:${probe.probe}`, `probe probe-${probe.outcome}`, [
    ...ring,
    circle('disc', 'probe-disc', x, y, 8),
    {
      ...line('letter', 'probe-letter', { x, y: y + 3.6, room: 16 }, letter, { size: 10, anchor: 'middle' }),
      title: outcome,
    },
  ]);
}
