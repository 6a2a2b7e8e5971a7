/** Deployments, ReplicaSets, StatefulSets and Jobs. Models apps/validation and batch/validation. */
import { isRecord, type JsonObject, numberOf, recordOf, recordsOf, textOf } from '../../api/json';
import type { LabelSelector } from '../../api/meta';
import { matchesLabelSelector } from '../../api/selectors';
import { type FieldError, forbidden, invalid, notSupported, required } from './fieldError';
import { validateAnnotations, validateLabelSelector, validateLabels, validateMetadata } from './metadata';
import { dnsLabelProblems, dnsSubdomainProblems, NOT_NEGATIVE } from './names';
import { validatePodSpec } from './podSpec';

export const nonNegative = (object: JsonObject, names: readonly string[], field: string): FieldError[] =>
  names.flatMap((name) => {
    const value = numberOf(object[name]) ?? 0;
    return value < 0 ? [invalid(`${field}.${name}`, value, NOT_NEGATIVE)] : [];
  });

export function validateDeployment(deployment: JsonObject): FieldError[] {
  const spec = recordOf(deployment.spec);
  return [
    ...validateMetadata(recordOf(deployment.metadata), dnsSubdomainProblems),
    ...nonNegative(spec, ['replicas'], 'spec'),
    ...validateSelector(spec, 'deployment'),
    ...validateTemplate(spec, true),
    ...validateStrategy(recordOf(spec.strategy)),
    ...nonNegative(spec, ['minReadySeconds', 'revisionHistoryLimit', 'progressDeadlineSeconds'], 'spec'),
    ...deadlineBehindReadiness(spec),
  ];
}

function deadlineBehindReadiness(spec: JsonObject): FieldError[] {
  const deadline = numberOf(spec.progressDeadlineSeconds);
  return deadline !== undefined && deadline <= (numberOf(spec.minReadySeconds) ?? 0)
    ? [invalid('spec.progressDeadlineSeconds', deadline, 'must be greater than minReadySeconds')]
    : [];
}

export function validateReplicaSet(set: JsonObject): FieldError[] {
  const spec = recordOf(set.spec);
  return [
    ...validateMetadata(recordOf(set.metadata), dnsSubdomainProblems),
    ...nonNegative(spec, ['replicas', 'minReadySeconds'], 'spec'),
    ...validateSelector(spec, 'deployment'),
    ...validateTemplate(spec, true),
  ];
}

export function validateStatefulSet(set: JsonObject): FieldError[] {
  const spec = recordOf(set.spec);
  const errors = validateMetadata(recordOf(set.metadata), dnsLabelProblems);
  const policy = textOf(spec.podManagementPolicy);
  const policies = ['OrderedReady', 'Parallel'];
  if (policy === '') errors.push(required('spec.podManagementPolicy'));
  else if (!policies.includes(policy))
    errors.push(invalid('spec.podManagementPolicy', policy, "must be 'OrderedReady' or 'Parallel'"));
  const update = textOf(recordOf(spec.updateStrategy).type);
  if (update === '') errors.push(required('spec.updateStrategy'));
  else if (update !== 'RollingUpdate' && update !== 'OnDelete')
    errors.push(invalid('spec.updateStrategy', spec.updateStrategy, "must be 'RollingUpdate' or 'OnDelete'"));
  return [
    ...errors,
    ...nonNegative(spec, ['replicas', 'minReadySeconds'], 'spec'),
    ...validateSelector(spec, 'statefulset'),
    ...validateTemplate(spec, true, recordsOf(spec.volumeClaimTemplates)),
  ];
}

export const validateJob = (job: JsonObject): FieldError[] => [
  ...validateMetadata(recordOf(job.metadata), dnsSubdomainProblems),
  ...validateJobSpec(recordOf(job.spec), 'spec'),
];

/** Of a Job, or of the template of Jobs at `field`. */
export function validateJobSpec(spec: JsonObject, field: string): FieldError[] {
  const podSpec = recordOf(recordOf(spec.template).spec);
  const policy = textOf(podSpec.restartPolicy);
  const errors = nonNegative(
    spec,
    ['parallelism', 'completions', 'activeDeadlineSeconds', 'backoffLimit', 'ttlSecondsAfterFinished'],
    field,
  );
  const mode = textOf(spec.completionMode);
  if (mode !== '' && mode !== 'NonIndexed' && mode !== 'Indexed')
    errors.push(notSupported(`${field}.completionMode`, mode, ['Indexed', 'NonIndexed']));
  if (mode === 'Indexed' && numberOf(spec.completions) === undefined)
    errors.push(required(`${field}.completions`, 'when completion mode is Indexed'));
  errors.push(...validateTemplateParts(spec, [], field));
  if (policy !== 'OnFailure' && policy !== 'Never')
    errors.push(required(`${field}.template.spec.restartPolicy`, 'valid values: "OnFailure", "Never"'));
  else if (spec.podFailurePolicy !== undefined && policy !== 'Never')
    errors.push(
      invalid(
        `${field}.template.spec.restartPolicy`,
        policy,
        'only "Never" is supported when podFailurePolicy is specified',
      ),
    );
  return errors;
}

