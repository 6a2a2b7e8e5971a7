/** Runs Pods until enough have succeeded or too many have failed. Models pkg/controller/job/job_controller.go. */
import type { Pod } from '../../api/core';
import type { Job, WorkloadCondition } from '../../api/workloads';
import type { EngineContext, ObjectStore } from '../context';
import { type Ending, endingOf, isFinished, isIndexed } from './jobEnding';
import { judgeFailure } from './jobFailurePolicy';
import { failedIndexes, failureCountAnnotation, hasLimitPerIndex, openIndexes } from './jobIndexes';
import {
  backOffLeftMs,
  createJobPod,
  finishedAtMs,
  hasSucceeded,
  indexesIn,
  indexOf,
  indexRanges,
  isRunning,
  isToCount,
  isTracked,
  jobPods,
  removeTracking,
} from './jobPods';
import { controllerOf, type Report, reporter } from './ownership';
import { isReady, isTerminating } from './podState';
import { createWorkqueue, keyOf, splitKey } from './workqueue';

const WATCH_LATENCY_MS = 4;
const SYNC_MS = 8;
/** Changes of Pods are gathered for a second. */
const BATCH_MS = 1000;

interface Failures {
  count: number;
  lastMs: number;
}

interface Parts {
  context: EngineContext;
  store: ObjectStore;
  report: Report;
  failures: Map<string, Failures>;
  /** Looks at the job again later. */
  again(job: Job, afterMs: number): void;
}

export function startJobController(context: EngineContext, store: ObjectStore): void {
  const report = reporter(context, store, 'job-controller');
  const work = createWorkqueue(context, SYNC_MS, (key) => {
    const { namespace, name } = splitKey(key);
    const job = store.get<Job>('Job', namespace, name);
    if (job && !job.metadata.deletionTimestamp) sync(parts, job);
  });
  const again = (job: Job, afterMs: number) => work.add(keyOf(job), afterMs);
  const parts: Parts = { context, store, report, failures: new Map(), again };
  const generations = new Map<string, number | undefined>();
  store.watch<Job>('Job', WATCH_LATENCY_MS, (type, job) => {
    const uid = job.metadata.uid ?? '';
    if (type === 'DELETED') return;
    if (generations.get(uid) !== job.metadata.generation) work.add(keyOf(job));
    generations.set(uid, job.metadata.generation);
  });
  store.watch<Pod>('Pod', WATCH_LATENCY_MS, (type, pod) => {
    const owner = controllerOf(pod);
    if (owner?.kind !== 'Job') return;
    const job = store.get<Job>('Job', pod.metadata.namespace, owner.name);
    if (job?.metadata.uid === owner.uid) work.add(keyOf(job), BATCH_MS);
    // An orphan must not be held by a controller that is not there any more.
    else if (type !== 'DELETED' && isTracked(pod)) removeTracking(store, pod);
  });
}

function sync(parts: Parts, given: Job): void {
  const { store } = parts;
  if (isFinished(given)) {
    for (const pod of jobPods(store, given)) if (isTracked(pod)) removeTracking(store, pod);
    expire(parts, given);
    return;
  }
  const job = given.status?.startTime || given.spec.suspend ? given : start(parts, given);
  const counted = count(parts, job);
  const pods = jobPods(store, job);
  const active = pods.filter(isRunning);
  const ending = endingOf(parts.context, job, {
    ...counted,
    pods,
    active,
    succeededIndexes: indexesIn(counted.completedIndexes),
    failedIndexes: failedIndexes(job, pods),
  });
  if (ending) for (const pod of active) removePod(parts, job, pod);
  else if (job.spec.suspend) suspend(parts, job, active);
  else manage(parts, job, active, counted.succeeded);
  writeStatus(parts, job, counted, ending);
}

function start({ context, store }: Parts, job: Job): Job {
  const { namespace, name = '' } = job.metadata;
  const started = store.updateStatus<Job>('controller-manager', 'Job', namespace, name, (status) => ({
    ...status,
    startTime: context.timestamp(),
    active: 0,
    ready: 0,
    terminating: 0,
    uncountedTerminatedPods: {},
  }));
  return started ?? job;
}

