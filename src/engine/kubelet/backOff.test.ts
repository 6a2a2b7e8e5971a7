import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBackOffs, durationText, shortDurationText } from './backOff';

describe('back-off', () => {
  it('waits 10, 20, 40 … 300 seconds after the first failure', () => {
    const backOffs = createBackOffs();
    const delays: number[] = [];
    let nowMs = 0;
    for (let failure = 0; failure < 8; failure++) {
      backOffs.next('key', nowMs, nowMs);
      delays.push(backOffs.get('key') / 1000);
      nowMs += backOffs.get('key');
    }
    expect(delays).toEqual([10, 20, 40, 80, 160, 300, 300, 300]);
  });

  it('begins anew after more than ten minutes of running', () => {
    const backOffs = createBackOffs();
    backOffs.next('key', 0, 0);
    backOffs.next('key', 1, 1);
    expect(backOffs.isInBackOffSince('key', 601_000, 601_001)).toBe(false);
    backOffs.next('key', 601_002, 601_002);
    expect(backOffs.get('key')).toBe(10_000);
  });

  it('never exceeds its limit and never shrinks while failures follow each other', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300_000 }), { maxLength: 30 }), (pauses) => {
        const backOffs = createBackOffs();
        let nowMs = 0;
        let before = 0;
        for (const pause of pauses) {
          nowMs += pause;
          backOffs.next('key', nowMs, nowMs);
          const delay = backOffs.get('key');
          expect(delay).toBeGreaterThanOrEqual(before);
          expect(delay).toBeLessThanOrEqual(300_000);
          before = delay;
        }
      }),
    );
  });
});

it.each([
  [10_000, '10s'],
  [80_000, '1m20s'],
  [300_000, '5m0s'],
])('%i ms print as %s', (ms, text) => expect(durationText(ms)).toBe(text));

it.each([
  [16, '16ms'],
  [2123, '2.123s'],
  [61_500, '1m1.5s'],
])('%i ms print as %s, to the millisecond', (ms, text) => expect(shortDurationText(ms)).toBe(text));
