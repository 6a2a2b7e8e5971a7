/** policy/v1 as far as evictions ask it. */
import type { KubeObject, LabelSelector } from './meta';
import type { WorkloadCondition } from './workloads';

export interface PodDisruptionBudget extends KubeObject {
  kind: 'PodDisruptionBudget';
  spec: {
    minAvailable?: number | string;
    maxUnavailable?: number | string;
    selector?: LabelSelector;
    unhealthyPodEvictionPolicy?: string;
  };
  status?: {
    observedGeneration?: number;
    disruptionsAllowed: number;
    currentHealthy: number;
    desiredHealthy: number;
    expectedPods: number;
    conditions?: (WorkloadCondition & { observedGeneration?: number })[];
  };
}
