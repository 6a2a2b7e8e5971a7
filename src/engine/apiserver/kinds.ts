/** What the store must know of each kind: how its objects are keyed, and whether they count generations. */
import type { StoredKind } from '../context';

interface KindFacts {
  apiVersion: string;
  /** Plural and group, as messages name them: `pods`, `deployments.apps`. */
  resource: string;
  group: string;
  namespaced: boolean;
  /** metadata.generation follows the spec (strategies of pkg/registry: PrepareForCreate, PrepareForUpdate). */
  generation: boolean;
}

const facts = (apiVersion: string, plural: string, options: { cluster?: true; generation?: true } = {}): KindFacts => {
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  return {
    apiVersion,
    resource: group === '' ? plural : `${plural}.${group}`,
    group,
    namespaced: options.cluster !== true,
    generation: options.generation === true,
  };
};

const RBAC = 'rbac.authorization.k8s.io/v1';

const KINDS: Readonly<Record<StoredKind, KindFacts>> = {
  Pod: facts('v1', 'pods', { generation: true }),
  Service: facts('v1', 'services'),
  ConfigMap: facts('v1', 'configmaps'),
  Secret: facts('v1', 'secrets'),
  Namespace: facts('v1', 'namespaces', { cluster: true }),
  ServiceAccount: facts('v1', 'serviceaccounts'),
  Node: facts('v1', 'nodes', { cluster: true }),
  Event: facts('v1', 'events'),
  Endpoints: facts('v1', 'endpoints'),
  EndpointSlice: facts('discovery.k8s.io/v1', 'endpointslices', { generation: true }),
  Deployment: facts('apps/v1', 'deployments', { generation: true }),
  ReplicaSet: facts('apps/v1', 'replicasets', { generation: true }),
  StatefulSet: facts('apps/v1', 'statefulsets', { generation: true }),
  DaemonSet: facts('apps/v1', 'daemonsets', { generation: true }),
  Job: facts('batch/v1', 'jobs', { generation: true }),
  CronJob: facts('batch/v1', 'cronjobs', { generation: true }),
  PodDisruptionBudget: facts('policy/v1', 'poddisruptionbudgets', { generation: true }),
  Ingress: facts('networking.k8s.io/v1', 'ingresses', { generation: true }),
  PersistentVolumeClaim: facts('v1', 'persistentvolumeclaims'),
  PersistentVolume: facts('v1', 'persistentvolumes', { cluster: true }),
  StorageClass: facts('storage.k8s.io/v1', 'storageclasses', { cluster: true }),
  LimitRange: facts('v1', 'limitranges'),
  ResourceQuota: facts('v1', 'resourcequotas'),
  ControllerRevision: facts('apps/v1', 'controllerrevisions'),
  Role: facts(RBAC, 'roles'),
  RoleBinding: facts(RBAC, 'rolebindings'),
  ClusterRole: facts(RBAC, 'clusterroles', { cluster: true }),
  ClusterRoleBinding: facts(RBAC, 'clusterrolebindings', { cluster: true }),
};

export const STORED_KINDS = Object.keys(KINDS) as readonly StoredKind[];

export const kindFacts = (kind: StoredKind): KindFacts => KINDS[kind];

export const isStoredKind = (kind: string): kind is StoredKind => Object.hasOwn(KINDS, kind);
