import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Run } from '../../engine/run';
import { type Lesson, type LessonStop, loadLesson } from '../../lessons';
import { nextCause, previousCause } from '../../projection/causes';
import type { Scenario } from '../../scenario/scenario';
import { dropLastStep, interruptStep, removeFile, typeCommand, typeInto, writeFile } from '../../session/edits';
import { interruptRunning } from '../../session/running';
import { type ComparisonControl, useComparison } from '../worlds/comparison';
import { currentStop, nextStopMs } from './lessonStops';
import type { Opening } from './opening';
import { type Player, usePlayer } from './usePlayer';
import { type Session, useSession } from './useSession';
import { useSteady } from './useSteady';

/** Everything the page shows and can do, for the components to draw. */
export interface Podflight {
  session: Session;
  player: Player;
  lesson: Lesson | undefined;
  /** The lesson's stop whose moment has come and whose command has not been typed. */
  stop: LessonStop | undefined;
  run: Run | undefined;
  /** The moment as lists show it: see Player. */
  atMs: number;
  /** The scenario before the reader's edits. */
  original: Scenario;
  worlds: ComparisonControl;
  /** Types a command; one that would hold the terminal for long is interrupted first. */
  type(command: string): void;
  /** Types into a command that runs on a terminal. */
  input(step: number, text: string): void;
  write(file: string, text: string): void;
  remove(file: string): void;
  undo(): void;
  reset(): void;
  interrupt(step: number): void;
  open(lessonId: string): void;
  jump(atMs: number): void;
  step(direction: 1 | -1): void;
  skip(): void;
}

/** Typing is simulated again at most this often. */
const TYPING_PAUSE_MS = 60;

export function usePodflight(opening: Opening): Podflight {
  const session = useSession(opening.scenario, opening.run);
  const player = usePlayer(opening.atMs ?? 0, opening.run?.endMs);
  const [lesson, setLesson] = useState(opening.lesson);
  const { run } = session;
  useFollowRun(run, player.actor, opening, lesson);
  const { draft, write, flush } = useDraft(session);

  const change = useCallback(
    (edit: (scenario: Scenario) => Scenario) => session.change(edit(flush())),
    [session, flush],
  );
  const { atMs, actor, now } = player;
  /** The new end is known ahead of the new run: at the old end, playing would start over. */
  const changeAndPlay = (edit: (scenario: Scenario) => Scenario) => {
    change((scenario) => {
      const next = edit(scenario);
      actor.send({ type: 'RUN', endMs: next.untilMs });
      return next;
    });
    actor.send({ type: 'PLAY' });
  };
  const original = lesson?.scenario ?? opening.scenario;
  const jump = (toMs: number) => actor.send({ type: 'JUMP', atMs: toMs });
  const worlds = useComparison({ run, now, original, change, jump });
  const stop = useMemo(() => currentStop(lesson, draft, atMs), [lesson, draft, atMs]);
  useLaterStops(lesson, draft, atMs, actor);
  return {
    session: { ...session, scenario: draft },
    player,
    lesson,
    stop,
    run,
    atMs,
    original,
    worlds,
    write: useSteady(write),
    type: useSteady((command) =>
      changeAndPlay((scenario) => typeCommand(interruptRunning(scenario, now(), run), now(), command)),
    ),
    input: useSteady((step, text) => changeAndPlay((scenario) => typeInto(scenario, step, now(), text))),
    remove: useSteady((file) => change((scenario) => removeFile(scenario, file))),
    undo: useSteady(() => change(dropLastStep)),
    reset: useSteady(() => {
      change(() => ({ ...original }));
      actor.send({ type: 'JUMP', atMs: 0 });
      startLesson(actor, lesson);
    }),
    interrupt: useSteady((step) => change((scenario) => interruptStep(scenario, step, now(), run))),
    open: useSteady((lessonId) => {
      void loadLesson(lessonId).then((next) => {
        if (!next) return;
        setLesson(next);
        change(() => ({ ...next.scenario }));
        actor.send({ type: 'JUMP', atMs: 0 });
        startLesson(actor, next);
      });
    }),
    jump: useSteady(jump),
    step: useSteady((direction) => {
      if (!run) return;
      const cause = direction === 1 ? nextCause(run, now(), 'minor') : previousCause(run, now(), 'minor');
      if (cause) actor.send({ type: 'JUMP', atMs: cause.atMs });
    }),
    skip: useSteady(() => {
      const cause = run ? nextCause(run, now()) : undefined;
      actor.send({ type: 'JUMP', atMs: cause?.atMs ?? player.endMs });
    }),
  };
}

function startLesson(actor: Player['actor'], lesson: Lesson | undefined): void {
  actor.send({ type: 'STOP_AT', atMs: lesson?.stops[0]?.atMs });
  actor.send({ type: 'PLAY' });
}

/** Tells the player of every new run; the first one starts playing, or shows the moment of a link. */
function useFollowRun(
  run: Run | undefined,
  actor: Player['actor'],
  opening: Opening,
  lesson: Lesson | undefined,
): void {
  const started = useRef(false);
  // Ahead of the first paint: what plays from the start is never seen paused.
  useLayoutEffect(() => {
    if (!run) return;
    actor.send({ type: 'RUN', endMs: run.endMs });
    if (started.current) return;
    started.current = true;
    if (opening.atMs !== undefined) actor.send({ type: 'JUMP', atMs: opening.atMs });
    else if (matchMedia('(prefers-reduced-motion: reduce)').matches)
      actor.send({ type: 'JUMP', atMs: lesson?.stops[0]?.atMs ?? run.endMs });
    else startLesson(actor, lesson);
  }, [run, actor, opening, lesson]);
}

/** The scenario as typed: shown at once, simulated when the fingers rest for a moment. */
function useDraft(session: Session) {
  const [draft, setDraft] = useState(session.scenario);
  const pending = useRef<{ scenario: Scenario; timer: number } | undefined>(undefined);
  useEffect(() => {
    if (!pending.current) setDraft(session.scenario);
  }, [session.scenario]);
  const flush = useCallback((): Scenario => {
    const latest = pending.current?.scenario;
    if (pending.current) clearTimeout(pending.current.timer);
    pending.current = undefined;
    return latest ?? session.scenario;
  }, [session.scenario]);
  const write = (file: string, text: string) => {
    const next = writeFile(pending.current?.scenario ?? session.scenario, file, text);
    if (pending.current) clearTimeout(pending.current.timer);
    const timer = window.setTimeout(() => {
      pending.current = undefined;
      session.change(next);
    }, TYPING_PAUSE_MS);
    pending.current = { scenario: next, timer };
    setDraft(next);
  };
  return { draft, write, flush };
}

/** Once a stop has been passed, the lesson stops at the next one; after the last one, or a jump over it, at none. */
function useLaterStops(lesson: Lesson | undefined, scenario: Scenario, atMs: number, actor: Player['actor']): void {
  const next = nextStopMs(lesson, scenario, atMs);
  useEffect(() => {
    actor.send({ type: 'STOP_AT', atMs: next });
  }, [next, actor]);
}
