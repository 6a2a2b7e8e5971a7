/** The whole run as lanes: one per container, with what it did from when to when, and marks for what happened. */
import type { Pod } from '../api/core';
import type { Run } from '../engine/run';
import { asPod } from './objects';
import type { ContainerRecord, PodRecord } from './records';
import { indexOf } from './runIndex';
import { type Sentence, sentence } from './sentence';
import type { ContainerState } from './stage/types';

/** A lane shows what a container does; that it cannot start is the waiting before it. */
export type SegmentState = Exclude<ContainerState, 'blocked'>;

export interface Segment {
  readonly state: SegmentState;
  readonly fromMs: number;
  readonly untilMs: number;
}

export type MarkKind = 'step' | 'event' | 'warning' | 'restart' | 'probe' | 'lookup' | 'exit' | 'object';

export interface Mark {
  readonly atMs: number;
  readonly sequence: number;
  readonly kind: MarkKind;
  readonly said: Sentence;
}

export interface Lane {
  /** `podUid/container`, or `steps` for the lane of what was typed. */
  readonly key: string;
  readonly podUid?: string;
  readonly pod: string;
  readonly container: string;
  readonly role: 'steps' | 'init' | 'sidecar' | 'app' | 'ephemeral';
  readonly segments: readonly Segment[];
  readonly marks: readonly Mark[];
}

export interface TimelineData {
  readonly endMs: number;
  readonly lanes: readonly Lane[];
}

const timelines = new WeakMap<Run, TimelineData>();

export function timelineOf(run: Run): TimelineData {
  const known = timelines.get(run);
  if (known) return known;
  const lanes = [stepsLane(run)];
  for (const pod of indexOf(run).pods.values()) {
    if (pod.versions.length > 0 && pod.namespace !== 'kube-system') lanes.push(...podLanes(run, pod));
  }
  const timeline = { endMs: run.endMs, lanes };
  timelines.set(run, timeline);
  return timeline;
}

function stepsLane(run: Run): Lane {
  const marks = indexOf(run).steps.map(({ started }): Mark => {
    const { atMs, sequence } = started;
    return { atMs, sequence, kind: 'step', said: sentence('timeline.mark.step', { command: started.run }) };
  });
  return { key: 'steps', pod: '', container: '', role: 'steps', segments: [], marks };
}

function podLanes(run: Run, record: PodRecord): readonly Lane[] {
  const last = record.versions.at(-1);
  const pod = last ? asPod(last.object) : undefined;
  if (!last || !pod) return [];
  const endMs = last.type === 'DELETED' ? last.atMs : run.endMs;
  const lane = (container: string, role: Lane['role']): Lane => {
    const own = record.containers.get(container);
    return {
      key: `${record.uid}/${container}`,
      podUid: record.uid,
      pod: record.name,
      container,
      role,
      segments: segmentsOf(record, own, role, endMs),
      marks: own ? marksOf(own) : [],
    };
  };
  return [
    ...(pod.spec.initContainers ?? []).map(({ name, restartPolicy }) =>
      lane(name, restartPolicy === 'Always' ? 'sidecar' : 'init'),
    ),
    ...pod.spec.containers.map(({ name }) => lane(name, 'app')),
    ...(pod.spec.ephemeralContainers ?? []).map(({ name }) => lane(name, 'ephemeral')),
  ];
}

/** Boundaries in time order; a segment runs from one to the next. */
function segmentsOf(
  pod: PodRecord,
  container: ContainerRecord | undefined,
  role: Lane['role'],
  endMs: number,
): readonly Segment[] {
  const turns: { atMs: number; state: SegmentState }[] = [{ atMs: pod.atMs, state: 'waiting' }];
  for (const { atMs, ended } of container?.pulls ?? []) {
    turns.push({ atMs, state: 'pulling' });
    if (ended) turns.push({ atMs: ended.atMs, state: ended.error ? 'failed' : 'creating' });
  }
  for (const { atMs, started, exited, signals } of container?.instances ?? []) {
    turns.push({ atMs, state: 'creating' });
    if (started) turns.push({ atMs: started.atMs, state: 'running' });
    for (const signal of signals)
      if (signal.signal.endsWith('TERM')) turns.push({ atMs: signal.atMs, state: 'terminating' });
    if (exited) turns.push({ atMs: exited.atMs, state: exited.exitCode === 0 ? 'completed' : 'failed' });
  }
  for (const { atMs } of container?.backOffs ?? []) turns.push({ atMs, state: 'back-off' });
  if (role !== 'init') turns.push(...readyTurns(pod, container?.name ?? ''));
  return joined(
    turns.sort((a, b) => a.atMs - b.atMs),
    endMs,
  );
}

/** When the API server began or ceased to serve a running container as ready. */
function readyTurns(pod: PodRecord, container: string): { atMs: number; state: SegmentState }[] {
  const turns: { atMs: number; state: SegmentState }[] = [];
  let before = false;
  for (const { atMs, object } of pod.versions) {
    const status = asPod(object)?.status;
    const all: Pod['status'] = status ?? {};
    const one = [...(all.initContainerStatuses ?? []), ...(all.containerStatuses ?? [])].find(
      ({ name }) => name === container,
    );
    const ready = (one?.ready ?? false) && one?.state?.running !== undefined;
    if (ready && !before) turns.push({ atMs, state: 'ready' });
    if (!ready && before && one?.state?.running) turns.push({ atMs, state: 'running' });
    before = ready;
  }
  return turns;
}

function joined(turns: readonly { atMs: number; state: SegmentState }[], endMs: number): readonly Segment[] {
  const segments: { state: SegmentState; fromMs: number; untilMs: number }[] = [];
  for (const [index, { atMs, state }] of turns.entries()) {
    const untilMs = Math.min(turns[index + 1]?.atMs ?? endMs, endMs);
    const last = segments.at(-1);
    if (untilMs <= atMs) continue;
    if (last?.state === state && last.untilMs === atMs) last.untilMs = untilMs;
    else segments.push({ state, fromMs: atMs, untilMs });
  }
  return segments;
}

function marksOf(container: ContainerRecord): readonly Mark[] {
  const marks: Mark[] = [];
  const { name } = container;
  for (const { attempt, atMs, sequence } of container.instances) {
    if (attempt > 0)
      marks.push({
        atMs,
        sequence,
        kind: 'restart',
        said: sentence('timeline.mark.restart', { container: name, attempt }),
      });
  }
  for (const { exited } of container.instances) {
    if (!exited) continue;
    const params = { container: name, code: exited.exitCode, reason: exited.reason };
    marks.push({
      atMs: exited.atMs,
      sequence: exited.sequence,
      kind: 'exit',
      said: sentence('timeline.mark.exit', params),
    });
  }
  let outcome = '';
  for (const { atMs, sequence, probe, outcome: now } of container.probes) {
    if (`${probe} ${now}` === outcome) continue;
    outcome = `${probe} ${now}`;
    marks.push({
      atMs,
      sequence,
      kind: 'probe',
      said: sentence(`timeline.mark.probe.${now}`, { container: name, probe }),
    });
  }
  return marks.sort((a, b) => a.sequence - b.sequence);
}
