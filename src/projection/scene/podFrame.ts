/** The node, the Pod in it, the gates between init containers and the shutter before the app containers. */
import { hasPassed } from '../stage/pods';
import type { StageContainer, StagePod } from '../stage/types';
import { toneOf } from '../statusTone';
import type { Say } from './card';
import { type Box, circle, group, path, rect, type SceneElement } from './elements';
import { easeInOut, progress } from './geometry';
import { BOLD, line, textWidth, wholeLine } from './measure';
import type { PodLayout } from './podLayout';

export interface FrameContext {
  readonly t: number;
  readonly say: Say;
  readonly still: boolean;
}

export function podFrame(pod: StagePod, layout: PodLayout, context: FrameContext): readonly SceneElement[] {
  const { node, pod: box, header } = layout;
  const { say } = context;
  const nodeName = pod.node ?? '';
  const nodeTitle = nodeName
    ? say({ code: 'stage.node', params: { node: nodeName } })
    : say({ code: 'stage.node.none', params: {} });
  const at = { x: node.x + 14, y: box.y - (box.y - node.y < 20 ? 5 : 7), room: node.width - 28 };
  return [
    rect('node', nodeName ? 'node' : 'node node-none', node, 16),
    line('node-title', 'node-title', at, nodeTitle, { size: 12 }),
    group(
      `large:${pod.uid}`,
      'large-pod',
      [
        rect('pod', `pod pod-${toneOf(pod.status)}${pod.deleting ? ' pod-deleting' : ''}`, box, 12),
        ...podHeader(pod, header, say),
      ],
      { label: `${say({ code: 'stage.pod', params: { pod: pod.name } })}: ${pod.status}`, target: `pod/${pod.uid}` },
    ),
    ...titles(pod, layout, say),
    ...gates(pod, layout, context),
    ...shutter(pod, layout, context),
  ];
}

/** An empty place with the name of the Pod that will stand there, or that stood there. */
export function absentPod(
  { pod, gone }: { pod: StagePod; gone: boolean },
  { node, pod: box }: PodLayout,
  { say }: FrameContext,
): readonly SceneElement[] {
  const text = say({ code: gone ? 'stage.absent.gone' : 'stage.absent.coming', params: { pod: pod.name } });
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2, room: box.width - 40 };
  return [
    rect('node', 'node node-none', node, 16),
    rect('pod', 'pod pod-absent', box, 12),
    line('absent', 'soft', at, text, { size: 14, anchor: 'middle' }),
  ];
}

function podHeader(pod: StagePod, box: Box, say: Say): readonly SceneElement[] {
  const narrow = box.height > 50;
  const y = box.y + Math.min(28, box.height / 2 + 7);
  const badge = badgeOf(pod, box, y, say);
  const left = box.x + 14;
  const nameRoom = badge.left - left - 8;
  const whole = say({ code: 'stage.pod', params: { pod: pod.name } });
  // Beside a long STATUS the name alone: what it is the name of, its place says.
  const title = textWidth(whole, 16) * BOLD <= nameRoom ? whole : pod.name;
  const size = textWidth(title, 16) * BOLD <= nameRoom ? 16 : 13;
  const nameWidth = Math.min(nameRoom, textWidth(title, size) * BOLD);
  const facts = [pod.namespace, say({ code: 'stage.pod.ready', params: { ready: pod.ready } }), addressOf(pod, say)];
  const factsAt = narrow
    ? { x: left, y: y + 21, room: box.width - 28 }
    : { x: left + nameWidth + 12, y, room: badge.left - (left + nameWidth) - 24 };
  return [
    line('pod-name', 'pod-name', { x: left, y, room: nameRoom }, title, { size }),
    ...badge.elements,
    ...wholeLine('pod-facts', 'faint', factsAt, facts, { size: 12 }),
  ];
}

const addressOf = ({ address }: StagePod, say: Say): string =>
  address ? say({ code: 'stage.pod.address', params: { address } }) : '';

/** Of a header's width, in full size. */
const MOST_STATUS = 0.6;

