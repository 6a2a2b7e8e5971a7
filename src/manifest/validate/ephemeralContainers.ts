/** Containers added to a Pod that runs. Models core/validation ValidatePodEphemeralContainersUpdate. */
import { isRecord, type JsonObject, listOf, recordsOf, sameJson, textOf } from '../../api/json';
import { validateCommon } from './container';
import { duplicate, type FieldError, forbidden, invalid, notFound } from './fieldError';
import { containerRules } from './podSpec';
import { podSpecDiff } from './podSpecDiff';
import { validateVolumes } from './volumes';

const FIELD = 'spec.ephemeralContainers';
const REFUSED = ['ports', 'resources', 'livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle', 'resizePolicy'];
const FOR_OTHERS = 'cannot be set for an Ephemeral Container';

/** `spec` and `old` are whole Pod specs, of which only the ephemeral containers may differ. */
export function validateEphemeralUpdate(spec: JsonObject, old: JsonObject): FieldError[] {
  const rules = containerRules(spec, validateVolumes(spec.volumes, 'spec.volumes').known);
  const others = [...recordsOf(spec.containers), ...recordsOf(spec.initContainers)].map(({ name }) => textOf(name));
  const names = new Set(others);
  const errors = recordsOf(spec.ephemeralContainers).flatMap((container, index) => {
    const at = `${FIELD}[${index}]`;
    const name = textOf(container.name);
    const found = [...validateCommon(container, at, rules)];
    const image = textOf(container.image);
    if (image !== image.trim())
      found.push(invalid(`${at}.image`, image, 'must not have leading or trailing whitespace'));
    if (names.has(name)) found.push(duplicate(`${at}.name`, name));
    names.add(name);
    const target = textOf(container.targetContainerName);
    if (target !== '' && !others.includes(target)) found.push(notFound(`${at}.targetContainerName`, target));
    return [...found, ...refusedFields(container, at)];
  });
  return [...errors, ...changesOf(recordsOf(spec.ephemeralContainers), recordsOf(old.ephemeralContainers))];
}

function refusedFields(container: JsonObject, at: string): FieldError[] {
  const errors = REFUSED.filter((name) => isSet(container[name])).map((name) => forbidden(`${at}.${name}`, FOR_OTHERS));
  recordsOf(container.volumeMounts).forEach((mount, index) => {
    for (const name of ['subPath', 'subPathExpr'] as const)
      if (textOf(mount[name]) !== '') errors.push(forbidden(`${at}.volumeMounts[${index}].${name}`, FOR_OTHERS));
  });
  return errors;
}

const isSet = (value: unknown): boolean => (isRecord(value) ? Object.keys(value).length > 0 : listOf(value).length > 0);

/** What has been added stays, as it is. */
const changesOf = (next: readonly JsonObject[], old: readonly JsonObject[]): FieldError[] =>
  old.flatMap((container) => {
    const name = textOf(container.name);
    const now = next.find((one) => textOf(one.name) === name);
    if (!now) return [forbidden(FIELD, `existing ephemeral containers ${JSON.stringify(name)} may not be removed\n`)];
    if (sameJson(now, container)) return [];
    const diff = podSpecDiff(now, container);
    return [forbidden(FIELD, `existing ephemeral containers ${JSON.stringify(name)} may not be changed\n${diff}`)];
  });
