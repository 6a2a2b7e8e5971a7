import type { Scene } from '../../projection/scene/elements';
import { reuseElements } from './reuse';

/** More than this leaves too little of a frame for drawing. */
const SLOW_MS = 2;

export interface KeptPicture {
  readonly draw: (t: number) => Scene;
  readonly shown: Scene;
  /** The moment that is shown. */
  readonly shownMs: number;
  /** Computed in the frame before, not shown yet. */
  readonly next?: { readonly scene: Scene; readonly t: number } | undefined;
  /** How long the last picture took to compute. */
  readonly costMs: number;
}

/**
 * What a frame shows at `t`, after what the frame before it kept. Usually the picture of `t`. Where one takes long to
 * compute, a frame either computes it or shows it, so that every frame stays short. `clock` tells milliseconds.
 */
export function followPicture(
  before: KeptPicture | undefined,
  draw: (t: number) => Scene,
  t: number,
  clock: () => number,
): KeptPicture {
  const isSame = before?.draw === draw;
  if (isSame && before.shownMs === t) return before;
  if (isSame && before.next) return { ...before, shown: before.next.scene, shownMs: before.next.t, next: undefined };
  const startMs = clock();
  const scene = reuseElements(before?.shown, draw(t));
  const costMs = clock() - startMs;
  if (isSame && before.costMs > SLOW_MS) return { ...before, next: { scene, t }, costMs };
  return { draw, shown: scene, shownMs: t, costMs };
}
