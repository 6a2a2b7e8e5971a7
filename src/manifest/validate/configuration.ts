/** ConfigMaps and Secrets. Models core/validation ValidateConfigMap and ValidateSecret. */
import { fieldOf, type JsonObject, recordOf, textOf } from '../../api/json';
import { type FieldError, invalid, required, tooLong } from './fieldError';
import { validateMetadata } from './metadata';
import { configKeyProblems, dnsSubdomainProblems } from './names';

const MOST_BYTES = 1024 * 1024;

export function validateConfigMap(map: JsonObject): FieldError[] {
  const errors = validateMetadata(recordOf(map.metadata), dnsSubdomainProblems);
  const data = recordOf(map.data);
  const binary = recordOf(map.binaryData);
  let bytes = 0;
  for (const [key, value] of Object.entries(data)) {
    for (const problem of configKeyProblems(key)) errors.push(invalid(`data[${key}]`, key, problem));
    if (Object.hasOwn(binary, key)) errors.push(invalid(`data[${key}]`, key, 'duplicate of key present in binaryData'));
    bytes += utf8Length(textOf(value));
  }
  for (const [key, value] of Object.entries(binary)) {
    for (const problem of configKeyProblems(key)) errors.push(invalid(`binaryData[${key}]`, key, problem));
    bytes += decodedLength(textOf(value));
  }
  return bytes > MOST_BYTES ? [...errors, tooLong('', MOST_BYTES)] : errors;
}

/** Types that need certain keys. */
const NEEDS: Readonly<Record<string, readonly string[]>> = {
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/dockercfg': ['.dockercfg'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
};

export function validateSecret(secret: JsonObject): FieldError[] {
  const errors = validateMetadata(recordOf(secret.metadata), dnsSubdomainProblems);
  const data = recordOf(secret.data);
  let bytes = 0;
  for (const [key, value] of Object.entries(data)) {
    for (const problem of configKeyProblems(key)) errors.push(invalid(`data[${key}]`, key, problem));
    bytes += decodedLength(textOf(value));
  }
  if (bytes > MOST_BYTES) errors.push(tooLong('data', MOST_BYTES));
  const type = textOf(secret.type);
  for (const key of NEEDS[type] ?? []) if (!Object.hasOwn(data, key)) errors.push(required(`data[${key}]`));
  if (
    type === 'kubernetes.io/basic-auth' &&
    fieldOf(data, 'username') === undefined &&
    fieldOf(data, 'password') === undefined
  )
    errors.push(required('data[username]'), required('data[password]'));
  return errors;
}

const decodedLength = (base64: string): number => Math.floor((base64.replace(/=+$/, '').length * 3) / 4);

export function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
