import fc from 'fast-check';
import { expect, test } from 'vitest';
import { threeWayPatch } from './applyPatch';
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

test('apply removes what was applied before and is gone, keeps what others set', () => {
  const last = {
    metadata: { labels: { a: '1' } },
    spec: { containers: [{ name: 'app', image: 'a:1', env: [{ name: 'X', value: '1' }] }] },
  };
  const modified = { metadata: { labels: {} }, spec: { containers: [{ name: 'app', image: 'a:2' }] } };
  const patch = threeWayPatch(last, modified, live);
  expect(patch).toEqual({
    metadata: { labels: { a: null } },
    spec: {
      '$setElementOrder/containers': [{ name: 'app' }],
      containers: [{ name: 'app', image: 'a:2', env: null }],
    },
  });
  expect(strategicMergePatch(live, patch)).toMatchObject({
    metadata: { labels: { server: 'x' } },
    spec: { containers: [{ name: 'app', image: 'a:2' }, { name: 'side' }] },
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

test('applying the same file again is no change, and a patch brings the file in', () => {
  const object = fc.dictionary(
    fc.constantFrom('a', 'b', 'c'),
    fc.oneof(fc.string(), fc.dictionary(fc.constantFrom('x', 'y'), fc.integer())),
  );
  fc.assert(
    fc.property(object, object, (file, cluster) => {
      expect(threeWayPatch(file, file, file)).toEqual({});
      expect(strategicMergePatch(cluster, threeWayPatch(undefined, file, cluster))).toMatchObject(file);
    }),
  );
});
