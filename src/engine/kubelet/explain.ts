/** Says in the trace what a sync decided and why: the page's "why?" reads it. */
import type { EngineContext } from '../context';
import type { KubeletCode } from './codes';
import type { PodActions } from './decisions/podActions';
import { isSidecar } from './decisions/restartPolicy';
import { findContainer, type PodRecord, type PodView } from './podRecord';

/** Nothing is said where nothing is to be done. The last decision leads what follows. */
export function explainActions(context: EngineContext, record: PodRecord, actions: PodActions, view: PodView): void {
  const { pod } = record;
  const decide = (
    code: KubeletCode,
    container?: string,
    params: Readonly<Record<string, string | number | boolean>> = {},
  ) =>
    context.trace.lead({
      kind: 'decision',
      component: 'kubelet',
      code,
      podUid: record.uid,
      ...(container === undefined ? {} : { container }),
      params,
    });
  const attemptOf = (name: string) => record.instances.findLast((instance) => instance.name === name)?.attempt ?? -1;

  if (actions.restartAll !== undefined) decide('kubelet.restart-all-containers', actions.restartAll);
  if (actions.createSandbox)
    decide(actions.sandboxAttempt === 0 ? 'kubelet.create-sandbox' : 'kubelet.recreate-sandbox', undefined, {
      attempt: actions.sandboxAttempt,
    });
  else if (actions.killPod) decide('kubelet.stop-remaining-containers');
  for (const { container, reason, message } of actions.containersToKill)
    decide('kubelet.kill-container', container.name, { reason, message });
  for (const index of actions.ephemeralContainersToStart)
    decide('kubelet.start-ephemeral-container', pod.spec.ephemeralContainers?.[index]?.name);
  const total = pod.spec.initContainers?.length ?? 0;
  for (const index of actions.initContainersToStart) {
    const container = pod.spec.initContainers?.[index];
    if (!container) continue;
    const before = findContainer(view, container.name);
    const params = { index: index + 1, total, attempt: attemptOf(container.name) + 1 };
    if (before?.state === 'exited' && !actions.createSandbox)
      decide(isSidecar(container) ? 'kubelet.restart-sidecar' : 'kubelet.retry-init-container', container.name, {
        ...params,
        exitCode: before.exitCode ?? 0,
      });
    else
      decide(isSidecar(container) ? 'kubelet.start-sidecar' : 'kubelet.start-init-container', container.name, params);
  }
  for (const index of actions.containersToStart) {
    const container = pod.spec.containers[index];
    if (!container) continue;
    const before = findContainer(view, container.name);
    const params = { attempt: attemptOf(container.name) + 1 };
    if (before?.state === 'exited')
      decide('kubelet.restart-container', container.name, { ...params, exitCode: before.exitCode ?? 0 });
    else decide('kubelet.start-container', container.name, params);
  }
}
