import type { KubeObject } from '../../api/meta';
import { succeed } from '../../api/meta';
import { API_RESOURCES } from '../../api/resources';
import { matchesLabels } from '../../api/selectors';
import type { ObjectRules } from './rules';

/** The manifest layer's defaults and validation, as the API server calls them. */
export const manifestRules: ObjectRules = {
  resources: API_RESOURCES,
  decode: (_resource, body) => succeed({ object: body as KubeObject, warnings: [] }),
  setDefaults: (object) => object,
  validateCreate: () => [],
  validateUpdate: () => [],
  warnings: () => [],
  patch: (_type, _current, body) => succeed(body),
  matchesLabels,
};
