/** `kubectl describe` of volumes, claims and classes. Origin: describe.go describePersistentVolume &c. */
import type { PersistentVolume, PersistentVolumeClaim, Pod, StorageClass } from '../../api/core';
import { accessModesText, isDefaultClass, storageClassOf, usesClaim } from '../../api/core/storage';
import { ageOf } from '../printers/age';
import { stringsAt, textAt } from '../resources/json';
import { writeAnnotations, writeEvents, writeLabels, writeMultiline } from './metadata';
import { writeSource } from './volumes';
import type { DescribeContext } from './workloads';
import { createDescribeWriter, type DescribeWriter } from './writer';

export function describePersistentVolume(volume: PersistentVolume, { events, nowMs }: DescribeContext): string {
  const writer = createDescribeWriter();
  const { metadata, spec, status } = volume;
  writer.line(0, 'Name:', metadata.name ?? '');
  writeLabels(writer, 'Labels', metadata.labels);
  writeAnnotations(writer, 'Annotations', metadata.annotations);
  writer.line(0, 'Finalizers:', goList(metadata.finalizers));
  writer.line(0, 'StorageClass:', storageClassOf(volume));
  writer.line(0, 'Status:', statusText(volume, nowMs));
  const { claimRef } = spec;
  writer.line(0, 'Claim:', claimRef ? `${claimRef.namespace ?? ''}/${claimRef.name ?? ''}` : '');
  writer.line(0, 'Reclaim Policy:', spec.persistentVolumeReclaimPolicy ?? '');
  writer.line(0, 'Access Modes:', accessModesText(spec.accessModes));
  if (spec.volumeMode) writer.line(0, 'VolumeMode:', spec.volumeMode);
  writer.line(0, 'Capacity:', textAt(volume, 'spec', 'capacity', 'storage') || '0');
  writeNodeAffinity(writer, spec.nodeAffinity);
  writer.line(0, 'Message:', status?.message ?? '');
  writer.line(0, 'Source:');
  writePersistentSource(writer, spec);
  writeEvents(writer, events, nowMs);
  return writer.text();
}

/** As Go prints a list of texts. */
const goList = (texts: readonly string[] | undefined): string => `[${(texts ?? []).join(' ')}]`;

function statusText({ metadata, status }: PersistentVolume | PersistentVolumeClaim, nowMs: number): string {
  const { deletionTimestamp } = metadata;
  return deletionTimestamp ? `Terminating (lasts ${ageOf(deletionTimestamp, nowMs)})` : (status?.phase ?? '');
}

function writeNodeAffinity(writer: DescribeWriter, affinity: PersistentVolume['spec']['nodeAffinity']): void {
  if (!affinity?.required) {
    writer.line(0, 'Node Affinity:', '<none>');
    return;
  }
  writer.line(0, 'Node Affinity:', '');
  const terms = affinity.required.nodeSelectorTerms ?? [];
  writer.line(1, 'Required Terms:', terms.length === 0 ? '<none>' : '');
  for (const [index, { matchExpressions = [] }] of terms.entries()) {
    if (matchExpressions.length === 0) writer.line(2, `Term ${index}:`, '<none>');
    for (const [at, { key, operator, values = [] }] of matchExpressions.entries()) {
      const list = values.length > 0 ? ` [${values.join(', ')}]` : '';
      writer.line(2, at === 0 ? `Term ${index}:` : '', `${key} ${operator.toLowerCase()}${list}`);
    }
  }
}

function writePersistentSource(writer: DescribeWriter, { hostPath, nfs, local, csi }: PersistentVolume['spec']): void {
  if (hostPath) writeSource(writer, { name: '', hostPath });
  else if (nfs) {
    writer.line(2, 'Type:', 'NFS (an NFS mount that lasts the lifetime of a pod)');
    writer.line(2, 'Server:', nfs.server);
    writer.line(2, 'Path:', nfs.path);
    writer.line(2, 'ReadOnly:', String(nfs.readOnly ?? false));
  } else if (local) {
    writer.line(2, 'Type:', 'LocalVolume (a persistent volume backed by local storage on a node)');
    writer.line(2, 'Path:', local.path);
  } else if (csi) {
    writer.line(2, 'Type:', 'CSI (a Container Storage Interface (CSI) volume source)');
    writer.line(2, 'Driver:', csi.driver);
    writer.line(2, 'FSType:', csi.fsType ?? '');
    writer.line(2, 'VolumeHandle:', csi.volumeHandle);
    writer.line(2, 'ReadOnly:', String(csi.readOnly ?? false));
    const attributes = Object.entries(stringsAt(csi, 'volumeAttributes')).sort(([a], [b]) => (a < b ? -1 : 1));
    if (attributes.length === 0) writer.line(2, 'VolumeAttributes:', '<none>');
    for (const [at, [key, value]] of attributes.entries())
      writer.line(2, at === 0 ? 'VolumeAttributes:' : '', `${key}=${value}`);
  } else writer.line(1, '<unknown>');
}

