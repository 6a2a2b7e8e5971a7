/** Models pkg/apis/core/v1/helper/qos ComputePodQOS: init and app containers count, pod-level resources go first. */
import type { PodSpec, PodStatus, Quantity, ResourceRequirements } from '../../api/core';
import { nanoOf } from '../../api/quantity';

const COUNTED = ['cpu', 'memory'] as const;

export function qosClassOf(spec: PodSpec): NonNullable<PodStatus['qosClass']> {
  const sets: readonly ResourceRequirements[] = spec.resources
    ? [spec.resources]
    : [...(spec.initContainers ?? []), ...(spec.containers ?? [])].map((container) => container.resources ?? {});
  const any = sets.some((set) => COUNTED.some((name) => isSet(set.requests?.[name]) || isSet(set.limits?.[name])));
  if (!any) return 'BestEffort';
  return sets.every(isGuaranteed) ? 'Guaranteed' : 'Burstable';
}

const isSet = (quantity: Quantity | undefined): boolean => quantity !== undefined && nanoOf(quantity) > 0n;

function isGuaranteed({ limits, requests }: ResourceRequirements): boolean {
  return COUNTED.every((name) => {
    const limit = limits?.[name];
    if (limit === undefined || !isSet(limit)) return false;
    return nanoOf(requests?.[name] ?? limit) === nanoOf(limit);
  });
}
