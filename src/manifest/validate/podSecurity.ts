/** A Pod's securityContext and what it says about the node's namespaces. Models validatePodSpecSecurityContext. */
import { isRecord, type JsonObject, listOf, numberOf, recordOf, recordsOf, textOf } from '../../api/json';
import { duplicate, type FieldError, forbidden, invalid, notSupported, required } from './fieldError';

const ID_RANGE = 'must be between 0 and 2147483647, inclusive';
const SECCOMP_TYPES = ['Localhost', 'RuntimeDefault', 'Unconfined'];

export const validateId = (id: unknown, field: string): FieldError[] => {
  const number = numberOf(id);
  return number !== undefined && (number < 0 || number > 2147483647) ? [invalid(field, number, ID_RANGE)] : [];
};

export function validatePodSecurity(spec: JsonObject, field: string): FieldError[] {
  const context = recordOf(spec.securityContext);
  const at = `${field}.securityContext`;
  return [
    ...(['fsGroup', 'runAsUser', 'runAsGroup'] as const).flatMap((name) => validateId(context[name], `${at}.${name}`)),
    ...listOf(context.supplementalGroups).flatMap((id, index) => validateId(id, `${at}.supplementalGroups[${index}]`)),
    ...(spec.shareProcessNamespace === true && spec.hostPID === true
      ? [invalid(`${at}.shareProcessNamespace`, true, 'ShareProcessNamespace and HostPID cannot both be enabled')]
      : []),
    ...validateSysctls(context.sysctls, `${at}.sysctls`),
    ...validateChoice(context.fsGroupChangePolicy, ['Always', 'OnRootMismatch'], `${at}.fsGroupChangePolicy`),
    ...validateSeccomp(context.seccompProfile, `${at}.seccompProfile`),
  ];
}

function validateSysctls(sysctls: unknown, field: string): FieldError[] {
  const names = new Set<string>();
  return recordsOf(sysctls).flatMap((sysctl, index) => {
    const name = textOf(sysctl.name);
    const at = `${field}[${index}].name`;
    if (name === '') return [required(at)];
    if (!isSysctl(name)) return [invalid(at, name, SYSCTL_RULE)];
    const errors = names.has(name) ? [duplicate(at, name)] : [];
    names.add(name);
    return errors;
  });
}

const SYSCTL_SEGMENT = '[a-z0-9]([-_a-z0-9]*[a-z0-9])?';
const SYSCTL_RULE = `must have at most 253 characters and match regex ^(${SYSCTL_SEGMENT}[\\./])*${SYSCTL_SEGMENT}$`;

/** Segments between dots or slashes. Read by hand: the server's own expression is not linear here. */
const isSysctl = (name: string): boolean =>
  name.length <= 253 &&
  name.split(/[./]/).every((segment) => /^[-_a-z0-9]+$/.test(segment) && !/^[-_]|[-_]$/.test(segment));

const validateChoice = (value: unknown, supported: readonly string[], field: string): FieldError[] =>
  value === undefined || supported.includes(textOf(value)) ? [] : [notSupported(field, textOf(value), supported)];

/** Models validateSeccompProfileField. */
export function validateSeccomp(profile: unknown, field: string): FieldError[] {
  if (!isRecord(profile)) return [];
  const type = textOf(profile.type);
  const errors: FieldError[] = [];
  if (type === '') errors.push(required(`${field}.type`, 'type is required when seccompProfile is set'));
  else if (!SECCOMP_TYPES.includes(type)) errors.push(notSupported(`${field}.type`, type, SECCOMP_TYPES));
  const needed = 'must be set when seccomp type is Localhost';
  if (type === 'Localhost' && profile.localhostProfile === undefined)
    errors.push(required(`${field}.localhostProfile`, needed));
  return errors;
}

/** Ports of Pods that share the node's network are the node's. Models validatePodHostNetworkDeps. */
export function validateHostNetwork(spec: JsonObject, field: string, isPod: boolean): FieldError[] {
  if (spec.hostNetwork !== true) return [];
  return recordsOf(spec.containers).flatMap((container, index) =>
    recordsOf(container.ports).flatMap((port, position) => {
      const host = numberOf(port.hostPort) ?? 0;
      if ((!isPod && host === 0) || host === (numberOf(port.containerPort) ?? 0)) return [];
      const at = `${field}.containers[${index}].ports[${position}].hostPort`;
      return [invalid(at, host, 'must match `containerPort` when `hostNetwork` is true')];
    }),
  );
}

/** Models validateHostUsers: users of one's own and namespaces of the node do not go together. */
export function validateHostUsers(spec: JsonObject, field: string): FieldError[] {
  if (spec.hostUsers !== false) return [];
  const rule = 'when `hostUsers` is false';
  const containers = (['initContainers', 'containers'] as const).flatMap((list) =>
    recordsOf(spec[list]).flatMap(({ volumeDevices }, index) =>
      listOf(volumeDevices).length > 0 ? [forbidden(`${field}.${list}[${index}].volumeDevices`, rule)] : [],
    ),
  );
  return [
    ...(spec.hostNetwork === true ? [forbidden(`${field}.hostNetwork`, rule)] : []),
    ...(spec.hostPID === true ? [forbidden(`${field}.HostPID`, rule)] : []),
    ...(spec.hostIPC === true ? [forbidden(`${field}.HostIPC`, rule)] : []),
    ...containers,
  ];
}
