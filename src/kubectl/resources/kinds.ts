/** Which kind an object is: the only place where an object of the API becomes one of the typed kinds. */
import type {
  ConfigMap,
  EventObject,
  LimitRange,
  Namespace,
  NodeObject,
  PersistentVolume,
  PersistentVolumeClaim,
  Pod,
  ResourceQuota,
  Secret,
  Service,
  ServiceAccount,
  StorageClass,
} from '../../api/core';
import type { KubeObject } from '../../api/meta';
import type { Ingress } from '../../api/networking';
import type { PodDisruptionBudget } from '../../api/policy';
import type { CronJob, DaemonSet, Deployment, EndpointSlice, Job, ReplicaSet, StatefulSet } from '../../api/workloads';

const hasSpec = (object: KubeObject): boolean =>
  'spec' in object && typeof object.spec === 'object' && object.spec !== null;

export const isPod = (object: KubeObject): object is Pod => object.kind === 'Pod' && hasSpec(object);
export const isService = (object: KubeObject): object is Service => object.kind === 'Service' && hasSpec(object);
export const isConfigMap = (object: KubeObject): object is ConfigMap => object.kind === 'ConfigMap';
export const isSecret = (object: KubeObject): object is Secret => object.kind === 'Secret';
export const isNamespace = (object: KubeObject): object is Namespace => object.kind === 'Namespace';
export const isServiceAccount = (object: KubeObject): object is ServiceAccount => object.kind === 'ServiceAccount';
export const isNode = (object: KubeObject): object is NodeObject => object.kind === 'Node' && hasSpec(object);
export const isEvent = (object: KubeObject): object is EventObject =>
  object.kind === 'Event' && 'involvedObject' in object;
export const isDeployment = (object: KubeObject): object is Deployment =>
  object.kind === 'Deployment' && hasSpec(object);
export const isReplicaSet = (object: KubeObject): object is ReplicaSet =>
  object.kind === 'ReplicaSet' && hasSpec(object);
export const isStatefulSet = (object: KubeObject): object is StatefulSet =>
  object.kind === 'StatefulSet' && hasSpec(object);
export const isDaemonSet = (object: KubeObject): object is DaemonSet => object.kind === 'DaemonSet' && hasSpec(object);
export const isCronJob = (object: KubeObject): object is CronJob => object.kind === 'CronJob' && hasSpec(object);
export const isIngress = (object: KubeObject): object is Ingress => object.kind === 'Ingress' && hasSpec(object);
export const isDisruptionBudget = (object: KubeObject): object is PodDisruptionBudget =>
  object.kind === 'PodDisruptionBudget' && hasSpec(object);
export const isJob = (object: KubeObject): object is Job => object.kind === 'Job' && hasSpec(object);
export const isEndpointSlice = (object: KubeObject): object is EndpointSlice => object.kind === 'EndpointSlice';
export const isPersistentVolume = (object: KubeObject): object is PersistentVolume =>
  object.kind === 'PersistentVolume' && hasSpec(object);
export const isPersistentVolumeClaim = (object: KubeObject): object is PersistentVolumeClaim =>
  object.kind === 'PersistentVolumeClaim' && hasSpec(object);
export const isStorageClass = (object: KubeObject): object is StorageClass =>
  object.kind === 'StorageClass' && 'provisioner' in object;
export const isLimitRange = (object: KubeObject): object is LimitRange => object.kind === 'LimitRange';
export const isResourceQuota = (object: KubeObject): object is ResourceQuota => object.kind === 'ResourceQuota';
