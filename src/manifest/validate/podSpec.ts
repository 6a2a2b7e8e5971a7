/** A Pod's spec, or a template's. Models core/validation ValidatePodSpec, in its order. */
import { isRecord, type JsonObject, listOf, numberOf, recordOf, recordsOf, textOf } from '../../api/json';
import { type ContainerRules, validateAppContainers, validateImageSpaces, validateInitContainers } from './container';
import { duplicate, type FieldError, forbidden, invalid, notSupported, required } from './fieldError';
import { validateLabels, validateMetadata } from './metadata';
import {
  dnsLabelProblems,
  dnsSubdomainProblems,
  labelValueProblems,
  qualifiedNameProblems,
  searchDomainProblems,
} from './names';
import { validateFileKeyRefs, validateHostname } from './podReferences';
import { validateHostNetwork, validateHostUsers, validatePodSecurity } from './podSecurity';
import { validateAffinity, validateSpreading, validateSystem } from './scheduling';
import { type KnownVolumes, validateVolumes } from './volumes';

const RESTART_POLICIES = ['Always', 'OnFailure', 'Never'];
const DNS_POLICIES = ['ClusterFirstWithHostNet', 'ClusterFirst', 'Default', 'None'];
const PREEMPTION_POLICIES = ['PreemptLowerPriority', 'Never'];
const MAX_INT32 = 2147483647;

export function validatePod(pod: JsonObject): FieldError[] {
  const spec = recordOf(pod.spec);
  const errors = validatePodParts(pod);
  if (listOf(spec.ephemeralContainers).length > 0)
    errors.push(forbidden('spec.ephemeralContainers', 'cannot be set on create'));
  if (textOf(spec.nodeName) !== '' && listOf(spec.schedulingGates).length > 0)
    errors.push(forbidden('spec.nodeName', 'cannot be set until all schedulingGates have been cleared'));
  return errors;
}

/** What holds of a Pod whether it is created or changed. Models validatePodMetadataAndSpec. */
export function validatePodParts(pod: JsonObject): FieldError[] {
  const spec = recordOf(pod.spec);
  return [
    ...validateMetadata(recordOf(pod.metadata), dnsSubdomainProblems),
    ...validatePodSpec(spec, 'spec', textOf(recordOf(pod.metadata).name)),
    ...validateImageSpaces(spec.containers, 'spec.containers'),
    ...validateImageSpaces(spec.initContainers, 'spec.initContainers'),
  ];
}

/** `podName` is undefined where the spec is that of a template. */
export function validatePodSpec(spec: JsonObject, field: string, podName?: string): FieldError[] {
  const { errors, known } = validateVolumes(spec.volumes, `${field}.volumes`, podName);
  const rules = containerRules(spec, known);
  return [
    ...errors,
    ...validateAppContainers(spec.containers, `${field}.containers`, rules),
    ...validateInitContainers(spec.initContainers, spec.containers, `${field}.initContainers`, rules),
    ...validateHostNetwork(spec, field, field === 'spec'),
    ...oneOf(spec.restartPolicy, RESTART_POLICIES, `${field}.restartPolicy`),
    ...oneOf(spec.dnsPolicy, DNS_POLICIES, `${field}.dnsPolicy`),
    ...validateLabels(spec.nodeSelector, `${field}.nodeSelector`),
    ...validatePodSecurity(spec, field),
    ...validateAffinity(spec.affinity, `${field}.affinity`),
    ...validateDnsConfig(spec, `${field}.dnsConfig`),
    ...validateGates(spec, field),
    ...validateSpreading(spec.topologySpreadConstraints, `${field}.topologySpreadConstraints`),
    ...validateHostUsers(spec, field),
    ...validateHostname(spec, field),
    ...validateNames(spec, field),
    ...validateTolerations(spec.tolerations, `${field}.tolerations`),
    ...validateHostAliases(spec.hostAliases, `${field}.hostAliases`),
    ...validateLateNames(spec, field),
    ...validateSystem(spec.os, `${field}.os`),
    ...validateFileKeyRefs(spec, field),
  ];
}

