import type { PatchType } from '../../api/client';
import { type KubeObject, type Result, succeed } from '../../api/meta';
import { jsonMergePatch, jsonPatch, strategicMergePatch } from '../../api/patch';

/** JSON merge patch, strategic merge patch and JSON patch. The error is the server's sentence. */
export function applyPatch(type: PatchType, current: KubeObject, body: unknown): Result<unknown, string> {
  if (type === 'json') return jsonPatch(current, body);
  return succeed(type === 'merge' ? jsonMergePatch(current, body) : strategicMergePatch(current, body));
}
