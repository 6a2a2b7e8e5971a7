import { goJson } from '../../api/goJson';
import type { JsonObject } from '../../api/json';
/** Placeholder until goPodSpec lands: JSON of both with Go's names. */
export const podSpecDiff = (next: JsonObject, previous: JsonObject): string => `${goJson(previous)}\n${goJson(next)}`;
