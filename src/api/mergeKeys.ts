/**
 * How the server merges lists of core types: by which key, or as a whole. From the patchStrategy and patchMergeKey tags of
 * k8s.io/api/core/v1 and meta/v1. Lists that are not named here are replaced.
 */

export type ListMerge = { by: 'key'; key: string } | { by: 'value' } | { by: 'whole' };

const KEYED: Readonly<Record<string, string>> = {
  containers: 'name',
  initContainers: 'name',
  ephemeralContainers: 'name',
  volumes: 'name',
  env: 'name',
  volumeMounts: 'mountPath',
  volumeDevices: 'devicePath',
  imagePullSecrets: 'name',
  hostAliases: 'ip',
  topologySpreadConstraints: 'topologyKey',
  schedulingGates: 'name',
  resourceClaims: 'name',
  conditions: 'type',
  ownerReferences: 'uid',
  podIPs: 'ip',
  hostIPs: 'ip',
  addresses: 'type',
  secrets: 'name',
};

/** `path` is the list's field names without indices: `['spec', 'template', 'spec', 'containers', 'ports']`. */
export function listMergeOf(path: readonly string[]): ListMerge {
  const name = path.at(-1) ?? '';
  const parent = path.at(-2) ?? '';
  if (name === 'ports') {
    if (/^(?:containers|initContainers|ephemeralContainers)$/.test(parent)) return { by: 'key', key: 'containerPort' };
    return parent === 'spec' ? { by: 'key', key: 'port' } : { by: 'whole' };
  }
  if (name === 'finalizers') return { by: 'value' };
  if (parent === 'projected' && name === 'sources') return { by: 'whole' };
  const key = Object.hasOwn(KEYED, name) ? KEYED[name] : undefined;
  return key === undefined ? { by: 'whole' } : { by: 'key', key };
}
