/** "Why?" of one container: from its state to whoever stands before it, to what it asked for, to how it ended. */
import type { Pod } from '../../api/core';
import type { Run } from '../../engine/run';
import { indexOf } from '../runIndex';
import { lastUntil } from '../search';
import { sentence } from '../sentence';
import { lookupAt } from '../stage/lookup';
import { connectionAt, servicesAt } from '../stage/network';
import { hasPassed } from '../stage/pods';
import type { StageContainer, StagePod } from '../stage/types';
import { claimLinks } from './claims';
import { fileLinks } from './files';
import type { WhyLink } from './link';
import { connectionChain, lookupLinks } from './network';
import { missingPath } from './output';
import { containerField, podPlace } from './place';

export interface Asked {
  readonly run: Run;
  readonly t: number;
  readonly pod: Pod;
  readonly stage: StagePod;
}

/** Why a container is in the state it is in. */
export function stateLinks(asked: Asked, container: StageContainer): readonly WhyLink[] {
  switch (container.state) {
    case 'waiting':
      return waitingLinks(asked, container);
    case 'pulling':
      return [link(asked, container, 'why.pulling', 'image', container.pull?.fromMs)];
    case 'creating':
      return [link(asked, container, 'why.creating', '', container.sinceMs)];
    case 'blocked':
      return blockedLinks(asked, container);
    case 'back-off':
      return [link(asked, container, backOffCode(container), '', container.sinceMs), ...backOffLinks(asked, container)];
    case 'failed':
      if (asked.stage.verdict) return [...exitLinks(asked, container).slice(0, 1), ...verdictLinks(asked)];
      return [...exitLinks(asked, container), ...(container.role === 'sidecar' ? [] : policyLink(asked))];
    case 'completed':
      return exitLinks(asked, container);
    case 'terminating':
      return [
        link(asked, container, 'why.terminating', '', container.sinceMs),
        ...(asked.stage.verdict ? verdictLinks(asked) : []),
      ];
    default:
      return runningLinks(asked, container);
  }
}

const backOffCode = ({ backOff }: StageContainer): string =>
  backOff?.of === 'image' ? 'why.imageBackOff' : 'why.backOff';

/** What the back-off follows from: the pull that failed, or the exit. */
function backOffLinks(asked: Asked, container: StageContainer): readonly WhyLink[] {
  if (container.backOff?.of !== 'image') return exitLinks(asked, container);
  const { run, t, stage, pod } = asked;
  const pulls = indexOf(run).pods.get(stage.uid)?.containers.get(container.name)?.pulls ?? [];
  const failed = pulls.findLast(({ ended }) => ended?.error !== undefined && ended.atMs <= t)?.ended;
  if (!failed) return [];
  const said = sentence('why.pullError', { image: failed.image, error: failed.error ?? '' });
  const yaml = podPlace(run, pod, containerField(container.role, container.position, 'image'));
  return [{ said, atMs: failed.atMs, sequence: failed.sequence, yaml }];
}

function link(
  { run, pod }: Asked,
  { name, role, position, image, exit, command }: StageContainer,
  code: string,
  field: string,
  atMs?: number,
): WhyLink {
  const params = { container: name, image, code: exit?.code ?? 0, command: command ?? '' };
  const yaml = podPlace(run, pod, containerField(role, position, field));
  return { said: sentence(code, params), yaml, ...(atMs === undefined ? {} : { atMs }) };
}

