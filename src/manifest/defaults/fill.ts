/** Filling in fields without touching what is there: every function returns a new value. */
import { isRecord, type JsonObject, recordOf } from '../../api/json';

/** `values` behind what the object says itself. */
export const fill = (object: JsonObject, values: JsonObject): JsonObject => ({ ...values, ...object });

/** Changes a field if it holds an object. */
export function mapObject(object: JsonObject, name: string, change: (value: JsonObject) => JsonObject): JsonObject {
  const value = object[name];
  return isRecord(value) ? { ...object, [name]: change(value) } : object;
}

/** Changes every object of a list, if the field holds one. */
export function mapList(object: JsonObject, name: string, change: (item: JsonObject) => JsonObject): JsonObject {
  const value = object[name];
  return Array.isArray(value)
    ? { ...object, [name]: value.map((item: unknown) => (isRecord(item) ? change(item) : item)) }
    : object;
}

/** Changes a field that Go always has, as an empty object if nothing else. */
export const mapAlways = (object: JsonObject, name: string, change: (value: JsonObject) => JsonObject): JsonObject => ({
  ...object,
  [name]: change(recordOf(object[name])),
});