/** What containers are held to besides their own fields. */
export const containerRules = (spec: JsonObject, volumes: KnownVolumes): ContainerRules => ({
  volumes,
  gracePeriod: numberOf(spec.terminationGracePeriodSeconds),
  system: isRecord(spec.os) ? textOf(spec.os.name) : undefined,
  restartPolicy: textOf(spec.restartPolicy),
  claims: recordsOf(spec.resourceClaims).map(({ name }) => textOf(name)),
});

function oneOf(value: unknown, supported: readonly string[], field: string): FieldError[] {
  const text = textOf(value);
  if (text === '') return [required(field)];
  return supported.includes(text) ? [] : [notSupported(field, text, supported)];
}

function validateDnsConfig(spec: JsonObject, field: string): FieldError[] {
  const config = isRecord(spec.dnsConfig) ? spec.dnsConfig : undefined;
  const servers = listOf(config?.nameservers);
  const errors: FieldError[] = [];
  if (spec.dnsPolicy === 'None') {
    if (!config) return [required(field, 'must provide `dnsConfig` when `dnsPolicy` is None')];
    if (servers.length === 0)
      return [required(`${field}.nameservers`, 'must provide at least one DNS nameserver when `dnsPolicy` is None')];
  }
  if (!config) return errors;
  if (servers.length > 3)
    errors.push({ ...invalid(`${field}.nameservers`, servers, 'must not have more than 3 nameservers') });
  servers.forEach((server, index) => {
    if (!isAddress(textOf(server)))
      errors.push(
        invalid(
          `${field}.nameservers[${index}]`,
          server,
          'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)',
        ),
      );
  });
  const searches = listOf(config.searches);
  if (searches.length > 32)
    errors.push(invalid(`${field}.searches`, searches, 'must not have more than 32 search paths'));
  if (searches.map(textOf).join(' ').length > 2048)
    errors.push(
      invalid(
        `${field}.searches`,
        searches,
        'must not have more than 2048 characters (including spaces) in the search list',
      ),
    );
  searches.forEach((search, index) => {
    const name = textOf(search) === '.' ? 'root' : textOf(search).replace(/\.$/, '');
    for (const problem of searchDomainProblems(name))
      errors.push(invalid(`${field}.searches[${index}]`, name, problem));
  });
  recordsOf(config.options).forEach((option, index) => {
    if (textOf(option.name) === '') errors.push(required(`${field}.options[${index}]`, 'must not be empty'));
  });
  return errors;
}

/** IPv4 without leading zeros, or IPv6. */
export function isAddress(text: string): boolean {
  const parts = text.split('.');
  if (parts.length === 4) return parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256);
  return text.length <= 45 && text.includes(':') && /^[0-9a-fA-F:]+$/.test(text) && text.split(':').length <= 8;
}

function validateGates(spec: JsonObject, field: string): FieldError[] {
  const readiness = recordsOf(spec.readinessGates).flatMap(({ conditionType }, index) =>
    qualifiedNameProblems(textOf(conditionType)).map((problem) =>
      invalid(`${field}.readinessGates[${index}].conditionType`, textOf(conditionType), problem),
    ),
  );
  const seen = new Set<string>();
  const scheduling = recordsOf(spec.schedulingGates).flatMap((gate, index) => {
    const name = textOf(gate.name);
    const at = `${field}.schedulingGates[${index}]`;
    const errors = qualifiedNameProblems(name).map((problem) => invalid(at, name, problem));
    if (seen.has(name)) errors.push(duplicate(at, name));
    seen.add(name);
    return errors;
  });
  return [...readiness, ...scheduling];
}

const subdomainErrors = (name: string, field: string): FieldError[] =>
  dnsSubdomainProblems(name).map((problem) => invalid(field, name, problem));

