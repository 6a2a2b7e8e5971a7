/** Volumes as trays below the containers, files as chips on them, mounts as cables with something moving when it does. */
import type { StageContainer, StageFile, StagePod, StageVolume } from '../stage/types';
import { type Box, group, path, rect, type SceneElement } from './elements';
import { easeInOut, easeOut, type Point, pointAlong, progress, roundedPath } from './geometry';
import { BOLD, line, textWidth } from './measure';
import type { FrameContext } from './podFrame';
import type { PodLayout } from './podLayout';

/** How long a written file travels to its tray. */
const TRAVEL_MS = 800;
const FRESH_MS = 2_500;

const LANES = 4;

export function volumes(pod: StagePod, layout: PodLayout, context: FrameContext): readonly SceneElement[] {
  return [
    ...cables(pod, layout, context),
    ...pod.volumes.flatMap((volume) => {
      const box = layout.trays.get(volume.name);
      return box ? [tray(volume, box, context)] : [];
    }),
  ];
}

function cables(pod: StagePod, layout: PodLayout, { t, still }: FrameContext): readonly SceneElement[] {
  const elements: SceneElement[] = [];
  for (const container of [...pod.initContainers, ...pod.containers]) {
    for (const [index, mount] of container.mounts.entries()) {
      const points = cableRoute(container, index, mount.volume, layout);
      if (!points) continue;
      const live = ['running', 'ready', 'terminating'].includes(container.state);
      const key = `cable:${container.key}:${index}`;
      elements.push(path(key, `cable${live ? ' cable-live' : ''}`, roundedPath(points)));
      const volume = pod.volumes.find(({ name }) => name === mount.volume);
      for (const file of still ? [] : (volume?.files ?? [])) {
        const travel = progress(t, file.createdMs, TRAVEL_MS);
        if (file.by !== container.name || travel >= 1 || t < file.createdMs) continue;
        const { x, y } = pointAlong(points, easeInOut(travel));
        elements.push(rect(`${key}:${file.path}`, 'travelling', { x: x - 6, y: y - 7, width: 12, height: 14 }, 3));
      }
    }
  }
  return elements;
}

function cableRoute(
  container: StageContainer,
  index: number,
  volume: string,
  layout: PodLayout,
): readonly Point[] | undefined {
  const card = layout.cards.get(container.key);
  const tray = layout.trays.get(volume);
  if (!card || !tray) return undefined;
  const { box, cableSide } = card;
  const left = cableSide === 'left';
  // One lane for each volume: the cables of its mounts run together, as to one thing.
  const lane = [...layout.trays.keys()].indexOf(volume) % LANES;
  const out = 8 + lane * 4;
  const from = { x: left ? box.x : box.x + box.width, y: box.y + box.height - 16 + index * 5 };
  const gutter = left ? box.x - out : box.x + box.width + out;
  const level = tray.y - 7 - lane * 4;
  const port = tray.x + (left ? 26 : tray.width - 26);
  return [from, { x: gutter, y: from.y }, { x: gutter, y: level }, { x: port, y: level }, { x: port, y: tray.y }];
}

function tray(volume: StageVolume, box: Box, context: FrameContext): SceneElement {
  const { say } = context;
  const { name, type, state } = volume;
  const nameWidth = Math.min(box.width * 0.6, textWidth(name, 13) * BOLD);
  const typeText = state === 'failed' ? say({ code: 'stage.volume.failed', params: {} }) : kindText(volume);
  const said = volume.behind === undefined ? type : `${type} ${volume.behind}`;
  const label = say({ code: 'stage.volume.label', params: { volume: name, type: said, count: volume.files.length } });
  return group(
    `tray:${name}`,
    `tray tray-${state}`,
    [
      rect('frame', 'tray-frame', box, 10),
      ...(box.height < ONE_ROW
        ? oneRow(volume, box, nameWidth, typeText, context)
        : [
            path('rim', 'tray-rim', `M${box.x + 8} ${box.y + 28}h${box.width - 16}`),
            line('name', 'tray-name', { x: box.x + 12, y: box.y + 19, room: nameWidth + 2 }, name, { size: 13 }),
            typeAt(box, 19, box.width - nameWidth - 34, typeText),
            ...contents(volume, { ...box, y: box.y + 35, height: 20 }, context),
          ]),
    ],
    { label, target: `volume/${name}` },
  );
}

