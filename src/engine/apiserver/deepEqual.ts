/** Equality of JSON values: key order does not matter, a key with the value undefined is as good as absent. */
export function deepEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((item, index) => deepEqual(item, b[index]))
    );
  }
  // Whole statuses are compared at every sync of every Pod: nothing is made on the way.
  const right: Readonly<Record<string, unknown>> = { ...b };
  let surplus = 0;
  for (const key in right) if (right[key] !== undefined) surplus++;
  for (const [key, value] of Object.entries(a)) {
    if (value === undefined) continue;
    if (!Object.hasOwn(right, key) || !deepEqual(value, right[key])) return false;
    surplus--;
  }
  return surplus === 0;
}
