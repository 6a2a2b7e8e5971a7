/** Lists that strategic merge patches match by a key. Origin: patchMergeKey tags of k8s.io/api/core/v1. */

/** The key by which the items of a list below `field` are matched; undefined for lists that are replaced as a whole. */
export function mergeKeyOf(field: string, items: readonly unknown[]): string | undefined {
  if (field === 'ports')
    return items.some((item) => typeof item === 'object' && item !== null && 'port' in item) ? 'port' : 'containerPort';
  return Object.hasOwn(MERGE_KEYS, field) ? MERGE_KEYS[field] : undefined;
}

const MERGE_KEYS: Readonly<Record<string, string>> = {
  containers: 'name',
  initContainers: 'name',
  ephemeralContainers: 'name',
  volumes: 'name',
  env: 'name',
  volumeMounts: 'mountPath',
  volumeDevices: 'devicePath',
  imagePullSecrets: 'name',
  hostAliases: 'ip',
  conditions: 'type',
  ownerReferences: 'uid',
  secrets: 'name',
  topologySpreadConstraints: 'topologyKey',
};
