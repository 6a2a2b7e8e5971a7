import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  decodeBase64,
  decodeBase64Text,
  encodeBase64,
  encodeBase64Text,
  fromUrlAlphabet,
  toUrlAlphabet,
} from './base64';

test.each([
  ['', ''],
  ['f', 'Zg=='],
  ['fo', 'Zm8='],
  ['foo', 'Zm9v'],
  ['s3cret', 'czNjcmV0'],
  ['äöü', 'w6TDtsO8'],
  ['启动 🚀', '5ZCv5YqoIPCfmoA='],
])('%j is %s', (text, base64) => {
  expect(encodeBase64Text(text)).toBe(base64);
  expect(decodeBase64Text(base64)).toBe(text);
});

test('padding may be left out, other characters may not come in', () => {
  expect(decodeBase64('Zg')).toEqual([0x66]);
  expect(decodeBase64('Zm9v!')).toBeUndefined();
  expect(decodeBase64('Zm\n9v')).toBeUndefined();
});

test('text is read past line breaks, and bytes that are no UTF-8 one by one', () => {
  expect(decodeBase64Text('Zm\n9v')).toBe('foo');
  expect(decodeBase64Text('/+8=')).toBe('\u00ff\u00ef');
});

test('every byte comes back, in both alphabets', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      const base64 = encodeBase64(bytes);
      expect(base64).toBe(Buffer.from(bytes).toString('base64'));
      expect(decodeBase64(base64)).toEqual([...bytes]);
      expect(toUrlAlphabet(base64)).toBe(Buffer.from(bytes).toString('base64url'));
      expect(decodeBase64(fromUrlAlphabet(toUrlAlphabet(base64)))).toEqual([...bytes]);
    }),
  );
});
