/** Node and Pod affinity, the required kinds only: preferences cannot matter where there is one node. */
import type { NodeObject, Pod, PodSpec } from '../../api/core';
import type { LabelSelector, LabelSelectorRequirement } from '../../api/meta';
import { matchesLabelSelector } from '../../api/selectors';
import { containsLabels, type Labels, meets } from './labels';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';

interface NodeRequirement {
  key: string;
  operator: LabelSelectorRequirement['operator'] | 'Gt' | 'Lt';
  values?: string[];
}

interface NodeSelectorTerm {
  matchExpressions?: NodeRequirement[];
  matchFields?: NodeRequirement[];
}

interface PodAffinityTerm {
  labelSelector?: LabelSelector;
  topologyKey?: string;
  namespaces?: string[];
  namespaceSelector?: LabelSelector;
}

/** Models component-helpers/scheduling/corev1/nodeaffinity GetRequiredNodeAffinity. */
export function matchesNodeSelector(spec: PodSpec, node: NodeObject): boolean {
  const labels = node.metadata.labels ?? {};
  if (!containsLabels(labels, spec.nodeSelector)) return false;
  const required = readRecord(readRecord(spec.affinity).nodeAffinity)[REQUIRED];
  if (required === undefined) return true;
  return matchesTerms(readRecord(required).nodeSelectorTerms, node);
}

/** One of the terms of a NodeSelector is enough. */
export function matchesTerms(terms: unknown, { metadata }: NodeObject): boolean {
  const labels = metadata.labels ?? {};
  return readList<NodeSelectorTerm>(terms).some((term) => matchesTerm(term, labels, metadata.name ?? ''));
}

function matchesTerm({ matchExpressions = [], matchFields = [] }: NodeSelectorTerm, labels: Labels, name: string) {
  if (matchExpressions.length + matchFields.length === 0) return false;
  return (
    matchExpressions.every((requirement) => meetsNode(requirement, labels)) &&
    matchFields.every((requirement) => meetsNode(requirement, { 'metadata.name': name }))
  );
}

function meetsNode({ key, operator, values = [] }: NodeRequirement, labels: Labels): boolean {
  if (operator !== 'Gt' && operator !== 'Lt') return meets({ key, operator, values }, labels);
  const value = Number(labels[key] ?? Number.NaN);
  const bound = Number(values[0] ?? Number.NaN);
  return operator === 'Gt' ? value > bound : value < bound;
}

/** Models interpodaffinity Filter: the Pod's own wishes, then the anti-affinity of those that are there. */
export function podAffinityObjection(
  pod: Pod,
  node: NodeObject,
  onNode: readonly Pod[],
): 'affinity' | 'anti-affinity' | undefined {
  const labels = node.metadata.labels ?? {};
  const near = terms(pod, 'podAffinity');
  const together = near.every(
    (term) =>
      labels[term.topologyKey ?? ''] !== undefined &&
      // The first Pod of a group that wants its own kind near has nobody to be near to.
      (onNode.some((other) => selects(term, pod, other)) || selects(term, pod, pod)),
  );
  if (!together) return 'affinity';
  const clashes = (owner: Pod, other: Pod) =>
    terms(owner, 'podAntiAffinity').some(
      (term) => labels[term.topologyKey ?? ''] !== undefined && selects(term, owner, other),
    );
  return onNode.some((other) => clashes(pod, other) || clashes(other, pod)) ? 'anti-affinity' : undefined;
}

/** Whether the Pod asks to be where the other one is. */
export const wantsNear = (pod: Pod, other: Pod): boolean =>
  terms(pod, 'podAffinity').some((term) => selects(term, pod, other));

const terms = (pod: Pod, kind: 'podAffinity' | 'podAntiAffinity'): readonly PodAffinityTerm[] =>
  readList<PodAffinityTerm>(readRecord(readRecord(pod.spec.affinity)[kind])[REQUIRED]);

function selects({ labelSelector, namespaces, namespaceSelector }: PodAffinityTerm, owner: Pod, other: Pod): boolean {
  const inNamespace =
    namespaceSelector !== undefined ||
    (namespaces ?? [owner.metadata.namespace ?? '']).includes(other.metadata.namespace ?? '');
  return inNamespace && matchesLabelSelector(labelSelector, other.metadata.labels);
}

/** `affinity` is kept as written: reading it must survive any shape. */
function readRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

const readList = <T>(value: unknown): readonly T[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'object' && item !== null) : [];
