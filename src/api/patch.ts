/** Applying patches: RFC 7386, RFC 6902 and Kubernetes' strategic merge. Pure; nothing given is changed. */
import { fieldOf, isRecord, type JsonObject, listOf, recordsOf, sameJson, setField } from './json';
import { listMergeOf } from './mergeKeys';
import { fail, type Result, succeed } from './meta';

/** RFC 7386: null removes, objects merge, everything else replaces. */
export function jsonMergePatch(current: unknown, patch: unknown): unknown {
  if (!isRecord(patch)) return patch;
  const out: JsonObject = isRecord(current) ? { ...current } : {};
  for (const key of Object.keys(patch)) {
    const value = fieldOf(patch, key);
    if (value === null) delete out[key];
    else setField(out, key, jsonMergePatch(fieldOf(out, key), value));
  }
  return out;
}

const isDirective = (key: string): boolean =>
  key === '$patch' ||
  key === '$retainKeys' ||
  key.startsWith('$setElementOrder/') ||
  key.startsWith('$deleteFromPrimitiveList/');

/** Models apimachinery/pkg/util/strategicpatch StrategicMergePatch for core types. `path`: see listMergeOf. */
export function strategicMergePatch(current: unknown, patch: unknown, path: readonly string[] = []): unknown {
  if (!isRecord(patch)) return patch;
  if (patch.$patch === 'replace') return withoutDirectives(patch);
  if (patch.$patch === 'delete') return {};
  let out: JsonObject = isRecord(current) ? { ...current } : {};
  const retained = patch.$retainKeys;
  if (Array.isArray(retained)) out = Object.fromEntries(Object.entries(out).filter(([key]) => retained.includes(key)));
  for (const [key, removed] of Object.entries(patch)) {
    if (!key.startsWith('$deleteFromPrimitiveList/')) continue;
    const name = key.slice(key.indexOf('/') + 1);
    out[name] = listOf(out[name]).filter((value) => !listOf(removed).includes(value));
  }
  for (const key of Object.keys(patch)) {
    if (isDirective(key)) continue;
    const value = fieldOf(patch, key);
    if (value === null) delete out[key];
    else
      setField(
        out,
        key,
        mergeValue(fieldOf(out, key), value, [...path, key], fieldOf(patch, `$setElementOrder/${key}`)),
      );
  }
  for (const [key, order] of Object.entries(patch)) {
    const name = key.slice(key.indexOf('/') + 1);
    if (!key.startsWith('$setElementOrder/') || Object.hasOwn(patch, name) || !Array.isArray(out[name])) continue;
    out[name] = ordered(listOf(out[name]), listOf(order), [...path, name]);
  }
  return out;
}

function mergeValue(current: unknown, patch: unknown, path: readonly string[], order: unknown): unknown {
  if (!Array.isArray(patch)) return strategicMergePatch(current, patch, path);
  const merge = listMergeOf(path);
  if (merge.by === 'whole') return patch;
  const existing = listOf(current);
  if (merge.by === 'value') {
    const added = listOf(patch).filter((value) => !existing.includes(value));
    return ordered([...existing, ...added], listOf(order), path);
  }
  return ordered(mergeKeyed(existing, patch, merge.key, path), listOf(order), path);
}

function mergeKeyed(
  existing: readonly unknown[],
  patch: readonly unknown[],
  key: string,
  path: readonly string[],
): unknown[] {
  if (recordsOf(patch).some((item) => item.$patch === 'replace'))
    return recordsOf(patch).filter((item) => item.$patch !== 'replace');
  let out: unknown[] = [...existing];
  for (const item of recordsOf(patch)) {
    const at = out.findIndex((candidate) => isRecord(candidate) && sameJson(candidate[key], item[key]));
    if (item.$patch === 'delete') out = out.filter((_candidate, index) => index !== at);
    else if (at < 0) out.push(withoutDirectives(item));
    else out[at] = strategicMergePatch(out[at], item, path);
  }
  return out;
}

