import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isRecord, type JsonObject } from '../../../api/json';
import { simulate } from '../../simulate';

const spec = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };
const template = {
  metadata: { labels: { app: 'web' } },
  spec: {
    containers: [
      { name: 'app', image: 'busybox:1.36', command: ['true'], volumeMounts: [{ name: 'a', mountPath: '/a' }] },
    ],
    volumes: [
      { name: 'a', persistentVolumeClaim: { claimName: 'c' } },
      { name: 'b', hostPath: { path: '/mnt', type: 'Directory' } },
    ],
  },
};

const OBJECTS: readonly JsonObject[] = [
  {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name: 'v' },
    spec: {
      capacity: { storage: '2Gi' },
      accessModes: ['ReadWriteOnce'],
      persistentVolumeReclaimPolicy: 'Delete',
      storageClassName: 'fast',
      claimRef: { namespace: 'default', name: 'c' },
      hostPath: { path: '/mnt/data', type: 'DirectoryOrCreate' },
      nodeAffinity: {
        required: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'a', operator: 'In', values: ['b'] }] }] },
      },
    },
  },
  {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name: 'fast', annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
    provisioner: 'x.example.com/y',
    volumeBindingMode: 'WaitForFirstConsumer',
  },
  {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'c' },
    spec: { ...spec, storageClassName: 'fast' },
  },
  { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, spec: template.spec },
  {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'web' },
    spec: {
      serviceName: 'web',
      selector: { matchLabels: { app: 'web' } },
      template,
      volumeClaimTemplates: [{ metadata: { name: 'a' }, spec }],
    },
  },
];

/** Every place in a value, as the steps that lead there. */
function places(value: unknown, at: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  const children: [string | number, unknown][] = Array.isArray(value)
    ? [...value.entries()]
    : isRecord(value)
      ? Object.entries(value)
      : [];
  return [at, ...children.flatMap(([step, child]) => places(child, [...at, step]))];
}

function changed(value: unknown, [step, ...rest]: readonly (string | number)[], by: unknown): unknown {
  if (step === undefined) return by;
  if (Array.isArray(value)) return value.map((item, index) => (index === step ? changed(item, rest, by) : item));
  return isRecord(value) ? { ...value, [step]: changed(value[step], rest, by) } : value;
}

const ALL = places(OBJECTS).filter((path) => path.length > 1);
const anything = fc.oneof(
  fc.constantFrom(
    null,
    '',
    'x',
    0,
    -1,
    'Block',
    'Immediate',
    'Recycle',
    '/',
    '10Gi',
    true,
    [],
    {},
    [{}],
    { a: 1 },
    undefined,
  ),
  fc.string({ maxLength: 6 }),
);

it('any change of storage manifests is survived', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...ALL), anything), { minLength: 1, maxLength: 3 }), (changes) => {
      const objects = changes.reduce<unknown>((now, [path, by]) => changed(now, path, by), OBJECTS);
      const text = (Array.isArray(objects) ? objects : [])
        .map((object) => JSON.stringify(object) ?? '')
        .join('\n---\n');
      const run = simulate({
        kubernetes: '1.36',
        namespace: 'default',
        files: { 'a.yaml': text },
        steps: [
          { atMs: 0, run: 'kubectl apply -f a.yaml' },
          { atMs: 8_000, run: 'kubectl get pv,pvc,sc; kubectl describe pv,pvc,sc,sts,pods' },
          { atMs: 9_000, run: 'kubectl delete -f a.yaml --wait=false' },
        ],
        untilMs: 20_000,
        node: { images: ['busybox:1.36'] },
      });
      expect(run.stopped).toBeUndefined();
    }),
    { numRuns: Number(process.env.PROPERTY_RUNS ?? 30), seed: Number(process.env.PROPERTY_SEED ?? 7) },
  );
}, 120_000);
