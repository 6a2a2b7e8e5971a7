/** Which describer prints an object, and what else it asks the server for. Models describe.go DescriberFor. */
import type { EventObject, Pod } from '../../api/core';
import type { KubeObject, LabelSelector } from '../../api/meta';
import type { EndpointSlice, ReplicaSet } from '../../api/workloads';
import type { Cli } from '../cli';
import { formatLabelSelector } from '../printers/tables/common';
import { sameJson } from '../resources/json';
import {
  isConfigMap,
  isCronJob,
  isDaemonSet,
  isDeployment,
  isDisruptionBudget,
  isEndpointSlice,
  isEvent,
  isIngress,
  isJob,
  isLimitRange,
  isNamespace,
  isNode,
  isPersistentVolume,
  isPersistentVolumeClaim,
  isPod,
  isReplicaSet,
  isResourceQuota,
  isSecret,
  isService,
  isServiceAccount,
  isStatefulSet,
  isStorageClass,
} from '../resources/kinds';
import { knownResource } from '../resources/mapping';
import { describeCronJob, describeDaemonSet, describeDisruptionBudget } from './batch';
import { describeConfigMap, describeGeneric, describeNamespace, describeSecret, describeServiceAccount } from './core';
import { describeIngress } from './ingress';
import { describeLimitRange, describeResourceQuota } from './limits';
import { describeNode } from './node';
import { describePod } from './pod';
import { describeBinding, describeRole, isBinding, isRole } from './rbac';
import { describeEndpointSlice, describeEndpoints, describeService } from './service';
import { describePersistentVolume, describePersistentVolumeClaim, describeStorageClass, usersOf } from './storage';
import {
  type DescribeContext,
  describeDeployment,
  describeJob,
  describeReplicaSet,
  describeStatefulSet,
  type PodCounts,
} from './workloads';

export function describeObject(cli: Cli, object: KubeObject, showEvents: boolean): string {
  const nowMs = cli.clockMs();
  const context: DescribeContext = { events: showEvents ? eventsOf(cli, object) : undefined, nowMs };
  if (isPod(object)) return describePod(object, context.events, nowMs);
  if (isService(object)) return describeService(object, slicesOf(cli, object), context);
  if (isDeployment(object)) return describeDeployment(object, replicaSetsOf(cli, object), context);
  if (isReplicaSet(object)) return describeReplicaSet(object, countPods(cli, object, object.spec.selector), context);
  if (isStatefulSet(object)) return describeStatefulSet(object, countPods(cli, object, object.spec.selector), context);
  if (isDaemonSet(object)) return describeDaemonSet(object, countPods(cli, object, object.spec.selector), context);
  if (isJob(object)) return describeJob(object, context);
  if (isCronJob(object)) return describeCronJob(object, context);
  if (isConfigMap(object)) return describeConfigMap(object, context);
  if (isSecret(object)) return describeSecret(object);
  if (isNamespace(object)) {
    const { name } = object.metadata;
    const quotas = listIn(cli, 'resourcequotas', '', name).filter(isResourceQuota);
    return describeNamespace(object, quotas, listIn(cli, 'limitranges', '', name).filter(isLimitRange));
  }
  if (isNode(object)) return describeNode(object, podsOnNode(cli, object.metadata.name ?? ''), context);
  if (isServiceAccount(object)) return describeServiceAccount(object, context);
  if (isEndpointSlice(object)) return describeEndpointSlice(object, context);
  return describeStored(cli, object, context);
}

function describeStored(cli: Cli, object: KubeObject, context: DescribeContext): string {
  if (isPersistentVolume(object)) return describePersistentVolume(object, context);
  if (isPersistentVolumeClaim(object))
    return describePersistentVolumeClaim(
      object,
      usersOf(object, podsOf(cli, object.metadata.namespace, undefined)),
      context,
    );
  if (isStorageClass(object)) return describeStorageClass(object, context);
  if (isResourceQuota(object)) return describeResourceQuota(object);
  if (isLimitRange(object)) return describeLimitRange(object);
  if (isDisruptionBudget(object)) return describeDisruptionBudget(object, context);
  if (isIngress(object))
    return describeIngress(object, (name) => serviceNamed(cli, object.metadata.namespace, name), context);
  if (isRole(object)) return describeRole(object);
  if (isBinding(object)) return describeBinding(object);
  return object.kind === 'Endpoints' ? describeEndpoints(object, context) : describeGeneric(object, context);
}

