/** A stretch of a text, from `index` to the next one's, and where it was before anything was put into the text. */
interface Stretch {
  index: number;
  origin: number;
  /** All of it stands where what it replaced began. */
  isInserted: boolean;
}

/** Leads from indices of a text in which pieces are replaced back to the text as it was. */
export interface Origins {
  originOf(index: number): number;
  /** Says that `length` characters took the place of those from `start` to before `end`. */
  replace(start: number, end: number, length: number): void;
}

/** Pieces are expected to be replaced from left to right: then each takes no longer than the one before it. */
export function createOrigins(): Origins {
  const stretches: Stretch[] = [{ index: 0, origin: 0, isInserted: false }];
  /** Number of the last stretch that begins at `index` or before it. */
  const find = (index: number): number => {
    let low = 0;
    let high = stretches.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((stretches[middle]?.index ?? 0) <= index) low = middle;
      else high = middle;
    }
    return low;
  };
  const stretchAt = (index: number): Stretch => {
    const found = stretches[find(index)];
    if (!found) return { index, origin: index, isInserted: false };
    return { index, origin: found.origin + (found.isInserted ? 0 : index - found.index), isInserted: found.isInserted };
  };
  return {
    originOf: (index) => stretchAt(index).origin,
    replace(start, end, length) {
      const [from, behind] = [stretchAt(start), stretchAt(end)];
      const later = stretches.splice(find(start) + 1).filter(({ index }) => index > end);
      const shift = length - (end - start);
      for (const stretch of later) stretch.index += shift;
      if (length > 0) stretches.push({ ...from, isInserted: true });
      stretches.push({ ...behind, index: start + length }, ...later);
    },
  };
}
