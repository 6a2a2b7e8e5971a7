/** Draws that a seed decides: the same seed gives the same scripts on every machine, for good. */
export interface Chance {
  /** A whole number from 0 to `below`, exclusive. */
  integer(below: number): number;
  happens(percent: number): boolean;
}

/** The generator known as mulberry32: 32 bits of state, more than good enough to choose from a grammar. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const draw = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  return {
    integer: (below) => Math.floor(draw() * below),
    happens: (percent) => draw() * 100 < percent,
  };
}
