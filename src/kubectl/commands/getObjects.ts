import type { KubeObject } from '../../api/meta';
import { isObject, type JsonObject } from '../resources/json';

/** Objects are printed without the bookkeeping of server-side apply. */
export function withoutManagedFields(object: KubeObject): JsonObject {
  const plain: JsonObject = { ...object };
  if (isObject(plain.metadata) && 'managedFields' in plain.metadata) {
    const { managedFields: _, ...metadata } = plain.metadata;
    plain.metadata = metadata;
  }
  return plain;
}
