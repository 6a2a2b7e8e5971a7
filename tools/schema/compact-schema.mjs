// Writes src/manifest/schema/types.json, what decoding needs of the API's types, from the editor's schema with
// descriptions (src/ui/editor/kubernetes-1.36.schema.json):   node tools/schema/compact-schema.mjs
//
// One line per type: `field:type`, joined by blanks. Types: s string, b bool, i int32, l int64, q Quantity,
// x IntOrString, t Time, y []byte, * anything, [T array, {T map of strings to T, else the name of a type.
// `!` after the type: Go has no omitempty, the field stays when it is empty. `?`: a pointer, an explicit zero stays.
// `=GoName` after a string: the Go type's name in messages.
import { readFileSync, writeFileSync } from 'node:fs';

const schema = JSON.parse(readFileSync('src/ui/editor/kubernetes-1.36.schema.json', 'utf8'));

const KINDS = {
  'v1/Pod': 'Pod',
  'v1/Service': 'Service',
  'v1/ConfigMap': 'ConfigMap',
  'v1/Secret': 'Secret',
  'v1/Namespace': 'Namespace',
  'v1/ServiceAccount': 'ServiceAccount',
  'v1/Endpoints': 'Endpoints',
  'v1/PersistentVolume': 'PersistentVolume',
  'v1/PersistentVolumeClaim': 'PersistentVolumeClaim',
  'storage.k8s.io/v1/StorageClass': 'StorageClass',
  'v1/LimitRange': 'LimitRange',
  'v1/ResourceQuota': 'ResourceQuota',
  'apps/v1/Deployment': 'Deployment',
  'apps/v1/ReplicaSet': 'ReplicaSet',
  'apps/v1/StatefulSet': 'StatefulSet',
  'apps/v1/DaemonSet': 'DaemonSet',
  'batch/v1/Job': 'Job',
  'batch/v1/CronJob': 'CronJob',
  'policy/v1/PodDisruptionBudget': 'PodDisruptionBudget',
  'networking.k8s.io/v1/Ingress': 'Ingress',
  'discovery.k8s.io/v1/EndpointSlice': 'EndpointSlice',
};

