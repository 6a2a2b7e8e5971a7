/** Texts of this many files at once: one for each Pod of a scenario, or nearly. */
const MOST = 64;

/** A pure reading of a text that remembers what it read: loops read the same few files thousands of times. */
export function remembering<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= MOST) known.clear();
    const value = read(text);
    known.set(text, value);
    return value;
  };
}
