/** Values of a Pod's own fields and resources. Models podFieldSelectorRuntimeValue and pkg/api/v1/resource/helpers.go. */
import type { Container, Pod, ResourceFieldSelector } from '../../../api/core';
import { quantityValue } from '../quantities';

export interface FieldSource {
  pod: Pod;
  /** Once there is a sandbox. */
  podAddress: string | undefined;
  nodeName: string;
  nodeAddress: string;
  allocatable: Readonly<Record<string, string | number>>;
}

/** Undefined for a path that nothing answers. */
export function fieldValue(source: FieldSource, path: string): string | undefined {
  const { metadata, spec } = source.pod;
  const entry = /^metadata\.(labels|annotations)\['(.*)'\]$/.exec(path);
  if (entry) return (entry[1] === 'labels' ? metadata.labels : metadata.annotations)?.[entry[2] ?? ''] ?? '';
  switch (path) {
    case 'metadata.name':
      return metadata.name ?? '';
    case 'metadata.namespace':
      return metadata.namespace ?? '';
    case 'metadata.uid':
      return metadata.uid ?? '';
    case 'metadata.labels':
      return formatMap(metadata.labels);
    case 'metadata.annotations':
      return formatMap(metadata.annotations);
    case 'spec.nodeName':
      return source.nodeName;
    case 'spec.serviceAccountName':
      return spec.serviceAccountName ?? 'default';
    case 'status.hostIP':
    case 'status.hostIPs':
      return source.nodeAddress;
    case 'status.podIP':
    case 'status.podIPs':
      return source.podAddress ?? '';
    default:
      return undefined;
  }
}

/** Models pkg/fieldpath FormatMap: sorted, quoted as Go quotes. */
const formatMap = (map: Readonly<Record<string, string>> | undefined): string =>
  Object.entries(map ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${JSON.stringify(value)}`)
    .join('\n');

/** Rounded up to whole divisors; an unset limit is what the node can give. */
export function resourceValue(
  source: FieldSource,
  own: Container | undefined,
  selector: ResourceFieldSelector,
): string {
  const containers = [...(source.pod.spec.initContainers ?? []), ...source.pod.spec.containers];
  const container = selector.containerName ? containers.find(({ name }) => name === selector.containerName) : own;
  const [kind = '', name = ''] = selector.resource.split(/\.(.*)/s);
  const limit = container?.resources?.limits?.[name];
  const request = container?.resources?.requests?.[name];
  const chosen = kind === 'limits' ? (limit ?? source.allocatable[name]) : (request ?? 0);
  const divisor = quantityValue(selector.divisor ?? 0) || 1;
  return String(Math.ceil(Number((quantityValue(chosen ?? 0) / divisor).toFixed(6))));
}
