/**
 * Volumes whose content is not the Pod's: host paths and claims. Models pkg/kubelet/volumemanager/populator
 * (desired_state_of_world_populator.go createVolumeSpec) and what the plug-ins behind it check.
 */
import type { PersistentVolume, PersistentVolumeClaim, Pod, Volume } from '../../../api/core';
import { claimNameOf } from '../../../api/core/storage';
import type { EngineContext } from '../../context';
import type { PodRecord, PodVolume } from '../podRecord';
import { hostPath } from './hostPath';
import { type NodeDisk, statOf } from './nodeDisk';

export interface OutsideDeps {
  context: EngineContext;
  disk: NodeDisk;
  claim(namespace: string | undefined, name: string): PersistentVolumeClaim | undefined;
  persistentVolume(name: string): PersistentVolume | undefined;
}

export type Outside =
  | { volume: PodVolume }
  /** The whole message of the Event. */
  | { message: string; error: string }
  /** The kubelet does not even try yet: said when its patience ends. */
  | { waitsFor: string };

export function setUpOutside(deps: OutsideDeps, record: PodRecord, volume: Volume): Outside {
  const claimName = claimNameOf(record.pod.metadata.name, volume);
  if (claimName !== undefined)
    return ofClaim(deps, record, volume, { claimName, readOnly: volume.persistentVolumeClaim?.readOnly === true });
  if (!volume.hostPath) {
    const [kind = 'unknown'] = Object.keys(volume).filter((key) => key !== 'name');
    notice(deps, record, 'kubelet.volume-not-simulated', { volume: volume.name, kind });
    return {
      volume: {
        name: volume.name,
        tree: deps.disk.contentOf(unknown(record, volume)),
        label: 'volume',
        readOnly: false,
      },
    };
  }
  const { name } = volume;
  notice(deps, record, 'kubelet.host-path', { volume: name, path: volume.hostPath.path });
  return ofHostPath(deps, { name, specName: name, readOnly: false }, volume.hostPath);
}

/** A volume of a kind that is not simulated is a directory of the Pod's own. */
const unknown = (record: PodRecord, { name }: Volume): PersistentVolume => ({
  apiVersion: 'v1',
  kind: 'PersistentVolume',
  metadata: { uid: `${record.uid}/${name}` },
  spec: {},
});

/** `specName`: as messages name it, the PersistentVolume behind a claim. */
interface Mounted {
  name: string;
  specName: string;
  readOnly: boolean;
}

function ofHostPath(
  { disk }: OutsideDeps,
  { name, specName, readOnly }: Mounted,
  source: { path: string; type?: string },
): Outside {
  const found = hostPath(disk, source);
  if ('error' in found) return failed(specName, found.error);
  return { volume: { name, ...found, label: 'hostPath', readOnly, backing: `host:${source.path}` } };
}

function ofClaim(
  deps: OutsideDeps,
  record: PodRecord,
  { name }: Volume,
  { claimName, readOnly = false }: { claimName: string; readOnly?: boolean },
): Outside {
  const { namespace = '' } = record.pod.metadata;
  const claim = deps.claim(namespace, claimName);
  const processing = `error processing PVC ${namespace}/${claimName}:`;
  if (!claim)
    return {
      waitsFor: `${processing} failed to fetch PVC from API server: persistentvolumeclaims "${claimName}" not found`,
    };
  if (claim.metadata.deletionTimestamp) return { waitsFor: `${processing} PVC is being deleted` };
  const volume = deps.persistentVolume(claim.spec.volumeName ?? '');
  if (claim.status?.phase !== 'Bound' || !volume) return { waitsFor: `${processing} PVC is not bound` };
  const isBlock = volume.spec.volumeMode === 'Block';
  const misused = misuse(record.pod, name, isBlock);
  if (misused) return { waitsFor: misused };
  if (isBlock) notice(deps, record, 'kubelet.block-volume', { volume: name, claim: claimName });
  return ofPersistentVolume(deps, record, name, volume, readOnly);
}

/** Models the populator's check of volumeMode against volumeMounts and volumeDevices. */
function misuse({ spec }: Pod, name: string, isBlock: boolean): string | undefined {
  const containers = [...(spec.initContainers ?? []), ...spec.containers];
  const isMounted = containers.some(({ volumeMounts }) => volumeMounts?.some((mount) => mount.name === name));
  return isBlock && isMounted ? `volume ${name} has volumeMode Block, but is specified in volumeMounts` : undefined;
}

/** Kinds whose server or driver is not here: what was on it before is unknown, what is written stays. */
const KNOWN = new Set(['hostPath', 'local', 'csi']);
const NOT_SOURCES = new Set(
  (
    'capacity accessModes persistentVolumeReclaimPolicy storageClassName volumeMode claimRef nodeAffinity mountOptions ' +
    'volumeAttributesClassName'
  ).split(' '),
);

function ofPersistentVolume(
  deps: OutsideDeps,
  record: PodRecord,
  name: string,
  volume: PersistentVolume,
  readOnly: boolean,
): Outside {
  const { spec, metadata } = volume;
  const specName = metadata.name ?? '';
  const mounted: Mounted = { name, specName, readOnly };
  if (spec.hostPath) {
    const isMade = metadata.annotations?.['pv.kubernetes.io/provisioned-by'] !== undefined;
    if (!isMade) notice(deps, record, 'kubelet.host-path', { volume: name, path: spec.hostPath.path });
    return ofHostPath(deps, mounted, spec.hostPath);
  }
  if (spec.local) {
    const { path } = spec.local;
    if (!statOf(deps.disk.root, path)) {
      const error = `path ${JSON.stringify(path)} does not exist`;
      return { error, message: `MountVolume.NewMounter initialization failed for volume "${specName}" : ${error}` };
    }
    return ofHostPath(deps, mounted, { path });
  }
  const kind = Object.keys(spec).find((key) => !NOT_SOURCES.has(key)) ?? 'unknown';
  if (!KNOWN.has(kind)) notice(deps, record, 'kubelet.remote-volume', { volume: name, kind });
  const tree = deps.disk.contentOf(volume);
  const gid = record.pod.spec.securityContext?.fsGroup;
  if (gid !== undefined && spec.csi?.fsType) tree.makeDirectory('', { mode: 0o2775, gid });
  return { volume: { name, tree, label: 'hostPath', readOnly, backing: `pv:${metadata.uid}` } };
}

const failed = (specName: string, error: string): Outside => ({
  error,
  message: `MountVolume.SetUp failed for volume "${specName}" : ${error}`,
});

function notice(
  { context }: OutsideDeps,
  record: PodRecord,
  code: string,
  params: Readonly<Record<string, string>>,
): void {
  context.trace.emit({ kind: 'notice', code, podUid: record.uid, params });
}
