/** Models pkg/apis/core/v1/helper/qos ComputePodQOS: init and app containers count, pod-level resources go first. */
import type { PodSpec, PodStatus, Quantity, ResourceRequirements } from '../../api/core';
import { quantityValue } from '../scheduler/quantities';

const COUNTED = ['cpu', 'memory'] as const;

export function qosClassOf(spec: PodSpec): NonNullable<PodStatus['qosClass']> {
  const sets: readonly ResourceRequirements[] = spec.resources
    ? [spec.resources]
    : [...(spec.initContainers ?? []), ...(spec.containers ?? [])].map((container) => container.resources ?? {});
  const any = sets.some((set) => COUNTED.some((name) => isSet(set.requests?.[name]) || isSet(set.limits?.[name])));
  if (!any) return 'BestEffort';
  return sets.every(isGuaranteed) ? 'Guaranteed' : 'Burstable';
}

const isSet = (quantity: Quantity | undefined): boolean => quantity !== undefined && quantityValue(quantity) > 0;

function isGuaranteed({ limits, requests }: ResourceRequirements): boolean {
  return COUNTED.every((name) => {
    const limit = limits?.[name];
    if (limit === undefined || !isSet(limit)) return false;
    return quantityValue(requests?.[name] ?? limit) === quantityValue(limit);
  });
}
