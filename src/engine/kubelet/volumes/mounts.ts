/** A container's mounts. Models pkg/kubelet/kubelet_pods.go makeMounts. */
import type { Container, VolumeMount } from '../../../api/core';
import type { NamedMount } from '../../runtime/processTrace';
import { expand } from '../environment/expansion';
import type { PodRecord, PodVolume } from '../podRecord';

export type Mounts = { mounts: NamedMount[] } | { error: string };

export function makeMounts(record: PodRecord, container: Container, env: Readonly<Record<string, string>>): Mounts {
  const mounts: NamedMount[] = [];
  for (const mount of container.volumeMounts ?? []) {
    const volume = record.volumes.get(mount.name);
    if (!volume)
      return {
        error: `cannot find volume ${JSON.stringify(mount.name)} to mount into container ${JSON.stringify(container.name)}`,
      };
    const subPath = subPathOf(mount, env);
    if (typeof subPath !== 'string') return subPath;
    mounts.push(mountOf(volume, mount, subPath));
  }
  return { mounts };
}

function subPathOf(mount: VolumeMount, env: Readonly<Record<string, string>>): string | { error: string } {
  if (!mount.subPathExpr) return mount.subPath ?? '';
  let missing: string | undefined;
  const text = expand(mount.subPathExpr, (name) => {
    if (!(name in env)) missing ??= name;
    return env[name];
  });
  return missing === undefined ? text : { error: `missing value for ${JSON.stringify(missing)}` };
}

function mountOf(volume: PodVolume, mount: VolumeMount, subPath: string): NamedMount {
  const base = {
    path: mount.mountPath.length > 1 ? mount.mountPath.replace(/\/+$/, '') : mount.mountPath,
    readOnly: volume.readOnly || mount.readOnly === true,
    label: volume.label,
    volume: volume.name,
    subPath,
    ...(volume.isMemory && volume.sizeLimitBytes !== undefined ? { sizeLimitBytes: volume.sizeLimitBytes } : {}),
  };
  if (volume.file !== undefined) return { ...base, tree: volume.tree, file: volume.file };
  if (subPath === '') return { ...base, tree: volume.tree };
  const real = throughLinks(volume, subPath);
  // A file that is there is mounted itself; whatever else is a directory, made if missing.
  if (volume.tree.read(real) !== undefined) return { ...base, tree: volume.tree, file: real };
  return { ...base, tree: volume.tree.subtree(real) };
}

/** Volumes with a payload show their files through links: a subPath is resolved once, at the start. */
function throughLinks(volume: PodVolume, subPath: string): string {
  const data = volume.tree.list().find(({ path, stat }) => path === '..data' && stat.type === 'link')?.stat.target;
  const clean = subPath.replace(/^\/+|\/+$/g, '');
  return data === undefined ? clean : `${data}/${clean}`;
}
