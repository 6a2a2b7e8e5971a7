/** Where a Pod may run: affinity, spreading, the operating system. Models core/validation validateAffinity and the like. */
import { fieldOf, isRecord, type JsonObject, listOf, numberOf, recordOf, recordsOf, textOf } from '../../api/json';
import { duplicate, type FieldError, forbidden, invalid, notSupported, required } from './fieldError';
import { validateLabelSelector } from './metadata';
import { dnsLabelProblems, dnsSubdomainProblems, labelValueProblems, qualifiedNameProblems } from './names';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';
const ACTIONS = ['DoNotSchedule', 'ScheduleAnyway'];
const SYSTEMS = ['linux', 'windows'];

export function validateAffinity(affinity: unknown, field: string): FieldError[] {
  const { nodeAffinity, podAffinity, podAntiAffinity } = recordOf(affinity);
  return [
    ...validateNodeAffinity(recordOf(nodeAffinity), `${field}.nodeAffinity`),
    ...validatePodAffinity(recordOf(podAffinity), `${field}.podAffinity`),
    ...validatePodAffinity(recordOf(podAntiAffinity), `${field}.podAntiAffinity`),
  ];
}

function validateNodeAffinity(affinity: JsonObject, field: string): FieldError[] {
  const selector = fieldOf(affinity, REQUIRED);
  const preferred = recordsOf(fieldOf(affinity, PREFERRED)).flatMap((term, index) => [
    ...weightErrors(term, `${field}.${PREFERRED}[${index}].weight`),
    ...validateTerm(recordOf(term.preference), `${field}.${PREFERRED}[${index}].preference`),
  ]);
  return [...(isRecord(selector) ? validateNodeSelector(selector, `${field}.${REQUIRED}`) : []), ...preferred];
}

/** Of a Pod's node affinity, and of a PersistentVolume's. */
export function validateNodeSelector(selector: JsonObject, field: string): FieldError[] {
  const terms = recordsOf(selector.nodeSelectorTerms);
  const at = `${field}.nodeSelectorTerms`;
  if (terms.length === 0) return [required(at, 'must have at least one node selector term')];
  return terms.flatMap((term, index) => validateTerm(term, `${at}[${index}]`));
}

const validateTerm = (term: JsonObject, field: string): FieldError[] => [
  ...recordsOf(term.matchExpressions).flatMap((each, index) =>
    validateRequirement(each, `${field}.matchExpressions[${index}]`),
  ),
  ...recordsOf(term.matchFields).flatMap((each, index) => validateField(each, `${field}.matchFields[${index}]`)),
];

function validateRequirement(requirement: JsonObject, field: string): FieldError[] {
  const key = textOf(requirement.key);
  const values = listOf(requirement.values);
  return [
    ...operatorErrors(textOf(requirement.operator), values.length, field),
    ...qualifiedNameProblems(key).map((problem) => invalid(`${field}.key`, key, problem)),
    ...values.flatMap((value, index) =>
      labelValueProblems(textOf(value)).map((problem) => invalid(`${field}.values[${index}]`, value, problem)),
    ),
  ];
}

