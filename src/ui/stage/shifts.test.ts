import { describe, expect, it } from 'vitest';
import { shiftsToSee } from './shifts';

const room = { top: 100, height: 400, before: 0, behind: 600 };

describe('how far to scroll', () => {
  it.each([
    ['what is in sight stays', 200, [room], [0]],
    ['even at the edge', 450, [room], [0]],
    ['down to what is below, with what comes next', 700, [room], [314]],
    ['up to what is above', 90, [{ ...room, before: 300 }], [-74]],
    ['no further than there is', 2_000, [room], [600]],
    ['not at all where nothing is left', 700, [{ ...room, behind: 0 }], [0]],
    ['the outer room does what the inner one cannot', 700, [{ ...room, behind: 100 }, room], [100, 214]],
  ])('%s', (_, top, rooms, shifts) =>
    expect(shiftsToSee({ top, height: 50 }, rooms).map((by) => by + 0)).toEqual(shifts),
  );

  it('shows the beginning of what is higher than its room', () => {
    expect(shiftsToSee({ top: 600, height: 900 }, [room])).toEqual([500]);
  });
});
