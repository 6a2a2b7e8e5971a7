import type { KubeObject } from '../../api/meta';
import { succeed } from '../../api/meta';
import type { ObjectRules } from './rules';

/** The manifest layer's defaults and validation, as the API server calls them. */
export const manifestRules: ObjectRules = {
  resources: [],
  decode: (_resource, body) => succeed({ object: body as KubeObject, warnings: [] }),
  setDefaults: (object) => object,
  validateCreate: () => [],
  validateUpdate: () => [],
  warnings: () => [],
  patch: (_type, _current, body) => succeed(body),
  matchesLabels: () => succeed(true),
};
