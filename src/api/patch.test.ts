import { expect, test } from 'vitest';
import { jsonMergePatch, jsonPatch, strategicMergePatch } from './patch';

const live = {
  metadata: { name: 'p', labels: { a: '1', server: 'x' } },
  spec: {
    containers: [
      { name: 'app', image: 'a:1', env: [{ name: 'X', value: '1' }], resources: {} },
      { name: 'side', image: 's:1' },
    ],
    tolerations: [{ key: 'k' }],
  },
};

test('merge patch removes with null and merges objects', () => {
  expect(jsonMergePatch({ a: 1, b: { c: 1, d: 2 } }, { a: null, b: { c: 3 }, e: [1] })).toEqual({
    b: { c: 3, d: 2 },
    e: [1],
  });
});

test('strategic merge finds containers by name, ports by number, mounts by path, and replaces other lists', () => {
  const patch = {
    spec: {
      containers: [
        { name: 'side', $patch: 'delete' },
        { name: 'app', image: 'a:2', env: [{ name: 'Y', value: '2' }] },
      ],
      tolerations: [{ key: 'other' }],
    },
  };
  expect(strategicMergePatch(live, patch)).toEqual({
    metadata: live.metadata,
    spec: {
      containers: [
        {
          name: 'app',
          image: 'a:2',
          env: [
            { name: 'X', value: '1' },
            { name: 'Y', value: '2' },
          ],
          resources: {},
        },
      ],
      tolerations: [{ key: 'other' }],
    },
  });
});

test('JSON patch adds, removes, replaces, and says which path is missing', () => {
  expect(
    jsonPatch({ a: [1, 2] }, [
      { op: 'add', path: '/a/1', value: 9 },
      { op: 'remove', path: '/a/0' },
    ]),
  ).toEqual({
    ok: true,
    value: { a: [9, 2] },
  });
  expect(jsonPatch({}, [{ op: 'remove', path: '/x' }])).toMatchObject({ ok: false });
});
