/** What a claim asks for, on its own or in a Pod's ephemeral volume. Models ValidatePersistentVolumeClaimSpec. */
import { fieldOf, isRecord, type JsonObject, listOf, recordOf, textOf } from '../../api/json';
import { nanoOf } from '../../api/quantity';
import { type FieldError, forbidden, invalid, notSupported, required } from './fieldError';
import { validateAnnotations, validateLabelSelector, validateLabels } from './metadata';
import { dnsSubdomainProblems } from './names';

const ACCESS_MODES = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod'];
const VOLUME_MODES = ['Block', 'Filesystem'];

export function validateClaimSpec(spec: JsonObject, field: string): FieldError[] {
  const modes = listOf(spec.accessModes).map(textOf);
  const storage = fieldOf(recordOf(recordOf(spec.resources).requests), 'storage');
  const storageField = `${field}.resources[storage]`;
  return [
    ...(modes.length === 0 ? [required(`${field}.accessModes`, 'at least 1 access mode is required')] : []),
    ...(isRecord(spec.selector) ? validateLabelSelector(spec.selector, `${field}.selector`) : []),
    ...accessModes(modes, `${field}.accessModes`),
    ...(storage === undefined ? [required(storageField)] : positive(storage, storageField)),
    ...classAndMode(spec, field),
  ];
}

/** Models ValidatePersistentVolumeClaimTemplate: of its metadata only labels and annotations are used. */
export function validateClaimTemplate(template: JsonObject, field: string): FieldError[] {
  const metadata = recordOf(template.metadata);
  const others = Object.keys(metadata).filter((name) => name !== 'labels' && name !== 'annotations');
  return [
    ...validateAnnotations(metadata.annotations, `${field}.metadata.annotations`),
    ...validateLabels(metadata.labels, `${field}.metadata.labels`),
    ...others
      .filter((name) => metadata[name] !== null)
      .map((name) => forbidden(`${field}.metadata.${name}`, 'cannot be set')),
    ...validateClaimSpec(recordOf(template.spec), `${field}.spec`),
  ];
}

export function accessModes(modes: readonly string[], field: string): FieldError[] {
  const errors = modes
    .filter((mode) => !ACCESS_MODES.includes(mode))
    .map((mode) => notSupported(field, mode, ACCESS_MODES));
  const isMixed = modes.includes('ReadWriteOncePod') && modes.some((mode) => mode !== 'ReadWriteOncePod');
  return isMixed && errors.length === 0
    ? [forbidden(field, 'may not use ReadWriteOncePod with other access modes')]
    : errors;
}

export function positive(amount: unknown, field: string): FieldError[] {
  const text = typeof amount === 'number' ? String(amount) : textOf(amount);
  return nanoOf(text) > 0n ? [] : [invalid(field, text, 'must be greater than zero')];
}

export function classAndMode(spec: JsonObject, field: string): FieldError[] {
  const name = textOf(spec.storageClassName);
  const mode = spec.volumeMode;
  return [
    ...(name === '' ? [] : dnsSubdomainProblems(name).map((one) => invalid(`${field}.storageClassName`, name, one))),
    ...(mode === undefined || VOLUME_MODES.includes(textOf(mode))
      ? []
      : [notSupported(`${field}.volumeMode`, mode, VOLUME_MODES)]),
  ];
}
