/** What a Pod's fields say of one another: files that variables are read from, its host name. */
import { isRecord, type JsonObject, recordsOf, textOf } from '../../api/json';
import { type FieldError, forbidden, invalid, notFound, tooLong } from './fieldError';
import { dnsSubdomainProblems } from './names';

const LISTS = ['initContainers', 'containers', 'ephemeralContainers'] as const;
const MOST_HOSTNAME = 64;

/** Models validateFileKeyRefVolumes: variables are read from files of an emptyDir only. */
export function validateFileKeyRefs(spec: JsonObject, field: string): FieldError[] {
  const volumes = new Map(recordsOf(spec.volumes).map((volume) => [textOf(volume.name), volume]));
  const check = (variable: JsonObject, at: string): FieldError[] => {
    const reference = isRecord(variable.valueFrom) ? variable.valueFrom.fileKeyRef : undefined;
    if (!isRecord(reference)) return [];
    const name = textOf(reference.volumeName);
    const volume = volumes.get(name);
    const nameField = `${at}.valueFrom.fileKeyRef.volumeName`;
    if (!volume) return [notFound(nameField, name)];
    return isRecord(volume.emptyDir) ? [] : [invalid(nameField, name, 'referenced volume must be of type emptyDir')];
  };
  return LISTS.flatMap((list) =>
    recordsOf(spec[list]).flatMap(({ env }, index) =>
      recordsOf(env).flatMap((variable, position) => check(variable, `${field}.${list}[${index}].env[${position}]`)),
    ),
  );
}

/** Models validatePodHostName. */
export function validateHostname(spec: JsonObject, field: string): FieldError[] {
  const at = `${field}.hostnameOverride`;
  if (spec.hostnameOverride === undefined) return [];
  const name = textOf(spec.hostnameOverride);
  return [
    ...(spec.setHostnameAsFQDN === true ? [forbidden(at, 'may not be specified when setHostnameAsFQDN is true')] : []),
    ...(spec.hostNetwork === true ? [forbidden(at, 'may not be specified when hostNetwork is true')] : []),
    ...(name.length > MOST_HOSTNAME ? [tooLong(at, MOST_HOSTNAME)] : []),
    ...dnsSubdomainProblems(name).map((problem) => invalid(at, name, problem)),
  ];
}
