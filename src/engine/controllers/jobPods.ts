/** A Job's Pods: what they count as, how they are made, how long to wait before the next. Models pkg/controller/job. */
import type { Pod, PodTemplateSpec } from '../../api/core';
import type { Job } from '../../api/workloads';
import type { EngineContext, ObjectStore } from '../context';
import { randomName } from '../random';
import { createPod, isControlledBy } from './ownership';
import { isActive, isTerminal, isTerminating } from './podState';

export const TRACKING_FINALIZER = 'batch.kubernetes.io/job-tracking';
const INDEX = 'batch.kubernetes.io/job-completion-index';
const FIRST_BACK_OFF_MS = 10_000;
const MOST_BACK_OFF_MS = 600_000;

export const isTracked = ({ metadata }: Pod): boolean => metadata.finalizers?.includes(TRACKING_FINALIZER) ?? false;

export const jobPods = (store: ObjectStore, job: Job): readonly Pod[] =>
  store.list<Pod>('Pod', job.metadata.namespace).filter((pod) => isControlledBy(pod, job));

export const hasSucceeded = ({ status }: Pod): boolean => status?.phase === 'Succeeded';

/** A Pod that somebody deletes has failed, unless the policy waits for its end. Models isPodFailed. */
export function hasFailed(job: Job, pod: Pod): boolean {
  if (pod.status?.phase === 'Failed') return true;
  return job.spec.podReplacementPolicy !== 'Failed' && isTerminating(pod) && !hasSucceeded(pod);
}

export const isRunning = isActive;

/** Finished Pods are counted once: losing the finalizer is the mark. */
export function removeTracking(store: ObjectStore, pod: Pod): void {
  store.update<Pod>('controller-manager', 'Pod', pod.metadata.namespace, pod.metadata.name ?? '', (current) => {
    const { finalizers: _, ...metadata } = current.metadata;
    const finalizers = (current.metadata.finalizers ?? []).filter((finalizer) => finalizer !== TRACKING_FINALIZER);
    return { ...current, metadata: finalizers.length > 0 ? { ...metadata, finalizers } : metadata };
  });
}

/** Counted now: over, or going under a policy that does not wait. */
export const isToCount = (job: Job, pod: Pod): boolean => isTracked(pod) && (isTerminal(pod) || hasFailed(job, pod));

/** Models getFinishedTime: containers, else when it stopped to be ready, else when its deletion was due. */
export function finishedAtMs(context: EngineContext, pod: Pod): number {
  const ends = (pod.status?.containerStatuses ?? []).map(({ state }) => state?.terminated?.finishedAt);
  if (ends.length > 0 && ends.every((end) => end)) return Math.max(...ends.map((end) => context.timeOf(end ?? '')));
  const ready = pod.status?.conditions?.find(({ type, status }) => type === 'Ready' && status === 'False');
  const fallback = ready?.lastTransitionTime ?? pod.metadata.deletionTimestamp ?? pod.metadata.creationTimestamp;
  return fallback ? context.timeOf(fallback) : context.queue.nowMs;
}

/** Time left before a Pod may follow the failed ones. Models backoff_utils.go getRemainingTime. */
export function backOffLeftMs(context: EngineContext, failures: number, lastFailureMs: number): number {
  if (failures === 0) return 0;
  const delayMs = Math.min(MOST_BACK_OFF_MS, FIRST_BACK_OFF_MS * 2 ** Math.min(failures - 1, 30));
  return Math.max(0, lastFailureMs + delayMs - context.queue.nowMs);
}

export const indexOf = ({ metadata }: Pod): number => Number(metadata.annotations?.[INDEX] ?? -1);

/** Runs of indexes as a Job's status shows them: `0-2,4`. Undefined if there is none. */
export function indexRanges(indexes: readonly number[]): string | undefined {
  const ranges: { first: number; last: number }[] = [];
  for (const index of [...new Set(indexes)].sort((a, b) => a - b)) {
    const latest = ranges.at(-1);
    if (latest && latest.last === index - 1) latest.last = index;
    else ranges.push({ first: index, last: index });
  }
  const text = ({ first, last }: { first: number; last: number }) =>
    first === last ? `${first}` : `${first}${last === first + 1 ? ',' : '-'}${last}`;
  return ranges.length > 0 ? ranges.map(text).join(',') : undefined;
}

/** Indexes that `completedIndexes` names. */
export const indexesIn = (text: string | undefined): number[] =>
  (text ?? '').split(',').flatMap((range) => {
    const [first, last = first] = range.split('-').map(Number);
    if (range === '' || first === undefined || last === undefined) return [];
    return Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
  });

/** `annotations`: what a Pod of an index is told besides it. */
export function createJobPod(
  context: EngineContext,
  store: ObjectStore,
  job: Job,
  index: number | undefined,
  annotations: Readonly<Record<string, string>> = {},
) {
  const name = job.metadata.name ?? '';
  if (index === undefined) return createPod(store, job, job.spec.template, { finalizers: [TRACKING_FINALIZER] });
  return createPod(store, job, indexedTemplate(job, index), {
    name: `${name}-${index}-${randomName(context.random('object-names'), 5)}`,
    finalizers: [TRACKING_FINALIZER],
    labels: { [INDEX]: String(index) },
    annotations: { ...job.spec.template.metadata?.annotations, [INDEX]: String(index), ...annotations },
  });
}

/** Every container of an indexed Job learns its index, and the Pod a stable host name. */
function indexedTemplate({ spec, metadata }: Job, index: number): PodTemplateSpec {
  const env = {
    name: 'JOB_COMPLETION_INDEX',
    valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: `metadata.labels['${INDEX}']` } },
  };
  const { template } = spec;
  const withIndex = (container: Pod['spec']['containers'][number]) => ({
    ...container,
    env: container.env?.some(({ name }) => name === env.name) ? container.env : [...(container.env ?? []), env],
  });
  return {
    ...template,
    spec: {
      ...template.spec,
      hostname: `${metadata.name}-${index}`,
      containers: template.spec.containers.map(withIndex),
      ...(template.spec.initContainers ? { initContainers: template.spec.initContainers.map(withIndex) } : {}),
    },
  };
}
