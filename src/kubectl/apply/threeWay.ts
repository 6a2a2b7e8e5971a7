/**
 * The strategic merge patch that `kubectl apply` sends: what the file adds or changes against the live object, and what
 * it dropped since it was last applied. Models apimachinery strategicpatch CreateThreeWayMergePatch.
 */
import { listMergeOf } from '../../api/mergeKeys';
import { isObject, type JsonObject, sameJson } from '../resources/json';

/** Field names from the root, without indices: what decides how a list is merged. */
type FieldPath = readonly string[];

/** The delta takes what is new and keeps what is gone; the deletions the other way round. */
type Part = 'delta' | 'deletions';

/** `{}` if nothing is to be done. */
export function threeWayPatch(lastApplied: JsonObject, modified: JsonObject, live: JsonObject): JsonObject {
  const { status: _, ...wanted } = modified;
  return mergeObjects([], difference([], lastApplied, wanted, 'deletions'), difference([], live, wanted, 'delta'));
}

/** Models diffMaps. */
function difference(path: FieldPath, from: JsonObject, to: JsonObject, part: Part): JsonObject {
  const patch: JsonObject = {};
  for (const [field, value] of Object.entries(to)) {
    if (value === undefined) continue;
    const before = Object.hasOwn(from, field) ? from[field] : undefined;
    const inner = [...path, field];
    if (isObject(value) && isObject(before)) {
      const nested = retaining(inner, difference(inner, before, value, part), value);
      if (Object.keys(nested).length > 0) patch[field] = nested;
    } else if (Array.isArray(value) && Array.isArray(before)) {
      Object.assign(patch, listDifference(inner, before, value, part));
    } else if (part === 'delta' && !sameJson(before, value)) patch[field] = value;
  }
  if (part === 'delta') return patch;
  for (const field of Object.keys(from)) if (!Object.hasOwn(to, field) && from[field] !== null) patch[field] = null;
  return patch;
}

/** Objects of which the server keeps no field that is not named: patchStrategy retainKeys. */
const RETAINING: readonly string[] = ['volumes', 'strategy'];

function retaining(path: FieldPath, patch: JsonObject, wanted: JsonObject): JsonObject {
  if (!RETAINING.includes(path.at(-1) ?? '') || Object.keys(patch).length === 0) return patch;
  return { ...patch, $retainKeys: Object.keys(wanted).sort() };
}

/** Models handleSliceDiff and diffLists: the changed items, and the order of all. */
function listDifference(path: FieldPath, from: readonly unknown[], to: readonly unknown[], part: Part): JsonObject {
  const name = path.at(-1) ?? '';
  const merge = listMergeOf(path);
  if (merge.by === 'whole') return part === 'deletions' || sameJson(from, to) ? {} : { [name]: to };
  const identity = (item: unknown): unknown => (merge.by === 'key' && isObject(item) ? item[merge.key] : item);
  const items = merge.by === 'key' ? itemChanges(path, from, to, merge.key, part) : addedValues(from, to, part);
  const patch: JsonObject = items.length > 0 ? { [name]: items } : {};
  const gone = merge.by === 'value' && part === 'deletions' ? from.filter((value) => !to.includes(value)) : [];
  if (gone.length > 0) patch[`$deleteFromPrimitiveList/${name}`] = gone;
  // The order is said whenever the server has other items too, though nothing else has changed.
  const inOrder =
    from.length === to.length && to.every((item, index) => sameJson(identity(item), identity(from[index])));
  if (to.length > 0 && (items.length > 0 || gone.length > 0 || !inOrder))
    patch[`$setElementOrder/${name}`] = merge.by === 'key' ? to.map((item) => ({ [merge.key]: identity(item) })) : to;
  return patch;
}

const addedValues = (from: readonly unknown[], to: readonly unknown[], part: Part): unknown[] =>
  part === 'delta' ? to.filter((value) => !from.includes(value)) : [];

/** In the order of the file, deleted ones behind. Models diffListsOfMaps. */
function itemChanges(
  path: FieldPath,
  from: readonly unknown[],
  to: readonly unknown[],
  key: string,
  part: Part,
): JsonObject[] {
  const find = (list: readonly unknown[], item: JsonObject) =>
    list.find((each) => isObject(each) && sameJson(each[key], item[key]));
  const changed = to.flatMap((item): JsonObject[] => {
    if (!isObject(item)) return [];
    const before = find(from, item);
    if (!isObject(before)) return part === 'delta' ? [item] : [];
    const inner = retaining(path, difference(path, before, item, part), item);
    return Object.keys(inner).length > 0 ? [{ ...inner, [key]: item[key] }] : [];
  });
  if (part === 'delta') return changed;
  const gone = from.filter((item): item is JsonObject => isObject(item) && find(to, item) === undefined);
  return [...changed, ...gone.map((item) => ({ $patch: 'delete', [key]: item[key] }))];
}

function mergeObjects(path: FieldPath, a: JsonObject, b: JsonObject): JsonObject {
  const merged: JsonObject = { ...a };
  for (const [field, value] of Object.entries(b)) {
    const had = merged[field];
    if (isObject(had) && isObject(value)) merged[field] = mergeObjects([...path, field], had, value);
    else if (Array.isArray(had) && Array.isArray(value)) merged[field] = mergeLists([...path, field], had, value);
    else merged[field] = value;
  }
  return merged;
}

function mergeLists(path: FieldPath, a: readonly unknown[], b: readonly unknown[]): unknown[] {
  const merge = listMergeOf(path);
  if (merge.by !== 'key') return [...b];
  const merged = [...b];
  for (const item of a) {
    const at = merged.findIndex(
      (each) => isObject(each) && isObject(item) && sameJson(each[merge.key], item[merge.key]),
    );
    const had = merged[at];
    if (isObject(had) && isObject(item)) merged[at] = mergeObjects(path, item, had);
    else merged.push(item);
  }
  return merged;
}
