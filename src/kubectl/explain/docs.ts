/**
 * What the API's documentation says of kinds and fields, `Struct` or `Struct.field`. A choice: what the start of a Pod is
 * about. Fields without an entry are listed with their type only. Read on the first `kubectl explain`: a name, and below
 * it, indented, what is said of it.
 */
const TEXT = `
Pod
  Pod is a collection of containers that can run on a host. This resource is created by clients and scheduled onto
  hosts.
Pod.spec
  Specification of the desired behavior of the pod. More info:
  https://git.k8s.io/community/contributors/devel/sig-architecture/api-conventions.md#spec-and-status
Pod.status
  Most recently observed status of the pod. This data may not be up to date. Populated by the system. Read-only.
PodSpec
  PodSpec is a description of a pod.
PodSpec.initContainers
  List of initialization containers belonging to the pod. Init containers are executed in order prior to
  containers being started. If any init container fails, the pod is considered to have failed and is handled
  according to its restartPolicy. The name for an init container or normal container must be unique among all
  containers. Init containers may not have Lifecycle actions, Readiness probes, Liveness probes, or Startup
  probes. The resourceRequirements of an init container are taken into account during scheduling by finding the
  highest request/limit for each resource type, and then using the max of that value or the sum of the normal
  containers. Limits are applied to init containers in a similar fashion. Init containers cannot currently be
  added or removed. Cannot be updated. More info:
  https://kubernetes.io/docs/concepts/workloads/pods/init-containers/
PodSpec.containers
  List of containers belonging to the pod. Containers cannot currently be added or removed. There must be at least
  one container in a Pod. Cannot be updated.
PodSpec.restartPolicy
  Restart policy for all containers within the pod. One of Always, OnFailure, Never. In some contexts, only a
  subset of those values may be permitted. Default to Always. More info:
  https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy
PodSpec.volumes
  List of volumes that can be mounted by containers belonging to the pod. More info:
  https://kubernetes.io/docs/concepts/storage/volumes
PodSpec.terminationGracePeriodSeconds
  Optional duration in seconds the pod needs to terminate gracefully. May be decreased in delete request. Value
  must be non-negative integer. The value zero indicates stop immediately via the kill signal (no opportunity to
  shut down). Defaults to 30 seconds.
PodSpec.activeDeadlineSeconds
  Optional duration in seconds the pod may be active on the node relative to StartTime before the system will
  actively try to mark it failed and kill associated containers. Value must be a positive integer.
PodSpec.dnsPolicy
  Set DNS policy for the pod. Defaults to "ClusterFirst". Valid values are 'ClusterFirstWithHostNet',
  'ClusterFirst', 'Default' or 'None'. DNS parameters given in DNSConfig will be merged with the policy selected
  with DNSPolicy.
PodSpec.dnsConfig
  Specifies the DNS parameters of a pod. Parameters specified here will be merged to the generated DNS
  configuration based on DNSPolicy.
PodSpec.hostname
  Specifies the hostname of the Pod If not specified, the pod's hostname will be set to a system-defined value.
PodSpec.subdomain
  If specified, the fully qualified Pod hostname will be "<hostname>.<subdomain>.<pod namespace>.svc.<cluster
  domain>". If not specified, the pod will not have a domainname at all.
PodSpec.nodeSelector
  NodeSelector is a selector which must be true for the pod to fit on a node. Selector which must match a node's
  labels for the pod to be scheduled on that node.
PodSpec.serviceAccountName
  ServiceAccountName is the name of the ServiceAccount to use to run this pod.
Container
  A single application container that you want to run within a pod.
Container.name
  Name of the container specified as a DNS_LABEL. Each container in a pod must have a unique name (DNS_LABEL).
  Cannot be updated.
Container.image
  Container image name. More info: https://kubernetes.io/docs/concepts/containers/images This field is optional to
  allow higher level config management to default or override container images in workload controllers like
  Deployments and StatefulSets.
Container.command
  Entrypoint array. Not executed within a shell. The container image's ENTRYPOINT is used if this is not provided.
  Variable references $(VAR_NAME) are expanded using the container's environment. If a variable cannot be
  resolved, the reference in the input string will be unchanged.
Container.args
  Arguments to the entrypoint. The container image's CMD is used if this is not provided. Variable references
  $(VAR_NAME) are expanded using the container's environment.
Container.env
  List of environment variables to set in the container. Cannot be updated.
Container.envFrom
  List of sources to populate environment variables in the container. Values defined by an Env with a duplicate
  key will take precedence. Cannot be updated.
Container.imagePullPolicy
  Image pull policy. One of Always, Never, IfNotPresent. Defaults to Always if :latest tag is specified, or
  IfNotPresent otherwise. Cannot be updated.
Container.restartPolicy
  RestartPolicy defines the restart behavior of individual containers in a pod. This overrides the pod-level
  restart policy. For init containers, "Always" makes it a sidecar container: the next init container starts as
  soon as this one has started, and it keeps running until all regular containers have ended.
Container.ports
  List of ports to expose from the container. Not specifying a port here DOES NOT prevent that port from being
  exposed.
Container.resources
  Compute Resources required by this container. More info:
  https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
Container.volumeMounts
  Pod volumes to mount into the container's filesystem. Cannot be updated.
Container.workingDir
  Container's working directory. If not specified, the container runtime's default will be used, which might be
  configured in the container image. Cannot be updated.
Container.livenessProbe
  Periodic probe of container liveness. Container will be restarted if the probe fails. Cannot be updated.
Container.readinessProbe
  Periodic probe of container service readiness. Container will be removed from service endpoints if the probe
  fails. Cannot be updated.
Container.startupProbe
  StartupProbe indicates that the Pod has successfully initialized. If specified, no other probes are executed
  until this completes successfully.
Container.lifecycle
  Actions that the management system should take in response to container lifecycle events. Cannot be updated.
VolumeMount
  VolumeMount describes a mounting of a Volume within a container.
VolumeMount.mountPath
  Path within the container at which the volume should be mounted. Must not contain ':'.
VolumeMount.subPath
  Path within the volume from which the container's volume should be mounted. Defaults to "" (volume's root).
VolumeMount.name
  This must match the Name of a Volume.
Volume
  Volume represents a named volume in a pod that may be accessed by any container in the pod.
Volume.emptyDir
  emptyDir represents a temporary directory that shares a pod's lifetime.
Volume.configMap
  configMap represents a configMap that should populate this volume
Service
  Service is a named abstraction of software service (for example, mysql) consisting of local port (for example
  3306) that the proxy listens on, and the selector that determines which pods will answer requests sent through
  the proxy.
ServiceSpec
  ServiceSpec describes the attributes that a user creates on a service.
ServiceSpec.selector
  Route service traffic to pods with label keys and values matching this selector. If empty or not present, the
  service is assumed to have an external process managing its endpoints, which Kubernetes will not modify.
ServiceSpec.clusterIP
  clusterIP is the IP address of the service and is usually assigned randomly. Valid values are "None", empty
  string (""), or a valid IP address. Setting this to "None" makes a "headless service" (no virtual IP).
ServiceSpec.ports
  The list of ports that are exposed by this service.
ServicePort
  ServicePort contains information on service's port.
ServicePort.port
  The port that will be exposed by this service.
ServicePort.targetPort
  Number or name of the port to access on the pods targeted by the service.
ConfigMap
  ConfigMap holds configuration data for pods to consume.
Secret
  Secret holds secret data of a certain type. The total bytes of the values in the Data field must be less than
  MaxSecretSize bytes.
Deployment
  Deployment enables declarative updates for Pods and ReplicaSets.
StatefulSet
  StatefulSet represents a set of pods with consistent identities.
Job
  Job represents the configuration of a single job.
ObjectMeta
  ObjectMeta is metadata that all persisted resources must have, which includes all objects users must create.
*.apiVersion
  APIVersion defines the versioned schema of this representation of an object. Servers should convert recognized
  schemas to the latest internal value, and may reject unrecognized values. More info:
  https://git.k8s.io/community/contributors/devel/sig-architecture/api-conventions.md#resources
*.kind
  Kind is a string value representing the REST resource this object represents. Servers may infer this from the
  endpoint the client submits requests to. Cannot be updated. In CamelCase. More info:
  https://git.k8s.io/community/contributors/devel/sig-architecture/api-conventions.md#types-kinds
*.metadata
  Standard object's metadata. More info:
  https://git.k8s.io/community/contributors/devel/sig-architecture/api-conventions.md#metadata
`;

let docs: ReadonlyMap<string, string> | undefined;

/** The documentation of `Struct` or of `Struct.field`; undefined if there is none here. */
export function documentationOf(struct: string, field?: string): string | undefined {
  docs ??= readDocs(TEXT);
  return field === undefined ? docs.get(struct) : (docs.get(`${struct}.${field}`) ?? docs.get(`*.${field}`));
}

function readDocs(text: string): Map<string, string> {
  const read = new Map<string, string>();
  let name = '';
  for (const line of text.trim().split('\n')) {
    if (!line.startsWith(' ')) name = line;
    else read.set(name, `${read.get(name) ?? ''} ${line.trim()}`.trimStart());
  }
  return read;
}
