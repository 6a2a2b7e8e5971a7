/** Beside the node: the DNS desk with the latest look-up, Services, the world outside. */
import { decisiveQuestion } from '../stage/lookup';
import type { StageLookup, StageQuestion, StageState } from '../stage/types';
import { type Box, group, path, rect, type SceneElement } from './elements';
import { answersBelow, type Layout, NARROW_DESK, questionHeight } from './layout';
import { BOLD, line, textWidth } from './measure';
import type { DeskMetrics } from './metrics';
import type { FrameContext } from './podFrame';
import { ghostCard, place, serviceCard } from './services';

export function network(
  state: StageState,
  { network: layout, metrics }: Layout,
  context: FrameContext,
): readonly SceneElement[] {
  const elements: SceneElement[] = [];
  if (layout.desk) elements.push(desk(state, layout.desk, metrics.desk, context));
  for (const [key, box] of layout.services) {
    const service = state.services.find(({ namespace, name }) => `${name}.${namespace}` === key);
    const missing = state.dns.records.find(({ name, data }) => !data && name === `${key}.svc.cluster.local`);
    if (service) elements.push(serviceCard(service, box, context, state.namespace));
    else if (missing) elements.push(ghostCard(key, missing.elsewhere, box, context));
  }
  const { say } = context;
  for (const [peer, box] of layout.peers)
    elements.push(place(`peer:${peer}`, say({ code: 'stage.outside', params: { name: peer } }), box));
  if (layout.registry) {
    const title = say({ code: 'stage.registry', params: {} });
    elements.push(place('registry', title, layout.registry, askedOfRegistry(state, context)));
  }
  return elements;
}

/** Which image it sends now, or does not have to give. */
function askedOfRegistry({ pod }: StageState, { say }: FrameContext): string | undefined {
  const containers = [...(pod?.initContainers ?? []), ...(pod?.containers ?? [])];
  const pulling = containers.find(({ state }) => state === 'pulling');
  if (pulling) return say({ code: 'stage.registry.sends', params: { image: pulling.image } });
  const refused = containers.find(
    ({ state, backOff, reason = '' }) => backOff?.of === 'image' || (state === 'blocked' && reason.includes('Image')),
  );
  return refused && say({ code: 'stage.registry.refuses', params: { image: refused.image } });
}

function desk({ dns }: StageState, box: Box, metrics: DeskMetrics, context: FrameContext): SceneElement {
  const { say } = context;
  const isBrief = metrics.brief !== undefined;
  const outside = dns.lookup?.outside !== undefined;
  const title = say({ code: outside ? 'stage.dns.title.outside' : 'stage.dns.title', params: {} });
  const where = box.width > 300 && !isBrief && !outside ? `CoreDNS ${dns.address}` : dns.address;
  const x = box.x + 14;
  const titleRoom = Math.min(outside ? 160 : 130, box.width - 100);
  const right = { x: box.x + box.width - 14, y: box.y + metrics.title, room: box.width - 28 - titleRoom };
  const middle = { x, y: box.y + (isBrief ? box.height - 10 : metrics.who + 2), room: box.width - 28 };
  const { lookup: asked } = dns;
  return group(
    'desk',
    'desk',
    [
      rect('frame', 'desk-frame', box, 12),
      line('title', 'desk-title', { x, y: box.y + metrics.title, room: titleRoom }, title, { size: 13.5 }),
      // A brief desk has the answer here.
      ...(isBrief && asked ? [] : [line('address', 'faint', right, where, { size: 11.5, anchor: 'end', mono: true })]),
      ...(isBrief ? [] : [path('rule', 'rule', `M${box.x + 12} ${box.y + metrics.rule}h${box.width - 24}`)]),
      ...(asked
        ? (isBrief ? briefLookup : lookup)(asked, box, metrics, context)
        : [line('idle', 'faint', middle, say({ code: 'stage.dns.idle', params: {} }), { size: 12 })]),
    ],
    { label: title, target: 'dns' },
  );
}

/** Questions come one after the other, so that the walk along the search list can be seen. */
const STAGGER_MS = 140;
export const OUTWARD_MS = 420;