function badgeOf(pod: StagePod, box: Box, y: number, say: Say): { left: number; elements: readonly SceneElement[] } {
  const label = say({ code: 'stage.pod.status', params: {} });
  const size = textWidth(pod.status, 13) * BOLD > box.width * MOST_STATUS ? 11 : 13;
  const width = textWidth(pod.status, size) * BOLD + (size === 13 ? 24 : 16);
  const labelWidth = textWidth(label, 10.5) + 8;
  const x = box.x + box.width - width - 12;
  const showLabel = box.width > 420;
  const badge = { x, y: y - 17, width, height: 25 };
  return {
    left: showLabel ? x - labelWidth - 4 : x,
    elements: [
      ...(showLabel
        ? [
            line('status-label', 'label', { x: x - 6, y: y - 0.5, room: labelWidth }, label, {
              size: 10.5,
              anchor: 'end',
            }),
          ]
        : []),
      rect('status-badge', `badge badge-${toneOf(pod.status)}`, badge, 12.5),
      line(
        'status',
        `badge-text badge-text-${toneOf(pod.status)}`,
        { x: x + width / 2, y, room: width - 12 },
        pod.status,
        { size, anchor: 'middle' },
      ),
    ],
  };
}

function titles(pod: StagePod, { initTitle, appTitle }: PodLayout, say: Say): readonly SceneElement[] {
  const { passed, total } = pod.gate;
  const title = (key: string, box: Box, text: string) =>
    box.height === 0
      ? []
      : [
          line(key, 'column-title', { x: box.x, y: box.y + Math.min(16, box.height - 5), room: box.width }, text, {
            size: 12,
          }),
        ];
  const apps =
    total === 0
      ? say({ code: 'stage.title.appsOnly', params: {} })
      : say({ code: appsTitle(pod), params: { left: total - passed } });
  return [
    ...(initTitle ? title('init-title', initTitle, say({ code: 'stage.title.init', params: { passed, total } })) : []),
    ...title('app-title', appTitle, apps),
  ];
}

const appsTitle = ({ gate, phase }: StagePod): string => {
  if (gate.open) return 'stage.title.appsOpen';
  return phase === 'Failed' ? 'stage.title.appsNever' : 'stage.title.apps';
};

const OPENING_MS = 500;

/** Between two init containers: a rail with a barrier arm that goes up when the one above has done its part. */
function gates(pod: StagePod, layout: PodLayout, { t, say, still }: FrameContext): readonly SceneElement[] {
  const elements: SceneElement[] = [];
  for (const [index, container] of pod.initContainers.entries()) {
    const above = layout.cards.get(container.key)?.box;
    const next = pod.initContainers[index + 1];
    const below = next ? layout.cards.get(next.key)?.box : undefined;
    if (!above || !below) continue;
    const passed = pod.gate.passed > index;
    const open = passed ? (still ? 1 : easeInOut(progress(t, passedMs(container), OPENING_MS))) : 0;
    elements.push(...gate(index, above, below, open, say({ code: gateCode(container, passed), params: {} })));
  }
  return elements;
}

const passedMs = ({ role, exit, sinceMs }: StageContainer): number => (role === 'init' ? (exit?.atMs ?? 0) : sinceMs);

const gateCode = (container: StageContainer, passed: boolean): string =>
  `stage.gate.${container.role === 'sidecar' ? 'sidecar' : 'init'}.${passed || hasPassed(container) ? 'open' : 'closed'}`;

/** Lower than this there is no room for an arm and words. */
const LOWEST_GATE = 14;

