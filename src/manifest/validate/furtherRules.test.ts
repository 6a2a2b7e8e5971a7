import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { applyDefaults, decode, errorText, validate, validateUpdate, warningsFor } from '../index';

const read = (text: string) => {
  const decoded = decode(parse(text));
  if (!decoded.ok) throw new Error(decoded.error);
  return applyDefaults(decoded.value.object);
};
const pod = (spec: string, app = '', metadata = 'name: p'): string =>
  `{apiVersion: v1, kind: Pod, metadata: {${metadata}}, spec: {${spec === '' ? '' : `${spec}, `}containers: [{name: app, image: i:1${app === '' ? '' : `, ${app}`}}]}}`;
const init = (rest: string): string => pod(`initContainers: [{name: a, image: i:1}, {name: b, image: i:1, ${rest}}]`);
const service = (spec: string): string => `{apiVersion: v1, kind: Service, metadata: {name: s}, spec: {${spec}}}`;
const deployment = (app: string): string =>
  `{apiVersion: apps/v1, kind: Deployment, metadata: {name: d}, spec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: app, ${app}}]}}}}`;

const C = 'spec.containers[0]';
const SUBDOMAIN =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

test.each([
  [
    pod('affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: []}}}'),
    [
      'spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms: Required value: must have at least one node selector term',
    ],
  ],
  [
    pod(
      'affinity: {nodeAffinity: {preferredDuringSchedulingIgnoredDuringExecution: [{weight: 0, preference: {matchExpressions: [{key: a, operator: In}, {key: b, operator: Is}, {key: c, operator: Gt, values: []}]}}]}}',
    ),
    [
      'spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight: Invalid value: 0: must be in the range 1-100',
      "spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].preference.matchExpressions[0].values: Required value: must be specified when `operator` is 'In' or 'NotIn'",
      'spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].preference.matchExpressions[1].operator: Invalid value: "Is": not a valid selector operator',
      "spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].preference.matchExpressions[2].values: Required value: must be specified single value when `operator` is 'Lt' or 'Gt'",
    ],
  ],
  [
    pod('topologySpreadConstraints: [{maxSkew: 0, topologyKey: "", whenUnsatisfiable: Never, minDomains: 0}]'),
    [
      'spec.topologySpreadConstraints[0].maxSkew: Invalid value: 0: must be greater than zero',
      'spec.topologySpreadConstraints[0].topologyKey: Required value: can not be empty',
      'spec.topologySpreadConstraints[0].whenUnsatisfiable: Unsupported value: "Never": supported values: "DoNotSchedule", "ScheduleAnyway"',
      'spec.topologySpreadConstraints[0].minDomains: Invalid value: 0: must be greater than zero',
      'spec.topologySpreadConstraints[0].minDomains: Invalid value: 0: can only use minDomains if whenUnsatisfiable=DoNotSchedule, not Never',
    ],
  ],
  [pod('os: {name: Linux}'), ['spec.os: Unsupported value: "Linux": supported values: "linux", "windows"']],
  [
    pod('', 'env: [{name: A, valueFrom: {resourceFieldRef: {resource: limits.cpu, divisor: 1Mi}}}]'),
    [
      `${C}.env[0].valueFrom.resourceFieldRef.divisor: Invalid value: "limits.cpu": only divisor's values 1m and 1 are supported with the cpu resource`,
    ],
  ],
  [
    pod('', 'terminationMessagePolicy: Log'),
    [`${C}.terminationMessagePolicy: Unsupported value: "Log": supported values: "File", "FallbackToLogsOnError"`],
  ],
  [
    init('ports: [{containerPort: 1, hostPort: 1}, {containerPort: 1, hostPort: 1}]'),
    ['spec.initContainers[0].ports[1].hostPort: Duplicate value: "TCP//1"'],
  ],
  [
    pod('', 'resizePolicy: [{resourceName: disk, restartPolicy: Now}]'),
    [
      `${C}.resizePolicy: Unsupported value: "disk": supported values: "cpu", "memory"`,
      `${C}.resizePolicy: Unsupported value: "Now": supported values: "NotRequired", "RestartContainer"`,
    ],
  ],
  [
    pod('', 'env: [{name: A, valueFrom: {configMapKeyRef: {key: k}}}]'),
    [`${C}.env[0].valueFrom.configMapKeyRef.name: Invalid value: "": ${SUBDOMAIN}`],
  ],
  [
    pod('', 'lifecycle: {preStop: {sleep: {seconds: 60}}}'),
    [
      `${C}.lifecycle.preStop.sleep: Invalid value: 60: must be non-negative and less than terminationGracePeriodSeconds (30)`,
    ],
  ],
  [
    pod('', 'securityContext: {runAsUser: -1, seccompProfile: {type: Strict}}'),
    [
      `${C}.securityContext.runAsUser: Invalid value: -1: must be between 0 and 2147483647, inclusive`,
      `${C}.securityContext.seccompProfile.type: Unsupported value: "Strict": supported values: "Localhost", "RuntimeDefault", "Unconfined"`,
    ],
  ],
  [
    pod('securityContext: {fsGroup: -1, fsGroupChangePolicy: Sometimes}'),
    [
      'spec.securityContext.fsGroup: Invalid value: -1: must be between 0 and 2147483647, inclusive',
      'spec.securityContext.fsGroupChangePolicy: Unsupported value: "Sometimes": supported values: "Always", "OnRootMismatch"',
    ],
  ],
  [
    pod('hostNetwork: true', 'ports: [{containerPort: 80, hostPort: 81}]'),
    [`${C}.ports[0].hostPort: Invalid value: 81: must match \`containerPort\` when \`hostNetwork\` is true`],
  ],
  [
    pod('dnsPolicy: None, dnsConfig: {searches: [Bad]}'),
    ['spec.dnsConfig.nameservers: Required value: must provide at least one DNS nameserver when `dnsPolicy` is None'],
  ],
  [pod('dnsConfig: {searches: [".", _tcp.example.com.]}'), []],
  [pod('schedulingGates: [{name: a}, {name: a}]'), ['spec.schedulingGates[1]: Duplicate value: "a"']],
  [
    pod('schedulingGates: [{name: a}], nodeName: n'),
    ['spec.nodeName: Forbidden: cannot be set until all schedulingGates have been cleared'],
  ],
  [
    pod('tolerations: [{key: a, operator: Exists, value: b}]'),
    ['spec.tolerations[0].operator: Invalid value: "b": value must be empty when `operator` is \'Exists\''],
  ],
  [
    pod('preemptionPolicy: Sometimes'),
    ['spec.preemptionPolicy: Unsupported value: "Sometimes": supported values: "PreemptLowerPriority", "Never"'],
  ],
  [pod('imagePullSecrets: [{}]'), []],
  // A template may hold what its Pods may not.
  [deployment('image: " i"'), []],
  [
    service('ports: [{port: 80, name: a, targetPort: 8080}, {port: 80, name: b, targetPort: 8081}]'),
    [
      'spec.ports[1]: Duplicate value: {"Name":"","Protocol":"TCP","AppProtocol":null,"Port":80,"TargetPort":0,"NodePort":0}',
    ],
  ],
  [
    service('type: NodePort, ports: [{port: 80, name: a, nodePort: 30000}, {port: 81, name: b, nodePort: 30000}]'),
    ['spec.ports[1].nodePort: Duplicate value: 30000'],
  ],
  [
    service('clusterIP: x, clusterIPs: [x], ports: [{port: 80}]'),
    ['spec.clusterIPs[0]: Invalid value: "x": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)'],
  ],
  [
    service('sessionAffinity: None, sessionAffinityConfig: {clientIP: {timeoutSeconds: 1}}, ports: [{port: 80}]'),
    ['spec.sessionAffinityConfig: Forbidden: must not be set when session affinity is None'],
  ],
])('%s', (text, errors) => expect(validate(read(text)).map(errorText)).toEqual(errors));

