/** What admission plug-ins add to a Pod before it is stored: service account, tolerations, priority. */
import type { Container, Pod, PodSpec, Toleration, Volume } from '../../api/core';
import { textOf } from '../../api/json';
import type { Random } from '../random';
import { randomName } from '../random';

export const TOKEN_MOUNT_PATH = '/var/run/secrets/kubernetes.io/serviceaccount';
const TOKEN_EXPIRATION_SECONDS = 3607;
const EVICTION_TOLERANCE_SECONDS = 300;
const EVICTION_TAINTS = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable'];

/** Models plugin/pkg/admission: serviceaccount, defaulttolerationseconds, priority, in the order they run. */
export function admitPod(pod: Pod, random: Random): Pod {
  const spec = withPriority(withTolerations(withServiceAccount(pod.spec, random)));
  return { ...pod, spec };
}

function withServiceAccount(spec: PodSpec, random: Random): PodSpec {
  const account = spec.serviceAccountName ?? spec.serviceAccount ?? 'default';
  const named = { ...spec, serviceAccountName: account, serviceAccount: account };
  if (spec.automountServiceAccountToken === false) return named;
  const containers = [...(spec.initContainers ?? []), ...(spec.containers ?? [])];
  if (containers.every(mountsToken)) return named;
  // Admission comes before validation: a volume may have no name yet.
  const had = spec.volumes?.find(({ name }) => textOf(name).startsWith('kube-api-access-'));
  const volume = had ?? tokenVolume(`kube-api-access-${randomName(random, 5)}`);
  const mounted = (container: Container): Container =>
    mountsToken(container)
      ? container
      : {
          ...container,
          volumeMounts: [
            ...(container.volumeMounts ?? []),
            { name: volume.name, readOnly: true, mountPath: TOKEN_MOUNT_PATH },
          ],
        };
  return {
    ...named,
    volumes: had ? (spec.volumes ?? []) : [...(spec.volumes ?? []), volume],
    ...(spec.initContainers ? { initContainers: spec.initContainers.map(mounted) } : {}),
    containers: (spec.containers ?? []).map(mounted),
  };
}

const mountsToken = (container: Container): boolean =>
  container.volumeMounts?.some(({ mountPath }) => mountPath === TOKEN_MOUNT_PATH) ?? false;

/** Models plugin/pkg/admission/serviceaccount TokenVolumeSource. */
const tokenVolume = (name: string): Volume => ({
  name,
  projected: {
    defaultMode: 0o644,
    sources: [
      { serviceAccountToken: { expirationSeconds: TOKEN_EXPIRATION_SECONDS, path: 'token' } },
      { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
      {
        downwardAPI: {
          items: [{ path: 'namespace', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' } }],
        },
      },
    ],
  },
});

function withTolerations(spec: PodSpec): PodSpec {
  const had = spec.tolerations ?? [];
  const added = EVICTION_TAINTS.filter((key) => !had.some((toleration) => toleratesNoExecute(toleration, key))).map(
    (key): Toleration => ({
      key,
      operator: 'Exists',
      effect: 'NoExecute',
      tolerationSeconds: EVICTION_TOLERANCE_SECONDS,
    }),
  );
  return { ...spec, tolerations: [...had, ...added] };
}

const toleratesNoExecute = ({ key, effect }: Toleration, taint: string): boolean =>
  (key === undefined || key === '' || key === taint) &&
  (effect === undefined || effect === '' || effect === 'NoExecute');

/** The classes that every cluster has. Others would have to be created, which is not simulated. */
export const CRITICAL_PRIORITIES: Readonly<Record<string, number>> = {
  'system-cluster-critical': 2_000_000_000,
  'system-node-critical': 2_000_001_000,
};

export const priorityOf = (className = ''): number => CRITICAL_PRIORITIES[className] ?? 0;

function withPriority(spec: PodSpec): PodSpec {
  return {
    ...spec,
    priority: priorityOf(spec.priorityClassName),
    preemptionPolicy: spec.preemptionPolicy ?? 'PreemptLowerPriority',
  };
}