interface Counts {
  succeeded: number;
  failed: number;
  /** Indexes that have succeeded. */
  completedIndexes: string | undefined;
}

/** Counts what ended, and lets go of it. */
function count({ context, store, failures }: Parts, job: Job): Counts {
  const ended = jobPods(store, job).filter((pod) => isToCount(job, pod));
  const uid = job.metadata.uid ?? '';
  let { succeeded = 0, failed = 0 } = job.status ?? {};
  let record = failures.get(uid) ?? { count: 0, lastMs: 0 };
  const indexes = indexesIn(job.status?.completedIndexes);
  for (const pod of [...ended].sort((a, b) => finishedAtMs(context, a) - finishedAtMs(context, b))) {
    if (hasSucceeded(pod)) {
      succeeded++;
      if (isIndexed(job)) indexes.push(indexOf(pod));
      record = { count: 0, lastMs: 0 };
    } else {
      if (judgeFailure(job, pod).counts) failed++;
      record = { count: record.count + 1, lastMs: finishedAtMs(context, pod) };
    }
    removeTracking(store, pod);
  }
  failures.set(uid, record);
  return { succeeded, failed, completedIndexes: indexRanges(indexes) };
}

function manage(parts: Parts, job: Job, active: readonly Pod[], succeeded: number): void {
  const { context, store, failures } = parts;
  const parallelism = job.spec.parallelism ?? 1;
  const completions = job.spec.completions;
  // Without completions, one success means that no more are started.
  const over = succeeded + (failedIndexes(job, jobPods(store, job))?.length ?? 0);
  const open = completions === undefined ? (succeeded > 0 ? active.length : parallelism) : completions - over;
  const wanted = Math.min(parallelism, open);
  for (const pod of active.slice(Math.max(0, wanted))) removePod(parts, job, pod);
  const missing = wanted - active.length;
  if (missing <= 0) return;
  if (hasLimitPerIndex(job)) {
    startIndexes(parts, job, missing);
    return;
  }
  const { count: failed, lastMs } = failures.get(job.metadata.uid ?? '') ?? { count: 0, lastMs: 0 };
  const waitMs = backOffLeftMs(context, failed, lastMs);
  if (waitMs > 0) {
    context.trace.emit({
      kind: 'decision',
      component: 'controller-manager',
      code: 'job.back-off',
      params: { job: job.metadata.name ?? '', failures: failed, delayMs: waitMs },
    });
    parts.again(job, waitMs);
    return;
  }
  if (isIndexed(job)) startIndexes(parts, job, missing);
  else for (let number = 0; number < missing; number++) startPod(parts, job);
}

/** Where each index has a limit of its own, it waits on its own too. */
function startIndexes(parts: Parts, job: Job, missing: number): void {
  const open = openIndexes(parts.context, job, jobPods(parts.store, job));
  const due = open.filter(({ waitMs }) => waitMs <= 0).slice(0, missing);
  for (const { index, failures } of due) startPod(parts, job, index, failureCountAnnotation(job, failures));
  const soonestMs = Math.min(...open.map(({ waitMs }) => waitMs).filter((waitMs) => waitMs > 0));
  if (due.length < missing && Number.isFinite(soonestMs)) parts.again(job, soonestMs);
}

function startPod({ context, store, report }: Parts, job: Job, index?: number, annotations?: Record<string, string>) {
  const created = createJobPod(context, store, job, index, annotations);
  if (created.ok) report(job, 'Normal', 'SuccessfulCreate', `Created pod: ${created.value.metadata.name}`);
  else report(job, 'Warning', 'FailedCreate', `Error creating: ${created.error.message}`);
}

function removePod({ store, report }: Parts, job: Job, { metadata }: Pod): void {
  store.delete('controller-manager', 'Pod', metadata.namespace, metadata.name ?? '');
  report(job, 'Normal', 'SuccessfulDelete', `Deleted pod: ${metadata.name}`);
}

