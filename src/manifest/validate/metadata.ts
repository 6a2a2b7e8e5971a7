/** metadata of every object. Models apimachinery/pkg/api/validation ValidateObjectMeta. */
import { isRecord, type JsonObject, listOf, recordOf, recordsOf, textOf } from '../../api/json';
import { type FieldError, forbidden, invalid, required, tooLong } from './fieldError';
import { dnsLabelProblems, labelValueProblems, qualifiedNameProblems } from './names';

export type NameRule = (name: string) => readonly string[];

const MOST_ANNOTATION_BYTES = 256 * 1024;

export function validateMetadata(metadata: JsonObject, nameRule: NameRule, field = 'metadata'): FieldError[] {
  const errors: FieldError[] = [];
  const generateName = textOf(metadata.generateName);
  const name = textOf(metadata.name);
  if (generateName !== '') {
    // A trailing dash is fine: random characters follow.
    const masked =
      generateName.length > 1 && generateName.endsWith('-') ? `${generateName.slice(0, -1)}a` : generateName;
    for (const problem of nameRule(masked)) errors.push(invalid(`${field}.generateName`, generateName, problem));
  }
  if (name === '' && generateName === '') errors.push(required(`${field}.name`, 'name or generateName is required'));
  else if (name !== '') for (const problem of nameRule(name)) errors.push(invalid(`${field}.name`, name, problem));
  const namespace = textOf(metadata.namespace);
  if (namespace !== '')
    for (const problem of dnsLabelProblems(namespace)) errors.push(invalid(`${field}.namespace`, namespace, problem));
  return [
    ...errors,
    ...validateLabels(metadata.labels, `${field}.labels`),
    ...validateAnnotations(metadata.annotations, `${field}.annotations`),
    ...validateOwners(metadata.ownerReferences, `${field}.ownerReferences`),
    ...validateFinalizers(metadata.finalizers, `${field}.finalizers`),
  ];
}

/** Models validateOwnerReference. */
function validateOwners(owners: unknown, field: string): FieldError[] {
  return recordsOf(owners).flatMap((owner, index) => {
    const at = `${field}[${index}]`;
    const version = textOf(owner.apiVersion).split('/').at(-1) === '';
    return [
      ...(version ? [invalid(`${at}.apiVersion`, textOf(owner.apiVersion), 'version must not be empty')] : []),
      ...(['kind', 'name', 'uid'] as const).flatMap((name) =>
        textOf(owner[name]) === '' ? [invalid(`${at}.${name}`, '', 'must not be empty')] : [],
      ),
    ];
  });
}

const STANDARD_FINALIZERS = ['kubernetes', 'orphan', 'foregroundDeletion'];

/** Models ValidateFinalizerName and validateKubeFinalizerName. */
function validateFinalizers(finalizers: unknown, field: string): FieldError[] {
  return listOf(finalizers).flatMap((finalizer, index) => {
    const name = textOf(finalizer);
    const problems = qualifiedNameProblems(name).map((problem) => invalid(field, name, problem));
    if (name.includes('/') || STANDARD_FINALIZERS.includes(name)) return problems;
    const rule = 'name is neither a standard finalizer name nor is it fully qualified';
    return [...problems, invalid(`${field}[${index}]`, name, rule)];
  });
}

export function validateLabels(labels: unknown, field: string): FieldError[] {
  return Object.entries(recordOf(labels)).flatMap(([key, value]) => [
    ...qualifiedNameProblems(key).map((problem) => invalid(field, key, problem)),
    ...labelValueProblems(textOf(value)).map((problem) => invalid(field, textOf(value), problem)),
  ]);
}

export function validateAnnotations(annotations: unknown, field: string): FieldError[] {
  const errors: FieldError[] = [];
  let bytes = 0;
  for (const [key, value] of Object.entries(recordOf(annotations))) {
    for (const problem of qualifiedNameProblems(key.toLowerCase())) errors.push(invalid(field, key, problem));
    bytes += key.length + textOf(value).length;
  }
  return bytes > MOST_ANNOTATION_BYTES ? [...errors, tooLong(field, MOST_ANNOTATION_BYTES)] : errors;
}

/** A LabelSelector. Models metav1/validation ValidateLabelSelector. */
export function validateLabelSelector(selector: JsonObject, field: string): FieldError[] {
  const errors = validateLabels(selector.matchLabels, `${field}.matchLabels`);
  const expressions = Array.isArray(selector.matchExpressions) ? selector.matchExpressions : [];
  expressions.filter(isRecord).forEach((expression, index) => {
    const at = `${field}.matchExpressions[${index}]`;
    const operator = textOf(expression.operator);
    const count = Array.isArray(expression.values) ? expression.values.length : 0;
    if (operator === 'In' || operator === 'NotIn') {
      if (count === 0) errors.push(required(`${at}.values`, "must be specified when `operator` is 'In' or 'NotIn'"));
    } else if (operator === 'Exists' || operator === 'DoesNotExist') {
      if (count > 0)
        errors.push(forbidden(`${at}.values`, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"));
    } else errors.push(invalid(`${at}.operator`, operator, 'not a valid selector operator'));
    for (const problem of qualifiedNameProblems(textOf(expression.key)))
      errors.push(invalid(`${at}.key`, textOf(expression.key), problem));
  });
  return errors;
}
