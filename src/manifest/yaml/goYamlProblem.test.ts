import { expect, test } from 'vitest';
import { parseDocuments } from './parseDocuments';

const HEAD = 'apiVersion: v1\nkind: Pod\nmetadata:\n';

test.each([
  ['tab', `${HEAD}\tname: demo\n`, 'line 4: found character that cannot start any token'],
  ['dedent to nowhere', `${HEAD}    name: demo\n  labels:\n    a: b\n`, 'line 4: did not find expected key'],
  ['two colons', `${HEAD}  name: x: y\n`, 'line 4: mapping values are not allowed in this context'],
  [
    'deeper line behind a value',
    `${HEAD}  name: demo\n   labels:\n    a: b\n`,
    'line 5: mapping values are not allowed in this context',
  ],
  [
    'unclosed brace',
    `apiVersion: v1\nkind: Pod\nmetadata: {name: demo\nspec:\n  a: b\n`,
    "line 3: did not find expected ',' or '}'",
  ],
  ['unclosed quote', `${HEAD}  name: "demo\n`, 'line 5: found unexpected end of stream'],
  [
    'no colon in the first key',
    `${HEAD}  name x\n  labels: {}\n`,
    'line 5: mapping values are not allowed in this context',
  ],
  ['no comma', `${HEAD}  labels: ["a" "b"]\n`, "line 3: did not find expected ',' or ']'"],
  ['no comma in a map', `${HEAD}  labels: {a: "b" c: d}\n`, "line 3: did not find expected ',' or '}'"],
  ['no colon on top', 'apiVersion v1\nkind: Pod\n', 'line 2: mapping values are not allowed in this context'],
  [
    'no colon in a list',
    `${HEAD}  name: x\nspec:\n  containers:\n  - name a\n    image: b\n`,
    'line 8: mapping values are not allowed in this context',
  ],
  ['no colon in a later key', `${HEAD}  name: x\n  labels\n  uid: y\n`, "line 6: could not find expected ':'"],
  ['no colon', 'apiVersion: v1\nkind Pod\nmetadata:\n  name: x\n', "line 3: could not find expected ':'"],
  ['field beside its list, indented', `a:\n  - name: x\n   image: y\n`, "line 2: did not find expected '-' indicator"],
  ['field beside its list', `a:\n- name: x\n image: y\n`, 'line 2: did not find expected key'],
  ['map behind a list', 'a:\n  - d\n  b: c\n', "line 2: did not find expected '-' indicator"],
  ['list in a map', 'a:\n  b: c\n  - d\n', 'line 2: did not find expected key'],
  ['reserved character', 'b: c\na: @x\n', 'line 2: found character that cannot start any token'],
  ['first line', 'a: @x\n', 'found character that cannot start any token'],
  ['dedent behind an empty value', 'a:\n    b:\n  c: d\n', 'line 2: did not find expected key'],
  ['text behind a block sign', 'b: c\na: | text\n', 'line 2: did not find expected comment or line break'],
  ['tab in a block', 'b: |\n  one\n\ttwo\n', 'line 3: found a tab character where an indentation space is expected'],
  ['value without a key', 'a: b\n: c\n', 'line 1: did not find expected key'],
  ['list as a key', '[a, 1]: b\n', 'invalid map key: []interface {}{"a", 1}'],
  [
    'template of another tool',
    'a: {{ .x }}\n',
    'invalid map key: map[interface {}]interface {}{".x":interface {}(nil)}',
  ],
  ['other YAML', '%YAML 2.0\n---\na: b\n', 'found incompatible YAML document'],
  ['open brace without an end of line', 'a: {b', "line 1: did not find expected ',' or '}'"],
  ['deep brackets', `a: ${'['.repeat(300)}`, 'exceeded max depth of 10000'],
  ['unknown anchor', 'a: *x\n', "unknown anchor 'x' referenced"],
])('%s: %j', (_name, text, words) => {
  expect(parseDocuments(text).documents[0]?.problem?.message).toBe(`yaml: ${words}`);
});

test.each([
  [
    'yes/no and octals',
    'a: yes\nb: off\nc: 010\nd: 0x1F\ne: 1_000\nf: "yes"\n',
    { a: true, b: false, c: 8, d: 31, e: 1000, f: 'yes' },
  ],
  ['no sexagesimals, no dates', 'a: 12:30\nb: 2026-11-20\nc: 1e3\n', { a: '12:30', b: '2026-11-20', c: 1000 }],
  ['merge keys and aliases', 'x: &x {a: 1, b: 2}\nz:\n  <<: *x\n  b: 3\n', { x: { a: 1, b: 2 }, z: { a: 1, b: 3 } }],
  ['brackets of quoted text', `a: "${'{ '.repeat(400)}"\n`, { a: '{ '.repeat(400) }],
  ['tags of others as text', 'a: !foo 1\n', { a: '1' }],
  ['an indented map to its end', ' a: 1\nb: 2\n', { a: 1 }],
  ['the last of duplicate keys', 'a: 1\na: 2\n', { a: 2 }],
  ['keys as text', '1: a\ntrue: b\n__proto__: c\n', JSON.parse('{"1":"a","true":"b","__proto__":"c"}')],
])('reads %s', (_name, text, value) => {
  expect(parseDocuments(text).documents[0]?.value).toEqual(value);
});

test('cuts where kubectl cuts, and skips documents of comments', () => {
  const text = '# only a comment\n---\na: 1\n--- # next\nb: 2\n---\n\n---\n';
  const { documents } = parseDocuments(text);
  expect(documents.map(({ value, index }) => [index, value])).toEqual([
    [0, { a: 1 }],
    [1, { b: 2 }],
  ]);
  expect(documents.map(({ offset }) => text.slice(offset, offset + 1))).toEqual(['a', 'b']);
});

test('JSON values one behind the other are documents', () => {
  const { documents } = parseDocuments('{"a": "}"}\n{"b": [1]}');
  expect(documents.map(({ value, offset }) => [value, offset])).toEqual([
    [{ a: '}' }, 0],
    [{ b: [1] }, 11],
  ]);
  expect(parseDocuments('{"a": {"b": 1}').documents[0]?.problem?.message).toBe('unexpected EOF');
  expect(parseDocuments("{'a': 1,}").documents[0]?.value).toEqual({ a: 1 });
});

test('what stands behind a separator must be a comment', () => {
  expect(parseDocuments('a: 1\n--- # b\nb: 1\n').documents).toHaveLength(2);
  expect(parseDocuments('a: 1\n----\nb: 1\n').documents[0]?.problem?.message).toBe(
    'invalid Yaml document separator: -',
  );
});
