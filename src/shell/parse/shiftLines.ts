/**
 * A copy of a part of the syntax tree in which every command stands some lines further down: bash counts the lines of
 * `$(…)` from the line where it ends.
 */
export function shiftLines<T>(tree: T, lines: number): T;
export function shiftLines(tree: unknown, lines: number): unknown {
  if (Array.isArray(tree)) return tree.map((item: unknown) => shiftLines(item, lines));
  if (typeof tree !== 'object' || tree === null) return tree;
  const fields: [string, unknown][] = Object.entries(tree);
  return Object.fromEntries(
    fields.map(([key, value]) => [
      key,
      key === 'line' && typeof value === 'number' ? value + lines : shiftLines(value, lines),
    ]),
  );
}
