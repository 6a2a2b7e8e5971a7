/** What discovery of the simulated cluster lists. Also how kubectl resolves `po`, `pods`, `Pod`, `deployments.apps`. */
import type { ApiResource } from './client';

const VERBS = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'];

function resource(
  name: string,
  kind: string,
  groupVersion: string,
  shortNames: readonly string[] = [],
  extra: Partial<ApiResource> = {},
): ApiResource {
  const slash = groupVersion.indexOf('/');
  return {
    name,
    singularName: kind.toLowerCase(),
    kind,
    group: slash < 0 ? '' : groupVersion.slice(0, slash),
    version: groupVersion.slice(slash + 1),
    namespaced: true,
    shortNames,
    verbs: VERBS,
    ...extra,
  };
}

const CLUSTER = { namespaced: false };
const ALL = { categories: ['all'] };

export const API_RESOURCES: readonly ApiResource[] = [
  resource('configmaps', 'ConfigMap', 'v1', ['cm']),
  resource('endpoints', 'Endpoints', 'v1', ['ep']),
  resource('events', 'Event', 'v1', ['ev']),
  resource('limitranges', 'LimitRange', 'v1', ['limits']),
  resource('namespaces', 'Namespace', 'v1', ['ns'], {
    ...CLUSTER,
    verbs: VERBS.filter((verb) => verb !== 'deletecollection'),
  }),
  resource('nodes', 'Node', 'v1', ['no'], CLUSTER),
  resource('persistentvolumeclaims', 'PersistentVolumeClaim', 'v1', ['pvc']),
  resource('persistentvolumes', 'PersistentVolume', 'v1', ['pv'], CLUSTER),
  resource('pods', 'Pod', 'v1', ['po'], ALL),
  resource('resourcequotas', 'ResourceQuota', 'v1', ['quota']),
  resource('secrets', 'Secret', 'v1'),
  resource('serviceaccounts', 'ServiceAccount', 'v1', ['sa']),
  resource('services', 'Service', 'v1', ['svc'], ALL),
  resource('controllerrevisions', 'ControllerRevision', 'apps/v1'),
  resource('daemonsets', 'DaemonSet', 'apps/v1', ['ds'], ALL),
  resource('deployments', 'Deployment', 'apps/v1', ['deploy'], ALL),
  resource('replicasets', 'ReplicaSet', 'apps/v1', ['rs'], ALL),
  resource('statefulsets', 'StatefulSet', 'apps/v1', ['sts'], ALL),
  resource('cronjobs', 'CronJob', 'batch/v1', ['cj'], ALL),
  resource('jobs', 'Job', 'batch/v1', [], ALL),
  resource('endpointslices', 'EndpointSlice', 'discovery.k8s.io/v1'),
  resource('ingresses', 'Ingress', 'networking.k8s.io/v1', ['ing']),
  resource('poddisruptionbudgets', 'PodDisruptionBudget', 'policy/v1', ['pdb']),
  resource('clusterrolebindings', 'ClusterRoleBinding', 'rbac.authorization.k8s.io/v1', [], CLUSTER),
  resource('clusterroles', 'ClusterRole', 'rbac.authorization.k8s.io/v1', [], CLUSTER),
  resource('rolebindings', 'RoleBinding', 'rbac.authorization.k8s.io/v1'),
  resource('roles', 'Role', 'rbac.authorization.k8s.io/v1'),
  resource('storageclasses', 'StorageClass', 'storage.k8s.io/v1', ['sc'], CLUSTER),
];

/**
 * Kinds that a real cluster serves and this one does not: a manifest of one is not a mistake of the author's, and the
 * page says so instead of pretending that no such kind exists.
 */
