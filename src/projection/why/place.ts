/** Where a container or a Pod's field is written: in the Pod's manifest, or in that of the workload that made the Pod. */
import type { Pod } from '../../api/core';
import type { KubeObject } from '../../api/meta';
import type { Run } from '../../engine/run';
import { indexOf } from '../runIndex';
import type { ContainerRole } from '../stage/types';
import type { YamlPlace } from './link';

/** `field` below the Pod's spec: `initContainers[0].command`. */
export function podPlace(run: Run, pod: Pod, field: string): YamlPlace {
  const owner = topOwner(run, pod);
  const { namespace = '', name = '' } = owner.metadata;
  return {
    kind: owner.kind,
    namespace,
    name,
    path: `${owner.kind === 'Pod' ? 'spec' : 'spec.template.spec'}.${field}`,
  };
}

export const containerField = (role: ContainerRole, position: number, field: string): string =>
  `${role === 'app' ? 'containers' : 'initContainers'}[${position}]${field ? `.${field}` : ''}`;

/** Follows controllers upwards: a Pod of a Deployment is written in the Deployment. */
function topOwner(run: Run, pod: Pod): KubeObject {
  const { objects } = indexOf(run);
  let current: KubeObject = pod;
  for (let height = 0; height < 4; height++) {
    const owner = current.metadata.ownerReferences?.find(({ controller }) => controller);
    const record = owner ? objects.get(owner.kind)?.find(({ name }) => name === owner.name) : undefined;
    const object = record?.versions.at(-1)?.object;
    if (!object) break;
    current = object;
  }
  return current;
}
