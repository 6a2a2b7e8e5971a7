import type { ContainerCore } from './core';

/** Steps that a process may take within one instant. */
export const SLICE_STEPS = 1000;

const LONGEST_SLICE_MS = 10_000;
const LONG_SLEEP_MS = 100;

/** Slices of 1 ms before they double: what ends within some hundred thousand steps takes the time it really would. */
const SHORT_SLICES = 300;
const BUSY_AFTER = SHORT_SLICES + 11;

/** Short slices that a process is granted for moving data: beyond, it is endless, like `yes | cat >/dev/null`. */
const DATA_SLICES = 4000;

/**
 * The processor time of one process. One that never sleeps gets slices of 1 ms, later doubling up to ten seconds: an hour
 * of `while true; do :; done` is a few hundred slices, and a signal still arrives at its instant. Who reads or writes
 * data that goes on from slice to slice, as a stage of a pipeline does, stays with short ones: it ends with the data.
 */
export class Slices {
  #taken = 0;
  #withData = 0;

  /** How long the next slice takes. */
  next(movedData: boolean, container: ContainerCore, pid: number): number {
    if (movedData && this.#withData < DATA_SLICES) {
      this.#withData++;
      this.#taken = Math.min(this.#taken, SHORT_SLICES);
    }
    const taken = this.#taken++;
    if (taken === BUSY_AFTER) container.hooks.onNotice?.({ code: 'busy-loop', params: { pid } });
    return Math.min(LONGEST_SLICE_MS, 2 ** Math.min(Math.max(0, taken - SHORT_SLICES), 20));
  }

  startAgain(): void {
    this.#taken = 0;
    this.#withData = 0;
  }
}

/** Whoever rested this long starts with short slices again. */
export function isLongSleep(ms: number): boolean {
  return ms >= LONG_SLEEP_MS;
}
