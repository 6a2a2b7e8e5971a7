/**
 * A copy of a part of the syntax tree in which every command stands some lines further down: bash counts the lines of
 * `$(…)` from the line where it ends, and one more after each here-document in it.
 */
export function shiftLines<T>(tree: T, lines: number): T;
export function shiftLines(tree: unknown, lines: number): unknown {
  return shifted(tree, { lines });
}

const hasDocument = (redirection: object): boolean => 'hereDocument' in redirection;

function shifted(tree: unknown, shift: { lines: number }): unknown {
  if (Array.isArray(tree)) return tree.map((item: unknown) => shifted(item, shift));
  if (typeof tree !== 'object' || tree === null) return tree;
  const { lines } = shift;
  const fields: [string, unknown][] = Object.entries(tree);
  const copy = Object.fromEntries(
    fields.map(([key, value]) => [
      key,
      key === 'line' && typeof value === 'number' ? value + lines : shifted(value, shift),
    ]),
  );
  if ('redirections' in tree && Array.isArray(tree.redirections) && tree.redirections.some(hasDocument))
    shift.lines = lines + 1;
  return copy;
}
