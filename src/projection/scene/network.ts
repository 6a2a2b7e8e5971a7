/** Beside the node: the DNS desk with the latest look-up, Services with their endpoint sockets, the world outside. */
import type { StageLookup, StageQuestion, StageService, StageState } from '../stage/types';
import { type Box, circle, group, path, rect, type SceneElement } from './elements';
import { deskRest, NARROW_DESK, type NetworkLayout, QUESTION_ROW } from './layout';
import { BOLD, line, textWidth } from './measure';
import type { FrameContext } from './podFrame';

export function network(state: StageState, layout: NetworkLayout, context: FrameContext): readonly SceneElement[] {
  const elements: SceneElement[] = [];
  if (layout.desk) elements.push(desk(state, layout.desk, context));
  for (const [key, box] of layout.services) {
    const service = state.services.find(({ namespace, name }) => `${name}.${namespace}` === key);
    const missing = state.dns.records.find(({ name, data }) => !data && name === `${key}.svc.cluster.local`);
    if (service) elements.push(serviceCard(service, box, context, state.namespace));
    else if (missing) elements.push(ghostCard(key, missing.elsewhere, box, context));
  }
  for (const [peer, box] of layout.peers) elements.push(place(`peer:${peer}`, 'stage.outside', peer, box, context));
  if (layout.registry) elements.push(place('registry', 'stage.registry', '', layout.registry, context));
  return elements;
}

function desk({ dns }: StageState, box: Box, context: FrameContext): SceneElement {
  const { say } = context;
  const title = say({ code: 'stage.dns.title', params: {} });
  const where = box.width > 300 ? `CoreDNS ${dns.address}` : dns.address;
  const x = box.x + 14;
  return group(
    'desk',
    'desk',
    [
      rect('frame', 'desk-frame', box, 12),
      line('title', 'desk-title', { x, y: box.y + 23, room: Math.min(130, box.width - 100) }, title, { size: 13.5 }),
      line(
        'address',
        'faint',
        { x: box.x + box.width - 14, y: box.y + 23, room: box.width - 28 - Math.min(130, box.width - 100) },
        where,
        {
          size: 11.5,
          anchor: 'end',
          mono: true,
        },
      ),
      path('rule', 'rule', `M${box.x + 12} ${box.y + 34}h${box.width - 24}`),
      ...(dns.lookup
        ? lookup(dns.lookup, box, context)
        : [
            line(
              'idle',
              'faint',
              { x, y: box.y + 56, room: box.width - 28 },
              say({ code: 'stage.dns.idle', params: {} }),
              {
                size: 12,
              },
            ),
          ]),
    ],
    { label: title, target: 'dns' },
  );
}

/** Questions come one after the other, so that the walk along the search list can be seen. */
const STAGGER_MS = 140;
export const OUTWARD_MS = 420;

function lookup(asked: StageLookup, box: Box, { t, say, still }: FrameContext): readonly SceneElement[] {
  const x = box.x + 14;
  const room = box.width - 28;
  const params = { container: asked.containerName, program: asked.program, times: asked.before + 1 };
  const who = say({ code: asked.before > 0 ? 'stage.dns.asksAgain' : 'stage.dns.asks', params });
  const names = nameLines(asked.base, box.width < NARROW_DESK ? 2 : 1, room);
  const elements: SceneElement[] = [
    line('who', 'soft', { x, y: box.y + 54, room }, who, { size: 12 }),
    ...names.map((text, index) =>
      line(`base${index}`, 'base', { x, y: box.y + 74 + index * 15, room }, text, { size: 12, mono: true }),
    ),
  ];
  const rest = deskRest(box.width);
  const rows = Math.floor((box.height - rest) / QUESTION_ROW);
  const skipped = Math.max(0, asked.questions.length - rows);
  for (const [index, question] of asked.questions.slice(skipped).entries()) {
    const seen = still || asked.repeats || t >= asked.atMs + OUTWARD_MS * 0.6 + index * STAGGER_MS;
    const stamped = still || asked.repeats || t >= asked.atMs + OUTWARD_MS + index * STAGGER_MS;
    const row = { ...box, y: box.y + 67 + names.length * 15 + index * QUESTION_ROW, height: QUESTION_ROW };
    if (seen) elements.push(questionRow(question, asked.base, row, stamped, say));
  }
  const done = still || asked.repeats || t >= asked.atMs + OUTWARD_MS + asked.questions.length * STAGGER_MS;
  if (asked.exitCode === undefined || !done) return elements;
  const failed = asked.exitCode !== 0;
  const text = say({
    code: failed ? 'stage.dns.failed' : 'stage.dns.succeeded',
    params: { program: asked.program, code: asked.exitCode },
  });
  const at = { x, y: box.y + box.height - 12, room };
  return [...elements, line('exit', failed ? 'bad-text' : 'good-text', at, text, { size: 12 })];
}

/** A DNS name in one line or two: it is broken before a dot. */
function nameLines(name: string, most: number, room: number): readonly string[] {
  const fits = (text: string) => textWidth(text, 12, true) * BOLD <= room;
  if (most === 1 || fits(name)) return [name];
  const labels = name.split('.');
  let count = labels.length - 1;
  while (count > 1 && !fits(labels.slice(0, count).join('.'))) count--;
  return [labels.slice(0, count).join('.'), `.${labels.slice(count).join('.')}`];
}

