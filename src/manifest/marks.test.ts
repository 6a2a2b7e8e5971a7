import { expect, test } from 'vitest';
import { scriptPlaces } from './scriptPlaces';
import { supportMarks } from './supportMarks';
import { parseDocuments } from './yaml/parseDocuments';

const POD = `# a comment
apiVersion: v1
kind: Pod
metadata:
  name: demo
spec:
  hostPID: true
  containers:
  - name: app
    image: busybox:1.36
    tty: true
    command: ["sh", "-c", "echo \\"one\\"; sleep 2"]
    securityContext:
      runAsUser: 1000
      capabilities:
        drop: [ALL]
  volumes:
  - name: data
    hostPath:
      path: /data
`;

test('only fields that are not simulated are marked, by their names, outermost first', () => {
  const marks = supportMarks(parseDocuments(POD).documents);
  expect(marks.map(({ field, support, range }) => [field, support, POD.slice(range.start, range.end)])).toEqual([
    ['spec.hostPID', 'approximated', 'hostPID'],
    ['spec.containers[0].securityContext.capabilities', 'ignored', 'capabilities'],
    ['spec.volumes[0].hostPath', 'approximated', 'hostPath'],
  ]);
});

test('a kind that is not simulated at all has no marks, a volume has one for what lies behind it', () => {
  const daemons = 'apiVersion: apps/v1\nkind: DaemonSet\nmetadata:\n  name: d\nspec: {}\n';
  const volume =
    'apiVersion: v1\nkind: PersistentVolume\nspec: {capacity: {storage: 1Gi}, nfs: {server: a, path: /}}\n';
  expect(supportMarks(parseDocuments(daemons).documents)).toEqual([]);
  expect(supportMarks(parseDocuments(volume).documents).map(({ field }) => field)).toEqual(['spec.nfs']);
});

test('the commands of containers are found with the place of each character', () => {
  const text = `a: b\n---\n${POD}`;
  const [place] = scriptPlaces(parseDocuments(text).documents);
  expect(place).toMatchObject({ kind: 'Pod', name: 'demo', container: 'app' });
  const script = place?.words.at(-1);
  expect(script?.text).toBe('echo "one"; sleep 2');
  const at = script?.positions[script.text.indexOf('sleep')] ?? 0;
  expect(text.slice(at, at + 7)).toBe('sleep 2');
  expect(text.slice(place?.range.start, place?.range.end)).toMatch(/^\["sh", .*\]$/);
  expect(text.slice(place?.image?.range.start, place?.image?.range.end)).toBe('busybox:1.36');
});

test('templates are found by their workload', () => {
  const text = `kind: Deployment
metadata:
  name: web
  namespace: shop
spec:
  template:
    spec:
      initContainers:
      - name: wait
        args:
        - |
          echo hello
      containers:
      - name: app
`;
  const places = scriptPlaces(parseDocuments(text).documents);
  expect(places).toMatchObject([{ kind: 'Deployment', namespace: 'shop', name: 'web', container: 'wait' }]);
});
