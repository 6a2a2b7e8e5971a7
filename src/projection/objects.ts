/** What the API server would serve at a moment. */
import type { EventObject, Pod, Service } from '../api/core';
import type { KubeObject } from '../api/meta';
import type { ObjectChanged, Run } from '../engine/run';
import { summarisePod } from '../kubectl/printers/tables/podStatus';
import type { ObjectRecord } from './records';
import { indexOf } from './runIndex';
import { lastUntil } from './search';

/** The version that was served at `t`. Undefined before the creation and after the deletion. */
function versionAt(record: ObjectRecord, t: number): ObjectChanged | undefined {
  const version = lastUntil(record.versions, t);
  return version && version.type !== 'DELETED' ? version : undefined;
}

/** All objects of a kind in the order in which they were created. */
export function objectsAt(run: Run, t: number, kind: string, namespace?: string): readonly KubeObject[] {
  const found: KubeObject[] = [];
  for (const record of indexOf(run).objects.get(kind) ?? []) {
    const version = namespace === undefined || record.namespace === namespace ? versionAt(record, t) : undefined;
    if (version) found.push(version.object);
  }
  return found;
}

/** Kinds that the run ever held, in alphabetical order. */
export const kindsOf = (run: Run): readonly string[] => [...indexOf(run).objects.keys()].sort();

export function objectAt(
  run: Run,
  t: number,
  kind: string,
  namespace: string | undefined,
  name: string,
): KubeObject | undefined {
  for (const record of indexOf(run).objects.get(kind) ?? []) {
    if (record.name !== name || (namespace !== undefined && record.namespace !== namespace)) continue;
    const version = versionAt(record, t);
    if (version) return version.object;
  }
  return undefined;
}

/** A cast-free reading of an object as its kind: the kind decides the type. */
export const asPod = (object: KubeObject): Pod | undefined => (isPodObject(object) ? object : undefined);
const isPodObject = (object: KubeObject): object is Pod => object.kind === 'Pod' && 'spec' in object;
export const asService = (object: KubeObject): Service | undefined => (isServiceObject(object) ? object : undefined);
const isServiceObject = (object: KubeObject): object is Service => object.kind === 'Service' && 'spec' in object;
export const asEvent = (object: KubeObject): EventObject | undefined => (isEvent(object) ? object : undefined);
const isEvent = (object: KubeObject): object is EventObject => object.kind === 'Event' && 'involvedObject' in object;

export const podsAt = (run: Run, t: number): readonly Pod[] => objectsAt(run, t, 'Pod').filter(isPodObject);

export interface EventRow {
  /** When it was last seen. */
  readonly atMs: number;
  readonly sequence: number;
  readonly event: EventObject;
}

/** Kubernetes Events, the latest last; a repeated one counts where it was seen last. */
export function eventsAt(run: Run, t: number): readonly EventRow[] {
  const rows: EventRow[] = [];
  for (const record of indexOf(run).objects.get('Event') ?? []) {
    const version = versionAt(record, t);
    if (version && isEvent(version.object)) {
      rows.push({ atMs: version.atMs, sequence: version.sequence, event: version.object });
    }
  }
  return rows.sort((a, b) => a.sequence - b.sequence);
}

/** The STATUS column of `kubectl get pods`. */
export const statusOf = (run: Run, pod: Pod, t: number) => summarisePod(pod, Date.parse(run.startedAt) + t);
