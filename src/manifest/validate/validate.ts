/** Every rule for creating an object, by kind. Objects must have their defaults: the server validates behind them. */
import { type JsonObject, recordOf, textOf } from '../../api/json';
import type { KubeObject } from '../../api/meta';
import { validateConfigMap, validateSecret } from './configuration';
import { validateCronJob } from './cronJob';
import { validateDaemonSet } from './daemonSet';
import { validateDisruptionBudget } from './disruptionBudget';
import type { FieldError } from './fieldError';
import { validateIngress } from './ingress';
import { validateLimitRange, validateResourceQuota } from './limits';
import { validateMetadata } from './metadata';
import { dnsLabelProblems, dnsSubdomainProblems } from './names';
import { validatePod } from './podSpec';
import { validateService } from './service';
import { validatePersistentVolume, validatePersistentVolumeClaim, validateStorageClass } from './storage';
import { validateDeployment, validateJob, validateReplicaSet, validateStatefulSet } from './workloads';

const RULES: Readonly<Record<string, (object: JsonObject) => FieldError[]>> = {
  Pod: validatePod,
  Service: validateService,
  ConfigMap: validateConfigMap,
  Secret: validateSecret,
  Namespace: (object) => validateMetadata(recordOf(object.metadata), dnsLabelProblems),
  Deployment: validateDeployment,
  ReplicaSet: validateReplicaSet,
  StatefulSet: validateStatefulSet,
  DaemonSet: validateDaemonSet,
  Job: validateJob,
  CronJob: validateCronJob,
  PodDisruptionBudget: validateDisruptionBudget,
  Ingress: validateIngress,
  PersistentVolume: validatePersistentVolume,
  PersistentVolumeClaim: validatePersistentVolumeClaim,
  StorageClass: validateStorageClass,
  LimitRange: validateLimitRange,
  ResourceQuota: validateResourceQuota,
};

/** Kinds without rules of their own are held to those of metadata. */
export function validate(object: KubeObject): FieldError[] {
  const rule = Object.hasOwn(RULES, object.kind) ? RULES[object.kind] : undefined;
  const fields: JsonObject = { ...object };
  if (rule) return rule(fields);
  return textOf(object.kind) === '' ? [] : validateMetadata(recordOf(object.metadata), dnsSubdomainProblems);
}
