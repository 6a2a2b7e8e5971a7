/** One line of `kubectl rollout status`. Models polymorphichelpers rollout_status.go. */
import type { KubeObject } from '../../api/meta';
import type { DaemonSet, Deployment, StatefulSet } from '../../api/workloads';
import { failed, type Outcome } from '../failure';
import { isDaemonSet, isDeployment, isStatefulSet } from '../resources/kinds';

export interface RolloutStatus {
  message: string;
  done: boolean;
}

const going = (message: string): Outcome<RolloutStatus> => ({
  ok: true,
  value: { message: `${message}\n`, done: false },
});
const over = (message: string): Outcome<RolloutStatus> => ({
  ok: true,
  value: { message: `${message}\n`, done: true },
});

/** `Job.batch`. */
const kindAndGroup = ({ kind, apiVersion }: KubeObject): string =>
  apiVersion.includes('/') ? `${kind}.${apiVersion.split('/')[0]}` : kind;

export function rolloutStatus(object: KubeObject): Outcome<RolloutStatus> {
  if (isDeployment(object)) return deploymentStatus(object);
  if (isDaemonSet(object)) return daemonSetStatus(object);
  if (isStatefulSet(object)) return statefulSetStatus(object);
  return failed(`no status viewer has been implemented for ${kindAndGroup(object)}`);
}

function deploymentStatus({ metadata, spec, status = {} }: Deployment): Outcome<RolloutStatus> {
  const { name } = metadata;
  if ((metadata.generation ?? 0) > (status.observedGeneration ?? 0))
    return going('Waiting for deployment spec update to be observed...');
  const progressing = status.conditions?.find(({ type }) => type === 'Progressing');
  if (progressing?.reason === 'ProgressDeadlineExceeded')
    return failed(`deployment "${name}" exceeded its progress deadline`);
  const { replicas = 0, updatedReplicas = 0, availableReplicas = 0 } = status;
  const waiting = `Waiting for deployment "${name}" rollout to finish:`;
  if (spec.replicas !== undefined && updatedReplicas < spec.replicas)
    return going(`${waiting} ${updatedReplicas} out of ${spec.replicas} new replicas have been updated...`);
  if (replicas > updatedReplicas)
    return going(`${waiting} ${replicas - updatedReplicas} old replicas are pending termination...`);
  if (availableReplicas < updatedReplicas)
    return going(`${waiting} ${availableReplicas} of ${updatedReplicas} updated replicas are available...`);
  return over(`deployment "${name}" successfully rolled out`);
}

const ONLY_ROLLING = 'rollout status is only available for RollingUpdate strategy type';

function daemonSetStatus({ metadata, spec, status }: DaemonSet): Outcome<RolloutStatus> {
  if (spec.updateStrategy?.type !== 'RollingUpdate') return failed(ONLY_ROLLING);
  if ((metadata.generation ?? 0) > (status?.observedGeneration ?? 0))
    return going('Waiting for daemon set spec update to be observed...');
  const { updatedNumberScheduled = 0, desiredNumberScheduled = 0, numberAvailable = 0 } = status ?? {};
  const waiting = `Waiting for daemon set "${metadata.name}" rollout to finish:`;
  if (updatedNumberScheduled < desiredNumberScheduled)
    return going(`${waiting} ${updatedNumberScheduled} out of ${desiredNumberScheduled} new pods have been updated...`);
  if (numberAvailable < desiredNumberScheduled)
    return going(`${waiting} ${numberAvailable} of ${desiredNumberScheduled} updated pods are available...`);
  return over(`daemon set "${metadata.name}" successfully rolled out`);
}

function statefulSetStatus({ metadata, spec, status }: StatefulSet): Outcome<RolloutStatus> {
  if (spec.updateStrategy?.type === 'OnDelete') return failed(ONLY_ROLLING);
  if ((metadata.generation ?? 0) > (status?.observedGeneration ?? 0))
    return going('Waiting for statefulset spec update to be observed...');
  const { readyReplicas = 0, updatedReplicas = 0, currentReplicas = 0, updateRevision, currentRevision } = status ?? {};
  const replicas = spec.replicas ?? 1;
  if (readyReplicas < replicas) return going(`Waiting for ${replicas - readyReplicas} pods to be ready...`);
  const partition = spec.updateStrategy?.rollingUpdate?.partition;
  if (partition !== undefined && updatedReplicas < replicas - partition)
    return going(
      `Waiting for partitioned roll out to finish: ${updatedReplicas} out of ${replicas - partition} new pods have been updated...`,
    );
  // Every set has this field once the server has filled in its defaults, 0 included.
  if (spec.updateStrategy?.rollingUpdate)
    return over(`partitioned roll out complete: ${updatedReplicas} new pods have been updated...`);
  if (updateRevision !== currentRevision)
    return going(
      `waiting for statefulset rolling update to complete ${updatedReplicas} pods at revision ${updateRevision}...`,
    );
  return over(`statefulset rolling update complete ${currentReplicas} pods at revision ${currentRevision}...`);
}