/** Types that the editor's schema lacks, in the notation above. */
const EXTRA = {
  ServiceAccount:
    'apiVersion:s automountServiceAccountToken:b? imagePullSecrets:[LocalObjectReference kind:s metadata:ObjectMeta secrets:[ObjectReference',
  ReplicaSet: 'apiVersion:s kind:s metadata:ObjectMeta spec:ReplicaSetSpec status:*',
  ReplicaSetSpec: 'minReadySeconds:i replicas:i? selector:LabelSelector template:PodTemplateSpec',
  StatefulSet: 'apiVersion:s kind:s metadata:ObjectMeta spec:StatefulSetSpec status:*',
  StatefulSetSpec:
    'minReadySeconds:i ordinals:StatefulSetOrdinals persistentVolumeClaimRetentionPolicy:StatefulSetPersistentVolumeClaimRetentionPolicy ' +
    'podManagementPolicy:s=PodManagementPolicyType replicas:i? revisionHistoryLimit:i? selector:LabelSelector serviceName:s ' +
    'template:PodTemplateSpec updateStrategy:StatefulSetUpdateStrategy volumeClaimTemplates:[PersistentVolumeClaim',
  StatefulSetOrdinals: 'start:i!',
  StatefulSetPersistentVolumeClaimRetentionPolicy:
    'whenDeleted:s=PersistentVolumeClaimRetentionPolicyType whenScaled:s=PersistentVolumeClaimRetentionPolicyType',
  StatefulSetUpdateStrategy: 'rollingUpdate:RollingUpdateStatefulSetStrategy type:s=StatefulSetUpdateStrategyType',
  RollingUpdateStatefulSetStrategy: 'maxUnavailable:x? partition:i?',
  // Pointers of another type than a scalar's.
  RollingUpdateDeployment: 'maxSurge:x? maxUnavailable:x?',
  RollingUpdateDaemonSet: 'maxSurge:x? maxUnavailable:x?',
  DaemonSet: 'apiVersion:s kind:s metadata:ObjectMeta spec:DaemonSetSpec status:*',
  DaemonSetSpec:
    'minReadySeconds:i revisionHistoryLimit:i? selector:LabelSelector! template:PodTemplateSpec! updateStrategy:DaemonSetUpdateStrategy',
  DaemonSetUpdateStrategy: 'rollingUpdate:RollingUpdateDaemonSet type:s=DaemonSetUpdateStrategyType',
  CronJob: 'apiVersion:s kind:s metadata:ObjectMeta spec:CronJobSpec status:*',
  CronJobSpec:
    'concurrencyPolicy:s=ConcurrencyPolicy failedJobsHistoryLimit:i? jobTemplate:JobTemplateSpec! schedule:s! ' +
    'startingDeadlineSeconds:l? successfulJobsHistoryLimit:i? suspend:b? timeZone:s?',
  JobTemplateSpec: 'metadata:ObjectMeta spec:JobSpec',
  Ingress: 'apiVersion:s kind:s metadata:ObjectMeta spec:IngressSpec status:*',
  IngressSpec: 'defaultBackend:IngressBackend ingressClassName:s? rules:[IngressRule tls:[IngressTLS',
  IngressBackend: 'resource:TypedLocalObjectReference service:IngressServiceBackend',
  IngressServiceBackend: 'name:s! port:ServiceBackendPort',
  ServiceBackendPort: 'name:s number:i',
  IngressRule: 'host:s http:HTTPIngressRuleValue',
  HTTPIngressRuleValue: 'paths:[HTTPIngressPath!',
  HTTPIngressPath: 'backend:IngressBackend! path:s pathType:s!=PathType',
  IngressTLS: 'hosts:[s secretName:s',
  PodDisruptionBudget: 'apiVersion:s kind:s metadata:ObjectMeta spec:PodDisruptionBudgetSpec status:*',
  PodDisruptionBudgetSpec:
    'maxUnavailable:x? minAvailable:x? selector:LabelSelector unhealthyPodEvictionPolicy:s?=UnhealthyPodEvictionPolicyType',
  PersistentVolumeClaim: 'apiVersion:s kind:s metadata:ObjectMeta spec:PersistentVolumeClaimSpec status:*',
  PersistentVolume: 'apiVersion:s kind:s metadata:ObjectMeta spec:PersistentVolumeSpec status:*',
  PersistentVolumeSpec:
    'accessModes:[s=PersistentVolumeAccessMode awsElasticBlockStore:* azureDisk:* azureFile:* capacity:{q cephfs:* cinder:* ' +
    'claimRef:ObjectReference csi:CSIPersistentVolumeSource fc:* flexVolume:* flocker:* gcePersistentDisk:* glusterfs:* ' +
    'hostPath:HostPathVolumeSource iscsi:* local:LocalVolumeSource mountOptions:[s nfs:NFSVolumeSource ' +
    'nodeAffinity:VolumeNodeAffinity persistentVolumeReclaimPolicy:s=PersistentVolumeReclaimPolicy photonPersistentDisk:* ' +
    'portworxVolume:* quobyte:* rbd:* scaleIO:* storageClassName:s storageos:* volumeAttributesClassName:s? ' +
    'volumeMode:s=PersistentVolumeMode vsphereVolume:*',
  CSIPersistentVolumeSource:
    'controllerExpandSecretRef:* controllerPublishSecretRef:* driver:s! fsType:s nodeExpandSecretRef:* nodePublishSecretRef:* ' +
    'nodeStageSecretRef:* readOnly:b volumeAttributes:{s volumeHandle:s!',
  LocalVolumeSource: 'fsType:s path:s!',
  VolumeNodeAffinity: 'required:NodeSelector',
  StorageClass:
    'allowVolumeExpansion:b? allowedTopologies:[TopologySelectorTerm apiVersion:s kind:s metadata:ObjectMeta mountOptions:[s ' +
    'parameters:{s provisioner:s! reclaimPolicy:s=PersistentVolumeReclaimPolicy volumeBindingMode:s=VolumeBindingMode',
  TopologySelectorTerm: 'matchLabelExpressions:[TopologySelectorLabelRequirement',
  TopologySelectorLabelRequirement: 'key:s! values:[s!',
  LimitRange: 'apiVersion:s kind:s metadata:ObjectMeta spec:LimitRangeSpec',
  LimitRangeSpec: 'limits:[LimitRangeItem!',
  LimitRangeItem: 'default:{q defaultRequest:{q max:{q maxLimitRequestRatio:{q min:{q type:s!=LimitType',
  ResourceQuota: 'apiVersion:s kind:s metadata:ObjectMeta spec:ResourceQuotaSpec status:*',
  ResourceQuotaSpec: 'hard:{q scopeSelector:ScopeSelector scopes:[s=ResourceQuotaScope',
  ScopeSelector: 'matchExpressions:[ScopedResourceSelectorRequirement',
  ScopedResourceSelectorRequirement: 'operator:s! scopeName:s! values:[s',
};

