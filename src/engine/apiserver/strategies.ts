/** What the API server sets itself when an object is created. Models PrepareForCreate of pkg/registry's strategies. */
import type { Namespace, Pod, PodCondition, Service } from '../../api/core';
import type { KubeObject } from '../../api/meta';
import { fail, type Result, type StatusCause, succeed } from '../../api/meta';
import type { DaemonSet, Job } from '../../api/workloads';
import type { StoredKind } from '../context';
import type { AddressAllocator } from './clusterAddresses';
import { deepEqual } from './deepEqual';
import { qosClassOf } from './qosClass';
import { firstStorageStatus } from './storageAdmission';

export const asPod = (object: KubeObject): object is Pod => object.kind === 'Pod';
export const asService = (object: KubeObject): object is Service => object.kind === 'Service';
const asNamespace = (object: KubeObject): object is Namespace => object.kind === 'Namespace';
const asDaemonSet = (object: KubeObject): object is DaemonSet => object.kind === 'DaemonSet';
const asJob = (object: KubeObject): object is Job => object.kind === 'Job';

/** A client's own status is dropped; kinds whose printed status starts with something get it. */
export function prepareForCreate(object: KubeObject): KubeObject {
  if (asPod(object)) return withStatus(object, firstPodStatus(object));
  if (asNamespace(object)) return withStatus(withNamespaceParts(object), { phase: 'Active' });
  if (asJob(object)) return withStatus(withJobLabels(object), {});
  if (asDaemonSet(object)) return withStatus(withTemplateGeneration(object, 1), NO_DAEMONS);
  return withStatus(object, firstStorageStatus(object) ?? FIRST_STATUS[object.kind]);
}

/** Models pkg/registry/core/pod/strategy.go PrepareForCreate and applySchedulingGatedCondition. */
function firstPodStatus({ spec }: Pod): NonNullable<Pod['status']> {
  const gated: PodCondition = {
    lastProbeTime: null,
    lastTransitionTime: null,
    message: 'Scheduling is blocked due to non-empty scheduling gates',
    reason: 'SchedulingGated',
    status: 'False',
    type: 'PodScheduled',
  };
  return {
    ...(spec.schedulingGates?.length ? { conditions: [gated] } : {}),
    phase: 'Pending',
    qosClass: qosClassOf(spec),
  };
}

const FIRST_STATUS: Readonly<Record<string, unknown>> = {
  Service: { loadBalancer: {} },
  ReplicaSet: { replicas: 0 },
  StatefulSet: { replicas: 0, availableReplicas: 0 },
  Deployment: {},
  CronJob: {},
  Ingress: { loadBalancer: {} },
  PodDisruptionBudget: { disruptionsAllowed: 0, currentHealthy: 0, desiredHealthy: 0, expectedPods: 0 },
};

const NO_DAEMONS = { currentNumberScheduled: 0, numberMisscheduled: 0, desiredNumberScheduled: 0, numberReady: 0 };

/** How often a DaemonSet's template has changed. */
export const TEMPLATE_GENERATION = 'deprecated.daemonset.template.generation';

/** An internal field that apps/v1 shows as an annotation. Models pkg/apis/apps/v1/conversion.go. */
const withTemplateGeneration = (set: DaemonSet, generation: number): DaemonSet => ({
  ...set,
  metadata: {
    ...set.metadata,
    annotations: { ...set.metadata.annotations, [TEMPLATE_GENERATION]: String(generation) },
  },
});

/** What a write cannot change, and what it changes by the way. Models PrepareForUpdate of the strategies. */
export function prepareForUpdate(next: KubeObject, current: KubeObject): KubeObject {
  if (!asDaemonSet(next) || !asDaemonSet(current)) return next;
  const generation = Number(current.metadata.annotations?.[TEMPLATE_GENERATION] ?? 0);
  const isSame = deepEqual(next.spec.template, current.spec.template);
  return withTemplateGeneration(next, isSame ? generation : generation + 1);
}

function withNamespaceParts(namespace: Namespace): Namespace {
  const labels = { ...namespace.metadata.labels, 'kubernetes.io/metadata.name': namespace.metadata.name ?? '' };
  return { ...namespace, metadata: { ...namespace.metadata, labels }, spec: { finalizers: ['kubernetes'] } };
}

/** Models pkg/registry/batch/job generateSelector: a Job finds its Pods by its own UID. */
function withJobLabels(job: Job): Job {
  if (job.spec.manualSelector) return job;
  const uid = job.metadata.uid ?? '';
  const name = job.metadata.name ?? '';
  const labels = {
    ...job.spec.template.metadata?.labels,
    'controller-uid': uid,
    'job-name': name,
    'batch.kubernetes.io/controller-uid': uid,
    'batch.kubernetes.io/job-name': name,
  };
  return {
    ...job,
    metadata: { ...job.metadata, labels: job.metadata.labels ?? labels },
    spec: {
      ...job.spec,
      selector: { matchLabels: { 'batch.kubernetes.io/controller-uid': uid } },
      template: { ...job.spec.template, metadata: { ...job.spec.template.metadata, labels } },
    },
  };
}

/** Cluster addresses and node ports of a Service. */
export function allocateFor(object: KubeObject, addresses: AddressAllocator): Result<KubeObject, StatusCause> {
  if (!asService(object)) return succeed(object);
  const allocated = addresses.allocate(object);
  return allocated.ok ? succeed(allocated.value) : fail(allocated.error);
}

/** The parts of an object that its status is not: what `update` may replace. */
export function specParts(object: KubeObject): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== 'metadata' && key !== 'status'));
}

export const statusOf = (object: KubeObject): unknown => ('status' in object ? object.status : undefined);

export const withStatus = (object: KubeObject, status: unknown): KubeObject =>
  status === undefined ? object : Object.assign({}, object, { status });

/** Kinds without graceful deletion go at once, unless a finalizer holds them. */
export const isGraceful = (kind: StoredKind): boolean => kind === 'Pod';