const changed = (next: string, previous: string): string[] =>
  validateUpdate(read(next), read(previous)).map((error) => errorText(error).split('\n', 1)[0] ?? '');

test('a change of a Pod is held to what holds of new ones', () => {
  expect(changed(pod('', '', 'name: p, labels: {a: "b c"}'), pod(''))).toEqual([
    expect.stringContaining('metadata.labels: Invalid value: "b c": a valid label must be an empty string'),
  ]);
  expect(changed(pod('').replace('i:1', '" i"'), pod(''))).toContain(
    `${C}.image: Invalid value: " i": must not have leading or trailing whitespace`,
  );
});

test('tolerations stay but for their seconds; gates only go', () => {
  const tolerating = (seconds: number) =>
    pod(`tolerations: [{key: a, operator: Exists, effect: NoExecute, tolerationSeconds: ${seconds}}]`);
  expect(changed(tolerating(5), tolerating(6))).toEqual([]);
  expect(changed(pod('schedulingGates: [{name: a}, {name: b}]'), pod('schedulingGates: [{name: a}]'))).toEqual([
    "spec.schedulingGates[1].name: Forbidden: only deletion is allowed, but found new scheduling gate 'b'",
  ]);
  expect(changed(pod(''), pod('schedulingGates: [{name: a}]'))).toEqual([]);
});

test.each([
  [pod('imagePullSecrets: [{}]'), ['spec.imagePullSecrets[0].name: invalid empty name ""']],
  [
    pod('terminationGracePeriodSeconds: -1'),
    ['spec.terminationGracePeriodSeconds: must be >= 0; negative values are invalid and will be treated as 1'],
  ],
  [
    pod('', 'ports: [{containerPort: 1}, {containerPort: 1, hostPort: 1}]'),
    [`${C}.ports[1]: overlapping port definition with ${C}.ports[0]`],
  ],
  [
    pod('', 'env: [{name: A, value: a}, {name: A, value: $(A)}, {name: A, value: $(A)b}]'),
    [`${C}.env[1]: hides previous definition of "A", which may be dropped when using apply`],
  ],
])('warns of %s', (text, warnings) => expect(warningsFor(read(text))).toEqual(warnings));
