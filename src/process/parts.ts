/**
 * Code and data that are loaded only where a simulation needs them. Simulating is synchronous, loading is not: what needs a
 * part that is not there yet throws PartMissing, and whoever runs the simulation loads the part and simulates again from
 * the start. Equal scenarios give equal runs, so the result is the one that it would have given at once.
 */

/** Thrown through programs, the kernel and the engine to whoever called it. Nothing in between may keep it. */
export class PartMissing extends Error {
  constructor(readonly part: string) {
    super(`the part "${part}" of the simulator is not loaded: src/images/all.ts loads all of them`);
  }
}

export interface Part<T> {
  /** Throws PartMissing until it has been provided. */
  get(): T;
  provide(value: T): void;
}

export function createPart<T>(name: string): Part<T> {
  let provided: { readonly value: T } | undefined;
  return {
    get() {
      if (!provided) throw new PartMissing(name);
      return provided.value;
    },
    provide(value) {
      provided = { value };
    },
  };
}

/** What loads a part: `load` fetches its code. */
export const loader =
  <T>(part: Part<T>, load: () => Promise<T>): (() => Promise<void>) =>
  async () =>
    part.provide(await load());