const INT64 = new Set(
  'activeDeadlineSeconds terminationGracePeriodSeconds runAsUser runAsGroup fsGroup tolerationSeconds seconds expirationSeconds supplementalGroups generation observedGeneration deletionGracePeriodSeconds'.split(
    ' ',
  ),
);
const POINTERS = new Set(
  (
    'automountServiceAccountToken enableServiceLinks shareProcessNamespace runAsNonRoot readOnlyRootFilesystem privileged ' +
    'allowPrivilegeEscalation optional suspend immutable manualSelector setHostnameAsFQDN hostUsers controller ' +
    'allocateLoadBalancerNodePorts blockOwnerDeletion ready serving terminating replicas terminationGracePeriodSeconds ' +
    'activeDeadlineSeconds backoffLimit backoffLimitPerIndex maxFailedIndexes parallelism completions revisionHistoryLimit ' +
    'progressDeadlineSeconds ttlSecondsAfterFinished runAsUser runAsGroup fsGroup tolerationSeconds mode defaultMode ' +
    'priority expirationSeconds timeoutSeconds@ClientIPConfig deletionGracePeriodSeconds storageClassName minDomains'
  ).split(' '),
);
/** Go's named string types, by `Type.field` or `field`. */
const NAMED = {
  'Container.restartPolicy': 'ContainerRestartPolicy',
  'PodSpec.restartPolicy': 'RestartPolicy',
  imagePullPolicy: 'PullPolicy',
  pullPolicy: 'PullPolicy',
  dnsPolicy: 'DNSPolicy',
  'ContainerPort.protocol': 'Protocol',
  'ServicePort.protocol': 'Protocol',
  terminationMessagePolicy: 'TerminationMessagePolicy',
  scheme: 'URIScheme',
  medium: 'StorageMedium',
  'ServiceSpec.type': 'ServiceType',
  sessionAffinity: 'ServiceAffinity',
  'Secret.type': 'SecretType',
  'Toleration.operator': 'TolerationOperator',
  effect: 'TaintEffect',
  'DeploymentStrategy.type': 'DeploymentStrategyType',
  completionMode: 'CompletionMode',
  externalTrafficPolicy: 'ServiceExternalTrafficPolicy',
  internalTrafficPolicy: 'ServiceInternalTrafficPolicy',
  ipFamilyPolicy: 'IPFamilyPolicy',
  'SeccompProfile.type': 'SeccompProfileType',
};
const BYTES = new Set(['Secret.data', 'ConfigMap.binaryData']);

const shortName = (name) =>
  name.replace(/^(apps_|batch_|discovery_k8s_io_)?v1_/, '').replace(/^(Core|Meta|Apps|Batch|Discovery)V1/, '');

function notation(owner, field, property, name) {
  if (property.$ref) {
    const target = property.$ref.split('/').pop();
    if (target === 'ApiResourceQuantity') return 'q';
    if (target === 'UtilIntstrIntOrString') return 'x';
    if (target === 'MetaV1Time') return 't';
    if (target === 'MetaV1FieldsV1') return '*';
    const definition = schema.definitions[target];
    return definition.type === 'object' ? shortName(target) : notation(owner, field, definition, name);
  }
  if (BYTES.has(`${owner}.${name}`)) return '{y';
  if (property.type === 'array') return `[${notation(owner, field, property.items, name)}`;
  if (property.type === 'object' && property.additionalProperties)
    return `{${notation(owner, field, property.additionalProperties, name)}`;
  if (property.type === 'string') return 's';
  if (property.type === 'boolean') return 'b';
  if (property.type === 'integer' || property.type === 'number') return INT64.has(name) ? 'l' : 'i';
  if (Array.isArray(property.type)) return property.type.includes('integer') ? 'x' : 'q';
  return '*';
}

const types = {};
for (const [id, definition] of Object.entries(schema.definitions)) {
  if (definition.type !== 'object' || !definition.properties) continue;
  const owner = shortName(id);
  const required = new Set(definition.required ?? []);
  types[owner] = Object.entries(definition.properties)
    .map(([name, property]) => {
      const type = notation(owner, name, property, name);
      const scalar = /^[sbil]$/.test(type);
      const keep = required.has(name) && name !== 'apiVersion' && name !== 'kind' ? '!' : '';
      const pointer = scalar && keep === '' && (POINTERS.has(name) || POINTERS.has(`${name}@${owner}`)) ? '?' : '';
      const named = type === 's' ? (NAMED[`${owner}.${name}`] ?? NAMED[name]) : undefined;
      return `${name}:${type}${keep}${pointer}${named ? `=${named}` : ''}`;
    })
    .join(' ');
}
Object.assign(types, EXTRA);

const reachable = {};
const visit = (name) => {
  if (reachable[name] !== undefined || types[name] === undefined) return;
  reachable[name] = types[name];
  for (const [, target] of types[name].matchAll(/:[[{]*([A-Z]\w*)/g)) visit(target);
};
for (const kind of Object.values(KINDS)) visit(kind);
writeFileSync('src/manifest/schema/types.json', `${JSON.stringify({ kinds: KINDS, types: reachable }, null, 1)}\n`);
