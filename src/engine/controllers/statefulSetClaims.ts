/** The claims of a StatefulSet's Pods. Models pkg/controller/statefulset/{stateful_pod_control,stateful_set_utils}.go. */
import type { PersistentVolumeClaim, Pod, Volume } from '../../api/core';
import type { KubeObject } from '../../api/meta';
import type { StatefulSet } from '../../api/workloads';
import type { ObjectStore } from '../context';
import { controllerRef, type Report } from './ownership';

const claimNameOf = (template: KubeObject, podName: string): string => `${template.metadata.name ?? ''}-${podName}`;

/** Makes the claims that are missing, named TEMPLATE-POD. Undefined: not all are there, the Pod has to wait. */
export function claimVolumes(
  store: ObjectStore,
  report: Report,
  set: StatefulSet,
  podName: string,
): Volume[] | undefined {
  const { namespace } = set.metadata;
  const templates = set.spec.volumeClaimTemplates ?? [];
  let all = true;
  for (const template of templates) {
    const name = claimNameOf(template, podName);
    const known = store.get<PersistentVolumeClaim>('PersistentVolumeClaim', namespace, name);
    if (known?.metadata.deletionTimestamp) all = false;
    if (known) continue;
    const created = store.create('controller-manager', claimFrom(set, template, name));
    const what = `Pod ${podName} in StatefulSet ${set.metadata.name}`;
    if (created.ok) report(set, 'Normal', 'SuccessfulCreate', `Create Claim ${name} ${what} success`);
    else {
      all = false;
      const { message } = created.error;
      report(set, 'Warning', 'FailedCreate', `Create Claim ${name} for ${what} failed error: ${message}`);
    }
  }
  if (!all) return undefined;
  return templates.map((template) => ({
    name: template.metadata.name ?? '',
    persistentVolumeClaim: { claimName: claimNameOf(template, podName) },
  }));
}

function claimFrom(set: StatefulSet, template: PersistentVolumeClaim, name: string): PersistentVolumeClaim {
  const { namespace } = set.metadata;
  const isOwned = set.spec.persistentVolumeClaimRetentionPolicy?.whenDeleted === 'Delete';
  return {
    ...template,
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: {
      ...template.metadata,
      name,
      ...(namespace === undefined ? {} : { namespace }),
      labels: { ...template.metadata.labels, ...set.spec.selector.matchLabels },
      ...(isOwned ? { ownerReferences: [controllerRef(set)] } : {}),
    },
  };
}

/** whenScaled: Delete. The claims go with the Pod that is taken away. Models updateClaimOwnerRefForSetAndPod. */
export function handClaimsToPod(store: ObjectStore, set: StatefulSet, pod: Pod): void {
  if (set.spec.persistentVolumeClaimRetentionPolicy?.whenScaled !== 'Delete') return;
  for (const template of set.spec.volumeClaimTemplates ?? []) {
    const name = claimNameOf(template, pod.metadata.name ?? '');
    store.update('controller-manager', 'PersistentVolumeClaim', set.metadata.namespace, name, (claim) => ({
      ...claim,
      metadata: { ...claim.metadata, ownerReferences: [controllerRef(pod)] },
    }));
  }
}
