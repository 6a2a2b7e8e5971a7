/** Services with their endpoint sockets, the places of those that are missing, and hosts outside the cluster. */
import type { StageService } from '../stage/types';
import { type Box, circle, group, rect, type SceneElement } from './elements';
import { BOLD, line, textWidth } from './measure';
import type { FrameContext } from './podFrame';

/** What a card has room for: all of it in three rows, the most important in two, or everything in one. */
const rowsOf = ({ height }: Box): 1 | 2 | 3 => (height >= 60 ? 3 : height >= 40 ? 2 : 1);

export function serviceCard(
  service: StageService,
  box: Box,
  { t, say, still }: FrameContext,
  here: string,
): SceneElement {
  const { namespace, name, address, ports, endpoints, type } = service;
  const ready = endpoints.filter((endpoint) => endpoint.ready).length;
  const fresh = !still && t - service.atMs < 1500 ? ' service-fresh' : '';
  const where = ports ? `${address}:${ports}` : address;
  // From another namespace it takes both names to reach it.
  const title = say({ code: 'stage.service', params: { name: namespace === here ? name : `${name}.${namespace}` } });
  const text =
    type === 'ExternalName'
      ? say({ code: 'stage.service.external', params: { target: address } })
      : say({ code: endpointsCode(service), params: { ready, count: endpoints.length } });
  const rows = { 1: oneRow, 2: twoRows, 3: threeRows }[rowsOf(box)];
  return group(
    `service:${name}.${namespace}`,
    `service${ready > 0 ? ' service-live' : ''}${fresh}`,
    [rect('frame', 'service-frame', box, 10), ...rows(service, box, { title, where, text })],
    { label: `${title}. ${where}. ${text}`, target: `service/${namespace}/${name}` },
  );
}

interface Said {
  readonly title: string;
  readonly where: string;
  readonly text: string;
}

function threeRows(service: StageService, box: Box, { title, where, text }: Said): readonly SceneElement[] {
  // Where there is little room, the address takes the line of the DNS name.
  const roomy = box.width > 300;
  const whereWidth = roomy ? Math.min(box.width * 0.5, textWidth(where, 11.5, true)) : 0;
  const second = roomy ? `${service.name}.${service.namespace}.svc.cluster.local` : where;
  return [
    nameAt(box, 20, box.width - whereWidth - 40, title),
    ...(roomy ? [whereAt(box, 20, whereWidth + 2, where)] : []),
    line('second', 'faint', { x: box.x + 14, y: box.y + 36, room: box.width - 28 }, second, { size: 11, mono: true }),
    ...socketsAt(service, box.x + 20, box.y + 52),
    endpointsAt(service, box, box.x + 20, box.y + 56, text),
  ];
}

function twoRows(service: StageService, box: Box, { title, where, text }: Said): readonly SceneElement[] {
  const whereWidth = textWidth(where, 11.5, true) + 2;
  const nameRoom = box.width - 28;
  const hasBoth = textWidth(title, 13) * BOLD + 12 + whereWidth <= nameRoom;
  return [
    nameAt(box, 17, hasBoth ? nameRoom - whereWidth - 12 : nameRoom, title),
    ...(hasBoth ? [whereAt(box, 17, whereWidth, where)] : []),
    ...socketsAt(service, box.x + 20, box.y + 30),
    endpointsAt(service, box, box.x + 20, box.y + 34, text),
  ];
}

function oneRow(service: StageService, box: Box, { title, text }: Said): readonly SceneElement[] {
  const nameWidth = Math.min(box.width * 0.5, textWidth(title, 13) * BOLD + 4);
  const x = box.x + 14 + nameWidth + 12;
  const y = box.y + box.height / 2;
  return [
    nameAt(box, box.height / 2 + 4.5, nameWidth, title),
    ...socketsAt(service, x, y),
    endpointsAt(service, box, x, y + 4, text),
  ];
}

const nameAt = (box: Box, down: number, room: number, title: string): SceneElement =>
  line('name', 'service-name', { x: box.x + 14, y: box.y + down, room }, title, { size: 13 });

const whereAt = (box: Box, down: number, room: number, where: string): SceneElement =>
  line('where', 'faint', { x: box.x + box.width - 14, y: box.y + down, room }, where, {
    size: 11.5,
    anchor: 'end',
    mono: true,
  });

const socketCount = ({ endpoints }: StageService): number => Math.max(1, Math.min(6, endpoints.length));

const socketsAt = (service: StageService, x: number, y: number): readonly SceneElement[] =>
  Array.from({ length: socketCount(service) }, (_, index) =>
    circle(`socket${index}`, socketClass(service.endpoints[index]), x + index * 15, y, 5),
  );

function endpointsAt(service: StageService, box: Box, left: number, y: number, text: string): SceneElement {
  const x = left + socketCount(service) * 15;
  return line('endpoints', 'soft', { x, y, room: box.x + box.width - 14 - x }, text, { size: 11.5 });
}

const socketClass = (endpoint: { ready: boolean } | undefined): string =>
  `socket ${endpoint ? (endpoint.ready ? 'socket-ready' : 'socket-unready') : 'socket-empty'}`;

function endpointsCode({ endpoints, hasSelector }: StageService): string {
  if (endpoints.length > 0) return 'stage.service.endpoints';
  return hasSelector ? 'stage.service.noEndpoints' : 'stage.service.noSelector';
}

/** A Service that was asked for and is not there: an empty place with its name. */
export function ghostCard(key: string, elsewhere: readonly string[], box: Box, { say }: FrameContext): SceneElement {
  const [name = '', namespace = ''] = key.split('.');
  const title = say({ code: 'stage.service', params: { name } });
  const text =
    elsewhere.length > 0
      ? say({ code: 'stage.service.elsewhere', params: { namespace, elsewhere: elsewhere.join(', ') } })
      : say({ code: 'stage.service.missing', params: { namespace } });
  const rows = rowsOf(box);
  const nameWidth = rows === 1 ? Math.min(box.width * 0.5, textWidth(title, 13) * BOLD + 4) : box.width - 28;
  const [nameDown, textDown] = rows === 3 ? [28, 47] : rows === 2 ? [17, 34] : [18.5, 18.5];
  const x = rows === 1 ? box.x + 14 + nameWidth + 10 : box.x + 14;
  const at = { x, y: box.y + textDown, room: box.x + box.width - 14 - x };
  return group(
    `service:${key}`,
    'service service-ghost',
    [
      rect('frame', 'service-frame', box, 10),
      nameAt(box, nameDown, nameWidth, title),
      line('text', 'bad-text', at, text, { size: rows === 1 ? 11.5 : 12 }),
    ],
    { label: `${title}. ${text}`, target: `service/${namespace}/${name}` },
  );
}

/** `said`: what happens there, behind the name. */
export function place(key: string, title: string, box: Box, said = ''): SceneElement {
  const taken = textWidth(title, 12.5) * BOLD + 12;
  const x = box.x + 14 + taken;
  const y = box.y + box.height / 2 + 4.5;
  return group(
    key,
    'place',
    [
      rect('frame', 'place-frame', box, 10),
      nameAt(box, box.height / 2 + 4.5, box.width - 28, title),
      ...(said ? [line('said', 'faint', { x, y, room: box.width - 28 - taken }, said, { size: 11.5 })] : []),
    ],
    { label: said ? `${title}: ${said}` : title },
  );
}
