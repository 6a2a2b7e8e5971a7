import { isKind } from './dicts';
import { raised } from './errors';
import { integerOf } from './subscripts';
import { typeName } from './types';
import type { Value } from './values';

/** What native functions read their arguments with. They raise what Python raises for the wrong type. */
export function textArgument(value: Value | undefined, what = ''): string {
  if (typeof value === 'string') return value;
  throw raised(
    'TypeError',
    `${what === '' ? 'expected' : what} str${what === '' ? ' instance' : ''}, ${what === '' ? '' : 'not '}${typeName(value ?? null)}${what === '' ? ' found' : ''}`,
  );
}

export function integerArgument(value: Value | undefined): number {
  const integer = integerOf(value ?? null);
  if (integer === undefined)
    throw raised('TypeError', `'${typeName(value ?? null)}' object cannot be interpreted as an integer`);
  return Number(integer);
}

export function numberArgument(value: Value | undefined): number {
  const integer = integerOf(value ?? null);
  if (integer !== undefined) return Number(integer);
  if (typeof value === 'number') return value;
  throw raised('TypeError', `must be real number, not ${typeName(value ?? null)}`);
}

/** The bytes of bytes and bytearray. */
export function bytesArgument(value: Value | undefined): string {
  if (isKind(value, 'bytes')) return value.text;
  throw raised('TypeError', `a bytes-like object is required, not '${typeName(value ?? null)}'`);
}
