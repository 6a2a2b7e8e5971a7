/**
 * Which fields the simulation acts on. The editor marks the others, so that nothing is ignored silently. What stands here
 * follows from what the engine reads: a field that it learns to act on is taken out of these lists.
 */
import type { Path } from './yaml/parsedFile';

export type Support = 'simulated' | 'approximated' | 'ignored';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const POD_IGNORED = words('hostIPC hostUsers hostnameOverride os preemptionPolicy resourceClaims schedulingGroup');
const POD_APPROXIMATED = words(
  'hostNetwork hostPID imagePullSecrets overhead priority priorityClassName resources runtimeClassName ' +
    'serviceAccount serviceAccountName shareProcessNamespace',
);
const CONTAINER_IGNORED = words('resizePolicy volumeDevices');
/** The others (capabilities, seccomp …) restrict or allow what no simulated program tries. */
const SIMULATED_SECURITY = words(
  'fsGroup privileged readOnlyRootFilesystem runAsGroup runAsNonRoot runAsUser supplementalGroups sysctls',
);
const MOUNT_IGNORED = words('mountPropagation recursiveReadOnly');
const SIMULATED_VOLUMES = words('name emptyDir configMap secret downwardAPI projected persistentVolumeClaim ephemeral');
const APPROXIMATED_VOLUMES = words('image hostPath');
const CLAIM_IGNORED = words('dataSource dataSourceRef volumeAttributesClassName');
const SIMULATED_PERSISTENT = words(
  'capacity accessModes persistentVolumeReclaimPolicy storageClassName volumeMode claimRef nodeAffinity',
);
/** What lies behind these is on the simulated node, or nowhere. */
const APPROXIMATED_PERSISTENT = words('hostPath local csi nfs');
const CLASS_IGNORED = words('allowedTopologies mountOptions parameters');
const SERVICE_IGNORED = words(
  'allocateLoadBalancerNodePorts externalTrafficPolicy healthCheckNodePort internalTrafficPolicy ipFamilies ' +
    'ipFamilyPolicy loadBalancerClass loadBalancerIP loadBalancerSourceRanges sessionAffinity sessionAffinityConfig ' +
    'trafficDistribution',
);
const WORKLOAD_IGNORED: Readonly<Record<string, ReadonlySet<string>>> = {
  Deployment: new Set(),
  ReplicaSet: new Set(),
  StatefulSet: words('revisionHistoryLimit'),
  DaemonSet: new Set(),
  Job: words('managedBy'),
  CronJob: new Set(),
  PodDisruptionBudget: new Set(),
};
const KINDS = words(
  'Pod Service ConfigMap Secret Namespace ServiceAccount Endpoints EndpointSlice List LimitRange ResourceQuota',
);

/** `path` counts from the object's root: `['spec', 'containers', 0, 'image']`. */
export function fieldSupport(kind: string, path: Path): Support {
  const names = path.filter((step) => typeof step === 'string');
  const [first, second] = names;
  if (!KINDS.has(kind) && !Object.hasOwn(WORKLOAD_IGNORED, kind)) return storageField(kind, names);
  if (kind === 'ConfigMap' && first === 'binaryData') return 'ignored';
  if (first !== 'spec') return first === 'status' ? 'ignored' : 'simulated';
  if (kind === 'Pod') return podField(names.slice(1));
  if (kind === 'Service') return second !== undefined && SERVICE_IGNORED.has(second) ? 'ignored' : 'simulated';
  if (second !== undefined && WORKLOAD_IGNORED[kind]?.has(second)) return 'ignored';
  // A Job's template has the fields of a Job.
  if (second === 'jobTemplate') return fieldSupport('Job', names.slice(2));
  if (second === 'template' && names[2] === 'spec') return podField(names.slice(3));
  return second === 'volumeClaimTemplates' ? claimField(names.slice(2)) : 'simulated';
}

function storageField(kind: string, names: readonly string[]): Support {
  const [first, second] = names;
  if (first === 'status') return 'ignored';
  if (kind === 'PersistentVolumeClaim') return claimField(names);
  if (kind === 'StorageClass') {
    if (first !== undefined && CLASS_IGNORED.has(first)) return 'ignored';
    return first === 'provisioner' ? 'approximated' : 'simulated';
  }
  if (kind !== 'PersistentVolume') return 'ignored';
  if (first !== 'spec' || second === undefined || SIMULATED_PERSISTENT.has(second)) return 'simulated';
  return APPROXIMATED_PERSISTENT.has(second) ? 'approximated' : 'ignored';
}

const claimField = ([first, second]: readonly string[]): Support =>
  first === 'spec' && second !== undefined && CLAIM_IGNORED.has(second) ? 'ignored' : 'simulated';

function podField([field, ...inner]: readonly string[]): Support {
  if (field === undefined) return 'simulated';
  if (POD_IGNORED.has(field)) return 'ignored';
  if (POD_APPROXIMATED.has(field)) return 'approximated';
  const [first] = inner;
  if (first === undefined) return 'simulated';
  if (field === 'securityContext') return SIMULATED_SECURITY.has(first) ? 'simulated' : 'ignored';
  if (field === 'volumes') {
    if (SIMULATED_VOLUMES.has(first)) return 'simulated';
    return APPROXIMATED_VOLUMES.has(first) ? 'approximated' : 'ignored';
  }
  return field === 'containers' || field === 'initContainers' ? containerField(inner) : 'simulated';
}

function containerField([field, inner, deeper]: readonly string[]): Support {
  if (field === undefined) return 'simulated';
  if (CONTAINER_IGNORED.has(field)) return 'ignored';
  if (inner === undefined) return 'simulated';
  if (field === 'securityContext') return SIMULATED_SECURITY.has(inner) ? 'simulated' : 'ignored';
  // Nothing slows a container down: a processor limit counts for QoS, scheduling and the environment only.
  if (field === 'resources') return inner === 'limits' && deeper === 'cpu' ? 'approximated' : 'simulated';
  if (field === 'volumeMounts' && MOUNT_IGNORED.has(inner)) return 'ignored';
  if (field === 'ports' && (inner === 'hostPort' || inner === 'hostIP')) return 'approximated';
  return /Probe$/.test(field) && inner === 'grpc' ? 'approximated' : 'simulated';
}
