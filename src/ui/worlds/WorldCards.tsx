import { podsAt, statusOf } from '../../projection/objects';
import type { PlayedWorld } from './useWorldRuns';
import { WorldCard } from './WorldCard';

export interface WorldCardsProps {
  worlds: readonly PlayedWorld[];
  atMs: number;
  onJump(atMs: number): void;
}

/** The columns; on a phone they are swiped. Whose STATUS is not that of most is marked. */
export function WorldCards({ worlds, atMs, onJump }: WorldCardsProps) {
  const statuses = worlds.map((world) => statusesAt(world, atMs));
  return (
    <div className={worlds.length > 2 ? 'world-columns three' : 'world-columns'}>
      {worlds.map((world, index) => (
        <WorldCard key={world.key} world={world} atMs={atMs} differs={isOdd(statuses, index)} onJump={onJump} />
      ))}
    </div>
  );
}

const statusesAt = ({ run }: PlayedWorld, atMs: number): string =>
  podsAt(run, Math.min(atMs, run.endMs))
    .filter(({ metadata }) => metadata.namespace === run.scenario.namespace)
    .map((pod) => statusOf(run, pod, atMs).status)
    .join(' ');

/** Of three, the one that is alone; of two that differ, both. */
function isOdd(statuses: readonly string[], index: number): boolean {
  const same = statuses.filter((status) => status === statuses[index]).length;
  return same < statuses.length && same <= statuses.length / 2;
}
