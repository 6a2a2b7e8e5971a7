/**
 * The strategic merge patch that `kubectl apply` sends: what the file adds or changes against the live object, and what
 * it dropped since it was last applied. Models apimachinery strategicpatch CreateThreeWayMergePatch.
 */
import { listMergeOf } from '../../api/mergeKeys';
import { isObject, type JsonObject, sameJson } from '../resources/json';

/** Field names from the root, without indices: what decides how a list is merged. */
type FieldPath = readonly string[];

/** `{}` if nothing is to be done. */
export function threeWayPatch(lastApplied: JsonObject, modified: JsonObject, live: JsonObject): JsonObject {
  const { status: _, ...wanted } = modified;
  return mergeObjects([], deletions([], lastApplied, wanted), changes([], live, wanted));
}

/** Fields of `wanted` that `live` lacks or has otherwise. */
function changes(path: FieldPath, live: JsonObject, wanted: JsonObject): JsonObject {
  const patch: JsonObject = {};
  for (const [field, value] of Object.entries(wanted)) {
    const current = live[field];
    if (value === null || value === undefined || sameJson(current, value)) continue;
    if (isObject(value) && isObject(current)) {
      const inner = changes([...path, field], current, value);
      if (Object.keys(inner).length > 0) patch[field] = inner;
      continue;
    }
    const key = mergeKeyOf([...path, field]);
    if (Array.isArray(value) && Array.isArray(current) && key !== undefined) {
      const items = listChanges([...path, field], current, value, key);
      if (items.length > 0) patch[field] = items;
    } else patch[field] = value;
  }
  return patch;
}

function listChanges(path: FieldPath, live: readonly unknown[], wanted: readonly unknown[], key: string): unknown[] {
  return wanted.flatMap((item) => {
    if (!isObject(item)) return [];
    const current = live.find((each) => isObject(each) && each[key] === item[key]);
    if (!isObject(current)) return [item];
    const inner = changes(path, current, item);
    return Object.keys(inner).length > 0 ? [{ ...inner, [key]: item[key] }] : [];
  });
}

/** Fields that were applied once and are gone from the file: null, or `$patch: delete` in keyed lists. */
function deletions(path: FieldPath, before: JsonObject, wanted: JsonObject): JsonObject {
  const patch: JsonObject = {};
  for (const [field, value] of Object.entries(before)) {
    const now = wanted[field];
    if (now === undefined || now === null) {
      if (value !== null) patch[field] = null;
    } else if (isObject(value) && isObject(now)) {
      const inner = deletions([...path, field], value, now);
      if (Object.keys(inner).length > 0) patch[field] = inner;
    } else if (Array.isArray(value) && Array.isArray(now)) {
      const key = mergeKeyOf([...path, field]);
      const items = key === undefined ? [] : listDeletions([...path, field], value, now, key);
      if (items.length > 0) patch[field] = items;
    }
  }
  return patch;
}

function listDeletions(
  path: FieldPath,
  before: readonly unknown[],
  wanted: readonly unknown[],
  key: string,
): unknown[] {
  return before.flatMap((item) => {
    if (!isObject(item)) return [];
    const now = wanted.find((each) => isObject(each) && each[key] === item[key]);
    if (!isObject(now)) return [{ $patch: 'delete', [key]: item[key] }];
    const inner = deletions(path, item, now);
    return Object.keys(inner).length > 0 ? [{ ...inner, [key]: item[key] }] : [];
  });
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
  const key = mergeKeyOf(path);
  if (key === undefined) return [...b];
  const merged = [...b];
  for (const item of a) {
    const at = merged.findIndex((each) => isObject(each) && isObject(item) && each[key] === item[key]);
    const had = merged[at];
    if (isObject(had) && isObject(item)) merged[at] = mergeObjects(path, item, had);
    else merged.push(item);
  }
  return merged;
}

function mergeKeyOf(path: FieldPath): string | undefined {
  const merge = listMergeOf(path);
  return merge.by === 'key' ? merge.key : undefined;
}
