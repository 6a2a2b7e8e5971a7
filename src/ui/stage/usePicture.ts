import { useLayoutEffect, useReducer, useRef } from 'react';
import type { Scene } from '../../projection/scene/elements';
import { followPicture, type KeptPicture } from './followPicture';

/** Whether the next frame shows a picture that this one computed: whoever can wait leaves that frame to it. */
export interface PictureTurn {
  showsNext: boolean;
}

/**
 * The picture at `t`. Where one takes long to compute, a frame either computes it or shows it: every frame stays short, the
 * picture follows at half the pace, and what stands still at the end is always the picture of the last moment. `draw`
 * must be another function whenever anything but the moment changes: then its picture is shown at once.
 */
export function usePicture(draw: (t: number) => Scene, t: number, turn?: PictureTurn): Scene {
  const kept = useRef<KeptPicture>(undefined);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  kept.current = followPicture(kept.current, draw, t, () => performance.now());
  const { shown, shownMs, next } = kept.current;
  const isLate = shownMs !== t;
  const latest = useRef({ draws: 0, isLate });
  latest.current = { draws: latest.current.draws + 1, isLate };
  const waiting = useRef(0);
  useLayoutEffect(() => {
    if (turn) turn.showsNext = next !== undefined;
  });
  useLayoutEffect(() => {
    // While frames come anyway, the next one brings it up to date: one request waits, none is taken back.
    if (!isLate || waiting.current) return;
    const wait = () => {
      const seen = latest.current.draws;
      waiting.current = requestAnimationFrame(() => {
        waiting.current = 0;
        if (!latest.current.isLate) return;
        if (latest.current.draws === seen) redraw();
        else wait();
      });
    };
    wait();
  });
  useLayoutEffect(() => () => cancelAnimationFrame(waiting.current), []);
  return shown;
}
