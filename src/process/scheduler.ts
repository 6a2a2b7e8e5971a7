import type { Timers, Wakeup } from './types';

/** A process as the scheduler sees it. */
export interface Runnable {
  resume(wakeup: Wakeup): void;
}

/**
 * Runs what is runnable at one instant, first come first served. One per Timers: processes of all containers share it, so
 * that a byte through a connection reaches the other container at the same instant, always in the same order.
 */
export class Scheduler {
  #queue: Runnable[] = [];
  #wakeups: Wakeup[] = [];
  #isDraining = false;
  #isScheduled = false;

  constructor(readonly timers: Timers) {}

  get nowMs(): number {
    return this.timers.nowMs;
  }

  /** Queues a process. Outside of a drain one is scheduled for this instant. */
  ready(process: Runnable, wakeup: Wakeup): void {
    this.#queue.push(process);
    this.#wakeups.push(wakeup);
    if (this.#isDraining || this.#isScheduled) return;
    this.#isScheduled = true;
    this.timers.schedule(this.timers.nowMs, () => {
      this.#isScheduled = false;
      this.drain();
    });
  }

  /** A timer of a process fired: it runs at once, with all that it makes runnable, before the next timer of this instant. */
  fire(process: Runnable, wakeup: Wakeup): void {
    if (this.#isDraining) {
      this.ready(process, wakeup);
      return;
    }
    this.#queue.push(process);
    this.#wakeups.push(wakeup);
    this.drain();
  }

  drain(): void {
    if (this.#isDraining) return;
    this.#isDraining = true;
    try {
      for (let index = 0; index < this.#queue.length; index++) {
        const process = this.#queue[index];
        const wakeup = this.#wakeups[index];
        if (process && wakeup) process.resume(wakeup);
        // A long drain (two processes exchanging data) must not keep what already ran.
        if (index === 4095) {
          this.#queue.splice(0, 4096);
          this.#wakeups.splice(0, 4096);
          index = -1;
        }
      }
    } finally {
      this.#queue.length = 0;
      this.#wakeups.length = 0;
      this.#isDraining = false;
    }
  }
}

const schedulers = new WeakMap<Timers, Scheduler>();

export function schedulerOf(timers: Timers): Scheduler {
  const known = schedulers.get(timers);
  if (known) return known;
  const created = new Scheduler(timers);
  schedulers.set(timers, created);
  return created;
}
