/** Indexes of a Job: which have failed for good, which may be tried now, which suffice. Models pkg/controller/job. */
import type { Pod } from '../../api/core';
import type { Job } from '../../api/workloads';
import type { EngineContext } from '../context';
import { judgeFailure } from './jobFailurePolicy';
import { backOffLeftMs, finishedAtMs, hasFailed, hasSucceeded, indexesIn, indexOf, isRunning } from './jobPods';

const FAILURES = 'batch.kubernetes.io/job-index-failure-count';

export const hasLimitPerIndex = ({ spec }: Job): boolean => spec.backoffLimitPerIndex !== undefined;

/** How often its index had failed before this Pod. */
const failuresBefore = ({ metadata }: Pod): number => Number(metadata.annotations?.[FAILURES] ?? 0);

/** What a Pod of an index is told of those before it. Models addIndexFailureCountAnnotation. */
export const failureCountAnnotation = (job: Job, failures: number): Record<string, string> =>
  hasLimitPerIndex(job) ? { [FAILURES]: String(failures) } : {};

/** Undefined for a Job without such a limit. Models calculateFailedIndexes. */
export function failedIndexes(job: Job, pods: readonly Pod[]): number[] | undefined {
  const limit = job.spec.backoffLimitPerIndex;
  if (limit === undefined) return undefined;
  const failed = pods.filter((pod) => {
    if (!hasFailed(job, pod)) return false;
    const { counts, failIndex } = judgeFailure(job, pod);
    return failIndex || (counts && failuresBefore(pod) >= limit);
  });
  const all = [...indexesIn(job.status?.failedIndexes), ...failed.map(indexOf)];
  return [...new Set(all)].sort((a, b) => a - b);
}

export interface OpenIndex {
  index: number;
  failures: number;
  /** Until it may be tried. Models getRemainingTimePerIndex. */
  waitMs: number;
}

/** Lowest first, those that run, have succeeded or have failed for good left out. Models firstPendingIndexes. */
export function openIndexes(context: EngineContext, job: Job, pods: readonly Pod[]): OpenIndex[] {
  const done = pods.filter((pod) => isRunning(pod) || hasSucceeded(pod)).map(indexOf);
  const taken = new Set([...indexesIn(job.status?.completedIndexes), ...done, ...(failedIndexes(job, pods) ?? [])]);
  return Array.from({ length: job.spec.completions ?? 1 }, (_, index) => index)
    .filter((index) => !taken.has(index))
    .map((index) => {
      if (!hasLimitPerIndex(job)) return { index, failures: 0, waitMs: 0 };
      const failed = pods.filter((pod) => indexOf(pod) === index && hasFailed(job, pod));
      const counts = failed.map((pod) => failuresBefore(pod) + (judgeFailure(job, pod).counts ? 1 : 0));
      const failures = Math.max(0, ...counts);
      const lastMs = Math.max(0, ...failed.map((pod) => finishedAtMs(context, pod)));
      return { index, failures, waitMs: backOffLeftMs(context, failures, lastMs) };
    });
}

/** The rule that what has succeeded suffices for. Models success_policy.go matchSuccessPolicy. */
export function metSuccessRule({ spec }: Job, succeeded: readonly number[]): number | undefined {
  const rules = spec.successPolicy?.rules ?? [];
  const index = rules.findIndex(({ succeededIndexes, succeededCount }) => {
    const wanted = succeededIndexes === undefined ? undefined : indexesIn(succeededIndexes);
    const among = wanted ? succeeded.filter((each) => wanted.includes(each)).length : succeeded.length;
    return among >= (succeededCount ?? wanted?.length ?? Number.POSITIVE_INFINITY);
  });
  return index < 0 ? undefined : index;
}
