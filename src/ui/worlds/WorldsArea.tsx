import { PanelLeft, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Sentence } from '../../projection/sentence';
import { sentence } from '../../projection/sentence';
import { alike, type Divergence, firstDivergence } from '../../projection/worlds/divergence';
import { useMoment } from '../app/usePlayer';
import type { Podflight } from '../app/usePodflight';
import { LOW, useMedia, useWidth } from '../app/useWidth';
import { Moment, PlayerBar } from '../shell/PlayerBar';
import { IconButton } from '../shell/TopBar';
import { useText } from '../text/TextContext';
import { formatMoment } from '../text/time';
import type { Comparison } from './comparison';
import { ForkBar } from './ForkBar';
import { alikeText, divergenceText } from './sentences';
import { type PlayedWorld, useWorldRuns, type WorldRuns } from './useWorldRuns';
import { VariationTabs } from './VariationTabs';
import { WorldCards } from './WorldCards';
import { nextInAny, previousInAny, WorldsTimeline } from './WorldsTimeline';
import './worlds.css';

/** Worlds side by side in the stage's place: one player, one playhead, and where they part. */
export default function WorldsArea({ podflight, comparison }: { podflight: Podflight; comparison: Comparison }) {
  const { text } = useText();
  const atMs = useMoment(podflight.player);
  const fork = comparison.kind === 'fork';
  const varied = useVariedWorlds(podflight, comparison);
  const worlds = useForked(podflight, comparison) ?? varied.worlds;
  const found = useMemo(() => differencesOf(worlds), [worlds]);
  const title = useRef<HTMLHeadingElement>(null);
  // In a low window the way here was scrolled to: the beginning has to come into sight.
  useEffect(() => title.current?.focus({ preventScroll: !matchMedia(LOW).matches }), []);
  useClosingKey(podflight.worlds.close);
  return (
    <section
      id="worlds"
      className="flex min-h-0 min-w-0 flex-1 flex-col gap-2"
      aria-labelledby="worlds-title"
      data-testid="worlds"
    >
      <div className="panel worlds-head shrink-0 px-3 py-2">
        <div className="worlds-title flex items-center gap-3">
          <h2 ref={title} id="worlds-title" tabIndex={-1} className="m-0 text-base font-semibold outline-none">
            {fork ? text('worlds.title.fork', { at: formatMoment(comparison.atMs) }) : text('worlds.title')}
          </h2>
          <span className="ml-auto" />
          <SideButton />
          {found?.divergence && <JumpButton atMs={found.divergence.atMs} onJump={podflight.jump} />}
          <IconButton label={text('worlds.close')} onClick={podflight.worlds.close}>
            <X size={18} aria-hidden />
          </IconButton>
        </div>
        {fork ? (
          <ForkBar onKeep={podflight.worlds.close} onBack={podflight.worlds.backToKept} />
        ) : (
          <VariationTabs runs={varied} onChoose={podflight.worlds.compare} />
        )}
        <Difference found={found} worlds={worlds} fork={fork} problem={varied.problem} />
      </div>
      <WorldCards worlds={worlds} atMs={atMs} onJump={podflight.jump} />
      <SharedPlayer
        podflight={podflight}
        atMs={atMs}
        worlds={worlds}
        divergenceMs={found?.divergence?.atMs}
        forkMs={fork ? comparison.atMs : undefined}
      />
    </section>
  );
}

const NO_OPTIONS = { available: [], variation: undefined, worlds: [], problem: undefined } as const;

function useVariedWorlds({ session, original }: Podflight, comparison: Comparison): WorldRuns {
  const asked = comparison.kind === 'worlds' ? comparison.variation : undefined;
  const runs = useWorldRuns(comparison.kind === 'worlds', session, original, asked);
  return comparison.kind === 'worlds' ? runs : NO_OPTIONS;
}

/** The two futures of a fork: the run as it was, and the session's own, which follows what is typed. */
function useForked({ run }: Podflight, comparison: Comparison): readonly PlayedWorld[] | undefined {
  const kept = comparison.kind === 'fork' ? comparison.kept : undefined;
  return useMemo(() => {
    if (!kept || !run) return undefined;
    const world = (key: string, name: Sentence, of: typeof run): PlayedWorld => {
      return { key, name, run: of, scenario: of.scenario, asWritten: false };
    };
    return [world('kept', sentence('worlds.name.kept'), kept), world('new', sentence('worlds.name.new'), run)];
  }, [kept, run]);
}

interface Differences {
  divergence: Divergence | undefined;
  twins: readonly number[];
}

