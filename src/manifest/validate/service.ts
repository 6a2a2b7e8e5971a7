/** Services. Models core/validation ValidateService. */
import { goJson } from '../../api/goJson';
import { type JsonObject, listOf, numberOf, recordOf, recordsOf, textOf } from '../../api/json';
import { duplicate, type FieldError, forbidden, invalid, notSupported, required } from './fieldError';
import { validateLabels, validateMetadata } from './metadata';
import { dnsLabelProblems, dnsSubdomainProblems, isPortNumber, PORT_RANGE } from './names';
import { isAddress } from './podSpec';
import { validatePort } from './probes';

const TYPES = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'];
const PROTOCOLS = ['SCTP', 'TCP', 'UDP'];

export function validateService(service: JsonObject): FieldError[] {
  const spec = recordOf(service.spec);
  const type = textOf(spec.type);
  const ports = recordsOf(spec.ports);
  const headless = isHeadless(spec);
  const errors = validateMetadata(recordOf(service.metadata), dnsLabelProblems);
  if (ports.length === 0 && !headless && type !== 'ExternalName') errors.push(required('spec.ports'));
  errors.push(...validateForType(spec, type, headless), ...validatePorts(ports));
  const affinity = textOf(spec.sessionAffinity);
  if (affinity === '') errors.push(required('spec.sessionAffinity'));
  else if (affinity !== 'ClientIP' && affinity !== 'None')
    errors.push(notSupported('spec.sessionAffinity', affinity, ['ClientIP', 'None']));
  errors.push(...validateAffinityConfig(spec, affinity), ...validateAddresses(spec, type));
  errors.push(...validateLabels(spec.selector, 'spec.selector'));
  if (type === '') errors.push(required('spec.type'));
  else if (!TYPES.includes(type)) errors.push(notSupported('spec.type', type, TYPES));
  return [...errors, ...validateNodePorts(ports, type), ...duplicatePorts(ports), ...validatePolicies(spec)];
}

function validateAffinityConfig(spec: JsonObject, affinity: string): FieldError[] {
  const field = 'spec.sessionAffinityConfig';
  if (affinity === 'None')
    return spec.sessionAffinityConfig === undefined
      ? []
      : [forbidden(field, 'must not be set when session affinity is None')];
  const seconds = numberOf(recordOf(recordOf(spec.sessionAffinityConfig).clientIP).timeoutSeconds);
  return seconds !== undefined && (seconds <= 0 || seconds > 86400)
    ? [invalid(`${field}.clientIP.timeoutSeconds`, seconds, 'must be greater than 0 and less than 86400')]
    : [];
}

const NO_ADDRESS = 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)';

/** Models ValidateServiceClusterIPsRelatedFields, of a cluster with one family. */
function validateAddresses(spec: JsonObject, type: string): FieldError[] {
  const errors: FieldError[] = [];
  if (type !== 'ExternalName')
    listOf(spec.clusterIPs).forEach((address, index) => {
      const text = textOf(address);
      const at = `spec.clusterIPs[${index}]`;
      if (text === '' || (text === 'None' && index === 0) || isAddress(text)) return;
      errors.push(invalid(at, text, NO_ADDRESS));
    });
  listOf(spec.externalIPs).forEach((address, index) => {
    if (!isAddress(textOf(address))) errors.push(invalid(`spec.externalIPs[${index}]`, textOf(address), NO_ADDRESS));
  });
  return errors;
}

export const isHeadless = (spec: JsonObject): boolean =>
  spec.clusterIP === 'None' || listOf(spec.clusterIPs)[0] === 'None';

function validateForType(spec: JsonObject, type: string, headless: boolean): FieldError[] {
  const errors: FieldError[] = [];
  if ((type === 'NodePort' || type === 'LoadBalancer') && headless)
    errors.push(invalid('spec.clusterIPs[0]', 'None', `may not be set to 'None' for ${type} services`));
  if (type !== 'ExternalName') return errors;
  if (listOf(spec.clusterIPs).length > 0 || textOf(spec.clusterIP) !== '')
    errors.push(forbidden('spec.clusterIPs', 'may not be set for ExternalName services'));
  if (listOf(spec.ipFamilies).length > 0)
    errors.push(forbidden('spec.ipFamilies', 'may not be set for ExternalName services'));
  if (spec.ipFamilyPolicy !== undefined)
    errors.push(forbidden('spec.ipFamilyPolicy', 'may not be set for ExternalName services'));
  const name = textOf(spec.externalName).replace(/\.$/, '');
  if (name === '') return [...errors, required('spec.externalName')];
  return [...errors, ...dnsSubdomainProblems(name).map((problem) => invalid('spec.externalName', name, problem))];
}