/** One name that was tried: the suffix that was put behind, and the stamp on the answer. */
function questionRow(
  { name, type, answer }: StageQuestion,
  base: string,
  box: Box,
  stamped: boolean,
  say: FrameContext['say'],
): SceneElement {
  const x = box.x + 14;
  const y = box.y + 15;
  const shown = stamped ? answer : undefined;
  const stamp = shown?.text ?? '…';
  const tone = shown ? (shown.ok ? 'good' : 'bad') : 'wait';
  const mark = shown?.ok ? 'm0 -3.5l2.6 3 5.2 -6' : 'm0 -7l6 6m0 -6l-6 6';
  const suffix = name.replace(/\.$/, '').slice(base.length + 1);
  const tried = suffix
    ? say({ code: 'stage.dns.suffix', params: { suffix } })
    : say({ code: 'stage.dns.asIs', params: {} });
  const stampRoom = Math.min(box.width * 0.5, textWidth(stamp, 12) * BOLD + 2);
  return group(`question:${name}:${type}`, 'question', [
    ...(shown ? [path('mark', `stamp-mark stamp-mark-${tone}`, `M${x} ${y}${mark}`)] : []),
    line('name', 'soft', { x: x + 16, y, room: box.width - 52 - stampRoom }, tried, {
      size: 11,
      mono: suffix !== '',
    }),
    line('stamp', `stamp stamp-${tone}`, { x: box.x + box.width - 14, y, room: stampRoom }, stamp, {
      size: 12,
      anchor: 'end',
    }),
  ]);
}

function serviceCard(service: StageService, box: Box, { t, say, still }: FrameContext, here: string): SceneElement {
  const { namespace, name, address, ports, endpoints, type } = service;
  const ready = endpoints.filter((endpoint) => endpoint.ready).length;
  const fresh = !still && t - service.atMs < 1500 ? ' service-fresh' : '';
  const where = ports ? `${address}:${ports}` : address;
  // Where there is little room, the address takes the line of the DNS name.
  const roomy = box.width > 300;
  const whereWidth = roomy ? Math.min(box.width * 0.5, textWidth(where, 11.5, true)) : 0;
  const second = roomy ? `${name}.${namespace}.svc.cluster.local` : where;
  const sockets = Math.max(1, Math.min(6, endpoints.length));
  // From another namespace it takes both names to reach it.
  const title = say({ code: 'stage.service', params: { name: namespace === here ? name : `${name}.${namespace}` } });
  const text =
    type === 'ExternalName'
      ? say({ code: 'stage.service.external', params: { target: address } })
      : say({ code: endpointsCode(service), params: { ready, count: endpoints.length } });
  return group(
    `service:${name}.${namespace}`,
    `service${ready > 0 ? ' service-live' : ''}${fresh}`,
    [
      rect('frame', 'service-frame', box, 10),
      line('name', 'service-name', { x: box.x + 14, y: box.y + 20, room: box.width - whereWidth - 40 }, title, {
        size: 13,
      }),
      ...(roomy
        ? [
            line('where', 'faint', { x: box.x + box.width - 14, y: box.y + 20, room: whereWidth + 2 }, where, {
              size: 11.5,
              anchor: 'end',
              mono: true,
            }),
          ]
        : []),
      line('second', 'faint', { x: box.x + 14, y: box.y + 36, room: box.width - 28 }, second, { size: 11, mono: true }),
      ...Array.from({ length: sockets }, (_, index) =>
        circle(`socket${index}`, socketClass(endpoints[index]), box.x + 20 + index * 15, box.y + 52, 5),
      ),
      line(
        'endpoints',
        'soft',
        { x: box.x + 20 + sockets * 15, y: box.y + 56, room: box.width - 34 - sockets * 15 },
        text,
        {
          size: 11.5,
        },
      ),
    ],
    { label: `${title}. ${where}. ${text}`, target: `service/${namespace}/${name}` },
  );
}

const socketClass = (endpoint: { ready: boolean } | undefined): string =>
  `socket ${endpoint ? (endpoint.ready ? 'socket-ready' : 'socket-unready') : 'socket-empty'}`;

function endpointsCode({ endpoints, hasSelector }: StageService): string {
  if (endpoints.length > 0) return 'stage.service.endpoints';
  return hasSelector ? 'stage.service.noEndpoints' : 'stage.service.noSelector';
}

/** A Service that was asked for and is not there: an empty place with its name. */
function ghostCard(key: string, elsewhere: readonly string[], box: Box, { say }: FrameContext): SceneElement {
  const [name = '', namespace = ''] = key.split('.');
  const title = say({ code: 'stage.service', params: { name } });
  const text =
    elsewhere.length > 0
      ? say({ code: 'stage.service.elsewhere', params: { namespace, elsewhere: elsewhere.join(', ') } })
      : say({ code: 'stage.service.missing', params: { namespace } });
  return group(
    `service:${key}`,
    'service service-ghost',
    [
      rect('frame', 'service-frame', box, 10),
      line('name', 'service-name', { x: box.x + 14, y: box.y + 28, room: box.width - 28 }, title, { size: 13 }),
      line('text', 'bad-text', { x: box.x + 14, y: box.y + 47, room: box.width - 28 }, text, { size: 12 }),
    ],
    { label: `${title}. ${text}`, target: `service/${namespace}/${name}` },
  );
}

function place(key: string, code: string, name: string, box: Box, { say }: FrameContext): SceneElement {
  const title = say({ code, params: { name } });
  return group(
    key,
    'place',
    [
      rect('frame', 'place-frame', box, 10),
      line('name', 'service-name', { x: box.x + 14, y: box.y + 23.5, room: box.width - 28 }, title, { size: 13 }),
    ],
    { label: title },
  );
}