function differencesOf(worlds: readonly PlayedWorld[]): Differences | undefined {
  if (worlds.length < 2) return undefined;
  const runs = worlds.map(({ run }) => run);
  return { divergence: firstDivergence(runs), twins: alike(runs) };
}

function useClosingKey(close: () => void): void {
  const latest = useRef(close);
  latest.current = close;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const inText =
        event.target instanceof Element &&
        event.target.closest('input:not([type=radio]),textarea,.monaco-editor,dialog') !== null;
      if (event.key === 'Escape' && !inText) latest.current();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}

interface DifferenceProps {
  found: Differences | undefined;
  worlds: readonly PlayedWorld[];
  fork: boolean;
  problem: string | undefined;
}

/** Where the worlds part, in a sentence. */
function Difference({ found, worlds, fork, problem }: DifferenceProps) {
  const tools = useText();
  const { text } = tools;
  if (problem !== undefined) return <p className="world-said">{text('worlds.failed', { message: problem })}</p>;
  if (!found) return <p className="world-said">{text('worlds.simulating')}</p>;
  const { divergence, twins } = found;
  if (!divergence) return <p className="world-said">{text(fork ? 'worlds.same.fork' : 'worlds.same')}</p>;
  const names = worlds.map(({ name }) => name);
  return (
    <p className="world-said" data-testid="divergence">
      {divergenceText(divergence, names, tools)} {alikeText(twins, names, tools)}
    </p>
  );
}

/** Shown by the style sheet where three worlds take the place of the editor and the terminal. */
function SideButton() {
  const { text } = useText();
  const [expanded, setExpanded] = useState(false);
  return (
    <button
      type="button"
      className="button worlds-side"
      title={text('worlds.side.hint')}
      aria-expanded={expanded}
      onClick={() => setExpanded(!expanded)}
    >
      <PanelLeft size={15} aria-hidden />
      {text(expanded ? 'worlds.side.hide' : 'worlds.side.show')}
    </button>
  );
}

function JumpButton({ atMs, onJump }: { atMs: number; onJump(atMs: number): void }) {
  const { text } = useText();
  return (
    <button type="button" className="button" onClick={() => onJump(atMs)}>
      <span aria-hidden>≠</span> {text('worlds.jump', { at: formatMoment(atMs) })}
    </button>
  );
}

interface SharedPlayerProps {
  podflight: Podflight;
  atMs: number;
  worlds: readonly PlayedWorld[];
  divergenceMs: number | undefined;
  forkMs: number | undefined;
}

function SharedPlayer({ podflight, atMs, worlds, divergenceMs, forkMs }: SharedPlayerProps) {
  const host = useRef<HTMLDivElement>(null);
  const width = useWidth(host);
  const isLow = useMedia(LOW);
  const { player, jump } = podflight;
  const { actor, endMs } = player;
  const longestMs = Math.max(0, ...worlds.map(({ run }) => run.endMs));
  useEffect(() => {
    // The player knows the session's run only: it must reach the end of the longest world.
    if (longestMs > endMs) actor.send({ type: 'RUN', endMs: longestMs });
  }, [actor, longestMs, endMs]);
  const ownEndMs = podflight.run?.endMs;
  useEffect(() => {
    if (ownEndMs === undefined) return;
    return () => actor.send({ type: 'RUN', endMs: ownEndMs });
  }, [actor, ownEndMs]);
  return (
    <div className="panel worlds-player shrink-0" ref={host}>
      <PlayerBar
        playing={player.playing}
        speed={player.speed}
        onToggle={() => actor.send({ type: 'TOGGLE' })}
        onStart={() => jump(0)}
        onEnd={() => jump(endMs)}
        onPrevious={() => jump(previousInAny(worlds, atMs) ?? 0)}
        onNext={() => jump(nextInAny(worlds, atMs) ?? endMs)}
        onSkip={() => jump(nextInAny(worlds, atMs) ?? endMs)}
        onSpeed={(speed) => actor.send({ type: 'SPEED', speed })}
      >
        <Moment atMs={atMs} endMs={endMs} />
      </PlayerBar>
      {worlds.length > 0 && width > 0 && (
        <WorldsTimeline
          {...{ worlds, atMs, endMs, width, divergenceMs, forkMs, isLow }}
          onSeek={(toMs) => actor.send({ type: 'SCRUB', atMs: toMs })}
          onScrub={(active) => actor.send(active ? { type: 'SCRUB', atMs } : { type: 'RELEASE' })}
        />
      )}
    </div>
  );
}
