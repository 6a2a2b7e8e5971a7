import type { Container, Pod } from '../../api/core';

export type ContainerKind = 'init' | 'regular' | 'ephemeral';

/** In which of the Pod's lists a container stands. */
export function kindOf({ spec }: Pod, container: { name: string }): ContainerKind {
  const has = (list: readonly Container[] | undefined) => list?.some(({ name }) => name === container.name) ?? false;
  if (has(spec.initContainers)) return 'init';
  return has(spec.ephemeralContainers) ? 'ephemeral' : 'regular';
}
