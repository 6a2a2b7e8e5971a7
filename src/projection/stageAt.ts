import type { Pod } from '../api/core';
import type { Run } from '../engine/run';
import { asPod, podsAt } from './objects';
import { indexOf } from './runIndex';
import { type Sentence, sentence } from './sentence';
import { captionOf } from './stage/caption';
import { extentOf } from './stage/extent';
import { connectionAt, dnsAt, servicesAt } from './stage/network';
import { podAt } from './stage/pods';
import { stationsAt } from './stage/stations';
import type { StageState } from './stage/types';

export interface StageOptions {
  /** uid of the Pod to show large. Default: the oldest one with which something still happens. */
  readonly pod?: string;
}

const shownPods = (run: Run, t: number): readonly Pod[] =>
  podsAt(run, t).filter(({ metadata }) => metadata.namespace !== 'kube-system');

/** The Pod that the stage shows large: the one that is wished for if it is there, else where the story is. */
export function largePodAt(run: Run, t: number, wished?: string): Pod | undefined {
  const pods = shownPods(run, t);
  return pods.find(({ metadata }) => metadata.uid === wished) ?? whereTheStoryIs(run, pods, t);
}

/** So long a Pod has to stay ready until nothing is expected of it: one that crashes now and then is ready for a moment. */
const SETTLED_MS = 1_500;

/** The oldest Pod that is not settled yet; once all are, the one that changed last. */
function whereTheStoryIs(run: Run, pods: readonly Pod[], t: number): Pod | undefined {
  if (pods.length < 2) return pods[0];
  const nowMs = Date.parse(run.startedAt) + t;
  const open = pods.find((pod) => !hasEnded(pod) && !isSettled(pod, nowMs));
  if (open) return open;
  return pods.reduce((latest, pod) => (changedMs(pod) > changedMs(latest) ? pod : latest));
}

/** When it last became something else: ready, or not ready any more. */
const changedMs = ({ status }: Pod): number =>
  Math.max(0, ...(status?.conditions ?? []).map(({ lastTransitionTime }) => Date.parse(lastTransitionTime ?? '')));

const hasEnded = ({ status }: Pod): boolean => status?.phase === 'Succeeded' || status?.phase === 'Failed';

/** One that is being deleted is not settled, however ready it is. */
function isSettled({ metadata, status }: Pod, nowMs: number): boolean {
  const ready = status?.conditions?.find(({ type }) => type === 'Ready');
  if (metadata.deletionTimestamp !== undefined || ready?.status !== 'True') return false;
  return nowMs - Date.parse(ready.lastTransitionTime ?? '') >= SETTLED_MS;
}

/** Everything the stage shows at `t`. */
export function stageAt(run: Run, t: number, options: StageOptions = {}): StageState {
  const pods = shownPods(run, t);
  const focused = largePodAt(run, t, options.pod);
  const pod = focused ? podAt(run, focused, t) : undefined;
  const absent = pod ? undefined : absentAt(run, t);
  const services = servicesAt(run, t);
  const dns = dnsAt(run, t, services, pod?.uid);
  const connection = pod ? connectionAt(run, t, pod.uid) : undefined;
  const unschedulable = focused ? unschedulableMessage(focused) : undefined;
  const { steps } = indexOf(run);
  const anyStep = steps.some(({ started }) => started.atMs <= t);
  const typing = steps.some(({ started, ended }) => started.atMs <= t && (!ended || ended.atMs > t));
  const coming = typing && absent && !absent.gone ? absent.pod.name : undefined;
  return {
    atMs: t,
    namespace: pod?.namespace ?? run.scenario.namespace,
    stations: stationsAt(run, t, pod),
    otherPods: pods.filter((other) => other !== focused).map((other) => podAt(run, other, t)),
    dns,
    services,
    extent: extentOf(run, (pod ?? absent?.pod)?.uid),
    caption: captionOf(pod, { dns, services, connection, unschedulable, coming, anyStep, atMs: t }),
    notices: noticesAt(run, t),
    ...(pod ? { pod } : {}),
    ...(absent ? { absent } : {}),
    ...(connection ? { connection } : {}),
  };
}

function absentAt(run: Run, t: number): StageState['absent'] {
  const records = [...indexOf(run).pods.values()].filter(
    ({ namespace, versions }) => namespace !== 'kube-system' && versions.length > 0,
  );
  const next = records.find(({ atMs }) => atMs > t);
  const record = next ?? records.at(-1);
  const version = next ? record?.versions[0] : record?.versions.at(-1);
  const pod = version ? asPod(version.object) : undefined;
  return pod ? { pod: podAt(run, pod, t), gone: !next } : undefined;
}

function unschedulableMessage(pod: Pod): string | undefined {
  const condition = pod.status?.conditions?.find(({ type }) => type === 'PodScheduled');
  return condition?.status === 'False' ? (condition.message ?? condition.reason ?? '') : undefined;
}

/** Each thing that is not simulated once, however often it was met. */
export function noticesAt(run: Run, t: number): readonly Sentence[] {
  const found = new Map<string, Sentence>();
  for (const { code, params, atMs } of indexOf(run).notices) {
    if (atMs > t || found.size >= 20) break;
    found.set(`${code} ${JSON.stringify(params)}`, sentence(code, params));
  }
  // The kubelet says the same of an image and more.
  const told = [...found.values()].flatMap(({ code, params }) =>
    code === 'kubelet.image-unknown' ? [String(params.image)] : [],
  );
  // In full in the container: `docker.io/flyway/flyway:10`.
  for (const [key, { code, params }] of found)
    if (code === 'image.unknown' && told.some((image) => String(params.image).endsWith(image))) found.delete(key);
  return [...found.values()];
}