function validateNames(spec: JsonObject, field: string): FieldError[] {
  const errors: FieldError[] = [];
  for (const name of ['serviceAccountName', 'nodeName'] as const)
    if (textOf(spec[name]) !== '') errors.push(...subdomainErrors(textOf(spec[name]), `${field}.${name}`));
  errors.push(...validateDeadline(spec, `${field}.activeDeadlineSeconds`));
  for (const name of ['hostname', 'subdomain'] as const)
    if (textOf(spec[name]) !== '')
      for (const problem of dnsLabelProblems(textOf(spec[name])))
        errors.push(invalid(`${field}.${name}`, textOf(spec[name]), problem));
  return errors;
}

function validateLateNames(spec: JsonObject, field: string): FieldError[] {
  const named = (['priorityClassName', 'runtimeClassName'] as const).flatMap((name) =>
    textOf(spec[name]) === '' ? [] : subdomainErrors(textOf(spec[name]), `${field}.${name}`),
  );
  return spec.preemptionPolicy === undefined
    ? named
    : [...named, ...oneOf(spec.preemptionPolicy, PREEMPTION_POLICIES, `${field}.preemptionPolicy`)];
}

export function validateDeadline(spec: JsonObject, field: string): FieldError[] {
  const seconds = numberOf(spec.activeDeadlineSeconds);
  if (seconds === undefined || (seconds >= 1 && seconds <= MAX_INT32)) return [];
  return [invalid(field, seconds, `must be between 1 and ${MAX_INT32}, inclusive`)];
}

export function validateTolerations(tolerations: unknown, field: string): FieldError[] {
  const effects = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];
  return recordsOf(tolerations).flatMap((toleration, index) => {
    const at = `${field}[${index}]`;
    const key = textOf(toleration.key);
    const operator = textOf(toleration.operator);
    const effect = textOf(toleration.effect);
    const errors = key === '' ? [] : qualifiedNameProblems(key).map((problem) => invalid(`${at}.key`, key, problem));
    if (key === '' && operator !== 'Exists')
      errors.push(
        invalid(
          `${at}.operator`,
          operator,
          'operator must be Exists when `key` is empty, which means "match all values and all keys"',
        ),
      );
    if (toleration.tolerationSeconds !== undefined && effect !== 'NoExecute')
      errors.push(invalid(`${at}.effect`, effect, "effect must be 'NoExecute' when `tolerationSeconds` is set"));
    if (operator === 'Exists' && textOf(toleration.value) !== '')
      errors.push(invalid(`${at}.operator`, toleration.value, "value must be empty when `operator` is 'Exists'"));
    if (operator === '' || operator === 'Equal') {
      const problems = labelValueProblems(textOf(toleration.value));
      if (problems.length > 0) errors.push(invalid(`${at}.operator`, textOf(toleration.value), problems.join(';')));
    } else if (operator !== 'Exists') {
      // The operators that compare are there, behind a gate that is closed.
      const compares = operator === 'Lt' || operator === 'Gt';
      const supported = ['Equal', 'Exists', ...(compares ? ['Lt', 'Gt'] : [])];
      errors.push(notSupported(`${at}.operator`, operator, supported));
    }
    if (effect !== '' && !effects.includes(effect)) errors.push(notSupported(`${at}.effect`, effect, effects));
    return errors;
  });
}

function validateHostAliases(aliases: unknown, field: string): FieldError[] {
  return recordsOf(aliases).flatMap((alias, index) => {
    const ip = textOf(alias.ip);
    const errors = isAddress(ip)
      ? []
      : [invalid(`${field}[${index}].ip`, ip, 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)')];
    listOf(alias.hostnames).forEach((hostname, position) => {
      for (const problem of dnsSubdomainProblems(textOf(hostname)))
        errors.push(invalid(`${field}[${index}].hostnames[${position}]`, hostname, problem));
    });
    return errors;
  });
}
