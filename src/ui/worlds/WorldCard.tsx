import { memo } from 'react';
import { podsAt, statusOf } from '../../projection/objects';
import { toneOf } from '../../projection/statusTone';
import { transcriptAt } from '../../projection/transcript';
import { useText } from '../text/TextContext';
import { formatMoment } from '../text/time';
import type { PlayedWorld } from './useWorldRuns';
import { WorldPicture } from './WorldPicture';

export interface WorldCardProps {
  world: PlayedWorld;
  atMs: number;
  /** Its STATUS is not that of the other worlds now. */
  differs: boolean;
  onJump(atMs: number): void;
}

/** One world at a moment: the row of `kubectl get pods`, the stage's picture, what happened last. */
export const WorldCard = memo(function WorldCard({ world, atMs, differs, onJump }: WorldCardProps) {
  const { text, textOf } = useText();
  const t = Math.min(atMs, world.run.endMs);
  const name = textOf(world.name.code, world.name.params);
  return (
    <section className={`world panel ${differs ? 'world-differs' : ''}`} aria-label={name} data-testid="world">
      <header className="flex flex-wrap items-baseline gap-x-2">
        <h3 className="m-0 text-[15px] font-semibold">{name}</h3>
        {world.asWritten && <span className="world-badge">{text('worlds.asWritten')}</span>}
        {differs && <span className="world-badge world-odd">≠ {text('worlds.differs')}</span>}
      </header>
      <Statuses world={world} atMs={t} />
      <WorldPicture run={world.run} atMs={t} onJump={onJump} />
      <Lately world={world} atMs={t} onJump={onJump} />
    </section>
  );
});

const MOST_PODS = 4;

function Statuses({ world: { run }, atMs }: { world: PlayedWorld; atMs: number }) {
  const { text } = useText();
  const pods = podsAt(run, atMs).filter(({ metadata }) => metadata.namespace === run.scenario.namespace);
  if (pods.length === 0) return <p className="world-none">{text('worlds.noPod')}</p>;
  return (
    <table className={pods.length === 1 ? 'world-statuses single' : 'world-statuses'}>
      <thead>
        <tr>
          {['NAME', 'READY', 'STATUS', 'RESTARTS'].map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {pods.slice(0, MOST_PODS).map((pod) => {
          const { ready, total, status, restarts } = statusOf(run, pod, atMs);
          return (
            <tr key={pod.metadata.uid}>
              <td title={pod.metadata.name}>{pod.metadata.name}</td>
              <td data-label="READY">
                {ready}/{total}
              </td>
              <td data-label="STATUS">
                <b className={`world-status tone-${toneOf(status)}`}>{status}</b>
              </td>
              <td data-label="RESTARTS" title={restarts}>
                {restarts.replace(/ .*/, '')}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const LATELY = 3;

/** What happened last in this world, the latest first. */
function Lately({ world: { run }, atMs, onJump }: Pick<WorldCardProps, 'world' | 'atMs' | 'onJump'>) {
  const { textOf } = useText();
  const lines = transcriptAt(run, atMs, LATELY).toReversed();
  if (lines.length === 0) return null;
  return (
    <ol className="world-lately">
      {lines.map(({ sequence, atMs: lineMs, said: { code, params } }) => (
        <li key={sequence}>
          <button type="button" onClick={() => onJump(lineMs)}>
            {formatMoment(lineMs)}
          </button>
          <span>{textOf(code, params)}</span>
        </li>
      ))}
    </ol>
  );
}
