/** The manifest layer's decoding, defaults and validation, as the API server calls them. */
import { recordOf } from '../../api/json';
import { API_RESOURCES } from '../../api/resources';
import { matchesLabels } from '../../api/selectors';
import { decode } from '../../manifest/decode/decode';
import { applyDefaults } from '../../manifest/defaults/applyDefaults';
import { validateEphemeralUpdate } from '../../manifest/validate/ephemeralContainers';
import { causesOf } from '../../manifest/validate/fieldError';
import { validate } from '../../manifest/validate/validate';
import { validateUpdate } from '../../manifest/validate/validateUpdate';
import { warningsFor } from '../../manifest/warnings';
import { applyPatch } from './patches';
import type { ObjectRules } from './rules';
import { specParts } from './strategies';

export const manifestRules: ObjectRules = {
  resources: API_RESOURCES,
  decode: (_resource, body, fieldValidation) => decode(body, fieldValidation),
  setDefaults: applyDefaults,
  validateCreate: (object) => causesOf(validate(object)),
  validateUpdate: (next, current) => causesOf(validateUpdate(next, current)),
  validateEphemeralContainers: (next, current) =>
    causesOf(validateEphemeralUpdate(recordOf(specParts(next).spec), recordOf(specParts(current).spec))),
  warnings: warningsFor,
  patch: applyPatch,
  matchesLabels,
};
