/** When a Job is over, and why. Models job_controller.go syncJob's decisions. */
import type { Pod } from '../../api/core';
import type { Job } from '../../api/workloads';
import type { EngineContext } from '../context';
import { judgeFailure } from './jobFailurePolicy';
import { metSuccessRule } from './jobIndexes';

const DEFAULT_BACK_OFF_LIMIT = 6;

export interface Ending {
  type: 'Complete' | 'Failed';
  reason: string;
  message: string;
  event: string;
  eventMessage: string;
}

const failure = (reason: string, message: string): Ending => ({
  type: 'Failed',
  reason,
  message,
  event: reason,
  eventMessage: message,
});

const COMPLETED: Ending = {
  type: 'Complete',
  reason: 'CompletionsReached',
  message: 'Reached expected number of succeeded pods',
  event: 'Completed',
  eventMessage: 'Job completed',
};

const complete = (reason: string, message: string): Ending => ({ ...COMPLETED, reason, message });

export const isIndexed = ({ spec }: Job): boolean => spec.completionMode === 'Indexed';

export const isFinished = ({ status }: Job): boolean =>
  status?.conditions?.some(
    (condition) => (condition.type === 'Complete' || condition.type === 'Failed') && condition.status === 'True',
  ) ?? false;

export interface JobProgress {
  succeeded: number;
  failed: number;
  pods: readonly Pod[];
  active: readonly Pod[];
  /** Indexes that have succeeded, and those that have failed for good where a limit is set for each. */
  succeededIndexes: readonly number[];
  failedIndexes: readonly number[] | undefined;
}

export function endingOf(context: EngineContext, job: Job, progress: JobProgress): Ending | undefined {
  const decided = job.status?.conditions?.find(
    ({ type, status }) => (type === 'FailureTarget' || type === 'SuccessCriteriaMet') && status === 'True',
  );
  if (decided?.type === 'SuccessCriteriaMet') return complete(decided.reason ?? '', decided.message ?? '');
  if (decided) return failure(decided.reason ?? '', decided.message ?? '');
  const { spec, status } = job;
  const failJob = progress.pods
    .filter((pod) => pod.status?.phase === 'Failed')
    .map((pod) => judgeFailure(job, pod).failJob)
    .find((message) => message !== undefined);
  if (failJob !== undefined) return failure('PodFailurePolicy', failJob);
  const limit = spec.backoffLimit ?? DEFAULT_BACK_OFF_LIMIT;
  if (progress.failed > limit || isPastLimitOnFailure(job, progress.pods, limit))
    return failure('BackoffLimitExceeded', 'Job has reached the specified backoff limit');
  const { activeDeadlineSeconds } = spec;
  if (activeDeadlineSeconds !== undefined && status?.startTime && !spec.suspend) {
    const deadlineMs = context.timeOf(status.startTime) + activeDeadlineSeconds * 1000;
    if (context.queue.nowMs >= deadlineMs)
      return failure('DeadlineExceeded', 'Job was active longer than specified deadline');
  }
  const byIndex = endingByIndex(job, progress);
  if (byIndex) return byIndex;
  const { completions } = spec;
  const isComplete =
    completions === undefined
      ? progress.succeeded > 0 && progress.active.length === 0
      : progress.succeeded >= completions;
  return isComplete ? COMPLETED : undefined;
}

function endingByIndex(job: Job, { succeededIndexes, failedIndexes }: JobProgress): Ending | undefined {
  if (!isIndexed(job)) return undefined;
  const { maxFailedIndexes, completions = 1 } = job.spec;
  const failed = failedIndexes?.length ?? 0;
  if (maxFailedIndexes !== undefined && failed > maxFailedIndexes)
    return failure('MaxFailedIndexesExceeded', 'Job has exceeded the specified maximal number of failed indexes');
  if (failed > 0 && failed + succeededIndexes.length >= completions)
    return failure('FailedIndexes', 'Job has failed indexes');
  const rule = metSuccessRule(job, succeededIndexes);
  return rule === undefined ? undefined : complete('SuccessPolicy', `Matched rules at index ${rule}`);
}

/** Pods that restart in place are counted by their containers' restarts. Models pastBackoffLimitOnFailure. */
function isPastLimitOnFailure({ spec }: Job, pods: readonly Pod[], limit: number): boolean {
  if (spec.template.spec.restartPolicy !== 'OnFailure') return false;
  const restarts = pods
    .filter(({ status }) => status?.phase === 'Running' || status?.phase === 'Pending')
    .flatMap(({ status }) => [...(status?.initContainerStatuses ?? []), ...(status?.containerStatuses ?? [])])
    .reduce((total, { restartCount }) => total + restartCount, 0);
  return limit === 0 ? restarts > 0 : restarts >= limit;
}
