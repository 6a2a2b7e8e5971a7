/** What a Job makes of its Pods' failures. Models pkg/controller/job/pod_failure_policy.go. */
import type { ContainerStatus, Pod } from '../../api/core';
import type { Job, PodFailurePolicyRule } from '../../api/workloads';

export interface FailureVerdict {
  /** Whether it counts towards the back-off limit. */
  counts: boolean;
  /** Its index is not tried again. */
  failIndex?: boolean;
  /** Why the whole Job has failed with it. */
  failJob?: string;
}

/** The first rule that matches decides; without one a failure counts. */
export function judgeFailure({ spec }: Job, pod: Pod): FailureVerdict {
  for (const [index, rule] of (spec.podFailurePolicy?.rules ?? []).entries()) {
    const cause = matchExitCode(rule, pod) ?? matchCondition(rule, pod);
    if (cause === undefined) continue;
    if (rule.action === 'Ignore') return { counts: false };
    if (rule.action === 'FailJob')
      return { counts: true, failJob: `${cause} matching ${rule.action} rule at index ${index}` };
    return rule.action === 'FailIndex' ? { counts: true, failIndex: true } : { counts: true };
  }
  return { counts: true };
}

function matchExitCode({ onExitCodes }: PodFailurePolicyRule, { metadata, status }: Pod): string | undefined {
  if (!onExitCodes) return undefined;
  const { containerName, operator, values } = onExitCodes;
  const matches = ({ name, state }: ContainerStatus): boolean => {
    const exitCode = state?.terminated?.exitCode ?? 0;
    if (exitCode === 0 || (containerName && containerName !== name)) return false;
    return operator === 'In' ? values.includes(exitCode) : operator === 'NotIn' && !values.includes(exitCode);
  };
  const found = [...(status?.containerStatuses ?? []), ...(status?.initContainerStatuses ?? [])].find(matches);
  if (!found) return undefined;
  const where = `${metadata.namespace}/${metadata.name}`;
  return `Container ${found.name} for pod ${where} failed with exit code ${found.state?.terminated?.exitCode}`;
}

function matchCondition({ onPodConditions }: PodFailurePolicyRule, { metadata, status }: Pod): string | undefined {
  const found = onPodConditions?.find((pattern) =>
    status?.conditions?.some(
      ({ type, status: value }) => type === pattern.type && value === (pattern.status ?? 'True'),
    ),
  );
  return found && `Pod ${metadata.namespace}/${metadata.name} has condition ${found.type}`;
}
