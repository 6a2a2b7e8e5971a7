/** The control plane on the stage: what was typed, what was stored, who was placed where, what the kubelet said last. */
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
  let last: { atMs: number; run: string } | undefined;
  for (const { started } of indexOf(run).steps) {
    if (started.atMs <= t && (!last || started.atMs >= last.atMs)) last = started;
  }
  if (!last) return { station: 'kubectl', said: sentence('stage.station.idle') };
  return {
    station: 'kubectl',
    atMs: last.atMs,
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
    return { station: 'apiserver', atMs: change.atMs, said: sentence(`stage.station.${change.type}`, params) };
  }
  return { station: 'apiserver', said: sentence('stage.station.idle') };
}

function schedulerAt(run: Run, t: number, pod: { uid: string; name: string } | undefined): StageStation {
  const record = pod ? indexOf(run).pods.get(pod.uid) : undefined;
  for (const { object, atMs } of record?.versions ?? []) {
    if (atMs > t) break;
    if (!('spec' in object) || !hasNode(object.spec)) continue;
    const params = { pod: pod?.name ?? '', node: object.spec.nodeName };
    return { station: 'scheduler', atMs, said: sentence('stage.station.bound', params) };
  }
  return { station: 'scheduler', said: sentence(record ? 'stage.station.looking' : 'stage.station.idle') };
}

const hasNode = (spec: unknown): spec is { nodeName: string } =>
  typeof spec === 'object' && spec !== null && 'nodeName' in spec && typeof spec.nodeName === 'string';

function kubeletAt(run: Run, t: number, pod: { uid: string; name: string } | undefined): StageStation {
  const rows = pod ? eventsAt(run, t).filter(({ event }) => event.involvedObject.uid === pod.uid) : [];
  const last = rows.findLast(({ event }) => event.reason !== 'Scheduled');
  if (last) {
    const { reason, message } = last.event;
    return { station: 'kubelet', atMs: last.atMs, said: sentence('stage.station.event', { reason, message }) };
  }
  const sandbox = pod ? lastUntil(indexOf(run).pods.get(pod.uid)?.sandboxes ?? [], t) : undefined;
  if (!sandbox) return { station: 'kubelet', said: sentence('stage.station.idle') };
  return { station: 'kubelet', atMs: sandbox.atMs, said: sentence('stage.station.sandbox') };
}
