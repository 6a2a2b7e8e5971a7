import { describe, expect, it } from 'vitest';
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
    expect(patch).toEqual({ spec: { containers: [{ name: 'app', image: 'nginx:1.27' }] } });
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
      spec: { volumes: [{ $patch: 'delete', name: 'b' }] },
    });
  });
  it('replaces other lists as a whole', () => {
    const before = container({ command: ['a', 'b'] });
    expect(threeWayPatch(before, container({ command: ['c'] }), before)).toEqual(container({ command: ['c'] }));
  });
});
