import { hasPassed } from './pods';
import type { StageContainer, StagePod } from './types';

const TROUBLE = ['back-off', 'failed', 'blocked', 'pulling', 'creating', 'waiting'] as const;

/** The container on which the Pod's status depends: the first that stands in the way, else the first in trouble. */
export function decisiveContainer({ initContainers, containers, phase }: StagePod): StageContainer | undefined {
  // What became of sidecars then decides nothing.
  if (phase === 'Succeeded') return containers[0];
  const together = [...containers, ...initContainers.filter(({ role }) => role === 'sidecar')];
  return (
    initContainers.find((container) => !hasPassed(container)) ??
    TROUBLE.flatMap((state) => together.find((container) => container.state === state) ?? [])[0] ??
    together.find(({ state }) => state === 'running') ??
    containers[0]
  );
}
