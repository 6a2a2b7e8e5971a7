/** One or two sentences that say what waits for what, and why. They are the stage's headline and its description. */
import { type Sentence, sentence } from '../sentence';
import { decisiveQuestion } from './lookup';
import { isClusterName } from './names';
import { hasPassed } from './pods';
import type { StageConnection, StageContainer, StageDns, StagePod, StageService } from './types';

export interface Scenery {
  readonly dns: StageDns;
  readonly services: readonly StageService[];
  readonly connection: StageConnection | undefined;
  /** The message of the Pod's PodScheduled condition while it is False. */
  readonly unschedulable: string | undefined;
  /** The Pod that is about to be stored, while a command is being carried out. */
  readonly coming: string | undefined;
  readonly anyStep: boolean;
  readonly atMs: number;
}

export function captionOf(pod: StagePod | undefined, scenery: Scenery): readonly Sentence[] {
  if (!pod) return nobody(scenery);
  const name = pod.name;
  if (pod.deleting) return deletedPod(pod, pod.deleting, scenery.atMs);
  if (scenery.unschedulable) {
    // The first sentence counts the nodes; the rest is about preemption.
    const [message = ''] = scenery.unschedulable.split('. ');
    return [sentence('stage.caption.unschedulable', { pod: name, message })];
  }
  if (pod.phase === 'Succeeded') return [sentence('stage.caption.succeeded', { pod: name })];
  if (pod.phase === 'Failed') return failedPod(pod);
  if (!pod.node) return [sentence('stage.caption.scheduling', { pod: name })];
  const volume = pod.volumes.find(({ state }) => state === 'failed');
  if (volume) return [sentence('stage.caption.volume', { volume: volume.name, message: volume.message ?? '' })];
  const init = pod.initContainers.find((container) => !hasPassed(container));
  if (init) return initSentences(pod, init, scenery);
  return appSentences(pod, scenery);
}

function nobody({ coming, anyStep }: Scenery): readonly Sentence[] {
  if (coming !== undefined) return [sentence('stage.caption.coming', { pod: coming })];
  return [sentence(anyStep ? 'stage.caption.noPod' : 'stage.caption.nothing')];
}

function deletedPod(pod: StagePod, { atMs, graceSeconds }: NonNullable<StagePod['deleting']>, nowMs: number) {
  const deleting = sentence('stage.caption.deleting', { pod: pod.name, grace: graceSeconds });
  const deaf = [...pod.initContainers, ...pod.containers].find(
    ({ state, signal }) => state === 'terminating' && signal?.ignored,
  );
  const seconds = Math.max(0, Math.ceil((atMs + graceSeconds * 1000 - nowMs) / 1000));
  return deaf ? [deleting, sentence('stage.caption.ignores', { container: deaf.name, seconds })] : [deleting];
}

function failedPod(pod: StagePod): readonly Sentence[] {
  if (pod.verdict) {
    const { reason, message } = pod.verdict;
    const failed = sentence('stage.caption.failed', { pod: pod.name, status: reason });
    return message ? [failed, sentence('stage.caption.verdict', { message: message.trim() })] : [failed];
  }
  const culprit = [...pod.initContainers, ...pod.containers].find(({ state }) => state === 'failed');
  if (!culprit?.exit) return [sentence('stage.caption.failed', { pod: pod.name, status: pod.status })];
  return [
    sentence('stage.caption.failedBy', { pod: pod.name, container: culprit.name, code: culprit.exit.code }),
    sentence('stage.caption.policy', { policy: pod.restartPolicy }),
  ];
}

function initSentences(pod: StagePod, init: StageContainer, scenery: Scenery): readonly Sentence[] {
  const doing = containerSentence(pod, init, scenery);
  const behind = pod.initContainers.length - init.position - 1 + pod.containers.length;
  const waiting = sentence(behind === 1 ? 'stage.caption.oneBehind' : 'stage.caption.behind', {
    container: init.name,
    count: behind,
  });
  return [doing, waiting, ...lastWords(init)];
}

/** What it said before it ended is often why. */
const lastWords = ({ state, exit, lastLog }: StageContainer): readonly Sentence[] =>
  lastLog && exit && exit.code !== 0 && (state === 'back-off' || state === 'failed')
    ? [sentence('stage.caption.lastWords', { line: lastLog.line.trim().slice(0, 160) })]
    : [];

