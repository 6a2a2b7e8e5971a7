import { expect, it } from 'vitest';
import type { Scene } from '../../projection/scene/elements';
import { followPicture, type KeptPicture } from './followPicture';

const draw = (t: number): Scene => ({
  width: t,
  height: 1,
  captionHeight: 0,
  scale: 1,
  elements: [],
  description: '',
  boxes: new Map(),
});

/** The moments that are shown while frames ask for `moments`, where each picture costs so many milliseconds. */
function shown(moments: readonly number[], costMs: number): readonly number[] {
  let kept: KeptPicture | undefined;
  let nowMs = 0;
  const clock = () => {
    nowMs += costMs;
    return nowMs;
  };
  return moments.map((t) => {
    kept = followPicture(kept, draw, t, clock);
    expect(kept.shown.width).toBe(kept.shownMs);
    return kept.shownMs;
  });
}

it('shows every moment where pictures cost little', () => {
  expect(shown([0, 10, 20, 30], 0.5)).toEqual([0, 10, 20, 30]);
});

it('computes in one frame and shows in the next where they cost much, and ends with the last moment', () => {
  expect(shown([0, 10, 20, 30, 40, 40, 40, 40], 5)).toEqual([0, 0, 10, 10, 30, 30, 40, 40]);
});

it('shows another picture at once', () => {
  const other = (t: number) => draw(t);
  const slow = () => {
    nowMs += 9;
    return nowMs;
  };
  let nowMs = 0;
  const first = followPicture(undefined, draw, 0, slow);
  expect(followPicture(first, other, 5, slow)).toMatchObject({ draw: other, shownMs: 5 });
});
