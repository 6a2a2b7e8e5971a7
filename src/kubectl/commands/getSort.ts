/** `--sort-by`. Models kubectl/pkg/cmd/get/sorter.go. */
import { quantityNumber } from '../describe/resourceValue';
import { findValues, relaxedPath } from '../jsonpath/relaxed';
import type { Found } from '../resources/select';

export function sortFound(
  found: readonly Found[],
  path: string,
  asTable: boolean,
): { ok: true; found: readonly Found[] } | { ok: false; error: string } {
  if (path === '') return { ok: true, found };
  // One row of a table needs no comparing: the path is not even read.
  if (asTable && found.length < 2) return { ok: true, found };
  const parsed = relaxedPath(path);
  if (!parsed.ok) return parsed;
  if (found.length < 2) return { ok: true, found };
  const keyed = found.map((each) => ({ each, key: findValues(parsed.steps, each.object)[0] ?? undefined }));
  if (keyed.every(({ key }) => key === undefined)) return unsortable(path);
  // Objects without the field come first, as zero values do.
  keyed.sort((a, b) => compareKeys(a.key, b.key));
  return { ok: true, found: keyed.map(({ each }) => each) };
}

export const unsortable = (path: string): { ok: false; error: string } => ({
  ok: false,
  error: `couldn't find any field with path "{${path.replace(/^\{|\}$/g, '')}}" in the list of objects`,
});

function compareKeys(a: unknown, b: unknown): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? -1 : 1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [left, right] = [String(a), String(b)];
  if (isQuantity(left) && isQuantity(right)) return quantityNumber(left) - quantityNumber(right);
  return left < right ? -1 : left > right ? 1 : 0;
}

const isQuantity = (text: string): boolean => /^\d+(\.\d+)?(m|k|Ki|M|Mi|G|Gi|T|Ti)?$/.test(text);
