/** Manifests that several lessons share: the documents' own examples, as their readers paste them. */

export const TWO_SERVICES = `apiVersion: v1
kind: Service
metadata:
  name: myservice
spec:
  ports:
  - protocol: TCP
    port: 80
    targetPort: 9376
---
apiVersion: v1
kind: Service
metadata:
  name: mydb
spec:
  ports:
  - protocol: TCP
    port: 80
    targetPort: 9377
`;

const NAMESPACE_FILE = '$(cat /var/run/secrets/kubernetes.io/serviceaccount/namespace)';

/** The Pod of kubernetes.io's page on init containers: two waits, then the app. */
export const TWO_WAITS = `apiVersion: v1
kind: Pod
metadata:
  name: myapp-pod
  labels:
    app.kubernetes.io/name: MyApp
spec:
  containers:
  - name: myapp-container
    image: busybox:1.28
    command: ['sh', '-c', 'echo The app is running! && sleep 3600']
  initContainers:
  - name: init-myservice
    image: busybox:1.28
    command: ['sh', '-c', "until nslookup myservice.${NAMESPACE_FILE}.svc.cluster.local; do echo waiting for myservice; sleep 2; done"]
  - name: init-mydb
    image: busybox:1.28
    command: ['sh', '-c', "until nslookup mydb.${NAMESPACE_FILE}.svc.cluster.local; do echo waiting for mydb; sleep 2; done"]
`;

/** The same wait with bare names; \`image\` decides whether it ever ends. */
export const shortNames = (image: string): string => `apiVersion: v1
kind: Pod
metadata:
  name: initc-demo
  labels:
    app: myapp
spec:
  containers:
  - name: myapp-container
    image: ${image}
    command: ['sh', '-c', 'echo The app is running! && sleep 3600']
  initContainers:
  - name: init-myservice
    image: ${image}
    command: ['sh', '-c', 'until nslookup myservice; do echo waiting for myservice; sleep 2; done;']
  - name: init-mydb
    image: ${image}
    command: ['sh', '-c', 'until nslookup mydb; do echo waiting for mydb; sleep 2; done;']
`;

/** An init container fetches a page into an emptyDir that nginx serves. */
export const HAND_OVER = `apiVersion: v1
kind: Pod
metadata:
  name: init-demo
spec:
  containers:
  - name: nginx
    image: nginx
    ports:
    - containerPort: 80
    volumeMounts:
    - name: workdir
      mountPath: /usr/share/nginx/html
  # These containers run during Pod initialisation
  initContainers:
  - name: install
    image: busybox:1.28
    command:
    - wget
    - "-O"
    - "/work-dir/index.html"
    - http://info.cern.ch
    volumeMounts:
    - name: workdir
      mountPath: "/work-dir"
  dnsPolicy: Default
  volumes:
  - name: workdir
    emptyDir: {}
`;

/** The first web page, as the documents' readers see it. */
export const CERN_PAGE = `<html><head></head><body><header>
<title>http://info.cern.ch</title>
</header>

<h1>http://info.cern.ch - home of the first website</h1>
<p>From here you can:</p>
<ul>
<li><a href="http://info.cern.ch/hypertext/WWW/TheProject.html">Browse the first website</a></li>
<li><a href="http://line-mode.cern.ch/www/hypertext/WWW/TheProject.html">Browse the first website using the line-mode browser simulator</a></li>
<li><a href="http://home.web.cern.ch/topics/birth-web">Learn about the birth of the web</a></li>
<li><a href="http://home.web.cern.ch/about">Learn about CERN, the physics laboratory where the web was born</a></li>
</ul>
</body></html>
`;

/** A bounded wait written for bash; \`sh\` runs its loop once. */
export const boundedWait = (loop: string, name = 'bounded-wait'): string => `apiVersion: v1
kind: Pod
metadata:
  name: ${name}
spec:
  restartPolicy: Never
  containers:
  - name: app
    image: busybox:1.28
    command: ['sh', '-c', 'echo The app is running! && sleep 3600']
  initContainers:
  - name: wait
    image: busybox:1.28
    command: ['sh', '-c', 'for i in ${loop}; do sleep 1; if nslookup myservice; then exit 0; fi; done; exit 1']
`;

/** An init container that fails every time, under one of the three policies. */
export const failing = (policy: 'Always' | 'OnFailure' | 'Never', name = 'failing-init'): string => `apiVersion: v1
kind: Pod
metadata:
  name: ${name}
spec:
  restartPolicy: ${policy}
  initContainers:
  - name: migrate
    image: busybox:1.36
    command: ['sh', '-c', 'echo migrating the database; sleep 2; echo cannot connect >&2; exit 1']
  containers:
  - name: app
    image: busybox:1.36
    command: ['sh', '-c', 'echo The app is running! && sleep 3600']
`;
