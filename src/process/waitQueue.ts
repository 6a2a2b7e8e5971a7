import type { WaitQueue, Wakeup } from './types';

/** Something that can be asleep in a queue: a process. */
export interface Sleeper {
  wake(wakeup: Wakeup): void;
}

/** First come, first woken; woken sleepers look again at what they waited for. */
export class SleeperQueue implements WaitQueue {
  #sleepers: Sleeper[] = [];

  add(sleeper: Sleeper): void {
    this.#sleepers.push(sleeper);
  }

  remove(sleeper: Sleeper): void {
    const index = this.#sleepers.indexOf(sleeper);
    if (index >= 0) this.#sleepers.splice(index, 1);
  }

  get isEmpty(): boolean {
    return this.#sleepers.length === 0;
  }

  wakeAll(): void {
    if (this.#sleepers.length === 0) return;
    const woken = this.#sleepers;
    this.#sleepers = [];
    for (const sleeper of woken) sleeper.wake('done');
  }
}

export function createWaitQueue(): SleeperQueue {
  return new SleeperQueue();
}
