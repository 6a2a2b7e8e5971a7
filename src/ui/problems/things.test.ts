import { describe, expect, it } from 'vitest';
import { parseDocuments } from '../../manifest';
import { thingAt } from './thing';
import { thingsOf } from './things';

const TEXT = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  volumes:
  - name: work
    emptyDir: {}
  initContainers:
  - name: fetch
    image: busybox
    volumeMounts:
    - name: work
      mountPath: /work
  containers:
  - image: nginx
    name: app
---
apiVersion: v1
kind: Service
metadata:
  name: db
  namespace: test
spec:
  ports:
  - port: 80
`;

const things = thingsOf(TEXT, parseDocuments(TEXT).documents);
const at = (needle: string, from = 0) => {
  const found = thingAt(things, TEXT.indexOf(needle, from));
  return (
    found && [found.kind, found.namespace, found.name, found.part?.of ?? '', found.part?.name ?? ''].join(' ').trim()
  );
};

describe('the thing that a line describes', () => {
  it.each([
    ['kind: Pod', 'Pod  web'],
    ['volumes:', 'Pod  web'],
    ['emptyDir', 'Pod  web volume work'],
    ['name: fetch', 'Pod  web container fetch'],
    ['image: busybox', 'Pod  web container fetch'],
    ['volumeMounts', 'Pod  web container fetch'],
    ['mountPath', 'Pod  web volume work'],
    ['- image: nginx', 'Pod  web container app'],
    ['name: app', 'Pod  web container app'],
    ['namespace: test', 'Service test db'],
    ['port: 80', 'Service test db'],
  ])('%s', (needle, expected) => expect(at(needle)).toBe(expected));

  it('covers whole lines', () => {
    const app = things.find(({ part }) => part?.name === 'app');
    expect(app && TEXT.slice(app.range.start, app.range.end)).toBe('  - image: nginx\n    name: app');
  });

  it('is nothing where the text cannot be read', () => {
    const broken = 'a: [';
    expect(thingsOf(broken, parseDocuments(broken).documents)).toEqual([]);
  });
});