/** It is not its turn: whoever stands before it is the cause. Nobody before it: the node or the scheduler is. */
function waitingLinks(asked: Asked, container: StageContainer): readonly WhyLink[] {
  const { stage, pod } = asked;
  const before =
    container.role === 'ephemeral'
      ? []
      : container.role === 'app'
        ? stage.initContainers
        : stage.initContainers.slice(0, container.position);
  const blocking = before.find((one) => !hasPassed(one));
  if (blocking) {
    const code = container.role === 'app' ? 'why.appWaits' : 'why.initWaits';
    const said = sentence(code, { container: container.name, before: blocking.name });
    const yaml = podPlace(asked.run, pod, containerField(container.role, container.position, ''));
    return [{ said, yaml }, ...stateLinks(asked, blocking)];
  }
  const condition = pod.status?.conditions?.find(({ type }) => type === 'PodScheduled');
  if (condition?.status === 'False') {
    const said = sentence('why.unschedulable', { pod: stage.name, message: condition.message ?? '' });
    const claims = claimLinks(asked);
    const why: WhyLink = claims.length > 0 ? { said } : { said, end: 'missing' };
    return [link(asked, container, 'why.notStarted', ''), why, ...claims];
  }
  const volume = stage.volumes.find(({ state }) => state === 'failed');
  if (volume) {
    const said = sentence('why.volume', { volume: volume.name, message: volume.message ?? '' });
    return [link(asked, container, 'why.notStarted', ''), { said, end: 'missing' }];
  }
  const next = stage.node ? 'why.preparing' : 'why.scheduling';
  return [link(asked, container, 'why.notStarted', ''), { said: sentence(next, { pod: stage.name }) }];
}

function blockedLinks(asked: Asked, container: StageContainer): readonly WhyLink[] {
  const { pod } = asked;
  const statuses = [...(pod.status?.initContainerStatuses ?? []), ...(pod.status?.containerStatuses ?? [])];
  const waiting = statuses.find(({ name }) => name === container.name)?.state?.waiting;
  const { reason = '', message = '' } = waiting ?? {};
  const isPull = reason.includes('Image') || reason === 'RegistryUnavailable';
  const params = { container: container.name, image: container.image, reason, message };
  const yaml = podPlace(asked.run, pod, containerField(container.role, container.position, isPull ? 'image' : ''));
  return [
    { said: sentence(isPull ? 'why.blocked.image' : 'why.blocked', params), yaml },
    { said: sentence('why.message', params), end: 'missing' },
  ];
}

/** Why it ended as it did: its exit, the last thing it printed. */
function exitLinks(asked: Asked, container: StageContainer): readonly WhyLink[] {
  const { exit, lastLog } = container;
  if (!exit) return [];
  const params = { container: container.name, code: exit.code, reason: exit.reason };
  const yaml = podPlace(asked.run, asked.pod, containerField(container.role, container.position, 'command'));
  const exited: WhyLink = { said: sentence('why.exited', params), atMs: exit.atMs, yaml };
  if (exit.reason === 'OOMKilled') {
    const limit = podPlace(asked.run, asked.pod, containerField(container.role, container.position, 'resources'));
    return [exited, { said: sentence('why.outOfMemory', params), yaml: limit }];
  }
  const message = exit.reason === 'StartError' ? exitMessage(asked, container) : undefined;
  if (message !== undefined) return [exited, { said: sentence('why.message', { message }) }];
  const tried = triedLinks(asked, container);
  if (exit.code === 0) return [exited, ...tried];
  if (!lastLog) return [exited, ...tried];
  const printed: WhyLink = { said: sentence('why.lastLine', { line: lastLog.line.slice(0, 300) }), atMs: lastLog.atMs };
  const path = missingPath(lastLog.line);
  if (path === undefined) return [exited, printed, ...tried];
  const question = { podUid: asked.stage.uid, container: container.name, path };
  return [exited, printed, ...fileLinks(asked.run, question, exit.atMs)];
}

/** What it did last before it ended, where that was to ask for a name, or to connect in vain: its exit follows from that. */
function triedLinks({ run, stage }: Asked, { name, exit }: StageContainer): readonly WhyLink[] {
  const t = exit?.atMs ?? 0;
  const instances = indexOf(run).pods.get(stage.uid)?.containers.get(name)?.instances ?? [];
  const instance = lastUntil(instances, t);
  const lastBegunMs = instance?.processes.at(-1)?.atMs ?? 0;
  const lookup = lookupAt(run, t, stage.uid, name);
  const connection = connectionAt(run, t, stage.uid, name);
  const isSince = (tried: { atMs: number } | undefined) =>
    (tried?.atMs ?? -1) >= Math.max(lastBegunMs, instance?.atMs ?? 0);
  if (connection && isSince(connection) && connection.outcome !== 'connected')
    return connectionChain(run, t, stage.uid, name);
  return lookup && isSince(lookup) ? lookupLinks(lookup, servicesAt(run, t), stage.namespace) : [];
}

