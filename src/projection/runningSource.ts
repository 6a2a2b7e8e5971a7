/** Which piece of which container's script runs at a moment, named so that it can be found in the manifest. */
import type { Run } from '../engine/run';
import { objectAt, podsAt } from './objects';
import { indexOf } from './runIndex';
import { lastUntil } from './search';
import { scriptOf } from './stage/containers';

export interface RunningSource {
  readonly container: string;
  readonly namespace: string;
  /** The Pod and what made it, nearest first: Pod, ReplicaSet, Deployment. */
  readonly madeBy: readonly { readonly kind: string; readonly name: string }[];
  /** The first process' command line, `$(VAR)` already expanded. */
  readonly argv: readonly string[];
  /** What the first process, a shell, does now; undefined where the first process is not a shell with `-c`. */
  readonly piece?: { readonly script: string; readonly start: number; readonly end: number };
}

/** One entry for each container that runs at `t`, in the order of Pods and of their containers. */
export function runningSourcesAt(run: Run, t: number): readonly RunningSource[] {
  const index = indexOf(run);
  const found: RunningSource[] = [];
  for (const { metadata } of podsAt(run, t)) {
    const { uid = '', name = '', namespace = '' } = metadata;
    const pod = index.pods.get(uid);
    if (!pod || namespace === 'kube-system') continue;
    for (const { instances } of pod.containers.values()) {
      const instance = lastUntil(instances, t);
      if (!instance?.started || instance.started.atMs > t) continue;
      if (instance.exited && instance.exited.atMs <= t) continue;
      const { argv } = instance.started;
      const script = scriptOf(argv);
      const command = lastUntil(instance.commands, t);
      found.push({
        container: instance.container,
        namespace,
        madeBy: [{ kind: 'Pod', name }, ...makersOf(run, t, namespace, metadata.ownerReferences)],
        argv,
        ...(script !== undefined && command ? { piece: { script, start: command.start, end: command.end } } : {}),
      });
    }
  }
  return found;
}

type Owners = readonly { readonly kind: string; readonly name: string }[] | undefined;

function makersOf(run: Run, t: number, namespace: string, owners: Owners): { kind: string; name: string }[] {
  return (owners ?? []).flatMap(({ kind, name }) => {
    // Only ReplicaSets and Jobs are themselves made by something that a manifest holds.
    const above =
      kind === 'ReplicaSet' || kind === 'Job'
        ? objectAt(run, t, kind, namespace, name)?.metadata.ownerReferences
        : undefined;
    return [{ kind, name }, ...(above ?? []).map((owner) => ({ kind: owner.kind, name: owner.name }))];
  });
}

const imageSets = new WeakMap<Run, ReadonlySet<string>>();

/** Images of containers that the run met and the catalogue does not have, as the manifests write them. */
export function unknownImagesOf(run: Run): ReadonlySet<string> {
  const known = imageSets.get(run);
  if (known) return known;
  const { notices } = indexOf(run);
  const images = notices.flatMap(({ code, params }) =>
    code === 'kubelet.image-unknown' ? [String(params.image ?? '')] : [],
  );
  const set = new Set(images);
  imageSets.set(run, set);
  return set;
}