function operatorErrors(operator: string, values: number, field: string): FieldError[] {
  switch (operator) {
    case 'In':
    case 'NotIn':
      return values > 0 ? [] : [required(`${field}.values`, "must be specified when `operator` is 'In' or 'NotIn'")];
    case 'Exists':
    case 'DoesNotExist':
      return values === 0
        ? []
        : [forbidden(`${field}.values`, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'")];
    case 'Gt':
    case 'Lt':
      return values === 1
        ? []
        : [required(`${field}.values`, "must be specified single value when `operator` is 'Lt' or 'Gt'")];
    default:
      return [invalid(`${field}.operator`, operator, 'not a valid selector operator')];
  }
}

/** Nodes have one field to be chosen by: their name. */
function validateField(requirement: JsonObject, field: string): FieldError[] {
  const key = textOf(requirement.key);
  const operator = textOf(requirement.operator);
  const values = listOf(requirement.values);
  const errors: FieldError[] = [];
  if (operator !== 'In' && operator !== 'NotIn')
    errors.push(invalid(`${field}.operator`, operator, 'not a valid selector operator'));
  else if (values.length !== 1)
    errors.push(
      required(`${field}.values`, "must be only one value when `operator` is 'In' or 'NotIn' for node field selector"),
    );
  if (key !== 'metadata.name') return [...errors, invalid(`${field}.key`, key, 'not a valid field selector key')];
  const names = values.flatMap((value, index) =>
    dnsSubdomainProblems(textOf(value)).map((problem) => invalid(`${field}.values[${index}]`, value, problem)),
  );
  return [...errors, ...names];
}

function weightErrors({ weight }: JsonObject, field: string): FieldError[] {
  const number = numberOf(weight) ?? 0;
  return number >= 1 && number <= 100 ? [] : [invalid(field, number, 'must be in the range 1-100')];
}

function validatePodAffinity(affinity: JsonObject, field: string): FieldError[] {
  const needed = recordsOf(fieldOf(affinity, REQUIRED)).flatMap((term, index) =>
    validatePodTerm(term, `${field}.${REQUIRED}[${index}]`),
  );
  const preferred = recordsOf(fieldOf(affinity, PREFERRED)).flatMap((term, index) => [
    ...weightErrors(term, `${field}.${PREFERRED}[${index}].weight`),
    ...validatePodTerm(recordOf(term.podAffinityTerm), `${field}.${PREFERRED}[${index}].podAffinityTerm`),
  ]);
  return [...needed, ...preferred];
}

function validatePodTerm(term: JsonObject, field: string): FieldError[] {
  const key = textOf(term.topologyKey);
  return [
    ...selectorErrors(term.labelSelector, `${field}.labelSelector`),
    ...selectorErrors(term.namespaceSelector, `${field}.namespaceSelector`),
    ...listOf(term.namespaces).flatMap((name) =>
      dnsLabelProblems(textOf(name)).map((problem) => invalid(`${field}.namespace`, name, problem)),
    ),
    ...(key === '' ? [required(`${field}.topologyKey`, 'can not be empty')] : []),
    ...qualifiedNameProblems(key).map((problem) => invalid(`${field}.topologyKey`, key, problem)),
  ];
}

const selectorErrors = (selector: unknown, field: string): FieldError[] =>
  isRecord(selector) ? validateLabelSelector(selector, field) : [];

export function validateSpreading(constraints: unknown, field: string): FieldError[] {
  const list = recordsOf(constraints);
  return list.flatMap((constraint, index) => {
    const at = `${field}[${index}]`;
    const key = textOf(constraint.topologyKey);
    const action = textOf(constraint.whenUnsatisfiable);
    const skew = numberOf(constraint.maxSkew) ?? 0;
    const isRepeated = list
      .slice(index + 1)
      .some((other) => textOf(other.topologyKey) === key && textOf(other.whenUnsatisfiable) === action);
    return [
      ...(skew > 0 ? [] : [invalid(`${at}.maxSkew`, skew, 'must be greater than zero')]),
      ...(key === '' ? [required(`${at}.topologyKey`, 'can not be empty')] : []),
      ...(ACTIONS.includes(action) ? [] : [notSupported(`${at}.whenUnsatisfiable`, action, ACTIONS)]),
      ...(isRepeated ? [duplicate(`${at}.{topologyKey, whenUnsatisfiable}`, `{${key}, ${action}}`)] : []),
      ...minDomainsErrors(constraint, `${at}.minDomains`),
      ...(['nodeAffinityPolicy', 'nodeTaintsPolicy'] as const).flatMap((name) => {
        const policy = constraint[name];
        const known = policy === undefined || policy === 'Honor' || policy === 'Ignore';
        return known ? [] : [notSupported(`${at}.${name}`, textOf(policy), ['Honor', 'Ignore'])];
      }),
      ...(listOf(constraint.matchLabelKeys).length > 0 && !isRecord(constraint.labelSelector)
        ? [forbidden(`${at}.matchLabelKeys`, 'must not be specified when labelSelector is not set')]
        : []),
      ...selectorErrors(constraint.labelSelector, `${at}.labelSelector`),
    ];
  });
}

function minDomainsErrors({ minDomains, whenUnsatisfiable }: JsonObject, field: string): FieldError[] {
  const number = numberOf(minDomains);
  if (number === undefined) return [];
  const errors = number > 0 ? [] : [invalid(field, number, 'must be greater than zero')];
  if (whenUnsatisfiable === 'DoNotSchedule') return errors;
  const only = `can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ${textOf(whenUnsatisfiable)}`;
  return [...errors, invalid(field, number, only)];
}

export function validateSystem(os: unknown, field: string): FieldError[] {
  if (!isRecord(os)) return [];
  const name = textOf(os.name);
  if (name === '') return [required(`${field}.name`, 'cannot be empty')];
  return SYSTEMS.includes(name) ? [] : [notSupported(field, name, SYSTEMS)];
}
