/** Binary searches over lists ordered by time. Every projection looks up with these, so that a moment costs microseconds. */

interface Timed {
  readonly atMs: number;
}

/** How many entries are at or before `t`. */
export function countUntil(list: readonly Timed[], t: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const entry = list[middle];
    if (entry && entry.atMs <= t) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function lastUntil<T extends Timed>(list: readonly T[], t: number): T | undefined {
  return list[countUntil(list, t) - 1];
}

export function firstAfter<T extends Timed>(list: readonly T[], t: number): T | undefined {
  return list[countUntil(list, t)];
}

/** The entries with `from < atMs ≤ t`, oldest first, at most the `most` latest. */
export function within<T extends Timed>(list: readonly T[], from: number, t: number, most = 200): readonly T[] {
  const end = countUntil(list, t);
  return list.slice(Math.max(countUntil(list, from), end - most), end);
}
