import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growingView, lanePaths, ticks, timeOf, xOf } from './lanePaths';

const view = { fromMs: 1_000, untilMs: 11_000, width: 500 };

describe('the timeline’s geometry', () => {
  it('maps moments to pixels and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), (t) => {
        expect(timeOf(xOf(t, view), view)).toBeCloseTo(t, 6);
      }),
    );
  });

  it('keeps to that where the rest of a run is squeezed, and squeezes less the more has been reached', () => {
    const moments = fc.integer({ min: 0, max: 600_000 });
    fc.assert(
      fc.property(moments, moments, (t, reached) => {
        const growing = growingView(600_000, reached, 700);
        expect(timeOf(xOf(t, growing), growing)).toBeCloseTo(t, 5);
        expect(xOf(600_000, growing)).toBeCloseTo(700, 6);
        expect(xOf(reached, growing)).toBeLessThanOrEqual(growing.fold?.x ?? 700);
      }),
    );
    expect(growingView(120_000, 9_000, 700).fold?.atMs).toBe(15_000);
    expect(growingView(120_000, 60_000, 700).fold).toBeUndefined();
  });

  it('draws one path per state, and nothing outside the view', () => {
    const segments = [
      { state: 'waiting', fromMs: 0, untilMs: 500 },
      { state: 'running', fromMs: 500, untilMs: 3_000 },
      { state: 'back-off', fromMs: 3_000, untilMs: 5_000 },
      { state: 'running', fromMs: 5_000, untilMs: 20_000 },
    ] as const;
    const paths = lanePaths(segments, view, 0, 10);
    expect(paths.map(({ state }) => state)).toEqual(['running', 'back-off']);
    expect(paths[0]?.d).toBe('M0.0 1.0h100.0v8.0H0.0zM200.0 1.0h300.0v8.0H200.0z');
  });

  it('draws ten thousand segments with no more pieces than there are pixels to tell apart', () => {
    const segments = Array.from({ length: 10_000 }, (_, index) => ({
      state: index % 2 ? ('running' as const) : ('waiting' as const),
      fromMs: 1_000 + index,
      untilMs: 1_001 + index,
    }));
    for (const { d } of lanePaths(segments, view, 0, 10)) expect(d.split('M').length).toBeLessThan(500 * 3);
  });

  it.each([
    [{ fromMs: 0, untilMs: 1_000, width: 400 }, 200],
    [{ fromMs: 0, untilMs: 60_000, width: 400 }, 15_000],
    [{ fromMs: 0, untilMs: 3_600_000, width: 400 }, 1_800_000],
  ])('marks round distances: %j → %d', (of, step) => {
    const [first = 0, second = 0] = ticks(of);
    expect(second - first).toBe(step);
  });
});
