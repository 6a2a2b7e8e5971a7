/** Which container `logs` and `exec` mean. Models kubectl/pkg/cmd/util/podcmd FindOrDefaultContainerByName. */
import type { Pod } from '../../api/core';
import { failed, type Outcome } from '../failure';

const DEFAULT_CONTAINER = 'kubectl.kubernetes.io/default-container';

export interface ChosenContainer {
  name: string;
  /** Said on stderr when there was a choice. */
  notice?: string;
}

export function chooseContainer(pod: Pod, asked: string): Outcome<ChosenContainer> {
  const all = allContainerNames(pod);
  if (asked !== '') {
    if (containerNames(pod).includes(asked)) return { ok: true, value: { name: asked } };
    return failed(`container ${asked} is not valid for pod ${pod.metadata.name} out of: ${all}`);
  }
  const annotated = pod.metadata.annotations?.[DEFAULT_CONTAINER];
  if (annotated && containerNames(pod).includes(annotated)) return { ok: true, value: { name: annotated } };
  const [first] = pod.spec.containers;
  if (!first) return failed(`pod ${pod.metadata.name} does not have any containers`);
  if (containerNames(pod).length === 1) return { ok: true, value: { name: first.name } };
  return { ok: true, value: { name: first.name, notice: `Defaulted container "${first.name}" out of: ${all}` } };
}

/** Every container in the order of --all-containers. */
export const containerNames = ({ spec }: Pod): string[] =>
  [...(spec.initContainers ?? []), ...spec.containers, ...(spec.ephemeralContainers ?? [])].map(({ name }) => name);

const allContainerNames = ({ spec }: Pod): string =>
  [
    ...spec.containers.map(({ name }) => name),
    ...(spec.ephemeralContainers ?? []).map(({ name }) => `${name} (ephem)`),
    ...(spec.initContainers ?? []).map(({ name }) => `${name} (init)`),
  ].join(', ');
