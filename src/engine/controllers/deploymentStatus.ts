/** A Deployment's counts and conditions. Models pkg/controller/deployment sync.go calculateStatus and progress.go. */
import type { Deployment, ReplicaSet, WorkloadCondition } from '../../api/workloads';
import type { EngineContext } from '../context';

type Status = NonNullable<Deployment['status']>;
type ConditionInput = Pick<WorkloadCondition, 'type' | 'status' | 'reason' | 'message'>;

const DEFAULT_DEADLINE_SECONDS = 600;

export const sum = (sets: readonly ReplicaSet[], count: (set: ReplicaSet) => number | undefined): number =>
  sets.reduce((total, set) => total + (count(set) ?? 0), 0);

export function deploymentStatus(
  context: EngineContext,
  deployment: Deployment,
  newSet: ReplicaSet | undefined,
  sets: readonly ReplicaSet[],
  maxUnavailable: number,
): Status {
  const wanted = deployment.spec.replicas ?? 1;
  const available = sum(sets, ({ status }) => status?.availableReplicas);
  const counts = {
    replicas: sum(sets, ({ status }) => status?.replicas),
    updatedReplicas: newSet?.status?.replicas ?? 0,
    readyReplicas: sum(sets, ({ status }) => status?.readyReplicas),
    availableReplicas: available,
    unavailableReplicas: Math.max(0, sum(sets, ({ spec }) => spec.replicas) - available),
  };
  const before = deployment.status ?? {};
  const next: Status = {
    observedGeneration: deployment.metadata.generation ?? 1,
    ...Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)),
    terminatingReplicas: sum(sets, ({ status }) => status?.terminatingReplicas),
    ...(before.collisionCount === undefined ? {} : { collisionCount: before.collisionCount }),
  };
  const conditions = [
    availability(available >= wanted - maxUnavailable),
    ...progress(context, deployment, newSet, next, counts.replicas),
  ];
  return { ...next, conditions: mergeConditions(context, before.conditions ?? [], conditions) };
}

const availability = (isAvailable: boolean): ConditionInput =>
  isAvailable
    ? {
        type: 'Available',
        status: 'True',
        reason: 'MinimumReplicasAvailable',
        message: 'Deployment has minimum availability.',
      }
    : {
        type: 'Available',
        status: 'False',
        reason: 'MinimumReplicasUnavailable',
        message: 'Deployment does not have minimum availability.',
      };

/** Whether every replica is of the new template and available. Models deployment_util.go DeploymentComplete. */
export const isComplete = ({ spec }: Deployment, status: Status): boolean => {
  const wanted = spec.replicas ?? 1;
  return (
    (status.updatedReplicas ?? 0) === wanted &&
    (status.replicas ?? 0) === wanted &&
    (status.availableReplicas ?? 0) === wanted
  );
};

function progress(
  context: EngineContext,
  deployment: Deployment,
  newSet: ReplicaSet | undefined,
  next: Status,
  replicas: number,
): ConditionInput[] {
  const before = deployment.status?.conditions?.find(({ type }) => type === 'Progressing');
  const name = newSet ? `ReplicaSet "${newSet.metadata.name}"` : `Deployment "${deployment.metadata.name}"`;
  const say = (reason: string, message: string, status: 'True' | 'False' = 'True') => [
    { type: 'Progressing', status, reason, message } as const,
  ];
  const wasComplete = before?.reason === 'NewReplicaSetAvailable' && next.updatedReplicas === replicas;
  if (wasComplete && before) return [before];
  if (isComplete(deployment, next)) return say('NewReplicaSetAvailable', `${name} has successfully progressed.`);
  const old = deployment.status ?? {};
  if (!before) return newSet ? say('NewReplicaSetCreated', `Created new replica set "${newSet.metadata.name}"`) : [];
  const moved =
    (next.updatedReplicas ?? 0) > (old.updatedReplicas ?? 0) ||
    (next.readyReplicas ?? 0) > (old.readyReplicas ?? 0) ||
    (next.availableReplicas ?? 0) > (old.availableReplicas ?? 0);
  if (moved) return say('ReplicaSetUpdated', `${name} is progressing.`);
  if (deadlineInMs(context, deployment) === 0)
    return say('ProgressDeadlineExceeded', `${name} has timed out progressing.`, 'False');
  return [before];
}

/** Time left until the progress deadline; undefined if nothing is in progress. */
export function deadlineInMs(context: EngineContext, { spec, status }: Deployment): number | undefined {
  const condition = status?.conditions?.find(({ type }) => type === 'Progressing');
  if (!condition?.lastUpdateTime || condition.reason === 'NewReplicaSetAvailable') return undefined;
  if (condition.reason === 'ProgressDeadlineExceeded') return undefined;
  const seconds = spec.progressDeadlineSeconds ?? DEFAULT_DEADLINE_SECONDS;
  return Math.max(0, context.timeOf(condition.lastUpdateTime) + seconds * 1000 - context.queue.nowMs);
}

function mergeConditions(
  context: EngineContext,
  before: readonly WorkloadCondition[],
  now: readonly ConditionInput[],
): WorkloadCondition[] {
  const kept = before.filter(({ type }) => !now.some((condition) => condition.type === type));
  const merged = now.map((condition): WorkloadCondition => {
    const had = before.find(({ type }) => type === condition.type);
    if (had?.status === condition.status && had.reason === condition.reason && had.message === condition.message)
      return had;
    const sameStatus = had?.status === condition.status && had.lastTransitionTime !== undefined;
    return {
      ...condition,
      lastTransitionTime: sameStatus ? (had.lastTransitionTime ?? '') : context.timestamp(),
      lastUpdateTime: context.timestamp(),
    };
  });
  return [...kept, ...merged];
}
