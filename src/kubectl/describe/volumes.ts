/** The `Volumes:` block. Models describe.go describeVolumes and print…VolumeSource. */
import type { DownwardAPIVolumeFile, Volume, VolumeClaimTemplate, VolumeProjection } from '../../api/core';
import { writeAnnotations, writeLabels } from './metadata';
import type { DescribeWriter } from './writer';

type Line = readonly [label: string, value: string];

export function writeVolumes(writer: DescribeWriter, volumes: readonly Volume[] | undefined, template = false): void {
  const level = template ? 1 : 0;
  if (!volumes || volumes.length === 0) {
    writer.line(level, 'Volumes:', '<none>');
    return;
  }
  writer.line(level, 'Volumes:');
  for (const volume of volumes) {
    writer.line(1, `${template ? ' ' : ''}${volume.name}:`);
    writeSource(writer, volume);
  }
}

export function writeSource(writer: DescribeWriter, volume: Volume): void {
  const lines = simpleSource(volume);
  if (lines) {
    for (const [label, value] of lines) writer.line(2, label, value);
  } else if (volume.projected) {
    writer.line(2, 'Type:', 'Projected (a volume that contains injected data from multiple sources)');
    for (const source of volume.projected.sources ?? []) writeProjection(writer, source);
  } else if (volume.downwardAPI) {
    writer.line(2, 'Type:', 'DownwardAPI (a volume populated by information about the pod)');
    writer.line(2, 'Items:');
    for (const item of volume.downwardAPI.items ?? []) writer.line(3, downwardItem(item));
  } else if (volume.ephemeral) writeEphemeral(writer, volume.ephemeral.volumeClaimTemplate);
  else writer.line(1, '<unknown>');
}

/** Models printEphemeralVolumeSource: what a claim of the template will be, as far as it can be told. */
function writeEphemeral(writer: DescribeWriter, template: VolumeClaimTemplate | undefined): void {
  const TYPE = 'EphemeralVolume (an inline specification for a volume that gets created and deleted with the pod)';
  writer.line(2, 'Type:', TYPE);
  if (!template) return;
  const { metadata, spec } = template;
  writer.line(2, 'StorageClass:', spec.storageClassName ?? '');
  writer.line(2, 'Volume:', spec.volumeName ?? '');
  writeLabels(writer, 'Labels', metadata?.labels, 2);
  writeAnnotations(writer, 'Annotations', metadata?.annotations, 2);
  writer.line(2, 'Capacity:', '');
  writer.line(2, 'Access Modes:', '');
  if (spec.volumeMode) writer.line(2, 'VolumeMode:', spec.volumeMode);
}

function simpleSource(volume: Volume): Line[] | undefined {
  const { hostPath, emptyDir, secret, configMap, persistentVolumeClaim, image } = volume;
  if (hostPath)
    return [
      ['Type:', 'HostPath (bare host directory volume)'],
      ['Path:', hostPath.path],
      ['HostPathType:', hostPath.type ?? '<none>'],
    ];
  if (emptyDir)
    return [
      ['Type:', "EmptyDir (a temporary directory that shares a pod's lifetime)"],
      ['Medium:', emptyDir.medium ?? ''],
      ['SizeLimit:', emptyDir.sizeLimit ? String(emptyDir.sizeLimit) : '<unset>'],
    ];
  if (secret)
    return [
      ['Type:', 'Secret (a volume populated by a Secret)'],
      ['SecretName:', secret.secretName ?? ''],
      ['Optional:', String(secret.optional ?? false)],
    ];
  if (configMap)
    return [
      ['Type:', 'ConfigMap (a volume populated by a ConfigMap)'],
      ['Name:', configMap.name ?? ''],
      ['Optional:', String(configMap.optional ?? false)],
    ];
  if (persistentVolumeClaim)
    return [
      ['Type:', 'PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)'],
      ['ClaimName:', persistentVolumeClaim.claimName],
      ['ReadOnly:', String(persistentVolumeClaim.readOnly ?? false)],
    ];
  if (image)
    return [
      ['Type:', 'Image (a container image or OCI artifact)'],
      ['Reference:', image.reference ?? ''],
      ['PullPolicy:', image.pullPolicy ?? ''],
    ];
  return undefined;
}

function writeProjection(writer: DescribeWriter, source: VolumeProjection): void {
  const { secret, configMap, serviceAccountToken, downwardAPI } = source;
  if (secret) {
    writer.line(2, 'SecretName:', secret.name ?? '');
    writer.line(2, 'Optional:', String(secret.optional ?? false));
  } else if (downwardAPI) writer.line(2, 'DownwardAPI:', 'true');
  else if (configMap) {
    writer.line(2, 'ConfigMapName:', configMap.name ?? '');
    writer.line(2, 'Optional:', String(configMap.optional ?? false));
  } else if (serviceAccountToken)
    writer.line(2, 'TokenExpirationSeconds:', String(serviceAccountToken.expirationSeconds ?? 3600));
}

function downwardItem({ fieldRef, resourceFieldRef, path }: DownwardAPIVolumeFile): string {
  if (fieldRef) return `${fieldRef.fieldPath} -> ${path}`;
  return resourceFieldRef ? `${resourceFieldRef.resource} -> ${path}` : path;
}
