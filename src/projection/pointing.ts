/** What is pointed at, wherever that is: one thing lights up on the stage, in the manifest, in logs and on the timeline. */
import type { Run, TraceEvent } from '../engine/run';
import { asEvent, asPod } from './objects';
import { indexOf } from './runIndex';
import type { RunningSource } from './runningSource';
import { scriptOf } from './stage/containers';
import { podPlace, sourceOfContainer } from './why/place';

export interface Pointed {
  /** A target of the stage: `podUid/container`, `pod/UID`, `volume/NAME`, `service/NAMESPACE/NAME` …, or `steps`. */
  readonly target: string;
  /** The trace's number of what happened, where it is not the thing as such: a line of output, an Event, a mark. */
  readonly sequence?: number;
}

export const isSamePointed = (one: Pointed | undefined, other: Pointed | undefined): boolean =>
  one?.target === other?.target && one?.sequence === other?.sequence;

/** Something that manifests describe: an object, or a container or volume of the Pods it makes. */
export interface Described {
  readonly kind: string;
  /** Empty where the manifest leaves it to kubectl. */
  readonly namespace: string;
  readonly name: string;
  readonly part?: { readonly of: 'container' | 'volume'; readonly name: string };
}

/** What an event of the trace is about. Undefined for what the picture does not show. */
export function pointedOf(run: Run, event: TraceEvent | undefined): Pointed | undefined {
  const target = event && targetOf(run, event);
  return target === undefined ? undefined : { target, sequence: event?.sequence ?? 0 };
}

function targetOf(run: Run, event: TraceEvent): string | undefined {
  if (event.kind === 'object') return targetOfObject(event);
  if (event.kind === 'step-started' || event.kind === 'step-output' || event.kind === 'step-ended') return 'steps';
  if (event.kind === 'volume') return `volume/${event.volume}`;
  if ('containerId' in event && event.containerId !== undefined) {
    const instance = indexOf(run).instances.get(event.containerId);
    return instance && `${instance.podUid}/${instance.container}`;
  }
  if (!('podUid' in event) || event.podUid === undefined) return undefined;
  return 'container' in event && event.container ? `${event.podUid}/${event.container}` : `pod/${event.podUid}`;
}

function targetOfObject({ object }: TraceEvent & { kind: 'object' }): string | undefined {
  const { kind, metadata } = object;
  if (kind === 'Pod') return `pod/${metadata.uid}`;
  if (kind === 'Service') return `service/${metadata.namespace}/${metadata.name}`;
  const involved = asEvent(object)?.involvedObject;
  if (involved?.kind === 'Service') return `service/${involved.namespace}/${involved.name}`;
  if (involved?.kind !== 'Pod' || involved.uid === undefined) return undefined;
  // `spec.initContainers{init-mydb}`
  const container = /\{([^}]*)\}/.exec(involved.fieldPath ?? '')?.[1];
  return container ? `${involved.uid}/${container}` : `pod/${involved.uid}`;
}

/** Where it is described. `pod`: uid of the Pod that is shown large, whose volumes are on the stage. */
export function describedBy(run: Run, target: string, pod: string | undefined): Described | undefined {
  const [first = '', second = '', third = ''] = target.split('/');
  if (first === 'service') return { kind: 'Service', namespace: second, name: third };
  if (first === 'pod') return madeBy(run, second);
  if (first === 'volume') return pod === undefined ? undefined : madeBy(run, pod, { of: 'volume', name: second });
  return second === '' ? undefined : madeBy(run, first, { of: 'container', name: second });
}

function madeBy(run: Run, podUid: string, part?: Described['part']): Described | undefined {
  const pod = lastVersion(run, podUid);
  if (!pod) return undefined;
  const { kind, namespace, name } = podPlace(run, pod, '');
  return { kind, namespace, name, ...(part ? { part } : {}) };
}

function lastVersion(run: Run, podUid: string) {
  const version = indexOf(run).pods.get(podUid)?.versions.at(-1);
  return version && asPod(version.object);
}

/** The other way: what a part of a manifest stands for on the stage; of several Pods the one that is shown large. */
export function targetOfDescribed(run: Run, described: Described, pod: string | undefined): string | undefined {
  const namespace = described.namespace || run.scenario.namespace;
  if (described.kind === 'Service') return `service/${namespace}/${described.name}`;
  const uids = [...indexOf(run).pods.keys()];
  const preferred = pod === undefined ? uids : [pod, ...uids];
  const uid = preferred.find((each) => isMadeBy(madeBy(run, each), described, namespace));
  if (uid === undefined) return undefined;
  const { part } = described;
  if (!part) return `pod/${uid}`;
  return part.of === 'volume' ? `volume/${part.name}` : `${uid}/${part.name}`;
}

const isMadeBy = (made: Described | undefined, { kind, name }: Described, namespace: string): boolean =>
  made?.kind === kind && made.name === name && made.namespace === namespace;

export const isDescribed = (one: Described, { kind, namespace, name, part }: Described): boolean =>
  one.kind === kind &&
  one.name === name &&
  (one.namespace === '' || one.namespace === namespace) &&
  one.part?.of === part?.of &&
  one.part?.name === part?.name;

/** The container's script; of something that happened, the very piece of it that ran then. */
export function sourceOf(run: Run, { target, sequence }: Pointed): RunningSource | undefined {
  const source = sourceOfContainer(run, target);
  if (!source || sequence === undefined) return source;
  const [podUid = ''] = target.split('/');
  const lives = indexOf(run).pods.get(podUid)?.containers.get(source.container)?.instances;
  const life = lives?.findLast((each) => each.sequence <= sequence);
  const command = life?.commands.findLast((each) => each.sequence <= sequence);
  const script = life?.started && scriptOf(life.started.argv);
  // What a shell prints by itself, once the command is over, belongs to none.
  const exits = [...(life?.processExits.values() ?? [])];
  const isOver = exits.some((exit) => command && exit.sequence > command.sequence && exit.sequence < sequence);
  if (!command || isOver || script === undefined) return source;
  return { ...source, piece: { script, start: command.start, end: command.end } };
}