function gate(index: number, above: Box, below: Box, open: number, text: string): readonly SceneElement[] {
  const x = above.x + 19;
  const top = above.y + above.height;
  const middle = (top + below.y) / 2;
  // An arm that is up stays clear of the card above.
  const reach = below.y - top < 20 ? 16 : 21;
  const angle = open * Math.min(0.8, Math.asin(Math.min(1, (below.y - top) / 2 / reach)));
  const state = open > 0 ? 'gate-open' : 'gate-closed';
  const arm = `M${x - 8} ${middle}L${x - 8 + reach * Math.cos(angle)} ${middle - reach * Math.sin(angle)}`;
  const at = { x: x + 30, y: middle + 4, room: above.width - 54 };
  const rail = path(`rail${index}`, `rail ${state}`, `M${x} ${top + 2}V${below.y - 2}`);
  if (below.y - top < LOWEST_GATE) return [rail];
  return [
    rail,
    path(`arm${index}`, `arm ${state}`, arm),
    circle(`pivot${index}`, `pivot ${state}`, x - 8, middle, 2.6),
    ...(open > 0 && open < 1 ? [circle(`baton${index}`, 'baton', x, top + (below.y - top) * open, 4)] : []),
    line(`gate-text${index}`, `gate-text ${state}`, at, text, { size: 11 }),
  ];
}

function shutter(pod: StagePod, layout: PodLayout, { t, say, still }: FrameContext): readonly SceneElement[] {
  const { shutter: box, shutterIs } = layout;
  if (!box) return [];
  const { open, openedMs, passed, total } = pod.gate;
  const fraction = open ? (still ? 1 : easeInOut(progress(t, openedMs ?? 0, OPENING_MS * 1.4))) : 0;
  const state = open ? 'shutter-open' : 'shutter-closed';
  const count = `${passed}/${total}`;
  if (shutterIs === 'horizontal') {
    const code = open ? 'stage.shutter.open' : 'stage.shutter.closed';
    const long = say({ code, params: { passed, total } });
    const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 + 4, room: box.width - 40 };
    const fits = textWidth(long, 11.5) * BOLD <= at.room;
    const text = fits ? long : say({ code: `${code}.short`, params: { passed, total } });
    const words = Math.min(box.width - 16, textWidth(text, 11.5) * BOLD + 26);
    const plate = {
      x: at.x - words / 2,
      y: box.y + 1,
      width: words,
      height: box.height - 2,
    };
    return [
      rect('shutter', `shutter ${state}`, box, 6),
      path('slats', 'slats', curtains(box, plate, 1 - fraction)),
      rect('shutter-plate', `shutter-plate ${state}`, plate, 10),
      line('shutter-text', `shutter-text ${state}`, at, text, { size: 11.5, anchor: 'middle' }),
    ];
  }
  const middle = box.x + box.width / 2;
  const curtain = {
    x: box.x,
    y: box.y + 24,
    width: box.width,
    height: Math.max(0, (box.height - 24) * (1 - fraction)),
  };
  return [
    rect('shutter', `shutter ${state}`, box, 8),
    path('slats', 'slats', slats(curtain, 'vertical')),
    line('shutter-text', `shutter-text ${state}`, { x: middle, y: box.y + 16.5, room: box.width + 6 }, count, {
      size: 11,
      anchor: 'middle',
    }),
    ...(fraction > 0.9 ? [path('way', 'way', chevrons(middle, box))] : []),
  ];
}

/** On both sides of the plate, drawn back from the left as it opens. */
function curtains(box: Box, plate: Box, closed: number): string {
  const end = box.x + box.width * closed;
  const side = (x: number, until: number): string => slats({ ...box, x, width: Math.max(0, until - x) }, 'horizontal');
  const right = plate.x + plate.width;
  return side(box.x, Math.min(end, plate.x + 2)) + side(right - 3, end);
}

/** Lines across the curtain: closed it is a wall, not a colour. */
function slats(box: Box, shutterIs: 'vertical' | 'horizontal'): string {
  const step = 6;
  let d = '';
  if (shutterIs === 'vertical') {
    for (let y = box.y + 4; y < box.y + box.height - 3; y += step) d += `M${box.x + 4} ${y}h${box.width - 8}`;
  } else {
    for (let x = box.x + 5; x < box.x + box.width - 4; x += step) d += `M${x} ${box.y + 4}v${box.height - 8}`;
  }
  return d;
}

const chevrons = (x: number, box: Box): string => {
  const y = box.y + 24 + (box.height - 24) / 2;
  return `M${x - 6} ${y - 6}l5 6 -5 6M${x + 1} ${y - 6}l5 6 -5 6`;
};
