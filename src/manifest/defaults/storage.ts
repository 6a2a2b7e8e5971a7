/** Models SetDefaults_PersistentVolume, SetDefaults_PersistentVolumeClaim (core/v1) and SetDefaults_StorageClass (storage/v1). */
import { type JsonObject, recordOf } from '../../api/json';
import { fill, mapAlways, mapList, mapObject } from './fill';

export const volumeDefaults = (volume: JsonObject): JsonObject =>
  mapAlways(volume, 'spec', (spec) =>
    mapObject(fill(spec, { persistentVolumeReclaimPolicy: 'Retain', volumeMode: 'Filesystem' }), 'hostPath', (source) =>
      fill(source, { type: '' }),
    ),
  );

export const claimDefaults = (claim: JsonObject): JsonObject =>
  mapAlways(claim, 'spec', (spec) => fill(spec, { volumeMode: 'Filesystem' }));

export const classDefaults = (storageClass: JsonObject): JsonObject =>
  fill(storageClass, { reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate' });

/** A StatefulSet's templates are whole claims: the server shows them with kind and phase. */
export const claimTemplateDefaults = (spec: JsonObject): JsonObject =>
  mapList(spec, 'volumeClaimTemplates', (template) => ({
    ...claimDefaults(template),
    metadata: recordOf(template.metadata),
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    status: { phase: 'Pending' },
  }));