const slicesOf = (cli: Cli, { metadata }: KubeObject): EndpointSlice[] =>
  listIn(
    cli,
    'endpointslices',
    'discovery.k8s.io',
    metadata.namespace,
    `kubernetes.io/service-name=${metadata.name}`,
  ).filter(isEndpointSlice);

function serviceNamed(cli: Cli, namespace: string | undefined, name: string) {
  const service = listIn(cli, 'services', '', namespace)
    .filter(isService)
    .find(({ metadata }) => metadata.name === name);
  return service && { service, slices: slicesOf(cli, service) };
}

function listIn(
  cli: Cli,
  resource: string,
  group: string,
  namespace: string | undefined,
  labelSelector = '',
): KubeObject[] {
  const found = knownResource(cli.client, resource, group);
  if (!found) return [];
  const listed = cli.client.list(found, {
    ...(namespace === undefined ? {} : { namespace }),
    ...(labelSelector ? { labelSelector } : {}),
  });
  return listed.ok ? listed.value.items : [];
}

/** Models searchEvents: by the name, namespace and UID of the object. */
function eventsOf(cli: Cli, { metadata, kind }: KubeObject): EventObject[] {
  return listIn(cli, 'events', '', metadata.namespace)
    .filter(isEvent)
    .filter(({ involvedObject: about }) => {
      if (about.name !== metadata.name || about.kind !== kind) return false;
      // The kubelet reports on its node with the node's name for a UID.
      return about.uid === undefined || about.uid === metadata.uid || (kind === 'Node' && about.uid === metadata.name);
    });
}

function countPods(cli: Cli, owner: KubeObject, selector: LabelSelector): PodCounts {
  const counts = { running: 0, waiting: 0, succeeded: 0, failed: 0 };
  for (const pod of podsOf(cli, owner.metadata.namespace, selector)) {
    if (!pod.metadata.ownerReferences?.some(({ uid, controller }) => controller && uid === owner.metadata.uid))
      continue;
    const phase = pod.status?.phase;
    if (phase === 'Running') counts.running++;
    else if (phase === 'Pending') counts.waiting++;
    else if (phase === 'Succeeded') counts.succeeded++;
    else if (phase === 'Failed') counts.failed++;
  }
  return counts;
}

export const podsOf = (cli: Cli, namespace: string | undefined, selector: LabelSelector | undefined): Pod[] =>
  listIn(cli, 'pods', '', namespace, selector ? formatLabelSelector(selector) : '').filter(isPod);

function podsOnNode(cli: Cli, node: string): Pod[] {
  return listIn(cli, 'pods', '', undefined)
    .filter(isPod)
    .filter(
      ({ spec, status }) => spec.nodeName === node && status?.phase !== 'Succeeded' && status?.phase !== 'Failed',
    );
}

/** Those that the Deployment owns, oldest first; the new one has the Deployment's own template. */
export function replicaSetsOf(
  cli: Cli,
  deployment: KubeObject & { spec: { selector: LabelSelector; template: { spec: unknown } } },
): { old: ReplicaSet[]; new: ReplicaSet | undefined } {
  const owned = listIn(cli, 'replicasets', 'apps', deployment.metadata.namespace)
    .filter(isReplicaSet)
    .filter(({ metadata }) => metadata.ownerReferences?.some(({ uid }) => uid === deployment.metadata.uid))
    .sort((a, b) => ((a.metadata.creationTimestamp ?? '') < (b.metadata.creationTimestamp ?? '') ? -1 : 1));
  const newest = owned.find(({ spec }) => sameJson(spec.template.spec, deployment.spec.template.spec));
  return { old: owned.filter((set) => set !== newest), new: newest };
}
