import type { ContainerCore } from './core';

/** Steps that a process may take within one instant. */
export const SLICE_STEPS = 1000;

const LONGEST_SLICE_MS = 10_000;
const LONG_SLEEP_MS = 100;
const BUSY_AFTER = 11;

/**
 * How long the next slice of processor time takes. A process that never sleeps gets slices of 1 ms, doubling up to ten
 * seconds: an hour of `while true; do :; done` is a few hundred slices, and a signal still arrives at its instant.
 */
export function busySlice(slicesSoFar: number, container: ContainerCore, pid: number): number {
  if (slicesSoFar === BUSY_AFTER) container.hooks.onNotice?.({ code: 'busy-loop', params: { pid } });
  return Math.min(LONGEST_SLICE_MS, 2 ** Math.min(slicesSoFar, 20));
}

/** Whoever rested this long starts with short slices again. */
export function isLongSleep(ms: number): boolean {
  return ms >= LONG_SLEEP_MS;
}