function suspend(parts: Parts, job: Job, active: readonly Pod[]): void {
  for (const pod of active) removePod(parts, job, pod);
  const isSaid = job.status?.conditions?.some(({ type, status }) => type === 'Suspended' && status === 'True');
  if (!isSaid) parts.report(job, 'Normal', 'Suspended', 'Job suspended');
}

function writeStatus(parts: Parts, job: Job, counts: Counts, ending: Ending | undefined): void {
  const { context, store, report } = parts;
  const pods = jobPods(store, job);
  const active = pods.filter(isRunning);
  const terminating = pods.filter((pod) => isTerminating(pod) && !hasSucceeded(pod) && pod.status?.phase !== 'Failed');
  const isOver = ending !== undefined && active.length === 0 && terminating.length === 0;
  const failed = failedIndexes(job, pods);
  const conditions = conditionsAfter(context, job, ending, isOver);
  const { namespace, name = '' } = job.metadata;
  store.updateStatus<Job>('controller-manager', 'Job', namespace, name, (status) => ({
    ...status,
    ...(conditions.length > 0 ? { conditions } : {}),
    ...(counts.succeeded > 0 ? { succeeded: counts.succeeded } : {}),
    ...(counts.failed > 0 ? { failed: counts.failed } : {}),
    ...(counts.completedIndexes === undefined ? {} : { completedIndexes: counts.completedIndexes }),
    ...(failed ? { failedIndexes: indexRanges(failed) ?? '' } : {}),
    active: active.length,
    ready: active.filter(isReady).length,
    terminating: terminating.length,
    uncountedTerminatedPods: {},
    ...(isOver && ending.type === 'Complete' ? { completionTime: context.timestamp() } : {}),
  }));
  if (isOver) report(job, ending.type === 'Complete' ? 'Normal' : 'Warning', ending.event, ending.eventMessage);
  const { activeDeadlineSeconds } = job.spec;
  if (!isOver && activeDeadlineSeconds !== undefined && job.status?.startTime)
    parts.again(
      job,
      Math.max(0, context.timeOf(job.status.startTime) + activeDeadlineSeconds * 1000 - context.queue.nowMs),
    );
  const after = store.get<Job>('Job', namespace, name);
  if (isOver && after) expire(parts, after);
}

/** What is decided is said first (FailureTarget, SuccessCriteriaMet), the end itself when every Pod is gone. */
function conditionsAfter(context: EngineContext, job: Job, ending: Ending | undefined, isOver: boolean) {
  const conditions = [...(job.status?.conditions ?? [])];
  const add = (type: string, status: 'True' | 'False', reason: string, message: string) => {
    const index = conditions.findIndex((condition) => condition.type === type);
    if (conditions[index]?.status === status) return;
    const now = context.timestamp();
    const condition: WorkloadCondition = { type, status, lastProbeTime: now, lastTransitionTime: now, reason, message };
    if (index < 0) conditions.push(condition);
    else conditions[index] = condition;
  };
  const wasSuspended = conditions.some(({ type }) => type === 'Suspended');
  if (job.spec.suspend) add('Suspended', 'True', 'JobSuspended', 'Job suspended');
  else if (wasSuspended) add('Suspended', 'False', 'JobResumed', 'Job resumed');
  if (ending) {
    add(ending.type === 'Complete' ? 'SuccessCriteriaMet' : 'FailureTarget', 'True', ending.reason, ending.message);
    if (isOver) add(ending.type, 'True', ending.reason, ending.message);
  }
  return conditions;
}

/** Models pkg/controller/ttlafterfinished. */
function expire({ context, store, again }: Parts, job: Job): void {
  const { ttlSecondsAfterFinished } = job.spec;
  const finished = job.status?.conditions?.find(
    ({ type, status }) => (type === 'Complete' || type === 'Failed') && status === 'True',
  );
  if (ttlSecondsAfterFinished === undefined || !finished?.lastTransitionTime) return;
  const leftMs = context.timeOf(finished.lastTransitionTime) + ttlSecondsAfterFinished * 1000 - context.queue.nowMs;
  if (leftMs > 0) again(job, leftMs);
  else store.delete('controller-manager', 'Job', job.metadata.namespace, job.metadata.name ?? '');
}