/** Elements that the patch orders stand in that order; those it does not know keep their place among them. */
function ordered(items: readonly unknown[], order: readonly unknown[], path: readonly string[]): unknown[] {
  if (order.length === 0) return [...items];
  const merge = listMergeOf(path);
  const identity = (value: unknown): unknown => (merge.by === 'key' && isRecord(value) ? value[merge.key] : value);
  const wanted = order.map(identity);
  const rank = (item: unknown): number => wanted.findIndex((value) => sameJson(value, identity(item)));
  const known = items.filter((item) => rank(item) >= 0).sort((left, right) => rank(left) - rank(right));
  const out: unknown[] = [];
  let next = 0;
  // What only the server has stays behind the element that it followed.
  for (const item of items) {
    if (rank(item) < 0) out.push(item);
    else out.push(known[next++]);
  }
  return out;
}

function withoutDirectives(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDirectives);
  if (!isRecord(value)) return value;
  const out: JsonObject = {};
  for (const key of Object.keys(value)) {
    const item = fieldOf(value, key);
    if (!isDirective(key) && item !== null) setField(out, key, withoutDirectives(item));
  }
  return out;
}

/** RFC 6902. The error is the sentence of evanphx/json-patch that the server passes on. */
export function jsonPatch(current: unknown, operations: unknown): Result<unknown, string> {
  if (!Array.isArray(operations)) return fail('json: cannot unmarshal object into Go value of type jsonpatch.Patch');
  let document: Result<unknown, string> = succeed(current);
  for (const operation of recordsOf(operations)) {
    if (!document.ok) return document;
    document = applyOperation(document.value, operation);
  }
  return document;
}

const pointer = (text: unknown): string[] =>
  typeof text === 'string' && text.startsWith('/')
    ? text
        .slice(1)
        .split('/')
        .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    : [];

function applyOperation(document: unknown, operation: JsonObject): Result<unknown, string> {
  const path = pointer(operation.path);
  const missing = `${String(operation.op)} operation does not apply: doc is missing path: ${goQuoted(operation.path)}: missing value`;
  const at = valueAt(document, path);
  switch (operation.op) {
    case 'add':
      return edited(document, path, { set: operation.value, insert: true }, missing);
    case 'remove':
      return at === undefined ? fail(missing) : edited(document, path, {}, missing);
    case 'replace':
      return at === undefined ? fail(missing) : edited(document, path, { set: operation.value }, missing);
    case 'test':
      return sameJson(at ?? null, operation.value ?? null)
        ? succeed(document)
        : fail(`testing value ${String(operation.path)} failed: test failed`);
    case 'copy':
    case 'move': {
      const from = pointer(operation.from);
      const value = valueAt(document, from);
      if (value === undefined) return fail(missing);
      const base = operation.op === 'move' ? edited(document, from, {}, missing) : succeed(document);
      return base.ok ? edited(base.value, path, { set: value, insert: true }, missing) : base;
    }
    default:
      return fail(`Unexpected kind: ${String(operation.op)}`);
  }
}

const goQuoted = (value: unknown): string => `"${String(value)}"`;

function valueAt(document: unknown, path: readonly string[]): unknown {
  let value = document;
  for (const step of path) {
    if (Array.isArray(value)) value = /^\d{1,6}$/.test(step) ? value[Number(step)] : undefined;
    else value = isRecord(value) ? fieldOf(value, step) : undefined;
  }
  return value;
}

/** A copy with the value at the path set, inserted (lists) or removed. */
function edited(
  document: unknown,
  path: readonly string[],
  change: { set?: unknown; insert?: boolean },
  missing: string,
): Result<unknown, string> {
  const [step, ...rest] = path;
  if (step === undefined) return succeed('set' in change ? change.set : null);
  if (Array.isArray(document)) {
    const items: unknown[] = [...document];
    const index = step === '-' ? items.length : /^\d{1,6}$/.test(step) ? Number(step) : -1;
    if (index < 0 || index > items.length) return fail(missing);
    if (rest.length > 0) {
      const inner = edited(items[index], rest, change, missing);
      if (!inner.ok) return inner;
      items[index] = inner.value;
    } else if (!('set' in change)) items.splice(index, 1);
    else items.splice(index, change.insert ? 0 : 1, change.set);
    return succeed(items);
  }
  if (!isRecord(document)) return fail(missing);
  const out = { ...document };
  if (rest.length > 0) {
    const inner = edited(fieldOf(out, step), rest, change, missing);
    if (!inner.ok) return inner;
    setField(out, step, inner.value);
  } else if ('set' in change) setField(out, step, change.set);
  else delete out[step];
  return succeed(out);
}
