import { memo, useMemo, useRef } from 'react';
import { objectsAt, podsAt, statusOf } from '../../projection/objects';
import { sentence } from '../../projection/sentence';
import { stageAt } from '../../projection/stageAt';
import { transcriptAt } from '../../projection/transcript';
import { miniScene } from '../../projection/worlds/miniScene';
import { toneOf } from '../../projection/worlds/tone';
import { useWidth } from '../app/useWidth';
import { SceneElementView } from '../stage/SceneElementView';
import '../stage/tokens.css';
import { useText } from '../text/TextContext';
import { formatMoment } from '../text/time';
import type { PlayedWorld } from './useWorldRuns';

export interface WorldCardProps {
  world: PlayedWorld;
  atMs: number;
  /** Names of the Services of any of the worlds. */
  services: readonly string[];
  /** Its STATUS is not that of the other worlds now. */
  differs: boolean;
  onJump(atMs: number): void;
}

/** One world at a moment: the row of `kubectl get pods`, what happens in a sentence, its containers. */
export const WorldCard = memo(function WorldCard({ world, atMs, services, differs, onJump }: WorldCardProps) {
  const { text, textOf } = useText();
  const host = useRef<HTMLDivElement>(null);
  const width = useWidth(host);
  const t = Math.min(atMs, world.run.endMs);
  const state = useMemo(() => stageAt(world.run, t), [world.run, t]);
  const name = textOf(world.name.code, world.name.params);
  const picture =
    state.pod && width > 0
      ? miniScene(state.pod, width, { t, say: ({ code, params }) => textOf(code, params) })
      : undefined;
  return (
    <section className={`world panel ${differs ? 'world-differs' : ''}`} aria-label={name} data-testid="world">
      <header className="flex items-baseline gap-2">
        <h3 className="m-0 text-[15px] font-semibold">{name}</h3>
        {world.asWritten && <span className="world-badge">{text('worlds.asWritten')}</span>}
      </header>
      <Statuses world={world} atMs={t} />
      <p className="world-caption">{textOf(...said(state.caption[0]))}</p>
      <div ref={host}>
        {picture && (
          <svg
            className="stage"
            role="img"
            aria-label={state.caption.map(({ code, params }) => textOf(code, params)).join(' ')}
            width={picture.width}
            height={picture.height}
            viewBox={`0 0 ${picture.width} ${picture.height}`}
          >
            {picture.elements.map((element) => (
              <SceneElementView key={element.key} element={element} />
            ))}
          </svg>
        )}
      </div>
      <Services world={world} atMs={t} services={services} />
      <Lately world={world} atMs={t} onJump={onJump} />
    </section>
  );
});

const said = ({ code, params } = sentence('worlds.noPod')) => [code, params] as const;

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

function Services({ world: { run }, atMs, services }: Pick<WorldCardProps, 'world' | 'atMs' | 'services'>) {
  const { text } = useText();
  if (services.length === 0) return null;
  const there = new Set(objectsAt(run, atMs, 'Service', run.scenario.namespace).map(({ metadata }) => metadata.name));
  return (
    <ul className="world-services">
      {services.map((service) => (
        <li key={service} className={there.has(service) ? 'service-there' : 'service-missing'}>
          {text(there.has(service) ? 'worlds.service.there' : 'worlds.service.missing', { service })}
        </li>
      ))}
    </ul>
  );
}

const LATELY = 5;

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
