import { expect, test } from 'vitest';
import type { KubeObject } from '../../api/meta';
import { applyDefaults, decodeObject, errorText, validate, validateUpdate } from '../index';

const volume = (spec: object) => ({
  apiVersion: 'v1',
  kind: 'PersistentVolume',
  metadata: { name: 'v' },
  spec: { capacity: { storage: '1Gi' }, accessModes: ['ReadWriteOnce'], hostPath: { path: '/mnt' }, ...spec },
});
const claim = (spec: object) => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name: 'c' },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, ...spec },
});
const storageClass = (fields: object) => ({
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: { name: 's' },
  provisioner: 'example.com/x',
  ...fields,
});

function defaulted(object: object): KubeObject {
  const decoded = decodeObject(object);
  if (!decoded.ok) throw new Error(decoded.error);
  expect(decoded.value.unknownFields).toEqual([]);
  return applyDefaults(decoded.value.object);
}

const MODES = '"ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"';

test.each<[object, string[]]>([
  [volume({}), []],
  [volume({ accessModes: [] }), ['spec.accessModes: Required value']],
  [volume({ accessModes: ['Often'] }), [`spec.accessModes: Unsupported value: "Often": supported values: ${MODES}`]],
  [volume({ capacity: { storage: '0' } }), ['spec.capacity[storage]: Invalid value: "0": must be greater than zero']],
  [
    volume({ hostPath: undefined, local: { path: '/x' } }),
    ['spec.nodeAffinity: Required value: Local volume requires node affinity'],
  ],
  [volume({ hostPath: undefined }), ['spec: Required value: must specify a volume type']],
  [volume({ nfs: { server: 'a', path: '/' } }), ['spec.nfs: Forbidden: may not specify more than 1 volume type']],
  [
    volume({ persistentVolumeReclaimPolicy: 'Keep' }),
    ['spec.persistentVolumeReclaimPolicy: Unsupported value: "Keep": supported values: "Delete", "Recycle", "Retain"'],
  ],
  [claim({}), []],
  [
    claim({ accessModes: undefined, resources: undefined }),
    ['spec.accessModes: Required value: at least 1 access mode is required', 'spec.resources[storage]: Required value'],
  ],
  [
    claim({ accessModes: ['ReadWriteOncePod', 'ReadWriteOnce'] }),
    ['spec.accessModes: Forbidden: may not use ReadWriteOncePod with other access modes'],
  ],
  [
    claim({ volumeMode: 'Odd' }),
    ['spec.volumeMode: Unsupported value: "Odd": supported values: "Block", "Filesystem"'],
  ],
  [storageClass({}), []],
  [storageClass({ provisioner: '' }), ['provisioner: Required value']],
  [
    storageClass({ reclaimPolicy: 'Recycle', volumeBindingMode: 'Later' }),
    [
      'reclaimPolicy: Unsupported value: "Recycle": supported values: "Delete", "Retain"',
      'volumeBindingMode: Unsupported value: "Later": supported values: "Immediate", "WaitForFirstConsumer"',
    ],
  ],
])('%j: %j', (object, said) => expect(validate(defaulted(object)).map(errorText)).toEqual(said));

const IMMUTABLE =
  'spec: Forbidden: spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims';

test.each<[string, object, object, string[]]>([
  ['a volume is named once', claim({}), claim({ volumeName: 'v' }), []],
  ['a volume is not named again', claim({ volumeName: 'v' }), claim({ volumeName: 'w' }), [IMMUTABLE]],
  ['a class is given to whom has none', claim({}), claim({ storageClassName: 's' }), []],
  ['a class is not changed', claim({ storageClassName: 's' }), claim({ storageClassName: 't' }), [IMMUTABLE]],
  [
    'what lies behind a volume stays',
    volume({}),
    volume({ hostPath: { path: '/other' } }),
    ['spec.persistentvolumesource: Forbidden: spec.persistentvolumesource is immutable after creation'],
  ],
  ['a volume may be let go', volume({ claimRef: { name: 'c', namespace: 'n' } }), volume({}), []],
  [
    'a class keeps its provisioner',
    storageClass({}),
    storageClass({ provisioner: 'example.com/y' }),
    ['provisioner: Forbidden: updates to provisioner are forbidden.'],
  ],
])('%s', (_name, before, after, said) =>
  expect(validateUpdate(defaulted(after), defaulted(before)).map(errorText)).toEqual(said),
);
