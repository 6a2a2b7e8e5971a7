/** What containers printed. */
import type { LogWritten, Run } from '../engine/run';
import type { InstanceRecord } from './records';
import { indexOf } from './runIndex';
import { countUntil } from './search';

export interface LogLine {
  readonly atMs: number;
  readonly sequence: number;
  readonly stream: 'stdout' | 'stderr';
  readonly line: string;
}

export interface LogsAt {
  /** Which life of the container: 0 is the first. Undefined: none has started. */
  readonly attempt?: number;
  readonly id?: string;
  /** The latest ones if there are more than was asked for. */
  readonly lines: readonly LogLine[];
  /** How many there are in all. */
  readonly total: number;
}

/** The latest life's output so far (`previous`: that of the life before it), at most the last `most` lines. */
export function logsAt(
  run: Run,
  t: number,
  of: { podUid: string; container: string },
  options: { previous?: boolean; most?: number } = {},
): LogsAt {
  const instances = indexOf(run).pods.get(of.podUid)?.containers.get(of.container)?.instances ?? [];
  const latest = countUntil(instances, t) - 1;
  const instance = instances[options.previous ? latest - 1 : latest];
  if (!instance) return { lines: [], total: 0 };
  return { attempt: instance.attempt, id: instance.id, ...linesOf(instance, t, options.most ?? 500) };
}

export interface LoggedContainer {
  readonly podUid: string;
  readonly pod: string;
  readonly namespace: string;
  readonly container: string;
}

/** The containers that have had a life by `t`, in the order of their first one. */
export function loggedContainersAt(run: Run, t: number): readonly LoggedContainer[] {
  const found: { atMs: number; ref: LoggedContainer }[] = [];
  for (const pod of indexOf(run).pods.values()) {
    for (const container of pod.containers.values()) {
      const [first] = container.instances;
      if (!first || first.atMs > t) continue;
      const ref = { podUid: pod.uid, pod: first.pod, namespace: first.namespace, container: first.container };
      found.push({ atMs: first.sequence, ref });
    }
  }
  return found.sort((a, b) => a.atMs - b.atMs).map(({ ref }) => ref);
}

function linesOf(instance: InstanceRecord, t: number, most: number): { lines: readonly LogWritten[]; total: number } {
  const total = countUntil(instance.logs, t);
  return { lines: instance.logs.slice(Math.max(0, total - most), total), total };
}
