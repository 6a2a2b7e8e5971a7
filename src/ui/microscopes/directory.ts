/** One directory unrolled: who mounts it where, who wrote what when, what survives what. */
import type { FileChanged, Run } from '../../engine/run';
import { asPod } from '../../projection/objects';
import { indexOf } from '../../projection/runIndex';
import type { FileQuestion } from '../../projection/why/files';
import { mountOf } from '../../projection/why/files';

export interface DirectoryMount {
  readonly container: string;
  readonly image: string;
  readonly path: string;
  readonly readOnly: boolean;
}

export interface DirectoryChange {
  readonly atMs: number;
  readonly sequence: number;
  readonly by: string;
  readonly operation: FileChanged['operation'];
  readonly path: string;
  readonly size: number;
}

/** What becomes of files: they stay, are lost, or are made again from an object. */
export type Fate = 'stays' | 'lost' | 'again';

export interface UnrolledDirectory {
  readonly volume: string;
  readonly type: string;
  readonly namespace: string;
  readonly mounts: readonly DirectoryMount[];
  /** The latest last. */
  readonly changes: readonly DirectoryChange[];
  /** After a container's restart, a new sandbox, the Pod's deletion. */
  readonly fate: readonly [Fate, Fate, Fate];
}

const MOST_CHANGES = 30;

export function unrollDirectory(run: Run, t: number, podUid: string, volume: string): UnrolledDirectory | undefined {
  const record = indexOf(run).pods.get(podUid);
  const version = record?.versions.at(-1);
  const pod = version ? asPod(version.object) : undefined;
  const spec = pod?.spec.volumes?.find(({ name }) => name === volume);
  if (!record || !pod || !spec) return undefined;
  const type = Object.keys(spec).find((key) => key !== 'name') ?? 'emptyDir';
  const containers = [...(pod.spec.initContainers ?? []), ...pod.spec.containers];
  return {
    volume,
    type,
    namespace: record.namespace,
    mounts: containers.flatMap(({ name, image = '', volumeMounts = [] }) =>
      volumeMounts
        .filter((mount) => mount.name === volume)
        .map(({ mountPath, readOnly = false }) => ({ container: name, image, path: mountPath, readOnly })),
    ),
    changes: changesOf(run, record.files, volume, t),
    fate: fateOf(type),
  };
}

/** A file's creation and its first writing are one change to a reader. */
function changesOf(run: Run, files: readonly FileChanged[], volume: string, t: number): readonly DirectoryChange[] {
  const found: DirectoryChange[] = [];
  for (const { atMs, sequence, containerId, operation, path, size, volume: inside } of files) {
    if (atMs > t) break;
    if (inside !== volume) continue;
    const by = indexOf(run).instances.get(containerId)?.container ?? '';
    const last = found.at(-1);
    const same = last && last.path === path && last.by === by && last.operation !== 'remove';
    if (same && operation === 'write') found[found.length - 1] = { ...last, size };
    else found.push({ atMs, sequence, by, operation, path, size });
  }
  return found.slice(-MOST_CHANGES);
}

function fateOf(type: string): readonly [Fate, Fate, Fate] {
  if (['configMap', 'secret', 'downwardAPI', 'projected'].includes(type)) return ['stays', 'stays', 'again'];
  if (type === 'emptyDir' || type === 'ephemeral') return ['stays', 'stays', 'lost'];
  return ['stays', 'stays', 'stays'];
}

/** The volume that a path in a container lies in. */
export function volumeOfFile(run: Run, { podUid, container, path }: FileQuestion): string | undefined {
  const version = indexOf(run).pods.get(podUid)?.versions.at(-1);
  const pod = version ? asPod(version.object) : undefined;
  const spec = [...(pod?.spec.initContainers ?? []), ...(pod?.spec.containers ?? [])].find(
    ({ name }) => name === container,
  );
  return mountOf(spec, path)?.volume;
}
