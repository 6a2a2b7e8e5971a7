import { hasPassed } from './pods';
import type { StageContainer, StagePod } from './types';

const TROUBLE = ['back-off', 'failed', 'blocked', 'pulling', 'creating', 'waiting'] as const;

/** The container on which the Pod's status depends: the first that stands in the way, else the first in trouble. */
export function decisiveContainer({ initContainers, containers }: StagePod): StageContainer | undefined {
  return (
    initContainers.find((container) => !hasPassed(container)) ??
    TROUBLE.flatMap((state) => containers.find((container) => container.state === state) ?? [])[0] ??
    containers.find(({ state }) => state === 'running') ??
    containers[0]
  );
}
