/** Above the picture: what waits for what in a sentence, and the way from a command to the node. */
import type { StagePod, StageState } from '../stage/types';
import { toneOf } from '../statusTone';
import { type Box, circle, group, path, rect, type SceneElement } from './elements';
import { stateGlyph } from './glyphs';
import type { Layout } from './layout';
import { BOLD, line, textWidth, wholeLine, wrap } from './measure';
import type { FrameContext } from './podFrame';

export function caption(state: StageState, layout: Layout, { say }: FrameContext): SceneElement {
  const { caption: box, captionLines, mode } = layout;
  const small = mode === 'narrow' ? 13 : 14;
  const room = box.width - 18;
  const [first = '', ...others] = state.caption.map(say);
  const wished = wrap(others.join(' '), room, small, captionLines.rest);
  const beside = headline(first, wished.length * small * LEADING, layout);
  // Rather the whole headline than what follows it.
  const rest = beside.lines.at(-1)?.endsWith('…') ? [] : wished;
  const { size, lines } = rest.length < wished.length ? headline(first, 0, layout) : beside;
  const height = lines.length * size * LEADING + rest.length * small * LEADING;
  // Little text stands in the middle of its place, so that nothing else has to move.
  const top = box.y + Math.max(0, (box.height - height) / 2);
  const elements: SceneElement[] = [];
  let y = top;
  const add = (texts: readonly string[], className: string, textSize: number, key: string) => {
    for (const [index, text] of texts.entries()) {
      const at = { x: box.x + 16, y: y + textSize, room };
      elements.push(line(`${key}${index}`, className, at, text, { size: textSize }));
      y += textSize * LEADING;
    }
  };
  add(lines, 'caption-first', size, 'first');
  add(rest, 'caption-rest', small, 'rest');
  const bar = rect('bar', 'caption-bar', { x: box.x, y: top, width: 4, height: height - 2 }, 2);
  return group('caption', 'caption', [bar, ...elements]);
}

const LEADING = 1.32;

const BESIDE_EDITOR = [
  [18, 1],
  [16.5, 1],
  [15, 1],
  [16.5, 2],
  [15, 2],
  [14, 2],
] as const;

/** Sizes to try, each with the most lines: a long sentence is set smaller, then in more lines, before it is cut. */
const HEADLINES = {
  wide: BESIDE_EDITOR,
  medium: BESIDE_EDITOR,
  narrow: [
    [16, 2],
    [16, 3],
    [15, 3],
    [14, 3],
    [12.5, 3],
  ],
} as const;

function headline(text: string, taken: number, { caption: box, captionLines, mode }: Layout) {
  const widest = (box.width - 18) / BOLD;
  let last: { size: number; lines: readonly string[] } = { size: 14, lines: [] };
  for (const [size, lines] of HEADLINES[mode]) {
    const room = Math.floor((box.height - taken + 1) / (size * LEADING));
    const most = Math.max(1, Math.min(lines, captionLines.first, room));
    last = { size, lines: wrap(text, widest, size, most) };
    if (most >= lines && !last.lines.some((each) => each.endsWith('…'))) return last;
  }
  return last;
}

/** How long a station's lamp shows that something has just happened there. */
const LAMP_MS = 1_200;

export function stations(state: StageState, layout: Layout, { t, say }: FrameContext): readonly SceneElement[] {
  return layout.stations.flatMap((box, index) => {
    const station = state.stations[index];
    if (!station) return [];
    const lit = station.atMs !== undefined && t - station.atMs < LAMP_MS;
    const title = say({ code: `stage.station.${station.station}`, params: {} });
    const said = say(station.said);
    const oneRow = layout.metrics.station < 40;
    const small = layout.mode === 'narrow';
    const state_ = lit ? ' station-lit' : station.atMs === undefined ? ' station-idle' : '';
    const next = layout.stations[index + 1];
    return [
      group(
        `station:${station.station}`,
        `station${state_}`,
        [
          rect('frame', 'station-frame', box, 8),
          circle('lamp', 'lamp', box.x + (small ? 7.5 : 14), box.y + (oneRow ? box.height / 2 : 15), small ? 3 : 4),
          ...(oneRow ? inOneRow(box, small, title, said) : inTwoRows(box, title, said)),
        ],
        { label: `${title}: ${said}`, target: `station/${station.station}` },
      ),
      ...(next ? [arrow(box, next)] : []),
    ];
  });
}

