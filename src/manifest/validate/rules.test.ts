import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { applyDefaults, decode, errorText, validate, validateUpdate, warningsFor } from '../index';

const read = (text: string) => {
  const decoded = decode(parse(text));
  if (!decoded.ok) throw new Error(decoded.error);
  return applyDefaults(decoded.value.object);
};
/** A Pod with one app container; `app` and `init` are lines of that container, `spec` of the spec. */
const pod = ({ app = '', init, spec = '' }: { app?: string; init?: string; spec?: string }): string =>
  `{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {${spec === '' ? '' : `${spec}, `}containers: [{name: app, image: i:1${app === '' ? '' : `, ${app}`}}]${init === undefined ? '' : `, initContainers: [{name: one, image: i:1, ${init}}]`}}}`;
const service = (spec: string): string => `{apiVersion: v1, kind: Service, metadata: {name: s}, spec: {${spec}}}`;
const errorsOf = (text: string): string[] => validate(read(text)).map(errorText);

const C = 'spec.containers[0]';
test.each([
  [
    pod({ app: 'imagePullPolicy: Maybe' }),
    [`${C}.imagePullPolicy: Unsupported value: "Maybe": supported values: "Always", "IfNotPresent", "Never"`],
  ],
  [
    pod({ spec: 'dnsPolicy: X' }),
    [
      'spec.dnsPolicy: Unsupported value: "X": supported values: "ClusterFirstWithHostNet", "ClusterFirst", "Default", "None"',
    ],
  ],
  [
    pod({ app: 'restartPolicyRules: [{action: Foo}]' }),
    [
      `${C}.restartPolicy: Required value: must specify restartPolicy when restart rules are used`,
      `${C}.restartPolicyRules[0].action: Unsupported value: "Foo": supported values: "Restart", "RestartAllContainers"`,
      `${C}.restartPolicyRules[0].exitCodes: Required value: must be specified`,
    ],
  ],
  [
    pod({ init: 'resizePolicy: [{resourceName: cpu, restartPolicy: RestartContainer}]' }),
    [
      'spec.initContainers[0].resizePolicy[0].restartPolicy: Invalid value: "RestartContainer": must not be set to \'RestartContainer\' for non-sidecar initContainers',
    ],
  ],
  [
    pod({ app: 'volumeMounts: [{name: data}]' }),
    [`${C}.volumeMounts[0].name: Not found: "data"`, `${C}.volumeMounts[0].mountPath: Required value`],
  ],
  [
    pod({ spec: 'volumes: [{name: v}]', app: 'volumeMounts: [{name: v, mountPath: /d, subPath: /a}]' }),
    [`${C}.volumeMounts.subPath: Invalid value: "/a": must be a relative path`],
  ],
  [pod({ spec: 'volumes: [{name: v}, {name: v}]' }), ['spec.volumes[1].name: Duplicate value: "v"']],
  [
    pod({ spec: 'volumes: [{name: v, emptyDir: {sizeLimit: -1Mi}}]' }),
    ['spec.volumes[0].emptyDir.sizeLimit: Forbidden: SizeLimit field must be a valid resource quantity'],
  ],
  [pod({ app: 'env: [{value: a}]' }), [`${C}.env[0].name: Required value`]],
  [
    pod({ app: 'env: [{name: "a=b"}]' }),
    [
      `${C}.env[0].name: Invalid value: "a=b": a valid environment variable name must consist only of printable ASCII characters other than '='`,
    ],
  ],
  [
    pod({ app: 'env: [{name: A, valueFrom: {}}]' }),
    [
      `${C}.env[0].valueFrom: Invalid value: "": must specify one of: \`fieldRef\`, \`resourceFieldRef\`, \`configMapKeyRef\`, \`secretKeyRef\` or \`fileKeyRef\``,
    ],
  ],
  [
    pod({ app: 'env: [{name: A, value: x, valueFrom: {fieldRef: {fieldPath: metadata.name}}}]' }),
    [`${C}.env[0].valueFrom: Invalid value: "": may not be specified when \`value\` is not empty`],
  ],
  [
    pod({ app: 'env: [{name: A, valueFrom: {fieldRef: {fieldPath: status.phase}}}]' }),
    [
      `${C}.env[0].valueFrom.fieldRef.fieldPath: Unsupported value: "status.phase": supported values: "metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", "spec.serviceAccountName", "status.hostIP", "status.hostIPs", "status.podIP", "status.podIPs"`,
    ],
  ],
  [
    pod({ app: 'envFrom: [{prefix: A}]' }),
    [`${C}.envFrom: Invalid value: "": must specify one of: \`configMapRef\` or \`secretRef\``],
  ],
  [
    pod({ app: 'ports: [{containerPort: 0}, {containerPort: 70000, protocol: HTTP}]' }),
    [
      `${C}.ports[0].containerPort: Required value`,
      `${C}.ports[1].containerPort: Invalid value: 70000: must be between 1 and 65535, inclusive`,
      `${C}.ports[1].protocol: Unsupported value: "HTTP": supported values: "SCTP", "TCP", "UDP"`,
    ],
  ],
  [
    pod({
      app: 'ports: [{containerPort: 1, name: http}, {containerPort: 2, name: http}, {containerPort: 3, name: "123"}]',
    }),
    [
      `${C}.ports[1].name: Duplicate value: "http"`,
      `${C}.ports[2].name: Invalid value: "123": must contain at least one letter (a-z)`,
    ],
  ],
  [
    pod({ app: 'livenessProbe: {periodSeconds: 3}' }),
    [`${C}.livenessProbe: Required value: must specify a handler type`],
  ],
  [
    pod({ app: 'livenessProbe: {exec: {command: [a]}, tcpSocket: {port: 1}, successThreshold: 2}' }),
    [
      `${C}.livenessProbe.tcpSocket: Forbidden: may not specify more than 1 handler type`,
      `${C}.livenessProbe.successThreshold: Invalid value: 2: must be 1`,
    ],
  ],
  [
    pod({ app: 'readinessProbe: {exec: {command: [a]}, initialDelaySeconds: -1, terminationGracePeriodSeconds: 10}' }),
    [
      `${C}.readinessProbe.initialDelaySeconds: Invalid value: -1: must be greater than or equal to 0`,
      `${C}.readinessProbe.terminationGracePeriodSeconds: Invalid value: 10: must not be set for readinessProbes`,
    ],
  ],
  [
    pod({ app: 'resources: {requests: {cpu: "2"}, limits: {cpu: 1}}' }),
    [`${C}.resources.requests: Invalid value: "2": must be less than or equal to cpu limit of 1`],
  ],
  [
    pod({}).replace('image: i:1', 'image: " nginx"'),
    [`${C}.image: Invalid value: " nginx": must not have leading or trailing whitespace`],
  ],
  [pod({}).replace('{name: p}', '{}'), ['metadata.name: Required value: name or generateName is required']],
  [pod({}).replace('name: app', 'name: a.b'), [`${C}.name: Invalid value: "a.b": must not contain dots`]],
  [
    service('ports: [{port: 0}]'),
    [
      'spec.ports[0].port: Invalid value: 0: must be between 1 and 65535, inclusive',
      'spec.ports[0].targetPort: Invalid value: 0: must be between 1 and 65535, inclusive',
    ],
  ],
  [service('ports: [{port: 80, name: http}, {port: 81, name: http}]'), ['spec.ports[1].name: Duplicate value: "http"']],
  [
    service('ports: [{port: 80}, {port: 81}]'),
    ['spec.ports[0].name: Required value', 'spec.ports[1].name: Required value'],
  ],
  [
    service('type: X, ports: [{port: 80}]'),
    ['spec.type: Unsupported value: "X": supported values: "ClusterIP", "ExternalName", "LoadBalancer", "NodePort"'],
  ],
  [
    service('ports: [{port: 80, nodePort: 30000}]'),
    ["spec.ports[0].nodePort: Forbidden: may not be used when `type` is 'ClusterIP'"],
  ],
  [service('type: ExternalName'), ['spec.externalName: Required value']],
  [
    service('type: NodePort, clusterIP: None, ports: [{port: 80}]'),
    ['spec.clusterIPs[0]: Invalid value: "None": may not be set to \'None\' for NodePort services'],
  ],
  [service('clusterIP: None'), []],
  [
    '{apiVersion: batch/v1, kind: Job, metadata: {name: j}, spec: {template: {spec: {containers: [{name: a, image: i}]}}}}',
    ['spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"'],
  ],
  [
    '{apiVersion: apps/v1, kind: Deployment, metadata: {name: d}, spec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: c}}, spec: {containers: [{name: a, image: i}]}}}}',
    ['spec.template.metadata.labels: Invalid value: {"a":"c"}: `selector` does not match template `labels`'],
  ],
])('%s', (text, errors) => expect(errorsOf(text)).toEqual(errors));

