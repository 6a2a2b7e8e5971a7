import { useEffect, useReducer, useRef } from 'react';
import type { Podflight } from './usePodflight';

/** Nobody reads lists faster than they change ten times a second. */
const CALM_MS = 100;

/**
 * The page for whatever shows text: while time runs or is dragged, its moment follows ten times a second, and the object
 * stays the same in between, so that memoised panels leave the frame to the stage. Anything but the moment is never late.
 */
export function useCalm(podflight: Podflight): Podflight {
  const kept = useRef({ podflight, sinceMs: 0 });
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const nowMs = performance.now();
  const isDue = nowMs - kept.current.sinceMs >= CALM_MS && kept.current.podflight.atMs !== podflight.atMs;
  if (isDue || differs(kept.current.podflight, podflight)) kept.current = { podflight, sinceMs: nowMs };
  const isLate = kept.current.podflight.atMs !== podflight.atMs;
  useEffect(() => {
    if (!isLate) return;
    // Time may have stopped: then no further frame would bring the last moment.
    const timer = setTimeout(redraw, CALM_MS);
    return () => clearTimeout(timer);
  }, [isLate]);
  return kept.current.podflight;
}

const differs = (before: Podflight, next: Podflight): boolean =>
  before.run !== next.run ||
  before.lesson !== next.lesson ||
  before.stop !== next.stop ||
  before.original !== next.original ||
  before.worlds.shown !== next.worlds.shown ||
  before.player.playing !== next.player.playing ||
  before.session.scenario !== next.session.scenario ||
  before.session.problem !== next.session.problem ||
  before.session.simulating !== next.session.simulating;
