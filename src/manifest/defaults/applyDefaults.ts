/** What the API server fills in before it validates. Admission (service accounts, tolerations, priority) is not part of it. */
import { encodeBase64Text } from '../../api/base64';
import { type JsonObject, recordOf, textOf } from '../../api/json';
import type { KubeObject } from '../../api/meta';
import { fill, mapAlways, mapList } from './fill';
import { limitRangeDefaults } from './limits';
import { podOnlyDefaults, podSpecDefaults } from './podSpec';
import { claimDefaults, claimTemplateDefaults, classDefaults, volumeDefaults } from './storage';

const RULES: Readonly<Record<string, (object: JsonObject) => JsonObject>> = {
  Pod: (pod) => mapAlways(pod, 'spec', (spec) => podOnlyDefaults(podSpecDefaults(spec))),
  Service: (service) => mapAlways(service, 'spec', serviceDefaults),
  Secret: secretDefaults,
  Namespace: namespaceDefaults,
  Deployment: (object) =>
    withTemplate(object, (spec) => ({
      ...fill(spec, { progressDeadlineSeconds: 600, replicas: 1, revisionHistoryLimit: 10 }),
      strategy: strategyDefaults(recordOf(spec.strategy)),
    })),
  ReplicaSet: (object) => withTemplate(object, (spec) => fill(spec, { replicas: 1 })),
  StatefulSet: (object) => withTemplate(object, statefulSetDefaults),
  DaemonSet: (object) => withTemplate(object, daemonSetDefaults),
  // Defaults of the Job's own fields are the Job's when it is made.
  CronJob: (object) =>
    mapAlways(object, 'spec', (spec) => mapAlways(cronJobDefaults(spec), 'jobTemplate', withJobTemplate)),
  Job: (object) => jobLabels(withTemplate(object, jobDefaults)),
  PersistentVolume: volumeDefaults,
  PersistentVolumeClaim: claimDefaults,
  StorageClass: classDefaults,
  LimitRange: limitRangeDefaults,
};

/** Returns a new object; kinds without defaults come back as they are. */
export function applyDefaults(object: KubeObject): KubeObject {
  const rule = Object.hasOwn(RULES, object.kind) ? RULES[object.kind] : undefined;
  if (!rule) return object;
  const filled = rule({ ...object });
  return {
    ...object,
    ...filled,
    apiVersion: object.apiVersion,
    kind: object.kind,
    metadata: recordOf(filled.metadata),
  };
}

const withTemplate = (object: JsonObject, change: (spec: JsonObject) => JsonObject): JsonObject =>
  mapAlways(object, 'spec', (spec) =>
    mapAlways(change(spec), 'template', (template) => ({
      ...template,
      metadata: recordOf(template.metadata),
      spec: podSpecDefaults(recordOf(template.spec)),
    })),
  );

const withJobTemplate = (template: JsonObject): JsonObject => ({
  ...withTemplate(template, (spec) => spec),
  metadata: recordOf(template.metadata),
});

/** SetDefaults_Service. Addresses and families are allocated by the server, not defaulted. */
function serviceDefaults(spec: JsonObject): JsonObject {
  const type = textOf(spec.type) || 'ClusterIP';
  let out = fill(spec, { type, sessionAffinity: 'None' });
  out = mapList(out, 'ports', (port) => {
    const target = port.targetPort;
    const unset = target === undefined || target === 0 || target === '';
    return { ...fill(port, { protocol: 'TCP' }), targetPort: unset ? port.port : target };
  });
  if (type !== 'ExternalName') out = fill(out, { internalTrafficPolicy: 'Cluster' });
  if (type === 'NodePort' || type === 'LoadBalancer') out = fill(out, { externalTrafficPolicy: 'Cluster' });
  if (type === 'LoadBalancer') out = fill(out, { allocateLoadBalancerNodePorts: true });
  return spec.sessionAffinity === 'ClientIP'
    ? fill(out, { sessionAffinityConfig: { clientIP: { timeoutSeconds: 10800 } } })
    : out;
}

/** stringData is written only: its values move into data, over those of the same name. */
function secretDefaults(secret: JsonObject): JsonObject {
  const { stringData, ...rest } = secret;
  const out = fill(rest, { type: 'Opaque' });
  if (stringData === undefined) return out;
  const encoded = Object.entries(recordOf(stringData)).map(([key, value]) => [key, encodeBase64Text(textOf(value))]);
  return { ...out, data: { ...recordOf(secret.data), ...Object.fromEntries(encoded) } };
}

/** Every namespace can be selected by its name. */
function namespaceDefaults(namespace: JsonObject): JsonObject {
  const name = textOf(recordOf(namespace.metadata).name);
  if (name === '') return namespace;
  return mapAlways(namespace, 'metadata', (metadata) =>
    mapAlways(metadata, 'labels', (labels) => ({ ...labels, 'kubernetes.io/metadata.name': name })),
  );
}

function strategyDefaults(strategy: JsonObject): JsonObject {
  const out = fill(strategy, { type: 'RollingUpdate' });
  if (out.type !== 'RollingUpdate') return out;
  return mapAlways(out, 'rollingUpdate', (rolling) => fill(rolling, { maxSurge: '25%', maxUnavailable: '25%' }));
}

function statefulSetDefaults(spec: JsonObject): JsonObject {
  let out = fill(spec, { podManagementPolicy: 'OrderedReady', replicas: 1, revisionHistoryLimit: 10 });
  out = claimTemplateDefaults(out);
  out = mapAlways(out, 'updateStrategy', (strategy) => {
    const typed = fill(strategy, { type: 'RollingUpdate' });
    return typed.type === 'RollingUpdate'
      ? mapAlways(typed, 'rollingUpdate', (rolling) => fill(rolling, { partition: 0 }))
      : typed;
  });
  return mapAlways(out, 'persistentVolumeClaimRetentionPolicy', (policy) =>
    fill(policy, { whenDeleted: 'Retain', whenScaled: 'Retain' }),
  );
}

function daemonSetDefaults(spec: JsonObject): JsonObject {
  return mapAlways(fill(spec, { revisionHistoryLimit: 10 }), 'updateStrategy', (strategy) => {
    const typed = fill(strategy, { type: 'RollingUpdate' });
    return typed.type === 'RollingUpdate'
      ? mapAlways(typed, 'rollingUpdate', (rolling) => fill(rolling, { maxSurge: 0, maxUnavailable: 1 }))
      : typed;
  });
}

const cronJobDefaults = (spec: JsonObject): JsonObject =>
  fill(spec, { concurrencyPolicy: 'Allow', failedJobsHistoryLimit: 1, successfulJobsHistoryLimit: 3, suspend: false });

function jobDefaults(spec: JsonObject): JsonObject {
  const counted = spec.completions === undefined && spec.parallelism === undefined ? { completions: 1 } : {};
  return fill(spec, {
    ...counted,
    parallelism: 1,
    backoffLimit: spec.backoffLimitPerIndex === undefined ? 6 : 2147483647,
    completionMode: 'NonIndexed',
    suspend: false,
    manualSelector: false,
    podReplacementPolicy: spec.podFailurePolicy === undefined ? 'TerminatingOrFailed' : 'Failed',
  });
}

/** A Job without labels takes its template's. */
function jobLabels(job: JsonObject): JsonObject {
  const labels = recordOf(recordOf(recordOf(recordOf(job.spec).template).metadata).labels);
  if (Object.keys(labels).length === 0) return job;
  return mapAlways(job, 'metadata', (metadata) =>
    Object.keys(recordOf(metadata.labels)).length > 0 ? metadata : { ...metadata, labels },
  );
}
