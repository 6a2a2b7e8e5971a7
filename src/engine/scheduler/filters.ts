/**
 * Why a node will not do. Models the scheduler's Filter plug-ins in their order; a node's first objection counts, as in
 * RunFilterPlugins, except that a lack of resources names every resource.
 */
import type { NodeObject, Pod, Toleration } from '../../api/core';
import { matchesNodeSelector, podAffinityObjection } from './affinity';
import type { Amounts } from './podRequests';
import { add, amounts, podRequests } from './podRequests';

export interface Objections {
  reasons: readonly string[];
  /** Removing Pods from the node cannot help: UnschedulableAndUnresolvable. */
  unresolvable: boolean;
}

const unresolvable = (reason: string): Objections => ({ reasons: [reason], unresolvable: true });

export function filterNode(pod: Pod, node: NodeObject, onNode: readonly Pod[]): Objections | undefined {
  return (
    nodeUnschedulable(pod, node) ??
    taints(pod, node) ??
    (matchesNodeSelector(pod.spec, node)
      ? undefined
      : unresolvable("node(s) didn't match Pod's node affinity/selector")) ??
    hostPorts(pod, onNode) ??
    resources(pod, node, onNode) ??
    topologySpread(pod, node) ??
    affinity(pod, node, onNode)
  );
}

function nodeUnschedulable(pod: Pod, node: NodeObject): Objections | undefined {
  if (!node.spec.unschedulable) return undefined;
  const taint = { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' };
  return tolerates(pod.spec.tolerations ?? [], taint) ? undefined : unresolvable('node(s) were unschedulable');
}

export const toleratesAll = (pod: Pod, node: NodeObject): boolean =>
  (node.spec.taints ?? [])
    .filter(({ effect }) => effect === 'NoSchedule' || effect === 'NoExecute')
    .every((taint) => tolerates(pod.spec.tolerations ?? [], taint));

const taints = (pod: Pod, node: NodeObject): Objections | undefined =>
  toleratesAll(pod, node) ? undefined : unresolvable('node(s) had untolerated taint(s)');

/** Only what would have the Pod leave the node again. */
export const toleratesNoExecute = (pod: Pod, node: NodeObject): boolean =>
  (node.spec.taints ?? [])
    .filter(({ effect }) => effect === 'NoExecute')
    .every((taint) => tolerates(pod.spec.tolerations ?? [], taint));

/** Models component-helpers/scheduling/corev1 ToleratesTaint. */
export function tolerates(
  tolerations: readonly Toleration[],
  taint: { key: string; value?: string; effect: string },
): boolean {
  return tolerations.some(({ key = '', operator = 'Equal', value = '', effect = '' }) => {
    if (effect !== '' && effect !== taint.effect) return false;
    if (key !== '' && key !== taint.key) return false;
    return operator === 'Exists' || (key !== '' && value === (taint.value ?? ''));
  });
}

const portsOf = (pod: Pod): string[] =>
  [...pod.spec.containers, ...(pod.spec.initContainers ?? []).filter((c) => c.restartPolicy === 'Always')]
    .flatMap(({ ports }) => ports ?? [])
    .flatMap(({ hostPort, containerPort, protocol = 'TCP' }) => {
      const port = hostPort ?? (pod.spec.hostNetwork ? containerPort : undefined);
      return port ? [`${protocol}/${port}`] : [];
    });

export function hasFreePorts(pod: Pod, onNode: readonly Pod[]): boolean {
  const taken = new Set(onNode.flatMap(portsOf));
  return !portsOf(pod).some((port) => taken.has(port));
}

function hostPorts(pod: Pod, onNode: readonly Pod[]): Objections | undefined {
  if (hasFreePorts(pod, onNode)) return undefined;
  return { reasons: ["node(s) didn't have free ports for the requested pod ports"], unresolvable: false };
}

/** Amounts in thousandths of the resource's unit. */
export interface Shortage {
  resource: string;
  requested: number;
  used: number;
  capacity: number;
}

/** What the node has too little of. Models noderesources/fit.go fitsRequest. */
export function shortages(pod: Pod, node: NodeObject, onNode: readonly Pod[]): Shortage[] {
  const allocatable = amounts(node.status.allocatable);
  const inUse: Amounts = onNode.map(({ spec }) => podRequests(spec)).reduce(add, {});
  const pods = { resource: 'pods', requested: 1000, used: onNode.length * 1000, capacity: allocatable.pods ?? 110_000 };
  const asked = Object.entries(podRequests(pod.spec)).map(([resource, requested]) => ({
    resource,
    requested,
    used: inUse[resource] ?? 0,
    capacity: allocatable[resource] ?? 0,
  }));
  return [pods, ...asked].filter(({ requested, used, capacity }) => requested > 0 && requested > capacity - used);
}

function resources(pod: Pod, node: NodeObject, onNode: readonly Pod[]): Objections | undefined {
  const lacking = shortages(pod, node, onNode);
  if (lacking.length === 0) return undefined;
  return {
    reasons: lacking.map(({ resource }) => (resource === 'pods' ? 'Too many pods' : `Insufficient ${resource}`)),
    unresolvable: lacking.some(({ resource, requested, capacity }) => resource !== 'pods' && requested > capacity),
  };
}

/** One node is one domain: only a missing topology label can stand in the way. */
function topologySpread(pod: Pod, node: NodeObject): Objections | undefined {
  const hard = (pod.spec.topologySpreadConstraints ?? []).filter(
    ({ whenUnsatisfiable }) => whenUnsatisfiable !== 'ScheduleAnyway',
  );
  const labels = node.metadata.labels ?? {};
  const missing = hard.some(({ topologyKey }) => labels[String(topologyKey)] === undefined);
  return missing
    ? unresolvable("node(s) didn't match pod topology spread constraints (missing required label)")
    : undefined;
}

function affinity(pod: Pod, node: NodeObject, onNode: readonly Pod[]): Objections | undefined {
  const objection = podAffinityObjection(pod, node, onNode);
  if (objection === 'affinity') return unresolvable("node(s) didn't match pod affinity rules");
  if (objection === 'anti-affinity')
    return { reasons: ["node(s) didn't match pod anti-affinity rules"], unresolvable: false };
  return undefined;
}
