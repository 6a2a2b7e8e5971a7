import { CLUSTER } from '../apiserver/clusterFacts';

/** .0 is the network, .1 the node's bridge. */
const FIRST = 2;
const LAST = 254;

/** Pod addresses one after another, as the host-local plug-in gives them: a freed one is not reused at once. */
export function createPodAddresses() {
  const prefix = CLUSTER.podNetwork.slice(0, CLUSTER.podNetwork.lastIndexOf('.') + 1);
  const used = new Set<number>();
  let last = FIRST - 1;
  return {
    /** undefined: all 253 are taken. */
    next(): string | undefined {
      for (let tried = FIRST; tried <= LAST; tried++) {
        last = last >= LAST ? FIRST : last + 1;
        if (used.has(last)) continue;
        used.add(last);
        return `${prefix}${last}`;
      }
      return undefined;
    },
    release(address: string): void {
      used.delete(Number(address.slice(prefix.length)));
    },
  };
}
