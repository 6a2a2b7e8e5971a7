/** Services. Models core/validation ValidateService. */
import { goJson } from '../../api/goJson';
import { type JsonObject, listOf, numberOf, recordOf, recordsOf, textOf } from '../../api/json';
import { type FieldError, forbidden, invalid, notSupported, required } from './fieldError';
import { validateLabels, validateMetadata } from './metadata';
import { dnsLabelProblems, dnsSubdomainProblems, isPortNumber, PORT_RANGE } from './names';
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
  errors.push(...validateForType(spec, type, headless), ...validatePorts(ports, type, headless));
  const affinity = textOf(spec.sessionAffinity);
  if (affinity === '') errors.push(required('spec.sessionAffinity'));
  else if (affinity !== 'ClientIP' && affinity !== 'None')
    errors.push(notSupported('spec.sessionAffinity', affinity, ['ClientIP', 'None']));
  errors.push(...validateLabels(spec.selector, 'spec.selector'));
  if (type === '') errors.push(required('spec.type'));
  else if (!TYPES.includes(type)) errors.push(notSupported('spec.type', type, TYPES));
  return [...errors, ...duplicatePorts(ports), ...validatePolicies(spec)];
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

function validatePorts(ports: readonly JsonObject[], type: string, headless: boolean): FieldError[] {
  const names = new Set<string>();
  return ports.flatMap((port, index) => {
    const at = `spec.ports[${index}]`;
    const name = textOf(port.name);
    const errors: FieldError[] = [];
    if (name === '') {
      if (ports.length > 1) errors.push(required(`${at}.name`));
    } else {
      for (const problem of dnsLabelProblems(name)) errors.push(invalid(`${at}.name`, name, problem));
      if (names.has(name)) errors.push({ ...invalid(`${at}.name`, name, ''), type: 'Duplicate value' });
      names.add(name);
    }
    const number = numberOf(port.port) ?? 0;
    if (!isPortNumber(number)) errors.push(invalid(`${at}.port`, number, PORT_RANGE));
    const protocol = textOf(port.protocol);
    if (protocol === '') errors.push(required(`${at}.protocol`));
    else if (!PROTOCOLS.includes(protocol)) errors.push(notSupported(`${at}.protocol`, protocol, PROTOCOLS));
    errors.push(...validatePort(port.targetPort, `${at}.targetPort`));
    if (headless && numberOf(port.nodePort)) return errors;
    if (type === 'ClusterIP' && numberOf(port.nodePort))
      errors.push(forbidden(`${at}.nodePort`, "may not be used when `type` is 'ClusterIP'"));
    return errors;
  });
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

/** The server prints its internal type, whose fields have Go's names and order. */
function internalPort(port: JsonObject): string {
  const target = port.targetPort;
  const fields = [
    `"Name":${goJson(textOf(port.name))}`,
    `"Protocol":${goJson(textOf(port.protocol))}`,
    `"AppProtocol":${goJson(port.appProtocol ?? null)}`,
    `"Port":${numberOf(port.port) ?? 0}`,
    `"TargetPort":${goJson(target === undefined ? 0 : target)}`,
    `"NodePort":${numberOf(port.nodePort) ?? 0}`,
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
