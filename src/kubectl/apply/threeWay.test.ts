import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { strategicMergePatch } from '../../api/patch';
import { threeWayPatch } from './threeWay';

const container = (fields: object) => ({ spec: { containers: [{ name: 'app', ...fields }] } });

describe('what kubectl apply sends', () => {
  it('is nothing when the file says what is live, defaults aside', () => {
    const file = container({ image: 'nginx' });
    expect(threeWayPatch(file, file, container({ image: 'nginx', imagePullPolicy: 'Always' }))).toEqual({});
  });
  it('changes items of keyed lists by their key', () => {
    const before = container({ image: 'nginx' });
    const patch = threeWayPatch(before, container({ image: 'nginx:1.27' }), before);
    expect(patch).toEqual({
      spec: {
        '$setElementOrder/containers': [{ name: 'app' }],
        containers: [{ name: 'app', image: 'nginx:1.27' }],
      },
    });
  });
  it('removes what the file dropped, and keeps what others added', () => {
    const before = { metadata: { labels: { a: '1', b: '2' } } };
    const live = { metadata: { labels: { a: '1', b: '2', c: '3' } } };
    expect(threeWayPatch(before, { metadata: { labels: { a: '1' } } }, live)).toEqual({
      metadata: { labels: { b: null } },
    });
  });
  it('deletes items of keyed lists', () => {
    const before = { spec: { volumes: [{ name: 'a' }, { name: 'b' }] } };
    expect(threeWayPatch(before, { spec: { volumes: [{ name: 'a' }] } }, before)).toEqual({
      spec: { '$setElementOrder/volumes': [{ name: 'a' }], volumes: [{ $patch: 'delete', name: 'b' }] },
    });
  });
  it('replaces other lists as a whole', () => {
    const before = container({ command: ['a', 'b'] });
    expect(threeWayPatch(before, container({ command: ['c'] }), before)).toEqual({
      spec: { '$setElementOrder/containers': [{ name: 'app' }], ...container({ command: ['c'] }).spec },
    });
  });
  it('is the order alone where the server has items of its own', () => {
    const file = container({ volumeMounts: [{ mountPath: '/a', name: 'a' }] });
    const live = container({
      volumeMounts: [
        { mountPath: '/a', name: 'a' },
        { mountPath: '/token', name: 't' },
      ],
    });
    expect(threeWayPatch(file, file, live)).toEqual({
      spec: {
        '$setElementOrder/containers': [{ name: 'app' }],
        containers: [{ name: 'app', '$setElementOrder/volumeMounts': [{ mountPath: '/a' }] }],
      },
    });
  });
  it('names the fields that a volume keeps', () => {
    const volumes = (source: object) => ({ spec: { volumes: [{ name: 'v', ...source }] } });
    expect(threeWayPatch({}, volumes({ hostPath: { path: '/' } }), volumes({ emptyDir: {} }))).toEqual({
      spec: {
        '$setElementOrder/volumes': [{ name: 'v' }],
        volumes: [{ $retainKeys: ['hostPath', 'name'], hostPath: { path: '/' }, name: 'v' }],
      },
    });
  });
  it('makes of the live object what the file says, and keeps what only others set', () => {
    const last = {
      metadata: { labels: { a: '1' } },
      spec: { containers: [{ name: 'app', image: 'a:1', env: [{ name: 'X', value: '1' }] }] },
    };
    const modified = { metadata: { labels: {} }, spec: { containers: [{ name: 'app', image: 'a:2' }] } };
    const live = {
      metadata: { name: 'p', labels: { a: '1', server: 'x' } },
      spec: {
        containers: [
          { name: 'app', image: 'a:1', env: [{ name: 'X', value: '1' }], resources: {} },
          { name: 'side', image: 's:1' },
        ],
      },
    };
    const patch = threeWayPatch(last, modified, live);
    expect(strategicMergePatch(live, patch)).toEqual({
      metadata: { name: 'p', labels: { server: 'x' } },
      spec: {
        containers: [
          { name: 'app', image: 'a:2', resources: {} },
          { name: 'side', image: 's:1' },
        ],
      },
    });
  });
  it('does nothing twice', () => {
    const key = fc.constantFrom('a', 'b', 'name', 'image');
    const object = fc.dictionary(key, fc.oneof(fc.string(), fc.integer(), fc.dictionary(key, fc.string())));
    fc.assert(
      fc.property(object, object, (file, cluster) => {
        expect(threeWayPatch(file, file, file)).toEqual({});
        expect(strategicMergePatch(cluster, threeWayPatch({}, file, cluster))).toMatchObject(file);
      }),
    );
  });
});
