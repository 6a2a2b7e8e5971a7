/** Which fields the simulation acts on. The editor marks the others, so that nothing is ignored silently. */
import type { Path } from './yaml/parsedFile';

export type Support = 'simulated' | 'approximated' | 'ignored';

const POD_IGNORED = new Set(
  (
    'affinity hostIPC hostPID hostUsers imagePullSecrets os overhead preemptionPolicy priorityClassName resourceClaims ' +
    'runtimeClassName schedulerName schedulingGroup setHostnameAsFQDN topologySpreadConstraints hostnameOverride'
  ).split(' '),
);
const POD_APPROXIMATED = new Set(
  'securityContext ephemeralContainers readinessGates serviceAccountName serviceAccount shareProcessNamespace hostNetwork resources priority'.split(
    ' ',
  ),
);
const CONTAINER_IGNORED = new Set('resizePolicy volumeDevices stdinOnce'.split(' '));
const CONTAINER_APPROXIMATED = new Set('securityContext resources stdin tty'.split(' '));
const SIMULATED_VOLUMES = new Set('name emptyDir configMap secret downwardAPI projected'.split(' '));
const APPROXIMATED_VOLUMES = new Set('hostPath persistentVolumeClaim image'.split(' '));
const SERVICE_IGNORED = new Set(
  'externalIPs externalTrafficPolicy internalTrafficPolicy loadBalancerClass loadBalancerIP loadBalancerSourceRanges sessionAffinity sessionAffinityConfig trafficDistribution healthCheckNodePort allocateLoadBalancerNodePorts ipFamilies ipFamilyPolicy'.split(
    ' ',
  ),
);
const WORKLOAD_IGNORED: Readonly<Record<string, ReadonlySet<string>>> = {
  Deployment: new Set(['paused', 'progressDeadlineSeconds']),
  ReplicaSet: new Set(),
  StatefulSet: new Set(['persistentVolumeClaimRetentionPolicy', 'ordinals', 'updateStrategy']),
  Job: new Set([
    'podFailurePolicy',
    'successPolicy',
    'backoffLimitPerIndex',
    'maxFailedIndexes',
    'managedBy',
    'podReplacementPolicy',
  ]),
};
const KINDS = new Set([
  'Pod',
  'Service',
  'ConfigMap',
  'Secret',
  'Namespace',
  'ServiceAccount',
  'Endpoints',
  'EndpointSlice',
]);

/** `path` counts from the object's root: `['spec', 'containers', 0, 'image']`. */
export function fieldSupport(kind: string, path: Path): Support {
  const names = path.filter((step) => typeof step === 'string');
  const [first, second] = names;
  if (!KINDS.has(kind) && !Object.hasOwn(WORKLOAD_IGNORED, kind))
    return kind === 'PersistentVolumeClaim' ? 'approximated' : 'ignored';
  if (first !== 'spec') return first === 'status' ? 'ignored' : 'simulated';
  if (kind === 'Pod') return podField(names.slice(1));
  if (kind === 'Service') return second !== undefined && SERVICE_IGNORED.has(second) ? 'ignored' : 'simulated';
  if (second !== undefined && WORKLOAD_IGNORED[kind]?.has(second)) return 'ignored';
  if (second === 'template' && names[2] === 'spec') return podField(names.slice(3));
  return second === 'volumeClaimTemplates' ? 'approximated' : 'simulated';
}

function podField([field, inner, deeper]: readonly string[]): Support {
  if (field === undefined) return 'simulated';
  if (POD_IGNORED.has(field)) return 'ignored';
  if (POD_APPROXIMATED.has(field)) return 'approximated';
  if (inner === undefined) return 'simulated';
  if (field === 'volumes') {
    if (SIMULATED_VOLUMES.has(inner)) return 'simulated';
    return APPROXIMATED_VOLUMES.has(inner) ? 'approximated' : 'ignored';
  }
  if (field !== 'containers' && field !== 'initContainers') return 'simulated';
  if (CONTAINER_IGNORED.has(inner)) return 'ignored';
  if (/Probe$/.test(inner) && deeper === 'grpc') return 'approximated';
  return CONTAINER_APPROXIMATED.has(inner) ? 'approximated' : 'simulated';
}
