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

export const WORKLOAD_FILES: Readonly<Record<string, string>> = {
  'a-access.yaml': access,
};