function validatePorts(ports: readonly JsonObject[]): FieldError[] {
  const names = new Set<string>();
  return ports.flatMap((port, index) => {
    const at = `spec.ports[${index}]`;
    const name = textOf(port.name);
    const errors: FieldError[] = [];
    if (name === '') {
      if (ports.length > 1) errors.push(required(`${at}.name`));
    } else {
      for (const problem of dnsLabelProblems(name)) errors.push(invalid(`${at}.name`, name, problem));
      if (names.has(name)) errors.push(duplicate(`${at}.name`, name));
      names.add(name);
    }
    const number = numberOf(port.port) ?? 0;
    if (!isPortNumber(number)) errors.push(invalid(`${at}.port`, number, PORT_RANGE));
    const protocol = textOf(port.protocol);
    if (protocol === '') errors.push(required(`${at}.protocol`));
    else if (!PROTOCOLS.includes(protocol)) errors.push(notSupported(`${at}.protocol`, protocol, PROTOCOLS));
    errors.push(...validatePort(port.targetPort, `${at}.targetPort`));
    return errors;
  });
}

function validateNodePorts(ports: readonly JsonObject[], type: string): FieldError[] {
  const seen = new Set<string>();
  const unused = ports.flatMap(({ nodePort }, index) =>
    type === 'ClusterIP' && numberOf(nodePort)
      ? [forbidden(`spec.ports[${index}].nodePort`, "may not be used when `type` is 'ClusterIP'")]
      : [],
  );
  const twice = ports.flatMap((port, index) => {
    const number = numberOf(port.nodePort) ?? 0;
    const key = `${textOf(port.protocol)}/${number}`;
    const isSecond = number !== 0 && seen.has(key);
    seen.add(key);
    return isSecond ? [duplicate(`spec.ports[${index}].nodePort`, number)] : [];
  });
  return [...unused, ...twice];
}

/** Two entries of one protocol and number, even under different names. */
function duplicatePorts(ports: readonly JsonObject[]): FieldError[] {
  const seen = new Set<string>();
  return ports.flatMap((port, index) => {
    const key = `${textOf(port.protocol)}/${numberOf(port.port) ?? 0}`;
    const isSecond = seen.has(key);
    seen.add(key);
    return isSecond
      ? [{ field: `spec.ports[${index}]`, type: 'Duplicate value' as const, value: internalPort(port), detail: '' }]
      : [];
  });
}

/** What the server compares by, of its internal type: Go's names and order, nothing but protocol and number set. */
function internalPort(port: JsonObject): string {
  const fields = [
    '"Name":""',
    `"Protocol":${goJson(textOf(port.protocol))}`,
    '"AppProtocol":null',
    `"Port":${numberOf(port.port) ?? 0}`,
    '"TargetPort":0',
    '"NodePort":0',
  ];
  return `{${fields.join(',')}}`;
}

function validatePolicies(spec: JsonObject): FieldError[] {
  const errors: FieldError[] = [];
  const check = (name: 'internalTrafficPolicy' | 'externalTrafficPolicy'): void => {
    const policy = textOf(spec[name]);
    if (policy !== '' && policy !== 'Cluster' && policy !== 'Local')
      errors.push(notSupported(`spec.${name}`, policy, ['Cluster', 'Local']));
  };
  check('externalTrafficPolicy');
  check('internalTrafficPolicy');
  if (textOf(spec.externalTrafficPolicy) !== '' && (spec.type === 'ClusterIP' || spec.type === 'ExternalName'))
    errors.push(
      invalid(
        'spec.externalTrafficPolicy',
        spec.externalTrafficPolicy,
        'may only be set for externally-accessible services',
      ),
    );
  return errors;
}