export const NOT_SIMULATED: readonly { kind: string; apiVersion: string; names?: readonly string[] }[] = [
  { kind: 'IngressClass', apiVersion: 'networking.k8s.io/v1', names: ['ingressclasses'] },
  { kind: 'NetworkPolicy', apiVersion: 'networking.k8s.io/v1', names: ['networkpolicies', 'netpol'] },
  { kind: 'HorizontalPodAutoscaler', apiVersion: 'autoscaling/v2', names: ['horizontalpodautoscalers', 'hpa'] },
  { kind: 'HorizontalPodAutoscaler', apiVersion: 'autoscaling/v1' },
  { kind: 'ReplicationController', apiVersion: 'v1', names: ['replicationcontrollers', 'rc'] },
  { kind: 'PodTemplate', apiVersion: 'v1', names: ['podtemplates'] },
  { kind: 'Endpoints', apiVersion: 'v1', names: ['ep'] },
  { kind: 'PriorityClass', apiVersion: 'scheduling.k8s.io/v1', names: ['priorityclasses', 'pc'] },
  { kind: 'RuntimeClass', apiVersion: 'node.k8s.io/v1', names: ['runtimeclasses'] },
  { kind: 'CSIDriver', apiVersion: 'storage.k8s.io/v1', names: ['csidrivers'] },
  { kind: 'VolumeAttachment', apiVersion: 'storage.k8s.io/v1', names: ['volumeattachments'] },
  { kind: 'Lease', apiVersion: 'coordination.k8s.io/v1', names: ['leases'] },
  {
    kind: 'CustomResourceDefinition',
    apiVersion: 'apiextensions.k8s.io/v1',
    names: ['customresourcedefinitions', 'crd', 'crds'],
  },
  { kind: 'APIService', apiVersion: 'apiregistration.k8s.io/v1', names: ['apiservices'] },
  {
    kind: 'CertificateSigningRequest',
    apiVersion: 'certificates.k8s.io/v1',
    names: ['certificatesigningrequests', 'csr'],
  },
  {
    kind: 'ValidatingAdmissionPolicy',
    apiVersion: 'admissionregistration.k8s.io/v1',
    names: ['validatingadmissionpolicies'],
  },
  { kind: 'ValidatingAdmissionPolicyBinding', apiVersion: 'admissionregistration.k8s.io/v1' },
  { kind: 'ValidatingWebhookConfiguration', apiVersion: 'admissionregistration.k8s.io/v1' },
  { kind: 'MutatingWebhookConfiguration', apiVersion: 'admissionregistration.k8s.io/v1' },
  { kind: 'ResourceClaim', apiVersion: 'resource.k8s.io/v1', names: ['resourceclaims'] },
  { kind: 'ResourceClaimTemplate', apiVersion: 'resource.k8s.io/v1', names: ['resourceclaimtemplates'] },
  { kind: 'DeviceClass', apiVersion: 'resource.k8s.io/v1', names: ['deviceclasses'] },
];

/** What is said of one of them, by what a person types: `ds`, `daemonset`, `daemonsets.apps`. */
export function notSimulatedKind(typed: string): string | undefined {
  const [name = ''] = typed.toLowerCase().split('.');
  const known = NOT_SIMULATED.find((each) => each.kind.toLowerCase() === name || each.names?.includes(name));
  return known && `the kind ${known.kind} (${known.apiVersion}) is not simulated here`;
}

export const apiVersionOf = ({ group, version }: ApiResource): string =>
  group === '' ? version : `${group}/${version}`;

/** By what a person types: plural, singular, short name or kind in any case, with a group or version behind a dot. */
export function resourceOf(name: string): ApiResource | undefined {
  const wanted = name.toLowerCase();
  return API_RESOURCES.find((candidate) => {
    const { group, version } = candidate;
    const tails = group === '' ? ['', `.${version}`, `.${version}.`] : ['', `.${group}`, `.${version}.${group}`];
    const heads = [candidate.name, candidate.singularName, ...candidate.shortNames];
    return heads.some((head) => tails.some((tail) => wanted === head + tail));
  });
}

/** By what a manifest says. */
export const resourceOfKind = (apiVersion: string, kind: string): ApiResource | undefined =>
  API_RESOURCES.find((candidate) => candidate.kind === kind && apiVersionOf(candidate) === apiVersion);
