/** Makes Jobs by the clock. Models pkg/controller/cronjob/cronjob_controllerv2.go. */
import { parseSchedule, zoneOffset } from '../../api/cron';
import { rfc1123z } from '../../api/time';
import type { CronJob, Job } from '../../api/workloads';
import type { EngineContext, ObjectStore } from '../context';
import { missedSchedule, nextSyncMs, zonedTimestamp } from './cronJobTimes';
import { isFinished } from './jobEnding';
import { controllerOf, controllerRef, isControlledBy, type Report, referenceTo, reporter } from './ownership';
import { createWorkqueue, keyOf, splitKey } from './workqueue';

const WATCH_LATENCY_MS = 4;
const SYNC_MS = 8;
const MINUTE_MS = 60_000;
const SCHEDULED_AT = 'batch.kubernetes.io/cronjob-scheduled-timestamp';

type Status = NonNullable<CronJob['status']>;

interface Parts {
  context: EngineContext;
  store: ObjectStore;
  report: Report;
}

export function startCronJobController(context: EngineContext, store: ObjectStore): void {
  const parts: Parts = { context, store, report: reporter(context, store, 'cronjob-controller') };
  const work = createWorkqueue(context, SYNC_MS, (key) => {
    const { namespace, name } = splitKey(key);
    const cronJob = store.get<CronJob>('CronJob', namespace, name);
    const againMs = cronJob && sync(parts, cronJob);
    if (againMs !== undefined) work.add(key, againMs - SYNC_MS);
  });
  store.watch<CronJob>('CronJob', WATCH_LATENCY_MS, (type, cronJob) => {
    if (type !== 'DELETED') work.add(keyOf(cronJob));
  });
  store.watch<Job>('Job', WATCH_LATENCY_MS, (_type, job) => {
    const owner = controllerOf(job);
    if (owner?.kind === 'CronJob') work.add(`${job.metadata.namespace}/${owner.name}`);
  });
}

/** One round. Returns when to look again, in milliseconds. */
function sync(parts: Parts, cronJob: CronJob): number | undefined {
  const { store } = parts;
  const { namespace, name = '' } = cronJob.metadata;
  const jobs = store.list<Job>('Job', namespace).filter((job) => isControlledBy(job, cronJob));
  const removed = removeFinished(parts, cronJob, jobs);
  const seen = follow(parts, cronJob, jobs, removed);
  const { status, againMs } = schedule(parts, cronJob, seen);
  store.updateStatus<CronJob>('controller-manager', 'CronJob', namespace, name, () => status);
  return againMs;
}

const conditionOf = ({ status }: Job): string =>
  status?.conditions?.find(({ type, status: holds }) => /^(?:Complete|Failed)$/.test(type) && holds === 'True')?.type ??
  '';

/** Jobs beyond the history limits go, the oldest first. Models cleanupFinishedJobs. Returns their UIDs. */
function removeFinished(parts: Parts, cronJob: CronJob, jobs: readonly Job[]): ReadonlySet<string> {
  const { successfulJobsHistoryLimit, failedJobsHistoryLimit } = cronJob.spec;
  const limits = { Complete: successfulJobsHistoryLimit, Failed: failedJobsHistoryLimit };
  const surplus = Object.entries(limits).flatMap(([condition, limit]) => {
    const ended = jobs.filter((job) => conditionOf(job) === condition).sort(byStart);
    return limit === undefined ? [] : ended.slice(0, Math.max(0, ended.length - limit));
  });
  for (const job of surplus) removeJob(parts, cronJob, job);
  return new Set(surplus.map(({ metadata }) => metadata.uid ?? ''));
}

function byStart(a: Job, b: Job): number {
  const order = (job: Job) => `${job.status?.startTime ?? '9'} ${job.metadata.name}`;
  return order(a) < order(b) ? -1 : 1;
}

function removeJob({ store, report }: Parts, cronJob: CronJob, { metadata }: Job): void {
  store.delete('controller-manager', 'Job', metadata.namespace, metadata.name ?? '');
  report(cronJob, 'Normal', 'SuccessfulDelete', `Deleted job ${metadata.name}`);
}

/** What has become of the Jobs since the last round. */
function follow(
  { store, report }: Parts,
  cronJob: CronJob,
  jobs: readonly Job[],
  removed: ReadonlySet<string>,
): Status {
  const status = cronJob.status ?? {};
  let active = (status.active ?? []).filter(({ uid }) => !removed.has(uid ?? ''));
  let { lastSuccessfulTime } = status;
  for (const job of jobs) {
    const { uid = '', name } = job.metadata;
    const isKnown = active.some((one) => one.uid === uid);
    if (!isFinished(job)) {
      if (!isKnown)
        report(cronJob, 'Warning', 'UnexpectedJob', `Saw a job that the controller did not create or forgot: ${name}`);
      continue;
    }
    if (isKnown) {
      active = active.filter((one) => one.uid !== uid);
      report(cronJob, 'Normal', 'SawCompletedJob', `Saw completed job: ${name}, condition: ${conditionOf(job)}`);
    }
    const { completionTime } = job.status ?? {};
    if (conditionOf(job) === 'Complete' && completionTime && completionTime > (lastSuccessfulTime ?? ''))
      lastSuccessfulTime = completionTime;
  }
  for (const { uid, name = '' } of active) {
    if (jobs.some(({ metadata }) => metadata.uid === uid)) continue;
    if (store.get('Job', cronJob.metadata.namespace, name)) continue;
    report(cronJob, 'Normal', 'MissingJob', `Active job went missing: ${name}`);
    active = active.filter((one) => one.uid !== uid);
  }
  return statusWith(status, active, lastSuccessfulTime);
}

