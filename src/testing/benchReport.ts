/** Prints one figure beside its budget, '' for none. */
export type Report = (what: string, measured: string, budget: string) => void;

/** Milliseconds of the fastest of several runs: other work on the machine only ever adds. */
export function best(times: number, work: () => unknown): number {
  let shortest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < times; i++) {
    const from = performance.now();
    work();
    shortest = Math.min(shortest, performance.now() - from);
  }
  return shortest;
}
