/** What may change in a Pod that exists. Models core/validation ValidatePodUpdate. */
import { type JsonObject, listOf, numberOf, recordOf, recordsOf, sameJson, textOf } from '../../api/json';
import { type FieldError, forbidden, invalid, required } from './fieldError';
import { validateDeadline, validatePodParts } from './podSpec';
import { podSpecDiff } from './podSpecDiff';

const MUTABLE =
  'pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)';

export function validatePodUpdate(next: JsonObject, previous: JsonObject): FieldError[] {
  const spec = recordOf(next.spec);
  const old = recordOf(previous.spec);
  const errors = validatePodParts(next);
  for (const list of ['containers', 'initContainers'] as const) {
    const now = recordsOf(spec[list]);
    if (now.length !== listOf(old[list]).length)
      // The server stops here: it compares containers by their position.
      return [...errors, forbidden(`spec.${list}`, 'pod updates may not add or remove containers')];
    now.forEach((container, index) => {
      const image = textOf(container.image);
      const field = `spec.${list}[${index}].image`;
      if (image === '') errors.push(required(field));
      else if (image !== image.trim())
        errors.push(invalid(field, image, 'must not have leading or trailing whitespace'));
    });
  }
  errors.push(...deadlineUpdate(spec, old), ...gatesUpdate(spec, old), ...tolerationsUpdate(spec, old));
  const munged = withMutableFieldsOf(spec, old);
  if (!sameJson(munged, old)) errors.push(forbidden('spec', `${MUTABLE}\n${podSpecDiff(munged, old)}`));
  return errors;
}

/** A deadline may be set, and then only lowered. */
function deadlineUpdate(spec: JsonObject, old: JsonObject): FieldError[] {
  const field = 'spec.activeDeadlineSeconds';
  const next = numberOf(spec.activeDeadlineSeconds);
  const previous = numberOf(old.activeDeadlineSeconds);
  if (next === undefined)
    return previous === undefined ? [] : [invalid(field, null, 'must not update from a positive integer to nil value')];
  const range = validateDeadline(spec, field);
  if (range.length > 0) return range;
  return previous !== undefined && next > previous
    ? [invalid(field, next, 'must be less than or equal to previous value')]
    : [];
}

function gatesUpdate(spec: JsonObject, old: JsonObject): FieldError[] {
  const had = new Set(recordsOf(old.schedulingGates).map(({ name }) => textOf(name)));
  return recordsOf(spec.schedulingGates).flatMap(({ name }, index) =>
    had.has(textOf(name))
      ? []
      : [
          forbidden(
            `spec.schedulingGates[${index}].name`,
            `only deletion is allowed, but found new scheduling gate '${textOf(name)}'`,
          ),
        ],
  );
}

function tolerationsUpdate(spec: JsonObject, old: JsonObject): FieldError[] {
  // Seconds may change: both are compared without them.
  const named = (toleration: JsonObject): JsonObject => ({ ...toleration, tolerationSeconds: undefined });
  const next = recordsOf(spec.tolerations).map(named);
  const missing = recordsOf(old.tolerations).some(
    (toleration) => !next.some((one) => sameJson(one, named(toleration))),
  );
  return missing
    ? [forbidden('spec.tolerations', 'existing toleration can not be modified except its tolerationSeconds')]
    : [];
}

/** The new spec with everything that may change set back: what then differs is forbidden. */
function withMutableFieldsOf(spec: JsonObject, old: JsonObject): JsonObject {
  const out: JsonObject = { ...spec };
  for (const list of ['containers', 'initContainers'] as const) {
    if (out[list] === undefined) continue;
    out[list] = recordsOf(spec[list]).map((container, index) => ({
      ...container,
      image: recordsOf(old[list])[index]?.image,
    }));
  }
  for (const name of ['activeDeadlineSeconds', 'tolerations', 'schedulingGates'] as const) {
    if (old[name] === undefined) delete out[name];
    else out[name] = old[name];
  }
  if ((numberOf(old.terminationGracePeriodSeconds) ?? 0) < 0 && spec.terminationGracePeriodSeconds === 1)
    out.terminationGracePeriodSeconds = old.terminationGracePeriodSeconds;
  return out;
}