test.each([
  [
    '{apiVersion: v1, kind: Pod, spec: {containers: [{name: a, env: [{name: A, value: 1}]}]}}',
    'json: cannot unmarshal number into Go struct field EnvVar.spec.containers.env.value of type string',
  ],
  [
    '{apiVersion: v1, kind: Pod, spec: {containers: [{name: a, resources: {limits: {cpu: x}}}]}}',
    "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
  ],
  [
    '{apiVersion: v1, kind: Pod, spec: {containers: [{name: a, command: ls}]}}',
    'json: cannot unmarshal string into Go struct field Container.spec.containers.command of type []string',
  ],
  [
    '{apiVersion: v1, kind: Pod, spec: {contaners: [], volumes: [{name: v, foo: 1}]}}',
    'strict decoding error: unknown field "spec.contaners", unknown field "spec.volumes[0].foo"',
  ],
])('refuses to decode %s', (text, error) => expect(decode(parse(text))).toEqual({ ok: false, error }));

test('a Pod may change its images, and says with a diff what else changed', () => {
  const before = read(pod({ app: 'command: [a]' }));
  expect(validateUpdate(read(pod({ app: 'command: [a]' }).replace('i:1', 'i:2')), before)).toEqual([]);
  const [error] = validateUpdate(read(pod({ app: 'command: [b]' })), before).map(errorText);
  expect(error).toMatch(
    /^spec: Forbidden: pod updates may not change fields other than `spec.containers\[\*\].image`,/,
  );
  expect(error).toContain('\n-    "a"\n+    "b"\n');
  const more = read(pod({ app: 'command: [a]', init: 'command: [x]' }));
  expect(validateUpdate(more, before).map(errorText)).toEqual([
    'spec.initContainers: Forbidden: pod updates may not add or remove containers',
  ]);
});

