import { STANDARD_MODULES } from './standardModules';

const MOVE_COST = 2;
const CASE_COST = 1;
const MOST_CANDIDATES = 750;
const LONGEST = 40;

/** `. Did you mean: 'print'?` after a name that does not exist. */
export function meant(wrong: string, candidates: readonly string[]): string {
  const best = nearest(wrong, candidates);
  return best === undefined ? '' : `. Did you mean: '${best}'?`;
}

export function nameHint(wrong: string, known: readonly string[]): string {
  const guess = meant(wrong, known);
  if (!STANDARD_MODULES.has(wrong)) return guess;
  return guess === '' ? `. Did you forget to import '${wrong}'?` : `${guess} Or did you forget to import '${wrong}'?`;
}

// Models Lib/traceback.py _compute_suggestion_error.
function nearest(wrong: string, candidates: readonly string[]): string | undefined {
  if (candidates.length > MOST_CANDIDATES || wrong.length > LONGEST) return undefined;
  let best: string | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    if (candidate === wrong) continue;
    const most = Math.min(((candidate.length + wrong.length + 3) * MOVE_COST) / 6, bestDistance - 1);
    const distance = distanceOf(wrong, candidate);
    if (distance > most) continue;
    best = candidate;
    bestDistance = distance;
  }
  return best;
}

/** Levenshtein's, where a letter of the other case costs less. */
function distanceOf(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > LONGEST) return Number.POSITIVE_INFINITY;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i * MOVE_COST);
  for (let i = 0; i < a.length; i++) {
    const next = [(i + 1) * MOVE_COST];
    for (let j = 0; j < b.length; j++) {
      const same = a[i] === b[j] ? 0 : a.charAt(i).toLowerCase() === b.charAt(j).toLowerCase() ? CASE_COST : MOVE_COST;
      next.push(Math.min((row[j] ?? 0) + same, (row[j + 1] ?? 0) + MOVE_COST, (next[j] ?? 0) + MOVE_COST));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
