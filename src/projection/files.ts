/** Which files a Pod's volumes hold, and who wrote them when. */
import type { FileChanged, Run } from '../engine/run';
import { indexOf } from './runIndex';
import { countUntil } from './search';

export interface FileAt {
  readonly path: string;
  readonly size: number;
  /** The container that wrote last, and when. */
  readonly by: string;
  readonly atMs: number;
  readonly createdMs: number;
  readonly sequence: number;
}

/**
 * Files below a volume in the order in which they were created. What is not the Pod's own, a persistent volume or a path
 * of the node, holds what any Pod wrote there.
 */
export function filesAt(run: Run, t: number, podUid: string, volume: string): readonly FileAt[] {
  const index = indexOf(run);
  const backing = backingAt(run, t, podUid, volume);
  const changes = backing === undefined ? (index.pods.get(podUid)?.files ?? []) : sharedChanges(run, backing);
  const end = countUntil(changes, t);
  const files = new Map<string, FileAt>();
  for (let position = 0; position < end; position++) {
    const change = changes[position];
    if (!change || (backing === undefined && change.volume !== volume)) continue;
    apply(files, change, index.instances.get(change.containerId)?.container ?? '');
  }
  return [...files.values()];
}

/** Whose content a mounted volume shows: `pv:UID`, `host:/mnt/data`. Undefined: the Pod's own. */
function backingAt(run: Run, t: number, podUid: string, volume: string): string | undefined {
  const mounted = indexOf(run).pods.get(podUid)?.volumes ?? [];
  return mounted.find((change) => change.volume === volume && change.backing !== undefined && change.atMs <= t)
    ?.backing;
}

const shared = new WeakMap<Run, Map<string, readonly FileChanged[]>>();

/** What all Pods wrote into the same content, in order of time. Gathered once for a run. */
function sharedChanges(run: Run, backing: string): readonly FileChanged[] {
  const known = shared.get(run) ?? new Map<string, readonly FileChanged[]>();
  shared.set(run, known);
  const found = known.get(backing) ?? gather(run, backing);
  known.set(backing, found);
  return found;
}

function gather(run: Run, backing: string): readonly FileChanged[] {
  const changes: FileChanged[] = [];
  for (const { volumes, files } of indexOf(run).pods.values()) {
    const roots = new Map(volumes.flatMap(({ volume, backing: root }) => (root === undefined ? [] : [[volume, root]])));
    for (const change of files) {
      const root = roots.get(change.volume ?? '');
      const path = root === undefined ? undefined : pathWithin(backing, root, change.path);
      if (path !== undefined) changes.push(path === change.path ? change : { ...change, path });
    }
  }
  return changes.sort((a, b) => a.sequence - b.sequence);
}

const HOST = 'host:';
const partsOf = (path: string): string[] => path.split('/').filter((part) => part !== '');

/** Where a file below `root` lies below `backing`: paths of the node lie in each other. Undefined: elsewhere. */
function pathWithin(backing: string, root: string, path: string): string | undefined {
  if (backing === root) return path;
  if (!backing.startsWith(HOST) || !root.startsWith(HOST)) return undefined;
  const whole = [...partsOf(root.slice(HOST.length)), ...partsOf(path)];
  const base = partsOf(backing.slice(HOST.length));
  const isBelow = whole.length > base.length && base.every((part, index) => whole[index] === part);
  return isBelow ? whole.slice(base.length).join('/') : undefined;
}

function apply(files: Map<string, FileAt>, change: FileChanged, by: string): void {
  const { path, operation, size, atMs, sequence } = change;
  if (operation === 'remove') {
    files.delete(path);
    return;
  }
  const createdMs = files.get(path)?.createdMs ?? atMs;
  files.set(path, { path, size, by, atMs, createdMs, sequence });
}