function statusWith(
  { active: _, lastSuccessfulTime: _last, ...rest }: Status,
  active: NonNullable<Status['active']>,
  lastSuccessfulTime: string | undefined,
): Status {
  return {
    ...rest,
    ...(active.length > 0 ? { active } : {}),
    ...(lastSuccessfulTime === undefined ? {} : { lastSuccessfulTime }),
  };
}

interface Round {
  status: Status;
  againMs?: number;
}

/** Starts the Job that is due, if one is and may. Models the second half of syncCronJob. */
function schedule(parts: Parts, cronJob: CronJob, status: Status): Round {
  const { context, report } = parts;
  const { spec, metadata } = cronJob;
  if (metadata.deletionTimestamp || spec.suspend) return { status };
  const offset = zoneOffset(spec.timeZone ?? 'UTC');
  const parsed = parseSchedule(spec.schedule, offset);
  if (!offset || !parsed.ok) return { status };
  const nowMs = Date.parse(context.timestamp(0)) + context.queue.nowMs;
  const timed = { ...cronJob, status };
  const due = missedSchedule(timed, parsed.value, nowMs);
  if (due === 'never') {
    const why = 'time difference between two schedules is less than 1 second';
    report(cronJob, 'Warning', 'InvalidSchedule', `invalid schedule: ${spec.schedule} : ${why}`);
    return { status };
  }
  const later = (next: Status): Round => ({
    status: next,
    againMs: nextSyncMs({ ...cronJob, status: next }, parsed.value, nowMs),
  });
  if (due.atMs === undefined) return later(status);
  if (due.many)
    report(
      cronJob,
      'Warning',
      'TooManyMissedTimes',
      'too many missed start times. Set or decrease .spec.startingDeadlineSeconds or check clock skew',
    );
  const dueMs = due.atMs;
  if (spec.startingDeadlineSeconds !== undefined && dueMs + spec.startingDeadlineSeconds * 1000 < nowMs) {
    report(cronJob, 'Warning', 'MissSchedule', `Missed scheduled time to start a job: ${rfc1123z(dueMs)}`);
    return later(status);
  }
  const name = `${metadata.name}-${Math.floor(dueMs / MINUTE_MS)}`;
  const isStarted = status.active?.some((one) => one.name === name) ?? false;
  if (isStarted || Date.parse(status.lastScheduleTime ?? '') === dueMs) return later(status);
  if (spec.concurrencyPolicy === 'Forbid' && (status.active ?? []).length > 0) {
    const why = 'Not starting job because prior execution is running and concurrency policy is Forbid';
    report(cronJob, 'Normal', 'JobAlreadyActive', why);
    return later(status);
  }
  return later(startJob(parts, cronJob, status, { name, dueMs, dueAt: zonedTimestamp(dueMs, offset) }));
}

/** Models getJobFromTemplate2. */
function startJob(
  parts: Parts,
  cronJob: CronJob,
  status: Status,
  { name, dueMs, dueAt }: { name: string; dueMs: number; dueAt: string },
): Status {
  const { context, store, report } = parts;
  const { spec, metadata } = cronJob;
  let active = status.active ?? [];
  if (spec.concurrencyPolicy === 'Replace') {
    for (const one of active) {
      const job = store.get<Job>('Job', metadata.namespace, one.name ?? '');
      if (job) removeJob(parts, cronJob, job);
    }
    active = [];
  }
  const { labels, annotations } = spec.jobTemplate.metadata ?? {};
  const job: Job = {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      name,
      ...(metadata.namespace === undefined ? {} : { namespace: metadata.namespace }),
      ...(labels ? { labels } : {}),
      annotations: { ...annotations, [SCHEDULED_AT]: dueAt },
      ownerReferences: [controllerRef(cronJob)],
    },
    spec: spec.jobTemplate.spec,
  };
  const created = store.create<Job>('controller-manager', job);
  if (!created.ok) {
    if (created.error.reason !== 'AlreadyExists')
      report(cronJob, 'Warning', 'FailedCreate', `Error creating job: ${created.error.message}`);
    return statusWith(status, active, status.lastSuccessfulTime);
  }
  report(cronJob, 'Normal', 'SuccessfulCreate', `Created job ${name}`);
  const sinceStartMs = dueMs - Date.parse(context.timestamp(0));
  return {
    ...statusWith(status, [...active, referenceTo(created.value)], status.lastSuccessfulTime),
    lastScheduleTime: context.timestamp(sinceStartMs),
  };
}
