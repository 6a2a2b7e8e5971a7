/** Whether a container runs again. Models pkg/api/v1/pod/util.go and pkg/kubelet/container/helpers.go. */
import type { Container, ContainerRestartRule, Pod } from '../../../api/core';
import { type ContainerView, findContainer, type PodView } from '../podRecord';

/** Models IsRestartableInitContainer: what everybody calls a sidecar. */
export const isSidecar = (container: Container): boolean => container.restartPolicy === 'Always';

/** Models FindMatchingContainerRestartRule: the first rule that matches counts. */
export const matchingRule = (container: Container, exitCode: number): ContainerRestartRule | undefined =>
  container.restartPolicyRules?.find(({ exitCodes }) => {
    const isListed = exitCodes?.values?.includes(exitCode) ?? false;
    return exitCodes?.operator === 'In' ? isListed : exitCodes?.operator === 'NotIn' ? !isListed : false;
  });

/** Models ContainerShouldRestart: rules, then the container's own policy, then the Pod's. */
export function shouldRestartAfter(pod: Pod, container: Container, exitCode: number): boolean {
  const rule = matchingRule(container, exitCode);
  if (rule) return rule.action === 'Restart' || rule.action === 'RestartAllContainers';
  const policy = container.restartPolicy ?? pod.spec.restartPolicy ?? 'Always';
  return policy === 'Always' || (policy === 'OnFailure' && exitCode !== 0);
}

/** An init container with a policy of the Pod's Always is tried again only after a failure. */
export function shouldRetryInit(pod: Pod, container: Container, exitCode: number): boolean {
  if (matchingRule(container, exitCode)) return shouldRestartAfter(pod, container, exitCode);
  return (container.restartPolicy ?? pod.spec.restartPolicy ?? 'Always') !== 'Never';
}

/** Models isInitContainerFailed: killed for memory counts as failed whatever the exit code. */
export const isInitFailed = (container: ContainerView): boolean =>
  container.state === 'exited' && (container.exitCode !== 0 || container.reason === 'OOMKilled');

/** Models ShouldContainerBeRestarted. */
export function shouldContainerBeRestarted(pod: Pod, container: Container, view: PodView): boolean {
  if (pod.metadata.deletionTimestamp) return false;
  const found = findContainer(view, container.name);
  if (!found) return true;
  if (found.state === 'running') return false;
  if (found.state === 'created') return true;
  return shouldRestartAfter(pod, container, found.exitCode ?? 0);
}

/** Models ShouldAllContainersRestart: somebody exited in a way that a rule answers with starting the Pod over. */
export function restartAllTrigger(pod: Pod, view: PodView): string | undefined {
  const containers = [...(pod.spec.initContainers ?? []), ...pod.spec.containers];
  return containers.find((container) => {
    const found = findContainer(view, container.name);
    if (found?.state !== 'exited') return false;
    return matchingRule(container, found.exitCode ?? 0)?.action === 'RestartAllContainers';
  })?.name;
}
