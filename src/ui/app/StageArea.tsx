import { type ComponentProps, lazy, Suspense, useContext, useRef } from 'react';
import type { LessonAction } from '../../lessons';
import { HonestyCards } from '../panels/HonestyCards';
import { PodStrip } from '../panels/PodStrip';
import { LessonCallout } from '../shell/LessonCallout';
import { Moment, PlayerBar } from '../shell/PlayerBar';
import { Stage } from '../stage/Stage';
import { useText } from '../text/TextContext';
import { Timeline } from '../timeline/Timeline';
import { CompareButtons } from '../worlds/CompareButtons';
import { FirstLookContext } from './firstLook';
import { LiveCaption } from './LiveCaption';
import { type Player, useMoment } from './usePlayer';
import type { Podflight } from './usePodflight';
import { usePointing } from './usePointing';
import { useSteady } from './useSteady';
import { FLAT, LOW, useMedia, useSize } from './useWidth';

const WorldsArea = lazy(() => import('../worlds/WorldsArea'));

/** The middle of the page: the stage, or several worlds side by side. */
export function StageArea({ podflight }: { podflight: Podflight }) {
  const { shown } = podflight.worlds;
  if (!shown) return <OneWorld podflight={podflight} />;
  return (
    <Suspense fallback={<OneWorld podflight={podflight} />}>
      <WorldsArea podflight={podflight} comparison={shown} />
    </Suspense>
  );
}

/** So wide, the moment has room beside the player's buttons. */
const ONE_ROW = 520;

/** Stage over timeline over player: what an embedding document shows. */
function OneWorld({ podflight }: { podflight: Podflight }) {
  const { text } = useText();
  const host = useRef<HTMLDivElement>(null);
  const { stageWidth, stageHeight } = useContext(FirstLookContext);
  const { width, height } = useSize(host, { width: stageWidth, height: stageHeight });
  const reducedMotion = useMedia('(prefers-reduced-motion: reduce)');
  const isLow = useMedia(LOW);
  // The Pods' STATUS stands in the picture too.
  const inOneRow = useMedia(FLAT) && width >= ONE_ROW;
  const { run, atMs, lesson, stop, player } = podflight;
  const pointing = usePointing(run, atMs);
  const { pod, highlighted, onSelect, onHover } = pointing;
  const act = useSteady((action: LessonAction) => podflight.type(action.run));
  return (
    <section className="flex min-h-0 min-w-0 flex-1 flex-col gap-2" aria-label={text('stage.title')}>
      <div className="flex min-h-0 flex-1 flex-col gap-2 overflow-auto lg:overflow-visible">
        {lesson && <LessonCallout lesson={lesson} stop={stop} onAction={act} />}
        {run && <HonestyCards run={run} atMs={atMs} />}
        <div ref={host} className="panel stage-room min-h-44 flex-1 overflow-auto lg:min-h-64" data-testid="stage">
          {run && width > 0 && (
            <LiveStage {...{ player, run, width, height, reducedMotion, pod, highlighted, onSelect, onHover }} />
          )}
        </div>
      </div>
      {run && <LiveCaption run={run} atMs={atMs} pod={pointing.pod} playing={player.playing} />}
      <div className="panel @container shrink-0">
        {!inOneRow && (
          <div className="flex items-center gap-2 border-b border-line pr-3">
            {run && <PodStrip run={run} atMs={atMs} />}
            <LiveMoment player={player} />
          </div>
        )}
        <PlayerBar
          playing={player.playing}
          speed={player.speed}
          onToggle={useSteady(() => player.actor.send({ type: 'TOGGLE' }))}
          onStart={useSteady(() => podflight.jump(0))}
          onEnd={useSteady(() => podflight.jump(player.endMs))}
          onPrevious={useSteady(() => podflight.step(-1))}
          onNext={useSteady(() => podflight.step(1))}
          onSkip={podflight.skip}
          onSpeed={useSteady((speed) => player.actor.send({ type: 'SPEED', speed }))}
        >
          {inOneRow && <LiveMoment player={player} />}
          <CompareButtons
            onFork={useSteady(() => podflight.worlds.fork())}
            onCompare={useSteady(() => podflight.worlds.compare())}
          />
        </PlayerBar>
        {run && width > 0 && (
          <LiveTimeline
            {...{ player, run, width }}
            bare={isLow}
            pointed={pointing.pointed}
            onPoint={pointing.onPoint}
          />
        )}
      </div>
    </section>
  );
}

/** What is drawn with every frame. Everything else on the page follows the player ten times a second. */
type Live<Props> = Omit<Props, 't'> & { player: Player };

function LiveStage({ player, ...props }: Live<ComponentProps<typeof Stage>>) {
  return <Stage {...props} turn={player.turn} t={useMoment(player)} />;
}

function LiveTimeline({ player, ...props }: Omit<Live<ComponentProps<typeof Timeline>>, 'onSeek' | 'onScrub'>) {
  const { actor } = player;
  const t = useMoment(player);
  return (
    <Timeline
      {...props}
      t={t}
      onSeek={(atMs) => actor.send({ type: 'SCRUB', atMs })}
      onScrub={(active) => actor.send(active ? { type: 'SCRUB', atMs: t } : { type: 'RELEASE' })}
    />
  );
}

function LiveMoment({ player }: { player: Player }) {
  return <Moment atMs={useMoment(player)} endMs={player.endMs} />;
}
