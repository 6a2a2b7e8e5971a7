import { useLayoutEffect, useReducer, useRef } from 'react';
import type { Scene } from '../../projection/scene/elements';
import { followPicture, type KeptPicture } from './followPicture';

/**
 * The picture at `t`. Where one takes long to compute, a frame either computes it or shows it: every frame stays short, the
 * picture follows at half the pace, and what stands still at the end is always the picture of the last moment. `draw`
 * must be another function whenever anything but the moment changes: then its picture is shown at once.
 */
export function usePicture(draw: (t: number) => Scene, t: number): Scene {
  const kept = useRef<KeptPicture>(undefined);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  kept.current = followPicture(kept.current, draw, t, () => performance.now());
  const { shown, shownMs } = kept.current;
  const isLate = shownMs !== t;
  useLayoutEffect(() => {
    if (!isLate) return;
    const frame = requestAnimationFrame(redraw);
    return () => cancelAnimationFrame(frame);
  });
  return shown;
}
