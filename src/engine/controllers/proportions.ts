/** How a Deployment that is scaled in the middle of a roll-out is shared out. Models deployment/sync.go scale. */

export interface Share {
  name: string;
  replicas: number;
  createdMs: number;
  /** The most Pods that there could be when it was last scaled: its max-replicas annotation. */
  mostBefore: number | undefined;
}

/** `most`: replicas and surge now, 0 without replicas. New sizes by name. */
export function shareOut(shares: readonly Share[], most: number): ReadonlyMap<string, number> {
  const toAdd = most - shares.reduce((sum, { replicas }) => sum + replicas, 0);
  // The larger first; of equal ones the newer gains, the older loses.
  const newerFirst = toAdd > 0 ? 1 : -1;
  const sorted = [...shares].sort((a, b) => b.replicas - a.replicas || newerFirst * (b.createdMs - a.createdMs));
  const sizes = new Map(sorted.map(({ name, replicas }) => [name, replicas]));
  let left = toAdd;
  for (const share of sorted) {
    const fraction = fractionOf(share, most);
    const change = toAdd > 0 ? Math.min(fraction, left) : Math.max(fraction, left);
    sizes.set(share.name, share.replicas + change);
    left -= change;
  }
  const [largest] = sorted;
  if (largest) sizes.set(largest.name, Math.max(0, (sizes.get(largest.name) ?? 0) + left));
  return sizes;
}

/** Models getReplicaSetFraction. */
function fractionOf({ replicas, mostBefore }: Share, most: number): number {
  if (most === 0) return -replicas;
  return mostBefore ? Math.round((replicas * most) / mostBefore) - replicas : 0;
}
