/**
 * Go's structs behind a Pod template, in the order of their fields: what a ReplicaSet's name is hashed from.
 * Notation, one word per field: GoName/jsonName/type. Types: s string, s=NAME a named string, b bool, i32, i64,
 * m map[string]string, rl ResourceList, time, intstr, NAME a struct; * before a pointer, [] before a slice. A field
 * without a JSON name is embedded.
 */
const TYPES: Readonly<Record<string, string>> = {
  'v1.PodTemplateSpec': 'ObjectMeta/metadata/v1.ObjectMeta Spec/spec/v1.PodSpec',
  'v1.ObjectMeta':
    'Name/name/s GenerateName/generateName/s Namespace/namespace/s SelfLink/selfLink/s UID/uid/s=types.UID ResourceVersion/resourceVersion/s Generation/generation/i64 CreationTimestamp/creationTimestamp/time DeletionTimestamp/deletionTimestamp/*time DeletionGracePeriodSeconds/deletionGracePeriodSeconds/*i64 Labels/labels/m Annotations/annotations/m OwnerReferences/ownerReferences/[]v1.OwnerReference Finalizers/finalizers/[]s ManagedFields/managedFields/[]v1.ManagedFieldsEntry',
  'v1.PodSpec':
    'Volumes/volumes/[]v1.Volume InitContainers/initContainers/[]v1.Container Containers/containers/[]v1.Container EphemeralContainers/ephemeralContainers/[]v1.EphemeralContainer RestartPolicy/restartPolicy/s=v1.RestartPolicy TerminationGracePeriodSeconds/terminationGracePeriodSeconds/*i64 ActiveDeadlineSeconds/activeDeadlineSeconds/*i64 DNSPolicy/dnsPolicy/s=v1.DNSPolicy NodeSelector/nodeSelector/m ServiceAccountName/serviceAccountName/s DeprecatedServiceAccount/serviceAccount/s AutomountServiceAccountToken/automountServiceAccountToken/*b NodeName/nodeName/s HostNetwork/hostNetwork/b HostPID/hostPID/b HostIPC/hostIPC/b ShareProcessNamespace/shareProcessNamespace/*b SecurityContext/securityContext/*v1.PodSecurityContext ImagePullSecrets/imagePullSecrets/[]v1.LocalObjectReference Hostname/hostname/s Subdomain/subdomain/s Affinity/affinity/*v1.Affinity SchedulerName/schedulerName/s Tolerations/tolerations/[]v1.Toleration HostAliases/hostAliases/[]v1.HostAlias PriorityClassName/priorityClassName/s Priority/priority/*i32 DNSConfig/dnsConfig/*v1.PodDNSConfig ReadinessGates/readinessGates/[]v1.PodReadinessGate RuntimeClassName/runtimeClassName/*s EnableServiceLinks/enableServiceLinks/*b PreemptionPolicy/preemptionPolicy/*s=v1.PreemptionPolicy Overhead/overhead/rl TopologySpreadConstraints/topologySpreadConstraints/[]v1.TopologySpreadConstraint SetHostnameAsFQDN/setHostnameAsFQDN/*b OS/os/*v1.PodOS HostUsers/hostUsers/*b SchedulingGates/schedulingGates/[]v1.PodSchedulingGate ResourceClaims/resourceClaims/[]v1.PodResourceClaim Resources/resources/*v1.ResourceRequirements HostnameOverride/hostnameOverride/*s SchedulingGroup/schedulingGroup/*v1.PodSchedulingGroup',
  'v1.PodSecurityContext':
    'SELinuxOptions/seLinuxOptions/*v1.SELinuxOptions WindowsOptions/windowsOptions/*v1.WindowsSecurityContextOptions RunAsUser/runAsUser/*i64 RunAsGroup/runAsGroup/*i64 RunAsNonRoot/runAsNonRoot/*b SupplementalGroups/supplementalGroups/[]i64 SupplementalGroupsPolicy/supplementalGroupsPolicy/*s=v1.SupplementalGroupsPolicy FSGroup/fsGroup/*i64 Sysctls/sysctls/[]v1.Sysctl FSGroupChangePolicy/fsGroupChangePolicy/*s=v1.PodFSGroupChangePolicy SeccompProfile/seccompProfile/*v1.SeccompProfile AppArmorProfile/appArmorProfile/*v1.AppArmorProfile SELinuxChangePolicy/seLinuxChangePolicy/*s=v1.PodSELinuxChangePolicy',
  'v1.Container':
    'Name/name/s Image/image/s Command/command/[]s Args/args/[]s WorkingDir/workingDir/s Ports/ports/[]v1.ContainerPort EnvFrom/envFrom/[]v1.EnvFromSource Env/env/[]v1.EnvVar Resources/resources/v1.ResourceRequirements ResizePolicy/resizePolicy/[]v1.ContainerResizePolicy RestartPolicy/restartPolicy/*s=v1.ContainerRestartPolicy RestartPolicyRules/restartPolicyRules/[]v1.ContainerRestartRule VolumeMounts/volumeMounts/[]v1.VolumeMount VolumeDevices/volumeDevices/[]v1.VolumeDevice LivenessProbe/livenessProbe/*v1.Probe ReadinessProbe/readinessProbe/*v1.Probe StartupProbe/startupProbe/*v1.Probe Lifecycle/lifecycle/*v1.Lifecycle TerminationMessagePath/terminationMessagePath/s TerminationMessagePolicy/terminationMessagePolicy/s=v1.TerminationMessagePolicy ImagePullPolicy/imagePullPolicy/s=v1.PullPolicy SecurityContext/securityContext/*v1.SecurityContext Stdin/stdin/b StdinOnce/stdinOnce/b TTY/tty/b',
  'v1.ResourceRequirements': 'Limits/limits/rl Requests/requests/rl Claims/claims/[]v1.ResourceClaim',
  'v1.ContainerPort':
    'Name/name/s HostPort/hostPort/i32 ContainerPort/containerPort/i32 Protocol/protocol/s=v1.Protocol HostIP/hostIP/s',
  'v1.EnvVar': 'Name/name/s Value/value/s ValueFrom/valueFrom/*v1.EnvVarSource',
  'v1.EnvVarSource':
    'FieldRef/fieldRef/*v1.ObjectFieldSelector ResourceFieldRef/resourceFieldRef/*v1.ResourceFieldSelector ConfigMapKeyRef/configMapKeyRef/*v1.ConfigMapKeySelector SecretKeyRef/secretKeyRef/*v1.SecretKeySelector FileKeyRef/fileKeyRef/*v1.FileKeySelector',
  'v1.ObjectFieldSelector': 'APIVersion/apiVersion/s FieldPath/fieldPath/s',
  'v1.LocalObjectReference': 'Name/name/s',
  'v1.ConfigMapKeySelector': 'LocalObjectReference//v1.LocalObjectReference Key/key/s Optional/optional/*b',
  'v1.SecretKeySelector': 'LocalObjectReference//v1.LocalObjectReference Key/key/s Optional/optional/*b',
  'v1.EnvFromSource':
    'Prefix/prefix/s ConfigMapRef/configMapRef/*v1.ConfigMapEnvSource SecretRef/secretRef/*v1.SecretEnvSource',
  'v1.ConfigMapEnvSource': 'LocalObjectReference//v1.LocalObjectReference Optional/optional/*b',
  'v1.SecretEnvSource': 'LocalObjectReference//v1.LocalObjectReference Optional/optional/*b',
  'v1.VolumeMount':
    'Name/name/s ReadOnly/readOnly/b RecursiveReadOnly/recursiveReadOnly/*s=v1.RecursiveReadOnlyMode MountPath/mountPath/s SubPath/subPath/s MountPropagation/mountPropagation/*s=v1.MountPropagationMode SubPathExpr/subPathExpr/s',
  'v1.Probe':
    'ProbeHandler//v1.ProbeHandler InitialDelaySeconds/initialDelaySeconds/i32 TimeoutSeconds/timeoutSeconds/i32 PeriodSeconds/periodSeconds/i32 SuccessThreshold/successThreshold/i32 FailureThreshold/failureThreshold/i32 TerminationGracePeriodSeconds/terminationGracePeriodSeconds/*i64',
  'v1.ProbeHandler':
    'Exec/exec/*v1.ExecAction HTTPGet/httpGet/*v1.HTTPGetAction TCPSocket/tcpSocket/*v1.TCPSocketAction GRPC/grpc/*v1.GRPCAction',
  'v1.ExecAction': 'Command/command/[]s',
  'v1.HTTPGetAction':
    'Path/path/s Port/port/intstr Host/host/s Scheme/scheme/s=v1.URIScheme HTTPHeaders/httpHeaders/[]v1.HTTPHeader',
  'v1.HTTPHeader': 'Name/name/s Value/value/s',
  'v1.TCPSocketAction': 'Port/port/intstr Host/host/s',
  'v1.GRPCAction': 'Port/port/i32 Service/service/*s',
  'v1.Lifecycle':
    'PostStart/postStart/*v1.LifecycleHandler PreStop/preStop/*v1.LifecycleHandler StopSignal/stopSignal/*s=v1.Signal',
  'v1.LifecycleHandler':
    'Exec/exec/*v1.ExecAction HTTPGet/httpGet/*v1.HTTPGetAction TCPSocket/tcpSocket/*v1.TCPSocketAction Sleep/sleep/*v1.SleepAction',
  'v1.SleepAction': 'Seconds/seconds/i64',
  'v1.Toleration':
    'Key/key/s Operator/operator/s=v1.TolerationOperator Value/value/s Effect/effect/s=v1.TaintEffect TolerationSeconds/tolerationSeconds/*i64',
  'v1.HostAlias': 'IP/ip/s Hostnames/hostnames/[]s',
};

export interface GoField {
  name: string;
  /** '' for an embedded struct. */
  json: string;
  type: string;
}

/** undefined: a struct that is not in the table. */
export const goFields = (struct: string): readonly GoField[] | undefined =>
  TYPES[struct]?.split(' ').map((word) => {
    const [name = '', json = '', type = ''] = word.split('/');
    return { name, json, type };
  });