function validateSelector(spec: JsonObject, kind: string): FieldError[] {
  const selector = spec.selector;
  if (!isRecord(selector)) return [required('spec.selector')];
  const errors = validateLabelSelector(selector, 'spec.selector');
  const size = Object.keys(recordOf(selector.matchLabels)).length + recordsOf(selector.matchExpressions).length;
  return size === 0 ? [...errors, invalid('spec.selector', selector, `empty selector is invalid for ${kind}`)] : errors;
}

/** A selector as the matcher wants it: what has the wrong shape was refused when it was decoded. */
export function selectorOf(value: unknown): LabelSelector {
  const source = recordOf(value);
  const matchLabels = Object.fromEntries(
    Object.entries(recordOf(source.matchLabels)).map(([key, text]) => [key, textOf(text)]),
  );
  const operators = ['In', 'NotIn', 'Exists', 'DoesNotExist'] as const;
  const matchExpressions = recordsOf(source.matchExpressions).flatMap((expression) => {
    const operator = operators.find((one) => one === expression.operator);
    const values = Array.isArray(expression.values) ? expression.values.map(textOf) : [];
    return operator ? [{ key: textOf(expression.key), operator, values }] : [];
  });
  return { matchLabels, matchExpressions };
}

/** Labels as the matcher wants them. */
export const textsOf = (labels: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries(recordOf(labels)).map(([key, value]) => [key, textOf(value)]));

function validateTemplate(spec: JsonObject, mustStay: boolean, claims: readonly JsonObject[] = []): FieldError[] {
  const template = recordOf(spec.template);
  const labels = recordOf(recordOf(template.metadata).labels);
  const errors: FieldError[] = [];
  if (isRecord(spec.selector) && !matchesLabelSelector(selectorOf(spec.selector), textsOf(labels)))
    errors.push(invalid('spec.template.metadata.labels', labels, '`selector` does not match template `labels`'));
  errors.push(...validateTemplateParts(spec, claims));
  if (!mustStay) return errors;
  const podSpec = recordOf(template.spec);
  const policy = textOf(podSpec.restartPolicy);
  if (policy !== '' && policy !== 'Always')
    errors.push(notSupported('spec.template.spec.restartPolicy', policy, ['Always']));
  if (podSpec.activeDeadlineSeconds !== undefined)
    errors.push(
      forbidden('spec.template.spec.activeDeadlineSeconds', 'activeDeadlineSeconds in ReplicaSet is not Supported'),
    );
  return errors;
}

/** A StatefulSet's claims are volumes of its Pods too, though the template does not list them. */
export function validateTemplateParts(
  spec: JsonObject,
  claims: readonly JsonObject[] = [],
  field = 'spec',
): FieldError[] {
  const template = recordOf(spec.template);
  const metadata = recordOf(template.metadata);
  const podSpec = recordOf(template.spec);
  const claimed = claims.map(({ metadata: claim }) => {
    const name = textOf(recordOf(claim).name);
    return { name, persistentVolumeClaim: { claimName: name } };
  });
  const whole = claimed.length === 0 ? podSpec : { ...podSpec, volumes: [...recordsOf(podSpec.volumes), ...claimed] };
  return [
    ...validateLabels(metadata.labels, `${field}.template.labels`),
    ...validateAnnotations(metadata.annotations, `${field}.template.annotations`),
    ...validatePodSpec(whole, `${field}.template.spec`),
  ];
}

/** Models ValidatePositiveIntOrPercent. */
function percentProblem(value: unknown, field: string): FieldError[] {
  if (typeof value === 'number' && value < 0) return [invalid(field, value, NOT_NEGATIVE)];
  if (typeof value !== 'string' || /^[0-9]+%$/.test(value)) return [];
  return [
    invalid(
      field,
      value,
      "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')",
    ),
  ];
}

/** Models ValidatePositiveIntOrPercent and IsNotMoreThan100Percent. */
export const amountProblems = (value: unknown, field: string): FieldError[] => [
  ...percentProblem(value, field),
  ...(Number(/^(\d+)%$/.exec(textOf(value))?.[1]) > 100
    ? [invalid(field, value, 'must not be greater than 100%')]
    : []),
];

function validateStrategy(strategy: JsonObject): FieldError[] {
  const field = 'spec.strategy';
  const type = textOf(strategy.type);
  if (type === 'Recreate')
    return strategy.rollingUpdate === undefined
      ? []
      : [forbidden(`${field}.rollingUpdate`, "may not be specified when strategy `type` is 'Recreate'")];
  if (type !== 'RollingUpdate') return [notSupported(`${field}.type`, type, ['Recreate', 'RollingUpdate'])];
  const rolling = recordOf(strategy.rollingUpdate);
  const errors: FieldError[] = [];
  for (const name of ['maxUnavailable', 'maxSurge'] as const)
    errors.push(...percentProblem(rolling[name], `${field}.rollingUpdate.${name}`));
  const isZero = (value: unknown): boolean => value === 0 || value === '0%';
  if (isZero(rolling.maxUnavailable) && isZero(rolling.maxSurge))
    errors.push(
      invalid(`${field}.rollingUpdate.maxUnavailable`, rolling.maxUnavailable, 'may not be 0 when `maxSurge` is 0'),
    );
  return errors;
}
