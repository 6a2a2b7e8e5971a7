/** Volumes, claims and classes. Origin: pkg/printers/internalversion/printers.go printPersistentVolume &c. */
import type { PersistentVolume, PersistentVolumeClaim, StorageClass } from '../../../api/core';
import { accessModesText, isDefaultClass, storageClassOf } from '../../../api/core/storage';
import { listAt, textAt } from '../../resources/json';
import { isPersistentVolume, isPersistentVolumeClaim, isStorageClass } from '../../resources/kinds';
import { column, type KindTable, kindTable, wideColumn } from '../table';
import { createdAge, nameOf } from './common';

const UNSET = '<unset>';

export const volumeTable: KindTable = kindTable<PersistentVolume>(isPersistentVolume, {
  columns: [
    column('Name'),
    column('Capacity'),
    column('Access Modes'),
    column('Reclaim Policy'),
    column('Status'),
    column('Claim'),
    column('StorageClass'),
    column('VolumeAttributesClass'),
    column('Reason'),
    column('Age'),
    wideColumn('VolumeMode'),
  ],
  cells: (volume, nowMs) => {
    const { claimRef } = volume.spec;
    return [
      nameOf(volume),
      textAt(volume, 'spec', 'capacity', 'storage') || '0',
      accessModesText(volume.spec.accessModes),
      volume.spec.persistentVolumeReclaimPolicy ?? '',
      volume.metadata.deletionTimestamp ? 'Terminating' : (volume.status?.phase ?? ''),
      claimRef ? `${claimRef.namespace ?? ''}/${claimRef.name ?? ''}` : '',
      storageClassOf(volume),
      textAt(volume, 'spec', 'volumeAttributesClassName') || UNSET,
      volume.status?.reason ?? '',
      createdAge(volume, nowMs),
      volume.spec.volumeMode ?? UNSET,
    ];
  },
});

export const claimTable: KindTable = kindTable<PersistentVolumeClaim>(isPersistentVolumeClaim, {
  columns: [
    column('Name'),
    column('Status'),
    column('Volume'),
    column('Capacity'),
    column('Access Modes'),
    column('StorageClass'),
    column('VolumeAttributesClass'),
    column('Age'),
    wideColumn('VolumeMode'),
  ],
  cells: (claim, nowMs) => {
    const volume = claim.spec.volumeName ?? '';
    return [
      nameOf(claim),
      claim.metadata.deletionTimestamp ? 'Terminating' : (claim.status?.phase ?? ''),
      volume,
      volume === '' ? '' : textAt(claim, 'status', 'capacity', 'storage') || '0',
      volume === '' ? '' : accessModesText(listAt(claim, 'status', 'accessModes')),
      storageClassOf(claim),
      textAt(claim, 'spec', 'volumeAttributesClassName') || UNSET,
      createdAge(claim, nowMs),
      claim.spec.volumeMode ?? UNSET,
    ];
  },
});

export const storageClassTable: KindTable = kindTable<StorageClass>(isStorageClass, {
  columns: [
    column('Name'),
    column('Provisioner'),
    column('ReclaimPolicy'),
    column('VolumeBindingMode'),
    column('AllowVolumeExpansion'),
    column('Age'),
  ],
  cells: (storageClass, nowMs) => [
    nameOf(storageClass) + (isDefaultClass(storageClass) ? ' (default)' : ''),
    storageClass.provisioner,
    storageClass.reclaimPolicy ?? 'Delete',
    storageClass.volumeBindingMode ?? 'Immediate',
    String(storageClass.allowVolumeExpansion ?? false),
    createdAge(storageClass, nowMs),
  ],
});
