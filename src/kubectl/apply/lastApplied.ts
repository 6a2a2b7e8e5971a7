/** The annotation in which `kubectl apply` remembers what it applied. Models kubectl/pkg/util/apply.go. */
import { goJson } from '../../api/goJson';
import type { KubeObject } from '../../api/meta';
import { LAST_APPLIED } from '../describe/metadata';
import { isObject, type JsonObject, withValueAt } from '../resources/json';

/** The object with the annotation that describes it (without that annotation). */
export function withLastApplied(body: JsonObject): JsonObject {
  const metadata = isObject(body.metadata) ? body.metadata : {};
  const { [LAST_APPLIED]: _, ...annotations } = isObject(metadata.annotations) ? metadata.annotations : {};
  const described = withValueAt(body, ['metadata', 'annotations'], annotations);
  return withValueAt(described, ['metadata', 'annotations', LAST_APPLIED], `${goJson(described)}\n`);
}

/** What was applied before; undefined if the object does not say. */
export function lastAppliedOf({ metadata }: KubeObject): JsonObject | undefined {
  const text = metadata.annotations?.[LAST_APPLIED];
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
