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

/** Files below a volume in the order in which they were created. Without `volume`: of all volumes, by volume name. */
export function filesAt(run: Run, t: number, podUid: string, volume: string): readonly FileAt[] {
  const index = indexOf(run);
  const changes = index.pods.get(podUid)?.files ?? [];
  const end = countUntil(changes, t);
  const files = new Map<string, FileAt>();
  for (let position = 0; position < end; position++) {
    const change = changes[position];
    if (change?.volume !== volume) continue;
    apply(files, change, index.instances.get(change.containerId)?.container ?? '');
  }
  return [...files.values()];
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