/** Why it could not be started: the words of the container runtime. */
function exitMessage({ pod }: Asked, { name }: StageContainer): string | undefined {
  const statuses = [...(pod.status?.initContainerStatuses ?? []), ...(pod.status?.containerStatuses ?? [])];
  const { state, lastState } = statuses.find((status) => status.name === name) ?? {};
  return (state?.terminated ?? lastState?.terminated)?.message;
}

/** The kubelet ended the whole Pod: that says why its containers exited, and not what they did last. */
function verdictLinks({ run, pod, stage }: Asked): readonly WhyLink[] {
  const { reason = '', message = '' } = stage.verdict ?? {};
  const yaml = reason === 'DeadlineExceeded' ? podPlace(run, pod, 'activeDeadlineSeconds') : undefined;
  const ended: WhyLink = { said: sentence('why.verdict', { pod: stage.name, reason }), ...(yaml ? { yaml } : {}) };
  return [ended, ...(message ? [{ said: sentence('why.message', { message: message.trim() }) }] : [])];
}

const policyLink = ({ run, pod, stage }: Asked): readonly WhyLink[] =>
  stage.phase === 'Failed' || stage.restartPolicy === 'Never'
    ? [
        {
          said: sentence('why.policy', { policy: stage.restartPolicy }),
          yaml: podPlace(run, pod, 'restartPolicy'),
        },
      ]
    : [];

function runningLinks(asked: Asked, container: StageContainer): readonly WhyLink[] {
  const refused = refusedLinks(asked, container);
  if (container.role !== 'init') return [servingLink(asked, container), ...(refused ?? servingLinks(asked, container))];
  const running = link(asked, container, 'why.initRuns', 'command', container.sinceMs);
  if (refused) return [running, ...refused];
  const { run, t, stage } = asked;
  const lookup = lookupAt(run, t, stage.uid, container.name);
  return lookup ? [running, ...lookupLinks(lookup, servicesAt(run, t), stage.namespace)] : [running];
}

/** What it tried last, where that failed and no look-up has come since. */
function refusedLinks({ run, t, stage }: Asked, { name }: StageContainer): readonly WhyLink[] | undefined {
  const connection = connectionAt(run, t, stage.uid, name);
  if (!connection || connection.outcome === 'connected') return undefined;
  const lookup = lookupAt(run, t, stage.uid, name);
  const failed = lookup && lookup.atMs > connection.atMs && !lookup.questions.some(({ answer }) => answer?.ok);
  return failed ? undefined : connectionChain(run, t, stage.uid, name);
}

const failingProbe = ({ probes }: StageContainer) => probes.find(({ outcome }) => outcome === 'failure');

function servingLink(asked: Asked, container: StageContainer): WhyLink {
  const failing = failingProbe(container);
  const code = container.state === 'ready' ? 'why.ready' : failing ? 'why.probeFails' : 'why.running';
  return link(asked, container, code, failing ? `${failing.probe}Probe` : '', container.sinceMs);
}

function servingLinks({ t, stage }: Asked, container: StageContainer): readonly WhyLink[] {
  const failing = failingProbe(container);
  if (container.state === 'ready' && container.role === 'app' && stage.gate.total > 0) {
    return [{ said: sentence('why.gateOpen', { total: stage.gate.total }), atMs: stage.gate.openedMs ?? 0 }];
  }
  const output = failing?.output?.trim();
  const said: WhyLink[] = output ? [{ said: sentence('why.probeOutput', { output }), atMs: failing?.atMs ?? t }] : [];
  if (container.role !== 'sidecar' || hasPassed(container)) return said;
  return [{ said: sentence('why.startupProbe', { container: container.name }) }, ...said];
}
