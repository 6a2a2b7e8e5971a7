/** The patch that `kubectl apply` sends: what the file changed since it was last applied, on top of what the cluster has. */
import { fieldOf, isRecord, type JsonObject, listOf, sameJson, setField } from './json';
import { listMergeOf } from './mergeKeys';

/**
 * Models strategicpatch CreateThreeWayMergePatch. `last` is the last-applied-configuration (undefined: none), `modified` the
 * file's object with its new annotation, `live` the cluster's. An empty object means: unchanged.
 */
export function threeWayPatch(last: unknown, modified: unknown, live: unknown): JsonObject {
  const patch = diff(live, modified, []);
  return merged(patch, deletions(last, modified, live, []));
}

/** What `to` adds or changes; what only `from` has stays. */
function diff(from: unknown, to: unknown, path: readonly string[]): JsonObject {
  const out: JsonObject = {};
  if (!isRecord(to)) return out;
  const current = isRecord(from) ? from : {};
  for (const key of Object.keys(to)) {
    const next = fieldOf(to, key);
    const previous = fieldOf(current, key);
    if (next === undefined || sameJson(next, previous)) continue;
    if (isRecord(next) && isRecord(previous)) {
      const inner = diff(previous, next, [...path, key]);
      if (Object.keys(inner).length > 0) setField(out, key, inner);
    } else if (Array.isArray(next) && Array.isArray(previous)) listDiff(out, key, previous, next, [...path, key]);
    else if (next !== null || previous !== undefined) setField(out, key, next);
  }
  return out;
}

function listDiff(
  out: JsonObject,
  name: string,
  from: readonly unknown[],
  to: readonly unknown[],
  path: readonly string[],
): void {
  const merge = listMergeOf(path);
  if (merge.by === 'whole') {
    setField(out, name, to);
    return;
  }
  if (merge.by === 'value') {
    const added = to.filter((value) => !from.includes(value));
    if (added.length > 0) setField(out, name, added);
    return;
  }
  const { key } = merge;
  const changes: JsonObject[] = [];
  for (const item of to) {
    if (!isRecord(item)) continue;
    const previous = from.find((candidate) => isRecord(candidate) && sameJson(candidate[key], item[key]));
    if (previous === undefined) changes.push(item);
    else {
      const inner = diff(previous, item, path);
      if (Object.keys(inner).length > 0) changes.push({ ...inner, [key]: item[key] });
    }
  }
  if (changes.length === 0) return;
  setField(
    out,
    `$setElementOrder/${name}`,
    to.map((item) => (isRecord(item) ? { [key]: item[key] } : item)),
  );
  setField(out, name, changes);
}

/** What was applied last time, is gone from the file and still stands in the cluster: null, or `$patch: delete` in lists. */
function deletions(last: unknown, modified: unknown, live: unknown, path: readonly string[]): JsonObject {
  const out: JsonObject = {};
  if (!isRecord(last) || !isRecord(live)) return out;
  const next = isRecord(modified) ? modified : {};
  for (const key of Object.keys(last)) {
    const was = fieldOf(last, key);
    const wanted = fieldOf(next, key);
    const has = fieldOf(live, key);
    if (has === undefined) continue;
    if (wanted === undefined) {
      setField(out, key, null);
      continue;
    }
    const inner =
      Array.isArray(was) && Array.isArray(wanted) && Array.isArray(has)
        ? listDeletions(was, wanted, has, [...path, key])
        : undefined;
    if (inner && inner.length > 0) setField(out, key, inner);
    if (!isRecord(was) || !isRecord(wanted)) continue;
    const nested = deletions(was, wanted, has, [...path, key]);
    if (Object.keys(nested).length > 0) setField(out, key, nested);
  }
  return out;
}

function listDeletions(
  was: readonly unknown[],
  wanted: readonly unknown[],
  has: readonly unknown[],
  path: readonly string[],
): JsonObject[] {
  const merge = listMergeOf(path);
  if (merge.by !== 'key') return [];
  const { key } = merge;
  const find = (list: readonly unknown[], id: unknown): unknown =>
    list.find((candidate) => isRecord(candidate) && sameJson(candidate[key], id));
  return was.flatMap((item): JsonObject[] => {
    if (!isRecord(item)) return [];
    const id = item[key];
    if (find(has, id) === undefined) return [];
    const next = find(wanted, id);
    if (next === undefined) return [{ $patch: 'delete', [key]: id }];
    const inner = deletions(item, next, find(has, id), path);
    return Object.keys(inner).length > 0 ? [{ ...inner, [key]: id }] : [];
  });
}

/** Two patches that touch different fields as one. List entries of one key come together. */
function merged(left: JsonObject, right: JsonObject, path: readonly string[] = []): JsonObject {
  const out: JsonObject = { ...left };
  for (const key of Object.keys(right)) {
    const mine = fieldOf(out, key);
    const other = fieldOf(right, key);
    if (isRecord(mine) && isRecord(other)) setField(out, key, merged(mine, other, [...path, key]));
    else if (Array.isArray(mine) && Array.isArray(other)) setField(out, key, mergedLists(mine, other, [...path, key]));
    else if (mine === undefined) setField(out, key, other);
  }
  return out;
}

function mergedLists(left: readonly unknown[], right: readonly unknown[], path: readonly string[]): unknown[] {
  const merge = listMergeOf(path);
  const out = [...left];
  for (const item of listOf(right)) {
    const at =
      merge.by === 'key' && isRecord(item)
        ? out.findIndex((candidate) => isRecord(candidate) && sameJson(candidate[merge.key], item[merge.key]))
        : -1;
    const mine = out[at];
    if (at >= 0 && isRecord(mine) && isRecord(item)) out[at] = merged(mine, item, path);
    else out.push(item);
  }
  return out;
}