/** The sentence for the one container on which everything depends. */
function containerSentence(pod: StagePod, container: StageContainer, scenery: Scenery): Sentence {
  const params = { container: container.name, image: container.image };
  switch (container.state) {
    case 'waiting':
      return sentence(
        pod.sandbox && container.position === 0 ? 'stage.caption.preparing' : 'stage.caption.starting',
        params,
      );
    case 'pulling':
      return sentence('stage.caption.pulling', params);
    case 'creating':
      return sentence('stage.caption.creating', params);
    case 'blocked':
      return blockedSentence(container);
    case 'back-off':
      return backOffSentence(container);
    case 'failed':
      return sentence('stage.caption.exited', { ...params, code: container.exit?.code ?? 0 });
    default:
      return lookupSentence(container, scenery) ?? sentence(runningCode(container), params);
  }
}

/** Of what the kubelet says, what it adds for itself is left out: which Pod and which container. */
function blockedSentence({ name, image, reason = '', message }: StageContainer): Sentence {
  if (reason.includes('Image')) return sentence('stage.caption.imageBackOff', { container: name, image });
  const [why = reason] = message?.split(' (pod: ') ?? [];
  return sentence('stage.caption.blocked', { container: name, reason: why });
}

const runningCode = ({ role }: StageContainer): string =>
  role === 'sidecar' ? 'stage.caption.sidecarStarting' : 'stage.caption.initRunning';

function backOffSentence(container: StageContainer): Sentence {
  const params = { container: container.name, image: container.image, code: container.exit?.code ?? 0 };
  if (container.backOff?.of === 'image') return sentence('stage.caption.imageBackOff', params);
  return sentence('stage.caption.backOff', params);
}

function lookupSentence({ key, name }: StageContainer, { dns, connection }: Scenery): Sentence | undefined {
  const { lookup } = dns;
  if (connection?.container === key && connection.outcome !== 'connected' && connection.atMs >= (lookup?.atMs ?? 0)) {
    return sentence(`stage.caption.connection.${connection.outcome}`, { container: name, target: connection.target });
  }
  if (lookup?.container !== key) return undefined;
  const asked = decisiveQuestion(lookup);
  if (asked?.answer?.ok) {
    const params = { container: name, name: asked.name, address: asked.answer.text };
    if (lookup.exitCode) return sentence('stage.caption.foundButFailed', { ...params, code: lookup.exitCode });
    return sentence('stage.caption.found', params);
  }
  if (!asked?.answer) return undefined;
  const elsewhere = asked.answer.elsewhere.join(', ');
  const params = { container: name, name: asked.name, answer: asked.answer.text };
  const { outside } = lookup;
  if (outside !== undefined && isClusterName(asked.name))
    return sentence('stage.caption.outsideDns', { ...params, server: outside });
  if (asked.name.includes('..')) return sentence('stage.caption.emptyLabel', params);
  if (elsewhere) return sentence('stage.caption.elsewhere', { ...params, elsewhere });
  if (asked.answer.text !== 'NXDOMAIN') return sentence('stage.caption.noAnswer', params);
  const times = lookup.before + 1;
  return times === 1
    ? sentence('stage.caption.noSuchName', params)
    : sentence('stage.caption.noSuchNameAgain', { ...params, times });
}

const TROUBLE = ['back-off', 'failed', 'blocked', 'pulling', 'creating', 'waiting'] as const;

function appSentences(pod: StagePod, scenery: Scenery): readonly Sentence[] {
  // A sidecar that is down keeps the Pod from being ready like any app container.
  const together = [...pod.containers, ...pod.initContainers.filter(({ role }) => role === 'sidecar')];
  for (const state of TROUBLE) {
    const container = together.find((one) => one.state === state);
    if (!container) continue;
    if (state === 'waiting' && pod.gate.total > 0) {
      return [sentence('stage.caption.appsStarting', { pod: pod.name })];
    }
    return [containerSentence(pod, container, scenery), ...lastWords(container)];
  }
  const notReady = together.find(({ state }) => state === 'running');
  if (notReady) {
    const probed = notReady.probes.length > 0;
    return [sentence(probed ? 'stage.caption.notReady' : 'stage.caption.appRunning', { container: notReady.name })];
  }
  const ended = pod.containers.find(({ state }) => state === 'completed');
  const other = pod.containers.find(({ state }) => state === 'ready');
  if (ended && other && pod.restartPolicy !== 'Always')
    return [sentence('stage.caption.oneEnded', { pod: pod.name, container: ended.name, other: other.name })];
  if (ended) return [sentence('stage.caption.ended', { container: ended.name, policy: pod.restartPolicy })];
  const running = sentence('stage.caption.running', { pod: pod.name, count: pod.containers.length });
  const { connection } = scenery;
  if (!connection || connection.outcome === 'connected') return [running];
  const params = { container: connection.containerName, target: connection.target };
  return [running, sentence(`stage.caption.connection.${connection.outcome}`, params)];
}
