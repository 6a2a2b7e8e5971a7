import { useEffect, useState } from 'react';
import { type Actor, createActor } from 'xstate';
import { playerMachine } from '../../player/playerMachine';
import { useSnapshot } from '../engine/useActor';

/** Longer gaps between frames (a hidden tab) do not make the playhead leap. */
const LONGEST_FRAME_MS = 250;

export interface Player {
  actor: Actor<typeof playerMachine>;
  playing: boolean;
  atMs: number;
  endMs: number;
  speed: number;
}

/** The player actor and the clock that drives it: one TICK a frame while it plays. */
export function usePlayer(startAtMs: number, endMs = startAtMs): Player {
  const [actor] = useState(() => createActor(playerMachine, { input: { atMs: startAtMs, endMs } }).start());
  const snapshot = useSnapshot(actor);
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
  const { atMs, speed } = snapshot.context;
  return { actor, playing, atMs, endMs: snapshot.context.endMs, speed };
}
