/** LimitRanges and ResourceQuotas. Models core/validation ValidateLimitRange and ValidateResourceQuota. */
import { fieldOf, type JsonObject, listOf, recordOf, recordsOf, textOf } from '../../api/json';
import { canonicalQuantity, compareQuantities, nanoOf } from '../../api/quantity';
import { duplicate, type FieldError, forbidden, invalid, required } from './fieldError';
import { validateMetadata } from './metadata';
import { dnsSubdomainProblems, NOT_NEGATIVE, qualifiedNameProblems } from './names';

const LIMIT_TYPES = ['Pod', 'Container', 'PersistentVolumeClaim'];
const BOUNDS = ['max', 'min', 'default', 'defaultRequest', 'maxLimitRequestRatio'] as const;
const QUOTA_RESOURCES = new Set(
  (
    'cpu memory ephemeral-storage requests.cpu requests.memory requests.storage requests.ephemeral-storage limits.cpu ' +
    'limits.memory limits.ephemeral-storage pods resourcequotas services replicationcontrollers secrets ' +
    'persistentvolumeclaims configmaps services.nodeports services.loadbalancers'
  ).split(' '),
);
const COUNTS = new Set(
  'pods resourcequotas services replicationcontrollers secrets persistentvolumeclaims configmaps services.nodeports services.loadbalancers'.split(
    ' ',
  ),
);
const SCOPES = new Set(
  'Terminating NotTerminating BestEffort NotBestEffort PriorityClass CrossNamespacePodAffinity'.split(' '),
);
const OPPOSED = [
  ['BestEffort', 'NotBestEffort'],
  ['Terminating', 'NotTerminating'],
] as const;

type Amount = string | undefined;

export function validateLimitRange(range: JsonObject): FieldError[] {
  const types = new Set<string>();
  const items = recordsOf(recordOf(range.spec).limits).flatMap((item, index) => {
    const field = `spec.limits[${index}]`;
    const type = textOf(item.type);
    const errors = validateType(type, `${field}.type`);
    if (errors.length > 0) return errors;
    if (types.has(type)) errors.push(duplicate(`${field}.type`, type));
    types.add(type);
    return [...errors, ...ofType(type, item, field), ...validateRelations(item, field)];
  });
  return [...validateMetadata(recordOf(range.metadata), dnsSubdomainProblems), ...items];
}

function validateType(type: string, field: string): FieldError[] {
  const problems = qualifiedNameProblems(type).map((problem) => invalid(field, type, problem));
  if (problems.length > 0 || type.includes('/') || LIMIT_TYPES.includes(type)) return problems;
  return [invalid(field, type, 'must be a standard limit type or fully qualified')];
}

function ofType(type: string, item: JsonObject, field: string): FieldError[] {
  if (type === 'Pod')
    return (['default', 'defaultRequest'] as const).flatMap((name) =>
      Object.keys(recordOf(item[name])).length === 0
        ? []
        : [forbidden(`${field}.${name}`, "may not be specified when `type` is 'Pod'")],
    );
  const bounds = [recordOf(item.min).storage, recordOf(item.max).storage];
  if (type !== 'PersistentVolumeClaim' || bounds.some((bound) => bound !== undefined)) return [];
  return [required(`${field}.limits`, 'either minimum or maximum storage value is required, but neither was provided')];
}

function validateRelations(item: JsonObject, field: string): FieldError[] {
  const names = new Set(BOUNDS.flatMap((bound) => Object.keys(recordOf(item[bound]))));
  return [...names].sort().flatMap((name) => {
    const of = (bound: (typeof BOUNDS)[number]): Amount => {
      const amount = fieldOf(recordOf(item[bound]), name);
      return amount === undefined ? undefined : canonicalQuantity(typeof amount === 'number' ? amount : textOf(amount));
    };
    return relations(of('min'), of('max'), of('default'), of('defaultRequest'), of('maxLimitRequestRatio'), (bound) => {
      return `${field}.${bound}[${name}]`;
    });
  });
}

/** Each pair that is the wrong way round, in the server's order and under the field that it names. */
function relations(
  min: Amount,
  max: Amount,
  limit: Amount,
  request: Amount,
  ratio: Amount,
  at: (bound: string) => string,
): FieldError[] {
  const errors: FieldError[] = [];
  const rule = (low: Amount, lowName: string, high: Amount, highName: string, bound: string, value: Amount): void => {
    if (low === undefined || high === undefined || compareQuantities(low, high) <= 0) return;
    errors.push(invalid(at(bound), value, `${lowName} value ${low} is greater than ${highName} value ${high}`));
  };
  rule(min, 'min', max, 'max', 'min', min);
  rule(min, 'min', request, 'default request', 'defaultRequest', request);
  rule(request, 'default request', max, 'max', 'defaultRequest', request);
  rule(request, 'default request', limit, 'default limit', 'defaultRequest', request);
  rule(min, 'min', limit, 'default', 'default', min);
  rule(limit, 'default', max, 'max', 'default', max);
  if (ratio === undefined) return errors;
  if (compareQuantities(ratio, 1) < 0)
    errors.push(invalid(at('maxLimitRequestRatio'), ratio, `ratio ${ratio} is less than 1`));
  if (min === undefined || max === undefined || nanoOf(min) === 0n) return errors;
  const widest = Number(nanoOf(max)) / Number(nanoOf(min));
  if (Number(nanoOf(ratio)) / 1e9 > widest) {
    const text = `ratio ${ratio} is greater than max/min = ${widest.toFixed(6)}`;
    errors.push(invalid(at('maxLimitRequestRatio'), ratio, text));
  }
  return errors;
}

export function validateResourceQuota(quota: JsonObject): FieldError[] {
  const spec = recordOf(quota.spec);
  const hard = recordOf(spec.hard);
  return [
    ...validateMetadata(recordOf(quota.metadata), dnsSubdomainProblems),
    ...Object.keys(hard)
      .sort()
      .flatMap((name) => validateHard(name, hard[name], `spec.hard[${name}]`)),
    ...validateScopes(listOf(spec.scopes).map(textOf), 'spec.scopes'),
  ];
}

function validateHard(name: string, value: unknown, field: string): FieldError[] {
  const amount = canonicalQuantity(typeof value === 'number' ? value : textOf(value));
  const problems = qualifiedNameProblems(name).map((problem) => invalid(field, name, problem));
  const isStandard = QUOTA_RESOURCES.has(name) || name.startsWith('hugepages-') || /^requests\.hugepages-/.test(name);
  if (problems.length === 0 && !name.includes('/') && !isStandard)
    problems.push(invalid(field, name, 'must be a standard resource for quota'));
  const isCount = COUNTS.has(name) || name.startsWith('count/');
  return [
    ...problems,
    ...(nanoOf(amount) < 0n ? [invalid(field, amount, NOT_NEGATIVE)] : []),
    ...(isCount && nanoOf(amount) % 1_000_000_000n !== 0n ? [invalid(field, amount, 'must be an integer')] : []),
  ];
}

function validateScopes(scopes: readonly string[], field: string): FieldError[] {
  const unknown = scopes.filter((scope) => !SCOPES.has(scope));
  const conflicts = OPPOSED.filter((pair) => pair.every((scope) => scopes.includes(scope)));
  return [
    ...unknown.map(() => invalid(field, scopes, 'unsupported scope')),
    ...conflicts.map(() => invalid(field, scopes, 'conflicting scopes')),
  ];
}
