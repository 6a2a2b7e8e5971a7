/** Names within two edits of a mistyped one, or that begin with it. Models cobra's SuggestionsFor. */
export function closest(typed: string, names: readonly string[]): string[] {
  const wanted = typed.toLowerCase();
  return names.filter((name) => editDistance(wanted, name) <= 2 || (wanted !== '' && name.startsWith(wanted)));
}

/** Longer words than any command are not looked at: the distance is quadratic. */
const LONGEST = 40;

function editDistance(a: string, b: string): number {
  if (a.length > LONGEST) return a.length;
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitute = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, substitute));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
