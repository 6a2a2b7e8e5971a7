/** Where a container or a Pod's field is written: in the Pod's manifest, or in that of the workload that made the Pod. */
import type { Pod } from '../../api/core';
import type { KubeObject } from '../../api/meta';
import type { Run } from '../../engine/run';
import { podSpecPath } from '../../manifest/podSpecPath';
import { asPod } from '../objects';
import { indexOf } from '../runIndex';
import type { RunningSource } from '../runningSource';
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
    path: [...podSpecPath(owner.kind), field].join('.'),
  };
}

/** A container, whether it runs or not, named so that it can be found in the manifest; `key` is `podUid/container`. */
export function sourceOfContainer(run: Run, key: string): RunningSource | undefined {
  const [podUid = '', container = ''] = key.split('/');
  const version = indexOf(run).pods.get(podUid)?.versions.at(-1);
  const pod = version ? asPod(version.object) : undefined;
  if (!pod || !container) return undefined;
  const { kind, name, namespace } = podPlace(run, pod, '');
  return { container, namespace, madeBy: [{ kind, name }], argv: [] };
}

export const containerField = (role: ContainerRole, position: number, field: string): string =>
  `${{ app: 'containers', ephemeral: 'ephemeralContainers', init: 'initContainers', sidecar: 'initContainers' }[role]}[${position}]${field ? `.${field}` : ''}`;

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
