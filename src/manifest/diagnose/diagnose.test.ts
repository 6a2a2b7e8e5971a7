import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diagnose } from './diagnose';
import type { Diagnostic } from './diagnostic';

const pod = (spec: string): string => `apiVersion: v1\nkind: Pod\nmetadata:\n  name: demo\nspec:\n${spec}`;
const APP = '  containers:\n  - name: app\n    image: busybox:1.36\n';

const repaired = (text: string, finding: Diagnostic | undefined, fix = 0): string =>
  [...(finding?.fixes[fix]?.edits ?? [])]
    .sort((left, right) => right.range.start - left.range.start)
    .reduce((out, { range, text: by }) => out.slice(0, range.start) + by + out.slice(range.end), text);

const cases: readonly [string, string, string, string][] = [
  ['a misspelt field', pod(APP.replace('image:', 'imagee:')), 'manifest.unknown-field.nearest', 'imagee'],
  [
    'a volume that is not there',
    pod(`${APP}    volumeMounts:\n    - name: data\n      mountPath: /d\n`),
    'manifest.volume-missing',
    'data',
  ],
  [
    'a name twice',
    pod(`${APP}  initContainers:\n  - name: app\n    image: busybox\n`),
    'manifest.duplicate-name',
    'app',
  ],
  [
    'a probe on an init container',
    pod(
      `${APP}  initContainers:\n  - name: one\n    image: busybox\n    livenessProbe:\n      exec:\n        command: [ls]\n`,
    ),
    'manifest.only-for-sidecars',
    'livenessProbe',
  ],
  [
    'an init container that never ends',
    pod(`${APP}  initContainers:\n  - name: one\n    image: busybox\n    command: [tail, -f, /log]\n`),
    'manifest.init-never-ends',
    '[tail, -f, /log]',
  ],
  ['a misspelt kind', pod(APP).replace('Pod', 'Pood'), 'manifest.kind-unknown.nearest', 'Pood'],
];

test.each(cases)('%s is found where it stands, and the first proposal mends it', (_name, text, code, marked) => {
  const finding = diagnose(text).find((one) => one.code === code);
  expect(finding, JSON.stringify(diagnose(text))).toBeDefined();
  expect(text.slice(finding?.range.start, finding?.range.end)).toBe(marked);
  const mended = repaired(text, finding);
  expect(mended).not.toBe(text);
  expect(diagnose(mended)).toEqual([]);
});

test('a field that is missing because it is misspelt is one finding', () =>
  expect(diagnose(cases[0]?.[1] ?? '').map(({ code }) => code)).toEqual(['manifest.unknown-field.nearest']));

test('a field can be removed instead', () => {
  const text = cases[3]?.[1] ?? '';
  const finding = diagnose(text).find(({ code }) => code === 'manifest.only-for-sidecars');
  expect(diagnose(repaired(text, finding, 1))).toEqual([]);
});

test('any text and any mutation of a manifest is answered, within the text', () => {
  const seed = cases.map(([, text]) => text).join('---\n');
  const mutation = fc
    .tuple(
      fc.nat(seed.length),
      fc.nat(40),
      fc.oneof(
        fc.string({ maxLength: 8 }),
        fc.constantFrom(
          '\t',
          '- ',
          ': ',
          '[',
          '{',
          '"',
          "'",
          '|',
          '&a ',
          '*a',
          '!!x ',
          '#',
          '\n',
          '---\n',
          '<<: ',
          '? ',
          'null',
          '~',
        ),
      ),
    )
    .map(([at, cut, by]) => seed.slice(0, at) + by + seed.slice(at + cut));
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), mutation), (text) => {
      for (const { range } of diagnose(text)) {
        expect(range.start).toBeGreaterThanOrEqual(0);
        expect(range.end).toBeLessThanOrEqual(text.length + 1);
      }
    }),
    { numRuns: 300 },
  );
});

test('large and deep texts are refused quickly', () => {
  for (const text of [
    'a: b\n'.repeat(1_200_000),
    '['.repeat(250_000),
    '- '.repeat(120_000),
    ' '.repeat(250_000),
    '"'.repeat(250_000),
  ]) {
    expect(diagnose(text).length).toBeLessThanOrEqual(100);
  }
}, 5000);

test('looks at the items of a List one by one, and finds them in the text', () => {
  const pod = (name: string, rest: string) =>
    `- {apiVersion: v1, kind: Pod, metadata: {name: ${name}}, spec: {${rest}, containers: [{name: c, image: i}]}}\n`;
  const text = `apiVersion: v1\nkind: List\nitems:\n${pod('a', 'hostNetwork: false')}${pod('b', 'nodeNam: x')}`;
  const [finding, ...others] = diagnose(text);
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ code: 'manifest.unknown-field.nearest', params: { nearest: 'nodeName' } });
  expect(text.slice(finding?.range.start, finding?.range.end)).toBe('nodeNam');
});
