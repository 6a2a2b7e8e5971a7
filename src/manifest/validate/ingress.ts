/** Ingresses. Models networking/validation ValidateIngressCreate. */
import { type JsonObject, listOf, numberOf, recordOf, recordsOf, textOf } from '../../api/json';
import { type FieldError, invalid, notSupported, required } from './fieldError';
import { validateMetadata } from './metadata';
import { dnsLabelProblems, dnsSubdomainProblems, isPortNumber, PORT_RANGE, portNameProblems } from './names';
import { isAddress } from './podSpec';

export function validateIngress(ingress: JsonObject): FieldError[] {
  const spec = recordOf(ingress.spec);
  const rules = recordsOf(spec.rules);
  const errors = validateMetadata(recordOf(ingress.metadata), dnsSubdomainProblems);
  if (rules.length === 0 && spec.defaultBackend === undefined)
    errors.push(invalid('spec', listOf(spec.rules), 'either `defaultBackend` or `rules` must be specified'));
  if (spec.defaultBackend !== undefined)
    errors.push(...validateBackend(recordOf(spec.defaultBackend), 'spec.defaultBackend'));
  errors.push(...rules.flatMap((rule, index) => validateRule(rule, `spec.rules[${index}]`)));
  for (const [index, tls] of recordsOf(spec.tls).entries())
    for (const [at, host] of listOf(tls.hosts).map(textOf).entries())
      errors.push(...hostProblems(host).map((problem) => invalid(`spec.tls[${index}].hosts[${at}]`, host, problem)));
  if (spec.ingressClassName !== undefined) {
    const name = textOf(spec.ingressClassName);
    errors.push(...dnsSubdomainProblems(name).map((problem) => invalid('spec.ingressClassName', name, problem)));
  }
  return errors;
}

const WILDCARD =
  "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character (e.g. '*.example.com', regex used for validation is '\\*\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

function hostProblems(host: string): string[] {
  if (!host.includes('*')) return dnsSubdomainProblems(host);
  return host.startsWith('*.') && dnsSubdomainProblems(host.slice(2)).length === 0 ? [] : [WILDCARD];
}

function validateRule(rule: JsonObject, field: string): FieldError[] {
  const host = textOf(rule.host);
  const problems = host === '' ? [] : hostProblems(host);
  if (isAddress(host)) problems.unshift('must be a DNS name, not an IP address');
  const errors = problems.map((problem) => invalid(`${field}.host`, host, problem));
  if (rule.http === undefined) return errors;
  const paths = recordsOf(recordOf(rule.http).paths);
  if (paths.length === 0) errors.push(required(`${field}.http.paths`));
  return [...errors, ...paths.flatMap((path, index) => validatePath(path, `${field}.http.paths[${index}]`))];
}

const PATH_TYPES = ['Exact', 'ImplementationSpecific', 'Prefix'];
const NOT_IN_PATHS = ['//', '/./', '/../', '%2f', '%2F'];
const NOT_AT_THE_END = ['/..', '/.'];

function validatePath(path: JsonObject, field: string): FieldError[] {
  const type = textOf(path.pathType);
  if (type === '') return [required(`${field}.pathType`, 'pathType must be specified')];
  const text = textOf(path.path);
  const wrong = (detail: string): FieldError => invalid(`${field}.path`, text, detail);
  const errors: FieldError[] = [];
  if (!PATH_TYPES.includes(type)) errors.push(notSupported(`${field}.pathType`, type, PATH_TYPES));
  else if (!text.startsWith('/') && (text !== '' || type !== 'ImplementationSpecific'))
    errors.push(wrong('must be an absolute path'));
  if (type === 'Exact' || type === 'Prefix') {
    for (const part of NOT_IN_PATHS) if (text.includes(part)) errors.push(wrong(`must not contain '${part}'`));
    for (const end of NOT_AT_THE_END) if (text.endsWith(end)) errors.push(wrong(`cannot end with '${end}'`));
  }
  return [...errors, ...validateBackend(recordOf(path.backend), `${field}.backend`)];
}

function validateBackend({ resource, service }: JsonObject, field: string): FieldError[] {
  if (resource !== undefined)
    return service === undefined ? [] : [invalid(field, '', 'cannot set both resource and service backends')];
  if (service === undefined) return [invalid(field, '', 'resource or service backend is required')];
  const name = textOf(recordOf(service).name);
  const port = recordOf(recordOf(service).port);
  const errors =
    name === ''
      ? [required(`${field}.service.name`)]
      : dnsLabelProblems(name).map((problem) => invalid(`${field}.service.name`, name, problem));
  const portName = textOf(port.name);
  const number = numberOf(port.number) ?? 0;
  if (portName !== '' && number !== 0) errors.push(invalid(field, '', 'cannot set both port name & port number'));
  else if (portName !== '')
    errors.push(
      ...portNameProblems(portName).map((problem) => invalid(`${field}.service.port.name`, portName, problem)),
    );
  else if (number === 0) errors.push(required(field, 'port name or number is required'));
  else if (!isPortNumber(number)) errors.push(invalid(`${field}.service.port.number`, number, PORT_RANGE));
  return errors;
}
