/** The kubelet's parts, as each of them sees the others. */
import type { Container, Pod } from '../../api/core';
import type { CatalogueImage } from '../../images/types';
import type { SystemSettings } from '../../process/systemSettings';
import type { ProgramTable } from '../../programs';
import type { ClusterNetwork, EngineContext, ObjectStore, PodFilesSource } from '../context';
import type { MachineHost } from '../machines/host';
import type { Runtime } from '../runtime/runtime';
import type { BackOffs } from './backOff';
import { kindOf } from './containerKind';
import type { FieldSource } from './environment/fields';
import type { PodRecord } from './podRecord';
import type { StatusManager } from './status/statusManager';
import type { VolumeManager } from './volumes/volumeManager';

export type FindImage = (
  reference: string,
  options?: { behaviour?: string; attempt?: number; command?: string; programs?: ProgramTable },
) => CatalogueImage;

export interface KubeletDeps {
  context: EngineContext;
  store: ObjectStore;
  network: ClusterNetwork;
  files: PodFilesSource;
  images: FindImage;
  /** Programs that know the cluster, for images that ship them: kubectl with the rights of the Pod's service account. */
  programsOf?(pod: Pod): ProgramTable;
}

export interface Parts extends KubeletDeps {
  machines: MachineHost;
  runtime: Runtime;
  crashBackOffs: BackOffs;
  status: StatusManager;
  volumes: VolumeManager;
  node: {
    name: string;
    address: string;
    settings: SystemSettings;
    allocatable(): Readonly<Record<string, string | number>>;
  };
  /** Something about the Pod's containers or sandbox is not as PLEG last saw it. */
  changed(record: PodRecord): void;
  /** The Pod's worker has something to look at. */
  wake(record: PodRecord): void;
  probes: {
    /** Workers for all probes of the Pod, as far as there are none. Models AddPod. */
    begin(record: PodRecord): void;
    /** A status was worked out and set. */
    statusMade(record: PodRecord): void;
    containerStarted(record: PodRecord, container: Container): void;
    stop(record: PodRecord, all: boolean): void;
  };
  fieldSource(record: PodRecord): FieldSource;
  report(
    record: PodRecord,
    container: Container | undefined,
    type: 'Normal' | 'Warning',
    reason: string,
    message: string,
  ): void;
}

/** `init-mydb` → `spec.initContainers{init-mydb}`. Models pkg/kubelet/container/ref.go fieldPath. */
export function fieldPathOf(pod: Pod, container: Container): string {
  const list = { init: 'initContainers', regular: 'containers', ephemeral: 'ephemeralContainers' }[
    kindOf(pod, container)
  ];
  return `spec.${list}{${container.name}}`;
}

export const containerId = (record: PodRecord, container: { name: string }): string =>
  `${record.uid}/${container.name}`;
