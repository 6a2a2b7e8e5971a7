import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { applyDefaults, decode, errorText, validate } from '../index';

const SPEC = 'spec.containers[0]';

/** A Pod of one container; the rest is fields of the spec, of the container, of an init container. */
function errorsOf({ spec = '', app = '', init = '' }: { spec?: string; app?: string; init?: string }): string[] {
  const inits = init === '' ? '' : `initContainers: [{name: i, image: b, ${init}}], `;
  const text = `{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {${spec === '' ? '' : `${spec}, `}${inits}containers: [{name: a, image: b${app === '' ? '' : `, ${app}`}}]}}`;
  const decoded = decode(parse(text));
  if (!decoded.ok) throw new Error(decoded.error);
  return validate(applyDefaults(decoded.value.object)).map(errorText);
}

const DIR = 'volumes: [{name: v, emptyDir: {}}]';
const RULE = (count: number): string =>
  `restartPolicy: Never, restartPolicyRules: [${Array.from({ length: count }, (_, code) => `{action: Restart, exitCodes: {operator: In, values: [${code}]}}`).join(', ')}]`;

// What pkg/apis/core/validation of 1.36 answers, field by field.
test.each<[Parameters<typeof errorsOf>[0], string[]]>([
  [
    { spec: DIR, app: 'volumeMounts: [{name: v, mountPath: /a, mountPropagation: Bidirectional}]' },
    [
      `${SPEC}.volumeMounts.mountPropagation: Forbidden: Bidirectional mount propagation is available only to privileged containers`,
    ],
  ],
  [
    { spec: DIR, app: 'volumeMounts: [{name: v, mountPath: /a, recursiveReadOnly: Enabled}]' },
    [`${SPEC}.volumeMounts.recursiveReadOnly: Forbidden: may only be specified when readOnly is true`],
  ],
  [
    { spec: DIR, app: 'volumeMounts: [{name: v, mountPath: /a, subPath: b, subPathExpr: c}]' },
    [`${SPEC}.volumeMounts[0].subPathExpr: Invalid value: "c": subPathExpr and subPath are mutually exclusive`],
  ],
  [
    { spec: DIR, app: 'volumeDevices: [{name: v, devicePath: /dev/x}, {name: w, devicePath: ../x}]' },
    [
      `${SPEC}.volumeDevices[0].name: Invalid value: "v": can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode`,
      `${SPEC}.volumeDevices[1].name: Not found: "w"`,
      `${SPEC}.volumeDevices[1].devicePath: Invalid value: "../x": can not contain backsteps ('..')`,
    ],
  ],
  [{ spec: 'volumes: [{emptyDir: {}}]' }, ['spec.volumes[0].name: Required value']],
  [
    { spec: 'volumes: [{name: v, configMap: {name: a, items: [{key: k, path: ..p}]}}]' },
    [`spec.volumes[0].configMap.items[0].path: Invalid value: "..p": must not start with '..'`],
  ],
  [
    {
      spec: 'volumes: [{name: v, projected: {sources: [{}, {secret: {name: s, items: [{key: k, path: p}]}}, {configMap: {name: c, items: [{key: k, path: p}]}}, {serviceAccountToken: {}}]}}]',
    },
    [
      'spec.volumes[0].projected: Invalid value: "c": conflicting duplicate paths',
      'spec.volumes[0].projected.path: Required value',
    ],
  ],
  [
    { spec: 'volumes: [{name: v, projected: {sources: [{secret: {name: s}, configMap: {name: c}}]}}]' },
    ['spec.volumes[0].projected.sources[0]: Forbidden: may not specify more than 1 volume type per source'],
  ],
  [
    { spec: 'volumes: [{name: v, image: {pullPolicy: Maybe}}]' },
    [
      'spec.volumes[0].image.reference: Required value',
      'spec.volumes[0].image.pullPolicy: Unsupported value: "Maybe": supported values: "Always", "IfNotPresent", "Never"',
    ],
  ],
  [
    { spec: 'volumes: [{name: v, ephemeral: {volumeClaimTemplate: {metadata: {name: x}, spec: {}}}}]' },
    [
      'spec.volumes[0].ephemeral.volumeClaimTemplate.metadata.name: Forbidden: cannot be set',
      'spec.volumes[0].ephemeral.volumeClaimTemplate.spec.accessModes: Required value: at least 1 access mode is required',
      'spec.volumes[0].ephemeral.volumeClaimTemplate.spec.resources[storage]: Required value',
    ],
  ],
  [
    {
      spec: 'volumes: [{name: v, ephemeral: {volumeClaimTemplate: {spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}}}, {name: w, persistentVolumeClaim: {claimName: p-v}}]',
    },
    [
      'spec.volumes[1].persistentVolumeClaim.claimName: Invalid value: "p-v": must not reference a PVC that gets created for an ephemeral volume',
    ],
  ],
  [{ spec: 'volumes: [{name: v, csi: {}}]' }, ['spec.volumes[0].csi.driver: Required value']],
  [
    { spec: 'volumes: [{name: v, nfs: {server: s, path: a}}]' },
    ['spec.volumes[0].nfs.path: Invalid value: "a": must be an absolute path'],
  ],
  [
    { app: 'lifecycle: {stopSignal: SIGUSR1}' },
    [`${SPEC}.lifecycle.stopSignal: Forbidden: may not be set for containers with empty \`spec.os.name\``],
  ],
  [{ spec: 'os: {name: linux}', app: 'lifecycle: {stopSignal: SIGRTMIN+3}' }, []],
  [{ app: RULE(20) }, []],
  [{ app: RULE(21) }, [`${SPEC}.restartPolicyRules: Too long: may not be more than 20 bytes`]],
  [
    { spec: 'restartPolicy: Never', app: 'resizePolicy: [{resourceName: cpu, restartPolicy: RestartContainer}]' },
    [
      `${SPEC}.resizePolicy: Invalid value: "RestartContainer": must be 'NotRequired' when \`restartPolicy\` is 'Never'`,
    ],
  ],
  [
    { app: 'resources: {limits: {hugepages-2Mi: 2Mi}}' },
    [`${SPEC}.resources: Forbidden: HugePages require cpu or memory`],
  ],
  [
    { app: 'resources: {claims: [{name: x}]}' },
    [`${SPEC}.resources.claims[0]: Not found: "x": must be one of the names in pod.spec.resourceClaims which is empty`],
  ],
  [
    { spec: 'hostUsers: false, hostNetwork: true, hostPID: true' },
    ['spec.hostNetwork: Forbidden: when `hostUsers` is false', 'spec.HostPID: Forbidden: when `hostUsers` is false'],
  ],
  [
    { spec: 'tolerations: [{key: a, operator: Gt, value: "5"}]' },
    ['spec.tolerations[0].operator: Unsupported value: "Gt": supported values: "Equal", "Exists", "Lt", "Gt"'],
  ],
  [
    { app: 'securityContext: {privileged: true, allowPrivilegeEscalation: false}' },
    [
      `${SPEC}.securityContext: Invalid value: {"Capabilities":null,"Privileged":true,"SELinuxOptions":null,"WindowsOptions":null,"RunAsUser":null,"RunAsGroup":null,"RunAsNonRoot":null,"ReadOnlyRootFilesystem":null,"AllowPrivilegeEscalation":false,"ProcMount":null,"SeccompProfile":null,"AppArmorProfile":null}: cannot set \`allowPrivilegeEscalation\` to false and \`privileged\` to true`,
    ],
  ],
  [
    { spec: 'securityContext: {sysctls: [{name: A_B, value: "1"}]}' },
    [
      'spec.securityContext.sysctls[0].name: Invalid value: "A_B": must have at most 253 characters and match regex ^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$',
    ],
  ],
  [
    {
      spec: 'volumes: [{name: v, configMap: {name: c}}]',
      app: 'env: [{name: A, valueFrom: {fileKeyRef: {volumeName: v, path: ../f, key: A}}}, {name: B, valueFrom: {fileKeyRef: {volumeName: w, path: f, key: B}}}]',
    },
    [
      `${SPEC}.env[0].valueFrom.fileKeyRef.path: Invalid value: "../f": must not contain '..'`,
      `${SPEC}.env[0].valueFrom.fileKeyRef.volumeName: Invalid value: "v": referenced volume must be of type emptyDir`,
      `${SPEC}.env[1].valueFrom.fileKeyRef.volumeName: Not found: "w"`,
    ],
  ],
  [
    { spec: 'hostnameOverride: h, setHostnameAsFQDN: true' },
    ['spec.hostnameOverride: Forbidden: may not be specified when setHostnameAsFQDN is true'],
  ],
  [
    { init: 'lifecycle: {preStop: {exec: {command: [a]}}}' },
    ['spec.initContainers[0].lifecycle: Forbidden: may not be set for init containers without restartPolicy=Always'],
  ],
])('refuses %j in the words of the API server', (fields, expected) => {
  expect(errorsOf(fields)).toEqual(expected);
});

test.each([
  [
    'finalizers: [foo]',
    [
      'metadata.finalizers[0]: Invalid value: "foo": name is neither a standard finalizer name nor is it fully qualified',
    ],
  ],
  [
    'ownerReferences: [{apiVersion: v1, kind: X, name: x}]',
    ['metadata.ownerReferences[0].uid: Invalid value: "": must not be empty'],
  ],
])('refuses metadata with %s', (metadata, expected) => {
  const text = `{apiVersion: v1, kind: ConfigMap, metadata: {name: c, ${metadata}}}`;
  const decoded = decode(parse(text));
  if (!decoded.ok) throw new Error(decoded.error);
  expect(validate(applyDefaults(decoded.value.object)).map(errorText)).toEqual(expected);
});