test('deadlines only go down; addresses stay; immutable data stays', () => {
  const deadline = (seconds: number) => read(pod({ spec: `activeDeadlineSeconds: ${seconds}` }));
  expect(validateUpdate(deadline(90), deadline(60)).map(errorText)).toEqual([
    'spec.activeDeadlineSeconds: Invalid value: 90: must be less than or equal to previous value',
  ]);
  expect(validateUpdate(deadline(30), deadline(60))).toEqual([]);
  const at = (ip: string) => read(service(`clusterIP: ${ip}, clusterIPs: [${ip}], ports: [{port: 80}]`));
  expect(validateUpdate(at('10.96.0.9'), at('10.96.0.8')).map(errorText)).toEqual([
    'spec.clusterIPs[0]: Invalid value: ["10.96.0.9"]: may not change once set',
  ]);
  const map = (value: string) =>
    read(`{apiVersion: v1, kind: ConfigMap, metadata: {name: c}, immutable: true, data: {a: ${value}}}`);
  expect(validateUpdate(map('x'), map('z')).map(errorText)).toEqual([
    'data: Forbidden: field is immutable when `immutable` is set',
  ]);
});

test('warns as the server does', () => {
  const text = pod({
    app: 'env: [{name: A, value: a}, {name: A, value: b}], ports: [{containerPort: 1}, {containerPort: 1}], resources: {limits: {memory: 100m}}',
  });
  expect(warningsFor(read(text)).toSorted()).toEqual([
    'spec.containers[0].env[1]: hides previous definition of "A", which may be dropped when using apply',
    'spec.containers[0].ports[1]: duplicate port definition with spec.containers[0].ports[0]',
    'spec.containers[0].resources.limits[memory]: fractional byte value "100m" is invalid, must be an integer',
    'spec.containers[0].resources.requests[memory]: fractional byte value "100m" is invalid, must be an integer',
  ]);
});
