/** A Pod small enough to stand beside its twins of other worlds: its cards alone, with the shutter between them. */
import { card, type Say } from '../scene/card';
import { path, type SceneElement } from '../scene/elements';
import { line, textWidth } from '../scene/measure';
import { ROOMY_CARD as metrics } from '../scene/metrics';
import { cardHeight } from '../scene/podLayout';
import type { StagePod } from '../stage/types';

export interface MiniScene {
  readonly width: number;
  readonly height: number;
  readonly elements: readonly SceneElement[];
}

const GAP = 10;
const SHUTTER = 30;
/** Beyond this a column would not be taken in at a glance. */
const MOST = 8;

export function miniScene(pod: StagePod, width: number, { t, say }: { t: number; say: Say }): MiniScene {
  const { gate } = pod;
  const elements: SceneElement[] = [];
  const shown = [...pod.initContainers, ...pod.containers].slice(0, MOST);
  let y = 2;
  let before: string | undefined;
  for (const [index, container] of shown.entries()) {
    // Mounts stay on the large stage: here the states are compared.
    const small = { ...container, mounts: [] };
    if (before !== undefined && before !== 'app' && container.role === 'app') {
      elements.push(...shutter(width, y, gate, say));
      y += SHUTTER;
    }
    before = container.role;
    const height = cardHeight(small, true, metrics);
    const dimmed = container.role === 'app' && !gate.open && gate.total > 0;
    const layout = { box: { x: 1, y, width: width - 2, height }, compact: true, cableSide: 'left', metrics } as const;
    const number = container.role === 'app' || container.role === 'ephemeral' ? {} : { number: index + 1 };
    // Nothing is chosen here: the cards are a picture, not buttons.
    const { target: _target, ...picture } = card(small, layout, { t, say, dimmed, ...number });
    elements.push(picture);
    y += height + GAP;
  }
  return { width, height: Math.max(0, y - GAP + 2), elements };
}

function shutter(width: number, y: number, { passed, total, open }: StagePod['gate'], say: Say): SceneElement[] {
  const long = say({ code: open ? 'stage.shutter.open' : 'stage.shutter.closed', params: { passed, total } });
  const text = textWidth(long, 11) > width - 44 ? `${passed}/${total}` : long;
  const middle = y + SHUTTER / 2 - GAP / 2;
  return [
    path('shutter', open ? 'world-shutter world-shutter-open' : 'world-shutter', `M1 ${middle}h${width - 2}`),
    {
      ...line('shutter-text', 'world-shutter-text', { x: width / 2, y: middle + 4, room: width - 40 }, text, {
        size: 11,
        anchor: 'middle',
      }),
    },
  ];
}
