/** PersistentVolumes, the claims on them and the classes that provision them. Names are the API's, to the letter. */
import type { KubeObject, LabelSelector, Timestamp } from '../meta';
import type { Quantity } from './container';
import type { ObjectReference } from './event';
import type { Pod } from './pod';
import type { Volume } from './volume';

export type VolumeMode = 'Filesystem' | 'Block';
export type ReclaimPolicy = 'Retain' | 'Delete' | 'Recycle';

export interface NodeSelectorTerm {
  matchExpressions?: { key: string; operator: string; values?: string[] }[];
  matchFields?: { key: string; operator: string; values?: string[] }[];
}

export interface PersistentVolume extends KubeObject {
  kind: 'PersistentVolume';
  spec: {
    capacity?: Record<string, Quantity>;
    accessModes?: string[];
    persistentVolumeReclaimPolicy?: ReclaimPolicy;
    storageClassName?: string;
    volumeMode?: VolumeMode;
    claimRef?: ObjectReference;
    nodeAffinity?: { required?: { nodeSelectorTerms?: NodeSelectorTerm[] } };
    mountOptions?: string[];
    hostPath?: { path: string; type?: string };
    local?: { path: string; fsType?: string };
    csi?: { driver: string; volumeHandle: string; fsType?: string; readOnly?: boolean };
    nfs?: { server: string; path: string; readOnly?: boolean };
  };
  status?: {
    phase?: 'Pending' | 'Available' | 'Bound' | 'Released' | 'Failed';
    message?: string;
    reason?: string;
    lastPhaseTransitionTime?: Timestamp;
  };
}

export interface PersistentVolumeClaim extends KubeObject {
  kind: 'PersistentVolumeClaim';
  spec: {
    accessModes?: string[];
    resources?: { requests?: Record<string, Quantity>; limits?: Record<string, Quantity> };
    selector?: LabelSelector;
    /** Undefined: the default class, if there is one. Empty: no class, nothing is provisioned. */
    storageClassName?: string;
    volumeMode?: VolumeMode;
    volumeName?: string;
  };
  status?: {
    phase?: 'Pending' | 'Bound' | 'Lost';
    accessModes?: string[];
    capacity?: Record<string, Quantity>;
  };
}

export interface StorageClass extends KubeObject {
  kind: 'StorageClass';
  provisioner: string;
  parameters?: Record<string, string>;
  reclaimPolicy?: ReclaimPolicy;
  volumeBindingMode?: 'Immediate' | 'WaitForFirstConsumer';
  allowVolumeExpansion?: boolean;
  mountOptions?: string[];
}

const DEFAULT_CLASS = [
  'storageclass.kubernetes.io/is-default-class',
  'storageclass.beta.kubernetes.io/is-default-class',
];

/** Models pkg/volume/util IsDefaultAnnotation. */
export const isDefaultClass = ({ metadata }: KubeObject): boolean =>
  DEFAULT_CLASS.some((annotation) => metadata.annotations?.[annotation] === 'true');

/** A class that only names volumes that somebody made by hand. */
export const NO_PROVISIONER = 'kubernetes.io/no-provisioner';

const CLASS_ANNOTATION = 'volume.beta.kubernetes.io/storage-class';

/** Models component-helpers/storage/volume GetPersistentVolumeClass and GetPersistentVolumeClaimClass. */
export const storageClassOf = ({ metadata, spec }: PersistentVolume | PersistentVolumeClaim): string =>
  metadata.annotations?.[CLASS_ANNOTATION] ?? spec.storageClassName ?? '';

/** Whether a claim says which class it wants, be it none. Models PersistentVolumeClaimHasClass. */
export const hasStorageClass = ({ metadata, spec }: PersistentVolumeClaim): boolean =>
  metadata.annotations?.[CLASS_ANNOTATION] !== undefined || spec.storageClassName !== undefined;

const SHORT_MODES: readonly (readonly [mode: string, short: string])[] = [
  ['ReadWriteOnce', 'RWO'],
  ['ReadOnlyMany', 'ROX'],
  ['ReadWriteMany', 'RWX'],
  ['ReadWriteOncePod', 'RWOP'],
];

/** `RWO,ROX`. Models GetAccessModesAsString. */
export const accessModesText = (modes: readonly unknown[] | undefined): string =>
  SHORT_MODES.filter(([mode]) => modes?.includes(mode))
    .map(([, short]) => short)
    .join(',');

/** The claim behind a Pod's volume. Models component-helpers/storage/ephemeral VolumeClaimName. */
export function claimNameOf(podName: string | undefined, volume: Volume): string | undefined {
  if (volume.persistentVolumeClaim) return volume.persistentVolumeClaim.claimName;
  return volume.ephemeral ? `${podName ?? ''}-${volume.name}` : undefined;
}

/** Whether a Pod's volumes name a claim of its namespace. */
export const usesClaim = ({ metadata, spec }: Pod, claim: string | undefined): boolean =>
  spec.volumes?.some((volume) => claim !== undefined && claimNameOf(metadata.name, volume) === claim) ?? false;
