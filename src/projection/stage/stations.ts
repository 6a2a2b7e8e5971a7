/** The control plane on the stage: what was typed, what was stored, who was placed where, what the kubelet said last. */
import type { EventObject } from '../../api/core';
import type { Run } from '../../engine/run';
import { eventsAt } from '../objects';
import { indexOf } from '../runIndex';
import { countUntil, lastUntil } from '../search';
import { sentence } from '../sentence';
import type { StageStation } from './types';

export function stationsAt(
  run: Run,
  t: number,
  pod: { uid: string; name: string } | undefined,
): readonly StageStation[] {
  return [kubectlAt(run, t), apiServerAt(run, t), schedulerAt(run, t, pod), kubeletAt(run, t, pod)];
}

function kubectlAt(run: Run, t: number): StageStation {
  let last: { atMs: number; sequence: number; run: string } | undefined;
  for (const { started } of indexOf(run).steps) {
    if (started.atMs <= t && (!last || started.atMs >= last.atMs)) last = started;
  }
  if (!last) return { station: 'kubectl', said: sentence('stage.station.idle') };
  return {
    station: 'kubectl',
    atMs: last.atMs,
    sequence: last.sequence,
    said: sentence('stage.station.typed', { command: firstLine(last.run) }),
  };
}

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? '';

/** How far back a change that matters is looked for, in changes. */
const LOOK_BACK = 60;

function apiServerAt(run: Run, t: number): StageStation {
  const { changes } = indexOf(run);
  const end = countUntil(changes, t);
  for (let index = end - 1; index >= Math.max(0, end - LOOK_BACK); index--) {
    const change = changes[index];
    if (!change || change.object.metadata.namespace === 'kube-system' || (change.atMs === 0 && change.cause < 0))
      continue;
    const { kind, metadata } = change.object;
    const params = { kind, name: metadata.name ?? '' };
    const { atMs, sequence, type } = change;
    return { station: 'apiserver', atMs, sequence, said: sentence(`stage.station.${type}`, params) };
  }
  return { station: 'apiserver', said: sentence('stage.station.idle') };
}

function schedulerAt(run: Run, t: number, pod: { uid: string; name: string } | undefined): StageStation {
  const record = pod ? indexOf(run).pods.get(pod.uid) : undefined;
  for (const { object, atMs, sequence } of record?.versions ?? []) {
    if (atMs > t) break;
    if (!('spec' in object) || !hasNode(object.spec)) continue;
    const params = { pod: pod?.name ?? '', node: object.spec.nodeName };
    return { station: 'scheduler', atMs, sequence, said: sentence('stage.station.bound', params) };
  }
  const said = sentence(record ? 'stage.station.looking' : 'stage.station.idle');
  return lastEventAt(run, t, 'scheduler', pod) ?? { station: 'scheduler', said };
}

const hasNode = (spec: unknown): spec is { nodeName: string } =>
  typeof spec === 'object' && spec !== null && 'nodeName' in spec && typeof spec.nodeName === 'string';

function kubeletAt(run: Run, t: number, pod: { uid: string; name: string } | undefined): StageStation {
  const last = lastEventAt(run, t, 'kubelet', pod);
  if (last) return last;
  const sandbox = pod ? lastUntil(indexOf(run).pods.get(pod.uid)?.sandboxes ?? [], t) : undefined;
  if (!sandbox) return { station: 'kubelet', said: sentence('stage.station.idle') };
  const { atMs, sequence } = sandbox;
  return { station: 'kubelet', atMs, sequence, said: sentence('stage.station.sandbox') };
}

/** What a component reported last about the Pod, as an Event of its own: the scheduler's refusal is not the kubelet's. */
function lastEventAt(
  run: Run,
  t: number,
  station: 'scheduler' | 'kubelet',
  pod: { uid: string } | undefined,
): StageStation | undefined {
  if (!pod) return undefined;
  const row = eventsAt(run, t).findLast(
    ({ event }) => event.involvedObject.uid === pod.uid && reporterOf(event) === station,
  );
  if (!row) return undefined;
  const { reason, message } = row.event;
  const said = sentence('stage.station.event', { reason, message });
  return { station, atMs: row.atMs, sequence: row.sequence, said };
}

const reporterOf = ({ reportingComponent = '' }: EventObject): string => reportingComponent.replace('default-', '');