/** A lower tray has its files beside its name. */
const ONE_ROW = 40;

function oneRow(
  volume: StageVolume,
  box: Box,
  nameWidth: number,
  typeText: string,
  context: FrameContext,
): readonly SceneElement[] {
  const middle = box.height / 2;
  const typeWidth = textWidth(typeText, 11.5) + 12;
  const x = box.x + 12 + nameWidth;
  const room = box.x + box.width - 6 - typeWidth - x;
  return [
    line('name', 'tray-name', { x: box.x + 12, y: box.y + middle + 4.5, room: nameWidth + 2 }, volume.name, {
      size: 13,
    }),
    ...contents(volume, { x, y: box.y + middle - 10, width: Math.max(0, room), height: 20 }, context),
    typeAt(box, middle + 4.5, typeWidth, typeText),
  ];
}

const typeAt = (box: Box, down: number, room: number, typeText: string): SceneElement =>
  line('type', 'faint', { x: box.x + box.width - 12, y: box.y + down, room }, typeText, { size: 11.5, anchor: 'end' });

function contents(volume: StageVolume, box: Box, context: FrameContext): readonly SceneElement[] {
  const { files, message, state } = volume;
  if (files.length > 0) return fileChips(files, box, context);
  const text = message ?? context.say(emptyText(state));
  return [line('empty', 'faint', { x: box.x + 12, y: box.y + 14, room: box.width - 24 }, text, { size: 11.5 })];
}

/** `pvc/www-web-0` says that it is a claim; a path of the node needs to be called one. */
const kindText = ({ type, behind }: StageVolume): string =>
  behind === undefined ? type : type === 'hostPath' ? `${type} ${behind}` : behind;

const emptyText = (state: StageVolume['state']) => ({ code: `stage.volume.${state}`, params: {} });

function fileChips(files: readonly StageFile[], box: Box, { t, say, still }: FrameContext): readonly SceneElement[] {
  const elements: SceneElement[] = [];
  let x = box.x + 10;
  const end = box.x + box.width - 10;
  for (const [index, file] of files.entries()) {
    const left = files.length - index;
    const name = file.path.replace(/^\//, '');
    const reserve = left > 1 ? 64 : 0;
    const long = `${name} · ${size(file.size)}`;
    const text = textWidth(long, 11, true) + 16 <= end - x - reserve ? long : name;
    const width = Math.min(textWidth(text, 11, true) + 16, end - x - reserve);
    if (width < 60) {
      const more = say({ code: 'stage.volume.more', params: { count: left } });
      elements.push(line('more', 'faint', { x, y: box.y + 14, room: end - x }, more, { size: 11.5 }));
      break;
    }
    const landed = still ? 1 : easeOut(progress(t, file.createdMs + TRAVEL_MS * 0.8, 350));
    const y = box.y - (1 - landed) * 14;
    const fresh = t - file.atMs < FRESH_MS ? ' chip-fresh' : '';
    elements.push(
      group(
        `file:${file.path}`,
        `file${fresh}`,
        [
          rect('chip', 'file-chip', { x, y, width, height: 20 }, 5),
          line('text', 'file-text', { x: x + 8, y: y + 14, room: width - 14 }, text, { size: 11, mono: true }),
        ],
        { opacity: landed },
      ),
    );
    x += width + 6;
  }
  return elements;
}

export function size(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 102.4) / 10} KiB`;
  return `${Math.round(bytes / 104857.6) / 10} MiB`;
}
