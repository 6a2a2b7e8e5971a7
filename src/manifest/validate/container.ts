/** One container of any sort. Models core/validation validateContainerCommon and what app and init containers add. */
import { isRecord, type JsonObject, numberOf, recordsOf, textOf } from '../../api/json';
import { validateContainerSecurity } from './containerSecurity';
import { validateEnv, validateEnvFrom } from './env';
import { duplicate, type FieldError, forbidden, invalid, notSupported, required } from './fieldError';
import { dnsLabelProblems, isPortNumber, PORT_RANGE, portNameProblems } from './names';
import { validateLifecycle, validateProbe } from './probes';
import { validateResources } from './resources';
import { validateRestart } from './restartRules';
import { validateMountsAndDevices } from './volumeMounts';
import type { KnownVolumes } from './volumes';

export interface ContainerRules {
  volumes: KnownVolumes;
  gracePeriod: number | undefined;
  /** `spec.os.name`, where there is one. */
  system: string | undefined;
  restartPolicy: string;
  /** Names of spec.resourceClaims. */
  claims: readonly string[];
}

const PROTOCOLS = ['SCTP', 'TCP', 'UDP'];
const PULL_POLICIES = ['Always', 'IfNotPresent', 'Never'];
const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;

export function validateCommon(container: JsonObject, field: string, rules: ContainerRules): FieldError[] {
  const name = textOf(container.name);
  const image = textOf(container.image);
  const pullPolicy = textOf(container.imagePullPolicy);
  const errors: FieldError[] = [];
  if (name === '') errors.push(required(`${field}.name`));
  else for (const problem of dnsLabelProblems(name)) errors.push(invalid(`${field}.name`, name, problem));
  if (image === '') errors.push(required(`${field}.image`));
  errors.push(
    ...terminationPolicy(container.terminationMessagePolicy, `${field}.terminationMessagePolicy`),
    ...validatePorts(container.ports, `${field}.ports`),
    ...validateEnv(container.env, `${field}.env`),
    ...validateEnvFrom(container.envFrom, `${field}.envFrom`),
    ...validateMountsAndDevices(container, rules.volumes, field),
  );
  if (pullPolicy === '') errors.push(required(`${field}.imagePullPolicy`));
  else if (!PULL_POLICIES.includes(pullPolicy))
    errors.push(notSupported(`${field}.imagePullPolicy`, pullPolicy, PULL_POLICIES));
  return [
    ...errors,
    ...validateResources(container.resources, `${field}.resources`, rules.claims),
    ...validateResizePolicy(container.resizePolicy, `${field}.resizePolicy`, rules.restartPolicy),
    ...validateContainerSecurity(container.securityContext, `${field}.securityContext`),
  ];
}

/** Models validateResizePolicy, which names the list where it means an entry. */
function validateResizePolicy(policies: unknown, field: string, podPolicy: string): FieldError[] {
  const seen = new Set<string>();
  const oneOf = (value: string, supported: readonly string[]): FieldError[] => {
    if (value === '') return [required(field)];
    return supported.includes(value) ? [] : [notSupported(field, value, supported)];
  };
  return recordsOf(policies).flatMap((policy, index) => {
    const resource = textOf(policy.resourceName);
    const errors = seen.has(resource) ? [duplicate(`${field}[${index}]`, resource)] : [];
    seen.add(resource);
    const restart = textOf(policy.restartPolicy);
    errors.push(...oneOf(resource, ['cpu', 'memory']), ...oneOf(restart, ['NotRequired', 'RestartContainer']));
    if (podPolicy === 'Never' && restart !== 'NotRequired')
      errors.push(invalid(field, restart, "must be 'NotRequired' when `restartPolicy` is 'Never'"));
    return errors;
  });
}

/** What is held of a Pod and not of a template. Models validateContainersOnlyForPod. */
export const validateImageSpaces = (containers: unknown, field: string): FieldError[] =>
  recordsOf(containers).flatMap(({ image }, index) =>
    textOf(image) === textOf(image).trim()
      ? []
      : [invalid(`${field}[${index}].image`, image, 'must not have leading or trailing whitespace')],
  );

function terminationPolicy(value: unknown, field: string): FieldError[] {
  const policy = textOf(value);
  if (policy === '') return [required(field)];
  const known = ['File', 'FallbackToLogsOnError'];
  return known.includes(policy) ? [] : [notSupported(field, policy, known)];
}

