/** Files of the lines in `further/access.txt` and `further/workloads.txt`: roles, DaemonSets, CronJobs. */

const RBAC = 'rbac.authorization.k8s.io/v1';

const access = `apiVersion: ${RBAC}
kind: Role
metadata: {name: reader, labels: {a: b}}
rules:
- {apiGroups: [""], resources: [pods, pods/log], verbs: [get, list]}
- {apiGroups: [""], resources: [pods], verbs: [watch]}
- {apiGroups: [apps], resources: [deployments/scale, deployments], verbs: ["*"]}
- {apiGroups: [""], resources: [configmaps], resourceNames: [one, two], verbs: [get]}
---
apiVersion: ${RBAC}
kind: RoleBinding
metadata: {name: reader}
subjects: [{kind: ServiceAccount, name: default, namespace: default}, {kind: User, name: jane, apiGroup: rbac.authorization.k8s.io}]
roleRef: {kind: Role, name: reader, apiGroup: rbac.authorization.k8s.io}
---
apiVersion: ${RBAC}
kind: ClusterRole
metadata: {name: everywhere}
rules:
- {nonResourceURLs: [/metrics, "/logs/*"], verbs: [get, head]}
- {apiGroups: [""], resources: [nodes, namespaces], verbs: [get, list, watch]}
- {apiGroups: [""], resources: [users], resourceNames: [joe], verbs: [impersonate]}
---
apiVersion: ${RBAC}
kind: ClusterRoleBinding
metadata: {name: everywhere}
subjects: [{kind: Group, name: dev, apiGroup: rbac.authorization.k8s.io}]
roleRef: {kind: ClusterRole, name: everywhere, apiGroup: rbac.authorization.k8s.io}
---
apiVersion: ${RBAC}
kind: RoleBinding
metadata: {name: lost}
subjects: [{kind: User, name: joe, apiGroup: rbac.authorization.k8s.io}]
roleRef: {kind: Role, name: nowhere, apiGroup: rbac.authorization.k8s.io}
---
apiVersion: ${RBAC}
kind: RoleBinding
metadata: {name: viewers}
subjects: [{kind: User, name: vera, apiGroup: rbac.authorization.k8s.io}]
roleRef: {kind: ClusterRole, name: view, apiGroup: rbac.authorization.k8s.io}
`;

const daemon = (name: string, spec: string, template = ''): string => `apiVersion: apps/v1
kind: DaemonSet
metadata: {name: ${name}, labels: {app: ${name}}}
spec:
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}}
    spec:
      initContainers: [{name: wait, image: busybox:1.36, command: [sleep, "2"]}]
      containers: [{name: app, image: busybox:1.36, command: [sleep, "3600"]}]
${template}${spec}`;

const cron = (name: string, spec: string): string => `apiVersion: batch/v1
kind: CronJob
metadata: {name: ${name}}
spec:
  schedule: "*/1 * * * *"
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          initContainers: [{name: first, image: busybox:1.36, command: [echo, hi]}]
          containers: [{name: app, image: busybox:1.36, command: [sleep, "5"]}]
${spec}`;

const budget = (name: string, spec: string): string =>
  `apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: ${name}}\nspec: {${spec}}\n`;

const ingress = (name: string, spec: string): string =>
  `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: ${name}, annotations: {a: b}}\nspec:\n${spec}\n`;

export const WORKLOAD_FILES: Readonly<Record<string, string>> = {
  'a-access.yaml': access,
  'w-ing.yaml': ingress(
    'front',
    `  ingressClassName: nginx
  tls: [{hosts: [a.example, b.example], secretName: cert}, {hosts: [c.example]}]
  rules:
  - host: a.example
    http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: demo, port: {number: 80}}}}, {path: /x, pathType: Exact, backend: {service: {name: nope, port: {name: web}}}}]}
  - http: {paths: [{pathType: ImplementationSpecific, backend: {resource: {apiGroup: a.b, kind: C, name: d}}}]}
  - host: "*.example"`,
  ),
  'w-ing-default.yaml': ingress('rest', '  defaultBackend: {service: {name: demo, port: {number: 80}}}'),
  'w-ing-bad.yaml': ingress(
    'bad',
    '  rules: [{host: "a.*.b", http: {paths: [{path: x, pathType: Prefix, backend: {}}, {backend: {}}, {path: /a//b/.., pathType: Odd, backend: {service: {name: A, port: {}}}}]}}, {host: 10.0.0.1}]',
  ),
  'w-ing-empty.yaml': ingress('empty', '  tls: []'),
  'w-ing-old.yaml': ingress(
    'old',
    '  rules: [{http: {paths: [{path: /, backend: {serviceName: web, servicePort: 80}}]}}]',
  ),
  'w-pdb.yaml': budget('two', 'minAvailable: 2, selector: {matchLabels: {app: demo}}'),
  'w-pdb-both.yaml': budget('both', 'minAvailable: 2, maxUnavailable: 1, selector: {matchLabels: {app: demo}}'),
  'w-pdb-odd.yaml': budget('odd', 'minAvailable: 200%, unhealthyPodEvictionPolicy: Never'),
  'w-pdb-word.yaml': budget('word', 'maxUnavailable: some'),
  'w-ds.yaml': daemon('logs', ''),
  'w-ds-node.yaml': daemon('lost', '', '      nodeSelector: {disk: ssd, a: b}\n'),
  'w-ds-never.yaml': daemon('never', '', '      restartPolicy: Never\n      activeDeadlineSeconds: 5\n'),
  'w-ds-surge.yaml': daemon('surge', '  updateStrategy: {rollingUpdate: {maxSurge: 1}}\n'),
  'w-ds-zero.yaml': daemon('zero', '  updateStrategy: {rollingUpdate: {maxUnavailable: 0}}\n'),
  'w-ds-much.yaml': daemon('much', '  updateStrategy: {rollingUpdate: {maxUnavailable: 150%, maxSurge: x}}\n'),
  'w-ds-odd.yaml': daemon('odd', '  updateStrategy: {type: Odd}\n  minReadySeconds: -1\n'),
  'w-ds-empty.yaml': 'apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: empty}\nspec: {}\n',
  'w-ds-field.yaml': daemon('field', '  replicas: 3\n'),
  'w-cj.yaml': cron('tick', ''),
  'w-cj-more.yaml': cron(
    'tock',
    '  timeZone: Europe/Berlin\n  concurrencyPolicy: Forbid\n  startingDeadlineSeconds: 30\n  suspend: true\n  successfulJobsHistoryLimit: 1\n  failedJobsHistoryLimit: 0\n',
  ),
  'w-cj-bad.yaml': cron(
    'bad',
    '  concurrencyPolicy: Never\n  timeZone: Mars/Base\n  startingDeadlineSeconds: -1\n',
  ).replace('*/1 * * * *', '61 * * *'),
  'w-cj-always.yaml': cron('always', '').replace('restartPolicy: Never', 'restartPolicy: Always'),
  'w-cj-empty.yaml': 'apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: empty}\nspec: {}\n',
};
