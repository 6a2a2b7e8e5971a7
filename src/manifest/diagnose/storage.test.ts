import { expect, test } from 'vitest';
import { diagnose } from './diagnose';
import { storageOffers } from './storage';

const claim = (className?: string) => `apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: data
spec:
${className === undefined ? '' : `  storageClassName: ${className}\n`}  accessModes: [ReadWriteOnce]
  resources: {requests: {storage: 1Gi}}
`;

const SET = `apiVersion: apps/v1
kind: StatefulSet
metadata: {name: web}
spec:
  serviceName: web
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers: [{name: app, image: nginx}]
  volumeClaimTemplates:
  - metadata:
      name: www
    spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
`;

const VOLUME = `apiVersion: v1
kind: PersistentVolume
metadata: {name: v}
spec:
  storageClassName: manual
  capacity: {storage: 10Gi}
  accessModes: [ReadWriteOnce]
  hostPath: {path: /mnt/data}
`;

test.each([
  ['no class', claim(), 'manifest.no-default-class', 'data'],
  ['a class that is nowhere', claim('fast'), 'manifest.no-storage-class', 'fast'],
  ['a template without a class', SET, 'manifest.no-default-class', 'www'],
  ['another document before it', `${VOLUME}---\n${claim()}`, 'manifest.no-default-class', 'data'],
])('%s: the claim is found, and the proposal mends it', (_name, text, code, marked) => {
  const [finding, ...others] = diagnose(text);
  expect(others).toEqual([]);
  expect([finding?.severity, finding?.code]).toEqual(['warning', code]);
  expect(text.slice(finding?.range.start, finding?.range.end)).toBe(marked);
  const [edit] = finding?.fixes[0]?.edits ?? [];
  const mended = text.slice(0, edit?.range.start) + (edit?.text ?? '') + text.slice(edit?.range.end);
  expect(mended).toContain('kind: StorageClass');
  expect(diagnose(mended)).toEqual([]);
});

test('an empty class can only be filled by hand', () =>
  expect(diagnose(claim('""')).map(({ code, fixes }) => [code, fixes])).toEqual([['manifest.no-volume', []]]));

test('what another file has counts', () => {
  expect(storageOffers(VOLUME)).toEqual(['volume:manual']);
  expect(diagnose(claim('manual'), storageOffers(VOLUME))).toEqual([]);
  expect(diagnose(`${VOLUME}---\n${claim('manual')}`)).toEqual([]);
  expect(diagnose(claim(), ['default'])).toEqual([]);
});