const inTwoRows = (box: Box, title: string, said: string): readonly SceneElement[] => [
  line('title', 'station-title', { x: box.x + 25, y: box.y + 19, room: box.width - 34 }, title, { size: 12.5 }),
  line('said', 'faint', { x: box.x + 12, y: box.y + box.height - 9, room: box.width - 22 }, said, { size: 11.5 }),
];

/** What was said last stands behind the name, as far as there is room. */
function inOneRow(box: Box, small: boolean, title: string, said: string): readonly SceneElement[] {
  const size = small ? 10 : 12;
  const at = { x: box.x + (small ? 14 : 25), y: box.y + box.height / 2 + 4, room: box.width - (small ? 15 : 32) };
  const taken = textWidth(title, size) * BOLD + 10;
  const left = { ...at, x: at.x + taken, room: at.room - taken };
  return [
    line('title', 'station-title', at, title, { size }),
    ...wholeLine('said', 'faint', left, [said], { size: 11 }),
  ];
}

function arrow(from: Box, to: Box): SceneElement {
  const y = from.y + from.height / 2;
  const start = from.x + from.width + 3;
  const end = to.x - 4;
  return path(`arrow:${from.x}`, 'arrow', `M${start} ${y}H${end}m-4 -3.5l4 3.5 -4 3.5`);
}

/** The Pods that are not shown large: a name, a status, a shape for each container. */
export function otherPods(state: StageState, layout: Layout, { say }: FrameContext): readonly SceneElement[] {
  return state.otherPods.flatMap((pod) => {
    const box = layout.otherPods.get(pod.uid);
    return box ? [podCard(pod, box, say({ code: 'stage.pod', params: { pod: pod.name } }))] : [];
  });
}

function podCard(pod: StagePod, box: Box, title: string): SceneElement {
  const containers = [...pod.initContainers, ...pod.containers];
  const tone = toneOf(pod.status);
  const width = Math.min(box.width * 0.5, textWidth(pod.status, 11) * BOLD + 18);
  // A lower card has everything in one row, its containers only where there is room left.
  const isLow = box.height < 50;
  const middle = box.y + (isLow ? box.height / 2 : 43);
  const badge = { x: box.x + box.width - width - 10, y: middle - 9.5, width, height: 19 };
  const titleWidth = isLow ? Math.min(badge.x - box.x - 24, textWidth(title, 12.5) * BOLD + 2) : box.width - 24;
  const glyphsX = isLow ? box.x + 12 + titleWidth + 18 : box.x + 21;
  return group(
    `pod:${pod.uid}`,
    'small-pod',
    [
      rect('frame', 'small-pod-frame', box, 10),
      line('name', 'service-name', { x: box.x + 12, y: isLow ? middle + 4.5 : box.y + 21, room: titleWidth }, title, {
        size: 12.5,
      }),
      ...containers
        .slice(0, Math.max(0, Math.floor((badge.x - glyphsX + 4) / 22)))
        .map(({ key, state }, index) => stateGlyph(key, state, glyphsX + index * 22, middle)),
      rect('badge', `badge badge-${tone}`, badge, 9.5),
      line(
        'status',
        `badge-text badge-text-${tone}`,
        { x: badge.x + width / 2, y: badge.y + 13.5, room: width - 8 },
        pod.status,
        { size: 11, anchor: 'middle' },
      ),
    ],
    { label: `${title}: ${pod.status}`, target: `pod/${pod.uid}` },
  );
}