function lookup(
  asked: StageLookup,
  box: Box,
  metrics: DeskMetrics,
  { t, say, still }: FrameContext,
): readonly SceneElement[] {
  const x = box.x + 14;
  const room = box.width - 28;
  const params = { container: asked.containerName, program: asked.program, times: asked.before + 1 };
  const who = say({ code: asked.before > 0 ? 'stage.dns.asksAgain' : 'stage.dns.asks', params });
  const names = nameLines(asked.base, box.width < NARROW_DESK ? 2 : 1, room);
  const elements: SceneElement[] = [
    line('who', 'soft', { x, y: box.y + metrics.who, room }, who, { size: metrics.who < 50 ? 11 : 12 }),
    ...names.map((text, index) =>
      line(`base${index}`, 'base', { x, y: box.y + metrics.base + index * metrics.nameLine, room }, text, {
        size: 12,
        mono: true,
      }),
    ),
  ];
  const firstRow = metrics.base + metrics.questions + names.length * metrics.nameLine;
  const each = questionHeight(metrics, box.width);
  const rows = Math.floor((box.height - firstRow - metrics.exit - 8) / each);
  const skipped = Math.max(0, asked.questions.length - rows);
  for (const [index, question] of asked.questions.slice(skipped).entries()) {
    const seen = still || asked.repeats || t >= asked.atMs + OUTWARD_MS * 0.6 + index * STAGGER_MS;
    const stamped = still || asked.repeats || t >= asked.atMs + OUTWARD_MS + index * STAGGER_MS;
    const row = { ...box, y: box.y + firstRow + index * each + metrics.questionText - 15 };
    if (seen) elements.push(questionRow(question, asked.base, row, stamped, say));
  }
  const done = still || asked.repeats || t >= asked.atMs + OUTWARD_MS + asked.questions.length * STAGGER_MS;
  if (asked.exitCode === undefined || !done) return elements;
  const failed = asked.exitCode !== 0;
  const text = say({
    code: failed ? 'stage.dns.failed' : 'stage.dns.succeeded',
    params: { program: asked.program, code: asked.exitCode },
  });
  const at = { x, y: box.y + box.height - metrics.exit, room };
  return [...elements, line('exit', failed ? 'bad-text' : 'good-text', at, text, { size: 12 })];
}

/** Where there is no room for the walk along the search list: the name, and the answer that counted. */
function briefLookup(
  asked: StageLookup,
  box: Box,
  metrics: DeskMetrics,
  { t, still }: FrameContext,
): readonly SceneElement[] {
  const done = still || asked.repeats || t >= asked.atMs + OUTWARD_MS;
  const answer = done ? decisiveQuestion(asked)?.answer : undefined;
  const tone = answer ? (answer.ok ? 'good' : 'bad') : 'wait';
  const stamp = { x: box.x + box.width - 14, y: box.y + metrics.title, room: box.width * 0.5 };
  const name = { x: box.x + 14, y: box.y + box.height - 10, room: box.width - 28 };
  return [
    line('stamp', `stamp stamp-${tone}`, stamp, answer?.text ?? '…', { size: 12, anchor: 'end' }),
    line('base0', 'base', name, asked.base, { size: 11, mono: true }),
  ];
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
  const below = answersBelow(box.width);
  const nameRoom = box.width - 42;
  const stampRoom = below ? nameRoom : Math.min(box.width * 0.5, textWidth(stamp, 11.5) * BOLD + 2);
  const at = below ? { x: x + 14, y: y + 12 } : { x: box.x + box.width - 14, y };
  return group(`question:${name}:${type}`, 'question', [
    ...(shown ? [path('mark', `stamp-mark stamp-mark-${tone}`, `M${x} ${y}${mark}`)] : []),
    line('name', 'soft', { x: x + 14, y, room: below ? nameRoom : nameRoom - stampRoom - 8 }, tried, {
      size: 10.5,
      mono: suffix !== '',
    }),
    line('stamp', `stamp stamp-${tone}`, { ...at, room: stampRoom }, stamp, {
      size: below ? 11 : 11.5,
      anchor: below ? 'start' : 'end',
    }),
  ]);
}
