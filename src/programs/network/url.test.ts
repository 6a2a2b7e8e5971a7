import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileNameOf, parseUrl, resolveLocation } from './url';

test.each([
  ['http://web', { scheme: 'http', host: 'web', port: 80, shownHost: 'web', path: '/' }],
  ['web:8080/x?y#z', { host: 'web', port: 8080, shownHost: 'web:8080', path: '/x?y' }],
  ['https://u:p@web/x', { scheme: 'https', port: 443, user: 'u:p', path: '/x' }],
  ['http://[::1]:81/', { host: '::1', port: 81, shownHost: '[::1]:81' }],
  ['http://web?q', { path: '/?q' }],
])('%s', (text, expected) => {
  expect(parseUrl(text)).toMatchObject(expected);
});

test.each(['ftp://x', '', 'http://', 'http://a b:c/'])('%s is none', (text) => {
  expect(parseUrl(text)).toBeUndefined();
});

test('redirects and file names', () => {
  const base = parseUrl('http://web:81/a/b');
  if (!base) throw new Error('no URL');
  expect(resolveLocation(base, '/c')).toMatchObject({ host: 'web', port: 81, path: '/c' });
  expect(resolveLocation(base, 'c')).toMatchObject({ path: '/a/c' });
  expect(resolveLocation(base, 'http://other/x')).toMatchObject({ host: 'other', port: 80 });
  expect(fileNameOf(base)).toBe('b');
  expect(fileNameOf({ ...base, path: '/a/?x' })).toBe('index.html');
});

test('long nonsense is judged in linear time', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('a', '@', ':', '/', '[', '-', '.'),
      fc.constantFrom('a@', '://', '[:', '?#'),
      (a, b) => {
        parseUrl((a.repeat(50) + b).repeat(400));
      },
    ),
    { numRuns: 28 },
  );
});