export function describePersistentVolumeClaim(
  claim: PersistentVolumeClaim,
  users: readonly Pod[],
  { events, nowMs }: DescribeContext,
): string {
  const writer = createDescribeWriter();
  const { metadata, spec, status } = claim;
  const volume = spec.volumeName ?? '';
  writer.line(0, 'Name:', metadata.name ?? '');
  writer.line(0, 'Namespace:', metadata.namespace ?? '');
  writer.line(0, 'StorageClass:', storageClassOf(claim));
  writer.line(0, 'Status:', statusText(claim, nowMs));
  writer.line(0, 'Volume:', volume);
  writeLabels(writer, 'Labels', metadata.labels);
  writeAnnotations(writer, 'Annotations', metadata.annotations);
  writer.line(0, 'Finalizers:', goList(metadata.finalizers));
  writer.line(0, 'Capacity:', volume === '' ? '' : textAt(claim, 'status', 'capacity', 'storage') || '0');
  writer.line(0, 'Access Modes:', volume === '' ? '' : accessModesText(status?.accessModes));
  if (spec.volumeMode) writer.line(0, 'VolumeMode:', spec.volumeMode);
  const kind = textAt(claim, 'spec', 'dataSource', 'kind');
  if (kind !== '') {
    const group = textAt(claim, 'spec', 'dataSource', 'apiGroup');
    writer.line(0, 'DataSource:');
    if (group !== '') writer.line(1, 'APIGroup:', group);
    writer.line(1, 'Kind:', kind);
    writer.line(1, 'Name:', textAt(claim, 'spec', 'dataSource', 'name'));
  }
  writeMultiline(
    writer,
    'Used By',
    users.map((pod) => pod.metadata.name ?? ''),
  );
  writeEvents(writer, events, nowMs);
  return writer.text();
}

/** Pods of the claim's namespace whose volumes name it. Models getPodsForPVC. */
export const usersOf = ({ metadata }: PersistentVolumeClaim, pods: readonly Pod[]): Pod[] =>
  pods.filter((pod) => usesClaim(pod, metadata.name));

export function describeStorageClass(storageClass: StorageClass, { events, nowMs }: DescribeContext): string {
  const writer = createDescribeWriter();
  const { metadata, provisioner, parameters, allowVolumeExpansion, mountOptions } = storageClass;
  writer.line(0, 'Name:', metadata.name ?? '');
  writer.line(0, 'IsDefaultClass:', isDefaultClass(storageClass) ? 'Yes' : 'No');
  writer.line(0, 'Annotations:', labelsText(metadata.annotations));
  writer.line(0, 'Provisioner:', provisioner);
  writer.line(0, 'Parameters:', labelsText(parameters));
  const expands = allowVolumeExpansion === undefined ? '<unset>' : allowVolumeExpansion ? 'True' : 'False';
  writer.line(0, 'AllowVolumeExpansion:', expands);
  if (mountOptions && mountOptions.length > 0) {
    writer.line(0, 'MountOptions:');
    for (const option of mountOptions) writer.line(1, option);
  } else writer.line(0, 'MountOptions:', '<none>');
  if (storageClass.reclaimPolicy) writer.line(0, 'ReclaimPolicy:', storageClass.reclaimPolicy);
  if (storageClass.volumeBindingMode) writer.line(0, 'VolumeBindingMode:', storageClass.volumeBindingMode);
  writeEvents(writer, events, nowMs);
  return writer.text();
}

/** Models labels.FormatLabels: nothing is left out or shortened, not even what was last applied. */
const labelsText = (labels: Readonly<Record<string, string>> | undefined): string =>
  Object.entries(labels ?? {})
    .map(([key, value]) => `${key}=${value}`)
    .sort()
    .join(',') || '<none>';

/** A StatefulSet's templates. Models describeVolumeClaimTemplates. */
export function writeClaimTemplates(writer: DescribeWriter, templates: readonly PersistentVolumeClaim[]): void {
  if (templates.length === 0) {
    writer.line(0, 'Volume Claims:', '<none>');
    return;
  }
  writer.line(0, 'Volume Claims:');
  for (const template of templates) {
    const { metadata, spec } = template;
    writer.line(1, 'Name:', metadata.name ?? '');
    writer.line(1, 'StorageClass:', storageClassOf(template));
    writeLabels(writer, '  Labels', metadata.labels);
    writeLabels(writer, '  Annotations', metadata.annotations);
    writer.line(1, 'Capacity:', String(spec.resources?.requests?.storage ?? '<default>'));
    writer.line(1, 'Access Modes:', goList(spec.accessModes));
  }
}
