/** Paths inside volumes, and modes of files. Models core/validation ValidateLocalNonReservedPath and its kin. */
import { numberOf } from '../../api/json';
import { type FieldError, invalid } from './fieldError';

const MODE_RANGE = 'must be a number between 0 and 0777 (octal), both inclusive';

export function fileMode(value: unknown, field: string): FieldError[] {
  const number = numberOf(value);
  return number !== undefined && (number < 0 || number > 0o777) ? [invalid(field, number, MODE_RANGE)] : [];
}

/** A path that cannot leave the volume. */
export function localPath(path: string, field: string): FieldError[] {
  const errors = path.startsWith('/') ? [invalid(field, path, 'must be a relative path')] : [];
  return [...errors, ...backsteps(path, field)];
}

/** Names that begin with two dots are the kubelet's own: `..data`. */
export function unreservedPath(path: string, field: string): FieldError[] {
  const isReserved = path.startsWith('..') && !path.startsWith('../');
  return [...localPath(path, field), ...(isReserved ? [invalid(field, path, "must not start with '..'")] : [])];
}

export const backsteps = (path: string, field: string): FieldError[] =>
  path.split('/').includes('..') ? [invalid(field, path, "must not contain '..'")] : [];
