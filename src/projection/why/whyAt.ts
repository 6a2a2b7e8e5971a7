/** "Why?" of a Pod or a container at a moment: from what is seen to what was typed, or to what has not happened. */
import type { Run } from '../../engine/run';
import { podsAt } from '../objects';
import { indexOf } from '../runIndex';
import { countUntil, lastUntil } from '../search';
import { sentence } from '../sentence';
import { decisiveContainer } from '../stage/decisive';
import { podAt } from '../stage/pods';
import { type Asked, stateLinks } from './container';
import { fileLinks } from './files';
import type { WhyLink } from './link';
import { connectionChain, dnsChain, serviceChain } from './network';
import { outputLinks } from './output';
import { podPlace } from './place';
import { ruleLinks } from './rules';
import { stationLinks } from './station';
import type { WhySubject } from './subject';

export type { WhySubject } from './subject';

/** Empty: there is nothing of the kind at `t`. */
export function whyAt(run: Run, subject: WhySubject, t: number): readonly WhyLink[] {
  const chain = chainOf(run, subject, t);
  return [...chain, ...ruleLinks(chain)];
}

function chainOf(run: Run, subject: WhySubject, t: number): readonly WhyLink[] {
  switch (subject.kind) {
    case 'event':
    case 'log':
      return outputLinks(run, subject.sequence);
    case 'file':
      return fileLinks(run, subject, t);
    case 'service':
      return serviceChain(run, t, subject);
    default:
      return podChain(run, subject, t);
  }
}

type InPod = Exclude<WhySubject, { kind: 'event' | 'log' | 'file' | 'service' }>;

function podChain(run: Run, subject: InPod, t: number): readonly WhyLink[] {
  const uid = subject.kind === 'pod' ? subject.uid : subject.podUid;
  const pod = podsAt(run, t).find(({ metadata }) => metadata.uid === uid);
  if (!pod) return [];
  const asked: Asked = { run, t, pod, stage: podAt(run, pod, t) };
  switch (subject.kind) {
    case 'pod':
      return withStep(asked, podLinks(asked));
    case 'container':
      return withStep(asked, containerLinks(asked, subject.container));
    case 'dns':
      return dnsChain(run, t, uid, asked.stage.namespace);
    case 'connection':
      return connectionChain(run, t, uid, subject.container);
    case 'volume':
      return withStep(asked, volumeLinks(asked, subject.volume));
    case 'station':
      return stationLinks(run, t, asked.stage, subject.station);
  }
}

function volumeLinks({ run, pod, stage }: Asked, name: string): readonly WhyLink[] {
  const position = (pod.spec.volumes ?? []).findIndex((volume) => volume.name === name);
  const volume = stage.volumes.find((one) => one.name === name);
  if (!volume) return [];
  const params = { volume: name, type: volume.type, count: volume.files.length, message: volume.message ?? '' };
  const yaml = podPlace(run, pod, `volumes[${position}]`);
  if (volume.state === 'failed') return [{ said: sentence('why.volume', params), yaml, end: 'missing' }];
  const state: WhyLink = {
    said: sentence(
      `why.volume.${volume.state === 'mounted' && volume.files.length === 0 ? 'empty' : volume.state}`,
      params,
    ),
    yaml,
  };
  const last = volume.files.reduce<(typeof volume.files)[number] | undefined>(
    (latest, file) => (latest && latest.atMs >= file.atMs ? latest : file),
    undefined,
  );
  if (!last) return [state];
  const said = sentence('why.file.written', { path: last.path, by: last.by, size: last.size, volume: name });
  return [state, { said, atMs: last.atMs }];
}

function podLinks(asked: Asked): readonly WhyLink[] {
  const { stage } = asked;
  const status: WhyLink = { said: sentence('why.status', { pod: stage.name, status: stage.status }) };
  if (stage.deleting) {
    return [status, { said: sentence('why.deleting', { pod: stage.name }), atMs: stage.deleting.atMs }];
  }
  const decisive = decisiveContainer(stage);
  return decisive ? [status, ...stateLinks(asked, decisive)] : [status];
}

function containerLinks(asked: Asked, name: string): readonly WhyLink[] {
  const { initContainers, containers } = asked.stage;
  const container = [...initContainers, ...containers].find((one) => one.name === name);
  return container ? stateLinks(asked, container) : [];
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
