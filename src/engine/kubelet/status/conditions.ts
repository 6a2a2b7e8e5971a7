/** The Pod's conditions. Models pkg/kubelet/status/generate.go. */
import type { Pod, PodCondition, PodPhase } from '../../../api/core';
import { isSidecar } from '../decisions/restartPolicy';
import { named } from '../named';
import type { StatusLists } from './phase';

/** A condition without the bookkeeping that the status manager adds. */
export type BareCondition = Pick<PodCondition, 'type' | 'status' | 'reason' | 'message'>;

export interface ConditionFacts {
  pod: Pod;
  phase: PodPhase;
  statuses: StatusLists;
  hasReadySandbox: boolean;
  /** Conditions as they are: others set some, for readiness gates. */
  others: readonly PodCondition[];
  /** All containers are being restarted by a rule. */
  isRestartingAll: boolean;
}

/** In the order in which the kubelet writes them. PodScheduled stays as the scheduler set it. */
export function generateConditions(facts: ConditionFacts): BareCondition[] {
  const containersReady = containersReadyCondition(facts);
  return [
    ...(canRestartAll(facts.pod) ? [restartingAllCondition(facts)] : []),
    { type: 'PodReadyToStartContainers', status: facts.hasReadySandbox ? 'True' : 'False' },
    initializedCondition(facts),
    readyCondition(facts, containersReady),
    containersReady,
    { type: 'PodScheduled', status: 'True' },
  ];
}

const canRestartAll = (pod: Pod): boolean =>
  [...(pod.spec.initContainers ?? []), ...pod.spec.containers].some((container) =>
    container.restartPolicyRules?.some(({ action }) => action === 'RestartAllContainers'),
  );

const restartingAllCondition = ({ isRestartingAll }: ConditionFacts): BareCondition =>
  isRestartingAll
    ? {
        type: 'AllContainersRestarting',
        status: 'True',
        reason: 'RestartAllContainersStarted',
        message: 'container exited with restart policy rule',
      }
    : { type: 'AllContainersRestarting', status: 'False' };

/** Models GeneratePodInitializedCondition. */
function initializedCondition({ pod, phase, statuses, others }: ConditionFacts): BareCondition {
  const type = 'Initialized';
  const containers = pod.spec.initContainers ?? [];
  if (containers.length === 0 && phase !== 'Succeeded') return { type, status: 'True' };
  if (phase === 'Succeeded') return { type, status: 'True', reason: 'PodCompleted' };
  const unknown: string[] = [];
  const incomplete: string[] = [];
  for (const container of containers) {
    const status = named(statuses.init, container.name);
    if (!status) unknown.push(container.name);
    else if (isSidecar(container) ? !status.started : !status.ready) incomplete.push(container.name);
  }
  const hasRun = statuses.regular.some(({ state }) => state?.running ?? state?.terminated);
  // Restarting all containers in place does not take it back.
  const stays = canRestartAll(pod) && others.some((old) => old.type === type && old.status === 'True');
  if (hasRun || stays) return { type, status: 'True' };
  const message = sentence(unknown, incomplete, 'incomplete');
  return message === ''
    ? { type, status: 'True' }
    : { type, status: 'False', reason: 'ContainersNotInitialized', message };
}

/** Models GenerateContainersReadyCondition. */
function containersReadyCondition({ pod, phase, statuses }: ConditionFacts): BareCondition {
  const type = 'ContainersReady';
  if (phase === 'Failed') return { type, status: 'False', reason: 'PodFailed' };
  const unknown: string[] = [];
  const unready: string[] = [];
  const visit = (name: string, list: StatusLists['init']) => {
    const status = named(list, name);
    if (!status) unknown.push(name);
    else if (!status.ready) unready.push(name);
  };
  for (const container of pod.spec.initContainers ?? []) if (isSidecar(container)) visit(container.name, statuses.init);
  for (const container of pod.spec.containers) visit(container.name, statuses.regular);
  if (phase === 'Succeeded' && unknown.length === 0) return { type, status: 'False', reason: 'PodCompleted' };
  const message = sentence(unknown, unready, 'unready');
  return message === '' ? { type, status: 'True' } : { type, status: 'False', reason: 'ContainersNotReady', message };
}

/** Models GeneratePodReadyCondition. */
function readyCondition({ pod, others }: ConditionFacts, containersReady: BareCondition): BareCondition {
  if (containersReady.status !== 'True') return { ...containersReady, type: 'Ready' };
  const messages = (pod.spec.readinessGates ?? []).flatMap(({ conditionType }) => {
    const found = others.find(({ type }) => type === conditionType);
    if (!found) return [`corresponding condition of pod readiness gate "${conditionType}" does not exist.`];
    if (found.status === 'True') return [];
    return [`the status of pod readiness gate "${conditionType}" is not "True", but ${found.status}`];
  });
  if (messages.length === 0) return { type: 'Ready', status: 'True' };
  return { type: 'Ready', status: 'False', reason: 'ReadinessGatesNotReady', message: messages.join(', ') };
}

function sentence(unknown: readonly string[], lacking: readonly string[], adjective: string): string {
  const parts: string[] = [];
  if (unknown.length > 0) parts.push(`containers with unknown status: [${unknown.join(' ')}]`);
  if (lacking.length > 0) parts.push(`containers with ${adjective} status: [${lacking.join(' ')}]`);
  return parts.join(', ');
}
