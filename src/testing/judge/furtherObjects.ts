/** Objects, patches and data that the further lines write. */
export const FURTHER_OBJECTS: Readonly<Record<string, string>> = {
  'demo-bad.yaml': `apiVersion: v1
kind: Pod
metadata:
  name: demo
  labels: {app: demo}
spec:
  initContainer: []
  containers:
  - name: app
    image: busybox:1.36
`,
  'demo-types.yaml': `apiVersion: v1
kind: Pod
metadata:
  name: demo
spec:
  restartPolicy: 3
  containers:
  - name: app
    image: busybox:1.36
`,
  'demo-service.yaml': `apiVersion: v1
kind: Service
metadata:
  name: demo
spec:
  selector: {app: demo}
  ports:
  - {port: 81, name: http}
  - {port: 82}
`,
  'demo-service-ip.yaml': `apiVersion: v1
kind: Service
metadata:
  name: demo
spec:
  clusterIP: 10.96.9.9
  selector: {app: demo}
  ports:
  - {port: 80}
`,
  'deploy2.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels: {app: changed}
  template:
    metadata:
      labels: {app: changed}
    spec:
      containers:
      - name: app
        image: busybox:1.36
        command: [sleep, "3600"]
`,
  'job.yaml': `apiVersion: batch/v1
kind: Job
metadata:
  name: once
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
      - name: app
        image: busybox:1.36
        command: ["true"]
`,
  'job-image.yaml': `apiVersion: batch/v1
kind: Job
metadata:
  name: once
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
      - name: app
        image: busybox:1.28
        command: ["true"]
`,
  'job-always.yaml': `apiVersion: batch/v1
kind: Job
metadata:
  name: always
spec:
  template:
    spec:
      containers:
      - name: app
        image: busybox:1.36
`,
  'sts.yaml': `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: db
spec:
  serviceName: db
  selector:
    matchLabels: {app: db}
  template:
    metadata:
      labels: {app: db}
    spec:
      containers:
      - name: app
        image: busybox:1.36
        command: [sleep, "3600"]
`,
  'limits.yaml': `apiVersion: v1
kind: LimitRange
metadata: {name: bounds}
spec:
  limits:
  - type: Container
    max: {cpu: "1", memory: 512Mi}
    min: {cpu: 50m}
    default: {cpu: 500m}
    maxLimitRequestRatio: {cpu: 10}
  - type: PersistentVolumeClaim
    min: {storage: 1Gi}
`,
  'quota.yaml': `apiVersion: v1
kind: ResourceQuota
metadata: {name: team}
spec:
  hard: {pods: "3", requests.cpu: "1", limits.memory: 1Gi, count/deployments.apps: 1}
  scopes: [NotBestEffort]
`,
  'ephemeral.yaml': `apiVersion: v1
kind: Pod
metadata: {name: scratch}
spec:
  volumes:
  - name: s
    ephemeral:
      volumeClaimTemplate:
        metadata: {labels: {a: b}}
        spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
  containers:
  - name: app
    image: busybox:1.36
`,
  'env.txt': '# comment\nA=1\nB=two words\nexport C=3\n\nD\n',
  'env-bad.txt': '1A=x\n',
  'text.txt': 'hello\n',
  'patch.yaml': 'metadata:\n  labels:\n    from: file\n',
  'patch.json': '{"metadata":{"labels":{"from":"json"}}}',
  'patch-bad.yaml': 'metadata: {labels: {a\n',
};
