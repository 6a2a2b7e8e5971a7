/** "Why?" of a Pod or a container at a moment: from what is seen to what was typed, or to what has not happened. */
import type { Pod } from '../../api/core';
import type { Run } from '../../engine/run';
import { podsAt } from '../objects';
import { indexOf } from '../runIndex';
import { countUntil, lastUntil } from '../search';
import { sentence } from '../sentence';
import { lookupAt } from '../stage/lookup';
import { connectionAt, servicesAt } from '../stage/network';
import { hasPassed, podAt } from '../stage/pods';
import type { StageContainer, StagePod } from '../stage/types';
import type { WhyLink } from './link';
import { connectionLinks, lookupLinks } from './network';
import { containerField, podPlace } from './place';

export type WhySubject =
  | { readonly kind: 'pod'; readonly uid: string }
  | { readonly kind: 'container'; readonly podUid: string; readonly container: string };

export interface Asked {
  readonly run: Run;
  readonly t: number;
  readonly pod: Pod;
  readonly stage: StagePod;
}

export function whyAt(run: Run, subject: WhySubject, t: number): readonly WhyLink[] {
  const uid = subject.kind === 'pod' ? subject.uid : subject.podUid;
  const pod = podsAt(run, t).find(({ metadata }) => metadata.uid === uid);
  if (!pod) return [];
  const asked: Asked = { run, t, pod, stage: podAt(run, pod, t) };
  const links = subject.kind === 'pod' ? podLinks(asked) : containerLinks(asked, subject.container);
  return withStep(asked, links);
}

function podLinks(asked: Asked): readonly WhyLink[] {
  const { stage } = asked;
  const status: WhyLink = { said: sentence('why.status', { pod: stage.name, status: stage.status }) };
  if (stage.deleting) {
    return [status, { said: sentence('why.deleting', { pod: stage.name }), atMs: stage.deleting.atMs }];
  }
  const decisive = decisiveContainer(stage);
  return decisive ? [status, ...links(asked, decisive)] : [status];
}

/** The container on which the Pod's status depends: the first that stands in the way, else the first in trouble. */
function decisiveContainer({ initContainers, containers }: StagePod): StageContainer | undefined {
  const trouble = ['back-off', 'failed', 'blocked', 'pulling', 'creating', 'waiting'];
  return (
    initContainers.find((container) => !hasPassed(container)) ??
    trouble.flatMap((state) => containers.find((container) => container.state === state) ?? [])[0] ??
    containers.find(({ state }) => state === 'running') ??
    containers[0]
  );
}

function containerLinks(asked: Asked, name: string): readonly WhyLink[] {
  const { initContainers, containers } = asked.stage;
  const container = [...initContainers, ...containers].find((one) => one.name === name);
  return container ? links(asked, container) : [];
}

function links(asked: Asked, container: StageContainer): readonly WhyLink[] {
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
      return [...exitLinks(asked, container), ...policyLink(asked)];
    case 'completed':
      return exitLinks(asked, container);
    case 'terminating':
      return [link(asked, container, 'why.terminating', '', container.sinceMs)];
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
  const before = container.role === 'app' ? stage.initContainers : stage.initContainers.slice(0, container.position);
  const blocking = before.find((one) => !hasPassed(one));
  if (blocking) {
    const code = container.role === 'app' ? 'why.appWaits' : 'why.initWaits';
    const said = sentence(code, { container: container.name, before: blocking.name });
    const yaml = podPlace(asked.run, pod, containerField(container.role, container.position, ''));
    return [{ said, yaml }, ...links(asked, blocking)];
  }
  const condition = pod.status?.conditions?.find(({ type }) => type === 'PodScheduled');
  if (condition?.status === 'False') {
    const said = sentence('why.unschedulable', { pod: stage.name, message: condition.message ?? '' });
    return [link(asked, container, 'why.notStarted', ''), { said, end: 'missing' }];
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
  const params = { container: container.name, reason: waiting?.reason ?? '', message: waiting?.message ?? '' };
  const yaml = podPlace(asked.run, pod, containerField(container.role, container.position, ''));
  return [
    { said: sentence('why.blocked', params), yaml },
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
  if (exit.code === 0 || !lastLog) return [exited];
  return [exited, { said: sentence('why.lastLine', { line: lastLog.line }), atMs: lastLog.atMs }];
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
  const { run, t, stage } = asked;
  if (container.role !== 'init') {
    const failing = container.probes.find(({ outcome }) => outcome === 'failure');
    const code = container.state === 'ready' ? 'why.ready' : failing ? 'why.probeFails' : 'why.running';
    const started = link(asked, container, code, failing ? `${failing.probe}Probe` : '', container.sinceMs);
    if (container.state === 'ready' && container.role === 'app' && stage.gate.total > 0) {
      const opened = { said: sentence('why.gateOpen', { total: stage.gate.total }), atMs: stage.gate.openedMs ?? 0 };
      return [started, opened];
    }
    return failing
      ? [started, { said: sentence('why.probeOutput', { output: failing.output ?? '' }), atMs: failing.atMs ?? t }]
      : [started];
  }
  const running = link(asked, container, 'why.initRuns', 'command', container.sinceMs);
  const connection = connectionAt(run, t, stage.uid);
  const lookup = lookupAt(run, t, stage.uid);
  const services = servicesAt(run, t);
  if (connection?.container === container.key && connection.atMs >= (lookup?.atMs ?? 0)) {
    return [running, ...connectionLinks(connection, services)];
  }
  if (lookup?.container === container.key) return [running, ...lookupLinks(lookup, services, stage.namespace)];
  return [running];
}

/** The step that the Pod comes from ends every chain that does not end with something missing. */
function withStep({ run, t, stage }: Asked, chain: readonly WhyLink[]): readonly WhyLink[] {
  if (chain.length === 0 || chain.at(-1)?.end) return chain;
  const versions = indexOf(run).pods.get(stage.uid)?.versions ?? [];
  const from = stage.deleting ? versions[countUntil(versions, stage.deleting.atMs) - 1] : versions[0];
  let event = from ?? lastUntil(run.trace, t);
  for (let steps = 0; event && steps < 10_000; steps++) {
    if (event.kind === 'step-started') {
      const { atMs, sequence } = event;
      return [...chain, { said: sentence('why.step', { command: event.run }), atMs, sequence, end: 'step' }];
    }
    event = run.trace[event.cause];
  }
  return chain;
}
