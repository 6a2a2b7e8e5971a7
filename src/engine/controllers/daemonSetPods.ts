/** Which nodes a DaemonSet wants its Pods on, and what it makes of its template for one. Models pkg/controller/daemon/util. */
import type { NodeObject, Pod, PodTemplateSpec, Toleration } from '../../api/core';
import { recordOf, recordsOf } from '../../api/json';
import type { DaemonSet } from '../../api/workloads';
import { deepEqual } from '../apiserver/deepEqual';
import { TEMPLATE_GENERATION } from '../apiserver/strategies';
import { matchesNodeSelector } from '../scheduler/affinity';
import { tolerates } from '../scheduler/filters';
import { REVISION_LABEL } from './controllerRevisions';

const GENERATION_LABEL = 'pod-template-generation';
const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';

const exists = (condition: string, effect: 'NoExecute' | 'NoSchedule'): Toleration => ({
  effect,
  key: `node.kubernetes.io/${condition}`,
  operator: 'Exists',
});

const TOLERATED: readonly Toleration[] = [
  exists('not-ready', 'NoExecute'),
  exists('unreachable', 'NoExecute'),
  exists('disk-pressure', 'NoSchedule'),
  exists('memory-pressure', 'NoSchedule'),
  exists('pid-pressure', 'NoSchedule'),
  exists('unschedulable', 'NoSchedule'),
];

/** What its Pods stay through whatever their template says. */
function tolerationsOf({ tolerations = [], hostNetwork }: PodTemplateSpec['spec']): Toleration[] {
  const added = hostNetwork ? [...TOLERATED, exists('network-unavailable', 'NoSchedule')] : TOLERATED;
  return [...tolerations, ...added.filter((one) => !tolerations.some((given) => deepEqual(given, one)))];
}

/** Tied to a node by affinity: the scheduler binds it, and finds no room elsewhere. */
export function templateFor({ spec, metadata }: DaemonSet, node: string, hash: string): PodTemplateSpec {
  const { template } = spec;
  const generation = metadata.annotations?.[TEMPLATE_GENERATION];
  const affinity = recordOf(template.spec.affinity);
  const nodeAffinity = recordOf(affinity.nodeAffinity);
  const nodeSelectorTerms = [{ matchFields: [{ key: 'metadata.name', operator: 'In', values: [node] }] }];
  return {
    metadata: {
      ...template.metadata,
      labels: {
        ...template.metadata?.labels,
        [REVISION_LABEL]: hash,
        ...(generation === undefined ? {} : { [GENERATION_LABEL]: generation }),
      },
    },
    spec: {
      ...template.spec,
      affinity: { ...affinity, nodeAffinity: { ...nodeAffinity, [REQUIRED]: { nodeSelectorTerms } } },
      tolerations: tolerationsOf(template.spec),
    },
  };
}

/** Models GetTargetNodeName: where a Pod is, or where its affinity wants it. */
export function targetNode({ spec }: Pod): string | undefined {
  if (spec.nodeName) return spec.nodeName;
  const required = recordOf(recordOf(recordOf(spec.affinity).nodeAffinity)[REQUIRED]);
  const fields = recordsOf(required.nodeSelectorTerms).flatMap(({ matchFields }) => recordsOf(matchFields));
  const named = fields.find(({ key }) => key === 'metadata.name')?.values;
  return Array.isArray(named) && typeof named[0] === 'string' ? named[0] : undefined;
}

/** Models IsPodUpdated: by the revision, or by the older count of templates. */
export const isUpdated = ({ metadata }: Pod, set: DaemonSet, hash: string): boolean => {
  const generation = set.metadata.annotations?.[TEMPLATE_GENERATION];
  return (
    metadata.labels?.[REVISION_LABEL] === hash ||
    (generation !== undefined && metadata.labels?.[GENERATION_LABEL] === generation)
  );
};

/** Models NodeShouldRunDaemonPod. A Pod that is there goes on under a taint that only keeps others away. */
export function nodeWants({ spec }: DaemonSet, node: NodeObject): { run: boolean; goOn: boolean } {
  const { template } = spec;
  const isMeant = !template.spec.nodeName || template.spec.nodeName === node.metadata.name;
  if (!isMeant || !matchesNodeSelector(template.spec, node)) return { run: false, goOn: false };
  const tolerations = tolerationsOf(template.spec);
  const bad = (node.spec.taints ?? []).filter(
    (taint) => taint.effect !== 'PreferNoSchedule' && !tolerates(tolerations, taint),
  );
  return { run: bad.length === 0, goOn: !bad.some(({ effect }) => effect === 'NoExecute') };
}
