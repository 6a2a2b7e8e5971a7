/** What can be told of each Pod of a run from outside, as values over time: STATUS, phase, and each container's state. */
import type { ContainerStatus, Pod } from '../../api/core';
import type { Run } from '../../engine/run';
import { asPod, statusOf } from '../objects';
import type { PodRecord } from '../records';
import { indexOf } from '../runIndex';

export interface Turn {
  readonly atMs: number;
  readonly value: string;
}

/** A value over time, a turn for each change. Before the first and after a deletion it is ABSENT. */
export type Wave = readonly Turn[];

export const ABSENT = '';

export interface PodWaves {
  /** The same in every world: the name, or for generated names what they begin with and a number. */
  readonly key: string;
  readonly name: string;
  readonly uid: string;
  readonly status: Wave;
  readonly phase: Wave;
  /** By container name. Values: `waiting PodInitializing`, `running`, `terminated Error 1`. */
  readonly containers: ReadonlyMap<string, Wave>;
}

const known = new WeakMap<Run, readonly PodWaves[]>();

export function podWaves(run: Run): readonly PodWaves[] {
  let waves = known.get(run);
  if (!waves) {
    waves = collect(run);
    known.set(run, waves);
  }
  return waves;
}

function collect(run: Run): readonly PodWaves[] {
  const counts = new Map<string, number>();
  const found: PodWaves[] = [];
  for (const record of indexOf(run).pods.values()) {
    const first = record.versions[0];
    const pod = first && asPod(first.object);
    if (!pod || record.namespace === 'kube-system') continue;
    const stem = stemOf(pod);
    const number = (counts.get(stem) ?? 0) + 1;
    counts.set(stem, number);
    const key = `${record.namespace}/${stem}${number > 1 || pod.metadata.generateName ? ` #${number}` : ''}`;
    found.push({ key, name: record.name, uid: record.uid, ...wavesOf(run, record) });
  }
  return found;
}

/** The hash of a template and the random end of a name differ between worlds: the Pods are the same ones all the same. */
function stemOf({ metadata }: Pod): string {
  const { generateName } = metadata;
  return generateName ? generateName.replace(/(?:-[a-z0-9]{5,10})?-$/, '') : (metadata.name ?? '');
}

function wavesOf(run: Run, record: PodRecord): Pick<PodWaves, 'status' | 'phase' | 'containers'> {
  const status: Turn[] = [];
  const phase: Turn[] = [];
  const containers = new Map<string, Turn[]>();
  for (const { atMs, type, object } of record.versions) {
    const pod = type === 'DELETED' ? undefined : asPod(object);
    turn(status, atMs, pod ? statusOf(run, pod, atMs).status : ABSENT);
    turn(phase, atMs, pod?.status?.phase ?? ABSENT);
    const { initContainerStatuses = [], containerStatuses = [] } = pod?.status ?? {};
    for (const one of [...initContainerStatuses, ...containerStatuses]) {
      const wave = containers.get(one.name) ?? [];
      containers.set(one.name, wave);
      turn(wave, atMs, stateText(one));
    }
    if (!pod) for (const wave of containers.values()) turn(wave, atMs, ABSENT);
  }
  return { status, phase, containers };
}

function turn(wave: Turn[], atMs: number, value: string): void {
  if (wave.at(-1)?.value === value) return;
  // Several versions within a millisecond: the last one is what anybody could have seen.
  if (wave.at(-1)?.atMs === atMs) wave.pop();
  if (wave.at(-1)?.value !== value) wave.push({ atMs, value });
}

function stateText({ state }: ContainerStatus): string {
  if (state?.running) return 'running';
  if (state?.terminated) return `terminated ${state.terminated.reason ?? ''} ${state.terminated.exitCode}`;
  return `waiting ${state?.waiting?.reason ?? ''}`.trim();
}