function validatePorts(ports: unknown, field: string): FieldError[] {
  const names = new Set<string>();
  return recordsOf(ports).flatMap((port, index) => {
    const at = `${field}[${index}]`;
    const errors: FieldError[] = [];
    const name = textOf(port.name);
    if (name !== '') {
      const problems = portNameProblems(name);
      for (const problem of problems) errors.push(invalid(`${at}.name`, name, problem));
      if (problems.length === 0 && names.has(name)) errors.push(duplicate(`${at}.name`, name));
      if (problems.length === 0) names.add(name);
    }
    const number = numberOf(port.containerPort) ?? 0;
    if (number === 0) errors.push(required(`${at}.containerPort`));
    else if (!isPortNumber(number)) errors.push(invalid(`${at}.containerPort`, number, PORT_RANGE));
    const hostPort = numberOf(port.hostPort) ?? 0;
    if (hostPort !== 0 && !isPortNumber(hostPort)) errors.push(invalid(`${at}.hostPort`, hostPort, PORT_RANGE));
    const protocol = textOf(port.protocol);
    if (protocol === '') errors.push(required(`${at}.protocol`));
    else if (!PROTOCOLS.includes(protocol)) errors.push(notSupported(`${at}.protocol`, protocol, PROTOCOLS));
    return errors;
  });
}

/** Names must differ among app containers; collisions with init containers are reported there. */
export function validateAppContainers(containers: unknown, field: string, rules: ContainerRules): FieldError[] {
  const list = recordsOf(containers);
  if (list.length === 0) return [required(field)];
  const names = new Set<string>();
  const errors = list.flatMap((container, index) => {
    const at = `${field}[${index}]`;
    const found = validateCommon(container, at, rules);
    const name = textOf(container.name);
    if (names.has(name)) found.push(duplicate(`${at}.name`, name));
    names.add(name);
    return [...found, ...validateRunning(container, at, rules), ...validateRestart(container, at)];
  });
  return [...errors, ...validateHostPorts(list, field)];
}

export function validateInitContainers(
  containers: unknown,
  apps: unknown,
  field: string,
  rules: ContainerRules,
): FieldError[] {
  const names = new Set(recordsOf(apps).map(({ name }) => textOf(name)));
  return recordsOf(containers).flatMap((container, index) => {
    const at = `${field}[${index}]`;
    const errors = validateCommon(container, at, rules);
    const name = textOf(container.name);
    errors.push(...validateRestart(container, at));
    if (name !== '' && names.has(name)) errors.push(duplicate(`${at}.name`, name));
    names.add(name);
    // The server looks at each alone, and names it as the first whichever it is.
    errors.push(...validateHostPorts([container], field));
    const isSidecar = container.restartPolicy === 'Always';
    if (isSidecar) return [...errors, ...validateRunning(container, at, rules)];
    return [...errors, ...onlyForSidecars(container, at)];
  });
}

function onlyForSidecars(container: JsonObject, field: string): FieldError[] {
  const errors = (['lifecycle', ...PROBES] as const)
    .filter((name) => isRecord(container[name]))
    .map((name) => forbidden(`${field}.${name}`, 'may not be set for init containers without restartPolicy=Always'));
  recordsOf(container.resizePolicy).forEach((policy, index) => {
    if (policy.restartPolicy === 'RestartContainer')
      errors.push(
        invalid(
          `${field}.resizePolicy[${index}].restartPolicy`,
          'RestartContainer',
          "must not be set to 'RestartContainer' for non-sidecar initContainers",
        ),
      );
  });
  return errors;
}

/** Hooks and probes of containers that stay. */
const validateRunning = (
  container: JsonObject,
  field: string,
  { gracePeriod, system }: ContainerRules,
): FieldError[] => [
  ...validateLifecycle(container.lifecycle, `${field}.lifecycle`, gracePeriod, system),
  ...PROBES.flatMap((name) => validateProbe(container[name], name, `${field}.${name}`, gracePeriod)),
];

/** Models checkHostPortConflicts. */
function validateHostPorts(containers: readonly JsonObject[], field: string): FieldError[] {
  const taken = new Set<string>();
  return containers.flatMap((container, index) =>
    recordsOf(container.ports).flatMap((port, position) => {
      const hostPort = numberOf(port.hostPort) ?? 0;
      if (hostPort === 0) return [];
      const key = `${textOf(port.protocol)}/${textOf(port.hostIP)}/${hostPort}`;
      const at = `${field}[${index}].ports[${position}].hostPort`;
      const errors = taken.has(key) ? [duplicate(at, key)] : [];
      taken.add(key);
      return errors;
    }),
  );
}
