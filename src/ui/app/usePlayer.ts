import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { type Actor, createActor } from 'xstate';
import { playerMachine } from '../../player/playerMachine';
import type { PictureTurn } from '../stage/usePicture';
import { calmSnapshots } from './calmSnapshots';

/** Longer gaps between frames (a hidden tab) do not make the playhead leap. */
const LONGEST_FRAME_MS = 250;

export interface Player {
  actor: Actor<typeof playerMachine>;
  playing: boolean;
  /** As lists show it: while time runs, ten times a second. What moves with every frame asks useMoment. */
  atMs: number;
  endMs: number;
  speed: number;
  /** Which frames the picture needs for itself: it says so, lists respect it. */
  turn: PictureTurn;
  /** The moment right now, for what somebody does at it. */
  now(): number;
}

/** The player actor and the clock that drives it: one TICK a frame while it plays. */
export function usePlayer(startAtMs: number, endMs = startAtMs): Player {
  const [actor] = useState(() => createActor(playerMachine, { input: { atMs: startAtMs, endMs } }).start());
  const [turn] = useState<PictureTurn>(() => ({ showsNext: false }));
  const [calm] = useState(() => calmSnapshots(actor, turn));
  const snapshot = useSyncExternalStore(calm.subscribe, calm.read, calm.read);
  const playing = snapshot.matches('playing');
  useEffect(() => {
    if (!playing) return;
    let last = performance.now();
    let frame = requestAnimationFrame(function tick(now) {
      actor.send({ type: 'TICK', elapsedMs: Math.min(LONGEST_FRAME_MS, Math.max(0, now - last)) });
      last = now;
      frame = requestAnimationFrame(tick);
    });
    return () => cancelAnimationFrame(frame);
  }, [actor, playing]);
  const now = useCallback(() => actor.getSnapshot().context.atMs, [actor]);
  const { atMs, speed } = snapshot.context;
  return { actor, playing, atMs, endMs: snapshot.context.endMs, speed, turn, now };
}

/** The moment with every frame: for the few components that draw time itself. */
export function useMoment({ actor, now }: Player): number {
  const subscribe = useCallback(
    (changed: () => void) => {
      const subscription = actor.subscribe(changed);
      return () => subscription.unsubscribe();
    },
    [actor],
  );
  return useSyncExternalStore(subscribe, now, now);
}
