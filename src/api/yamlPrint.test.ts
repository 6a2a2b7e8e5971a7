import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parseDocuments } from '../manifest';
import { goJson } from './goJson';
import { isRecord, recordOf } from './json';
import { naturalOrder, printYaml } from './yamlPrint';

const folder = 'src/testing/recordings';

describe('what a real cluster printed', () => {
  it('prints every recorded -o yaml and last-applied annotation again, byte for byte', () => {
    let texts = 0;
    for (const file of readdirSync(folder)) {
      const recording: unknown = JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'));
      const pods = recordOf(recordOf(recordOf(recording).final).pods);
      for (const pod of Object.values(pods)) {
        const text = recordOf(pod).yaml;
        if (typeof text !== 'string' || text === '') continue;
        const object = parseDocuments(text).documents[0]?.value;
        expect(printYaml(object), file).toBe(text);
        texts++;
        const annotations = recordOf(recordOf(recordOf(object).metadata).annotations);
        const applied = annotations['kubectl.kubernetes.io/last-applied-configuration'];
        if (typeof applied === 'string') expect(`${goJson(JSON.parse(applied))}\n`, file).toBe(applied);
      }
    }
    expect(texts).toBeGreaterThan(50);
  });
});

test.each([
  ['true', '"true"'],
  ['yes', '"yes"'],
  ['y', '"y"'],
  ['', '""'],
  ['010', '"010"'],
  ['1e3', '"1e3"'],
  ['12:30', '"12:30"'],
  ['2026-11-20', '"2026-11-20"'],
  ['-c', '-c'],
  ['- c', "'- c'"],
  ['a: b', "'a: b'"],
  ['a:b', 'a:b'],
  ['a #b', "'a #b'"],
  ["it's", "it's"],
  ["'quoted'", "'''quoted'''"],
  ['*', "'*'"],
  [' padded', "' padded'"],
  ['tab\there', '"tab\\there"'],
  ['中文', '中文'],
  ['1.36', '"1.36"'],
  ['v1', 'v1'],
  ['0x1F', '"0x1F"'],
  ['100m', '100m'],
])('writes %j as go-yaml does', (text, written) => {
  expect(printYaml({ a: text })).toBe(`a: ${written}\n`);
});

test('writes text of several lines as a literal block', () => {
  expect(printYaml({ a: 'x\ny\n' })).toBe('a: |\n  x\n  y\n');
  expect(printYaml({ a: 'x\n\ny' })).toBe('a: |-\n  x\n\n  y\n');
  expect(printYaml({ a: 'x\n\n' })).toBe('a: |+\n  x\n\n');
  expect(printYaml({ a: ['  x\ny'] })).toBe('a:\n- |2-\n    x\n  y\n');
});

test('orders keys as go-yaml does: others before letters, digits by value', () => {
  expect(['b', 'a10', 'a9', 'B', '1', '_'].sort(naturalOrder)).toEqual(['_', '1', 'B', 'a9', 'a10', 'b']);
});

test('what is printed reads back the same', () => {
  const tree = fc.letrec<{ node: unknown }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 3 },
      fc.string({ maxLength: 120 }).map((text) => text.replace(/[\r\u0085\u2028\u2029]/g, '')),
      fc.integer(),
      fc.boolean(),
      fc.array(tie('node'), { maxLength: 3 }),
      fc.dictionary(fc.stringMatching(/^[a-z][a-z./-]{0,11}$/), tie('node'), { maxKeys: 3 }),
    ),
  })).node;
  fc.assert(
    fc.property(tree, (value) => {
      const object = { value };
      const read = parseDocuments(printYaml(object)).documents[0]?.value;
      expect(isRecord(read)).toBe(true);
      expect(goJson(read)).toBe(goJson(object));
    }),
    { numRuns: 200 },
  );
});
