import { expect, test } from 'vitest';
import { contentTypeOf, fileBelow } from './httpServer';

test.each([
  ['/a/b.html', '/www/a/b.html'],
  ['/', '/www/'],
  ['/../../etc/passwd', '/www/etc/passwd'],
  ['/a/./../b', '/www/b'],
])('%s is the file %s', (path, file) => {
  expect(fileBelow('/www/', path)).toBe(file);
});

test.each([
  ['x.json', 'application/json'],
  ['x.css', 'text/css'],
  ['x', 'application/octet-stream'],
  ['x.constructor', 'application/octet-stream'],
])('%s has the type %s', (name, type) => {
  expect(contentTypeOf(name)).toBe(type);
});
