import { decodeBase64, encodeBase64Text } from '../../../api/base64';
import { decodeUtf8 } from '../../../api/utf8';
import { shown } from './arithmetic';
import { isArray, isObject, JqError, type Json, PLAIN, print } from './json';

export const asText = (value: Json): string => (typeof value === 'string' ? value : print(value, PLAIN));

/** `@base64` and its like. */
export function applyFormat(name: string, value: Json): string {
  switch (name) {
    case '@text':
      return asText(value);
    case '@json':
      return print(value, PLAIN);
    case '@base64':
      return encodeBase64Text(asText(value));
    case '@base64d':
      return decodeText(asText(value));
    case '@uri':
      return encodeURIComponent(asText(value));
    case '@sh':
      return (isArray(value) ? value : [value])
        .map((item) => {
          if (isArray(item) || isObject(item)) throw new JqError(`${shown(item)} can not be escaped for shell`);
          return typeof item === 'string' ? `'${item.replaceAll("'", "'\\''")}'` : asText(item);
        })
        .join(' ');
    case '@csv':
      return row(value, 'csv', (text) => `"${text.replaceAll('"', '""')}"`);
    case '@tsv':
      return row(value, 'tsv', (text) => text.replaceAll('\t', '\\t').replaceAll('\n', '\\n'));
    case '@html':
      return asText(value)
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll("'", '&apos;')
        .replaceAll('"', '&quot;');
    default:
      throw new JqError(`${name.slice(1)} is not a valid format`);
  }
}

function row(value: Json, kind: 'csv' | 'tsv', quote: (text: string) => string): string {
  if (!isArray(value)) throw new JqError(`${shown(value)} cannot be ${kind}-formatted, only array`);
  const cells = value.map((item) => {
    if (isArray(item) || isObject(item)) throw new JqError(`${shown(item)} is not valid in a csv row`);
    return typeof item === 'string' ? quote(item) : item === null ? '' : asText(item);
  });
  return cells.join(kind === 'csv' ? ',' : '\t');
}

function decodeText(text: string): string {
  const bytes = decodeBase64(text);
  if (!bytes) throw new JqError(`${shown(text)} is not valid base64 data`);
  return decodeUtf8(bytes);
}
