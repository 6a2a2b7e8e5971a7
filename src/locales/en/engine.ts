/** What the cluster's components decided, and what is not simulated. Codes are the engine's. */
export const engine = {
  'scheduler.assigned': 'The scheduler places the Pod on {node}.',
  'scheduler.unschedulable': 'No node takes the Pod: {reasons}',
  'job.back-off': 'The Job waits before it creates another Pod: a Pod of it has failed.',
  'kubelet.pod-admitted': 'The kubelet takes the Pod on.',
  'kubelet.pod-rejected':
    'The Pod names its node, so no scheduler has looked at it; the kubelet refuses it ({reason}): {message}',
  'kubelet.create-sandbox': 'The Pod has no sandbox yet: the kubelet creates one.',
  'kubelet.recreate-sandbox':
    'The sandbox died: everything is stopped, a new one is created, and the init containers run again.',
  'kubelet.start-init-container': 'The next init container may start: {index} of {total}.',
  'kubelet.retry-init-container': 'The init container exited {exitCode}: it is tried again.',
  'kubelet.start-sidecar': 'A sidecar may start: init container {index} of {total}.',
  'kubelet.start-ephemeral-container':
    'An ephemeral container was added: it starts at once, whatever else the Pod waits for, and only once.',
  'kubelet.restart-sidecar': 'The sidecar exited {exitCode}: sidecars are always restarted.',
  'kubelet.start-container': 'Every init container is done: the app container may start.',
  'kubelet.restart-container': 'The container exited {exitCode}, and its restart policy wants it back.',
  'kubelet.kill-container': 'The container is stopped: {message}',
  'kubelet.stop-remaining-containers': 'No app container is left to run: the sidecars are stopped.',
  'kubelet.restart-all-containers': 'A rule answers this exit by starting all containers over.',
  'kubelet.pod-failed': 'The Pod has failed for good.',
  'kubelet.pod-succeeded': 'All containers ended well: the Pod is done.',
  'kubelet.pod-deleted': 'The Pod is being deleted: its containers get {graceSeconds} s to end.',
  'kubelet.grace-period-over': 'The container did not end within {seconds} s and is killed.',
  'kubelet.evict': 'The Pod uses more than it may and is evicted: {message}',
  'kubelet.host-path':
    'The volume “{volume}” shows {path} of the node. The node’s files are a small simulated tree; what Pods write there stays.',
  'kubelet.remote-volume':
    'The server behind the volume “{volume}” ({kind}) is not simulated: the volume is empty at first and keeps what is written.',
  'kubelet.block-volume':
    'The claim “{claim}” has volumeMode Block: block devices are not simulated, no device appears in the container.',
  'kubelet.volume-not-simulated': 'The volume “{volume}” ({kind}) is not simulated: here it is an empty directory.',
  'kubelet.image-volume-not-pulled':
    'The image {image} of the volume “{volume}” is there at once: that it is pulled, or cannot be, is not simulated.',
  'kubelet.image-unknown':
    'The image {image} is not in the catalogue. Here it is a Debian with the usual programs: its own files are missing, and its own programs only run, unless the annotation podflight.dev/CONTAINER says what the container does (for example “runs=10s exits=1,0 opens=8080”).',
  'kubelet.processes-not-shared':
    'This Pod’s containers share process ids, so none of theirs is process 1; that they see each other’s processes is not simulated.',
  'kubelet.probe-not-simulated':
    'The {probe} probe is only approximated: it tries whether the port accepts a connection.',
  'image.unknown':
    'The image {image} is not in the catalogue. Here its container only runs, unless the annotation podflight.dev/CONTAINER says what it does.',
  'apiserver.ingress-not-served':
    'The Ingress “{name}” is stored, but nothing serves it: this cluster has no ingress controller.',
  'network.api-server-not-simulated': 'The API server’s answers to programs inside Pods are not simulated.',
  'network.outside-unknown':
    'There is no internet here: {host} is not found. A scenario file may say under “hosts” what a host of the outside answers.',
  'network.tls-not-simulated': 'Encrypted connections are not simulated.',
  'program.approximated': '{program} is only approximated: {topic}.',
  'program.approximated.compression':
    '{program} does not really compress here: what it writes can be read only by {program} and tar in Podflight.',
  'program.approximated.disk': '{program} shows a made-up disk: only what files hold is simulated.',
  'program.approximated.manual': '{program} prints only the first lines of what the real program prints.',
  'program.approximated.memory':
    '{program} shows a made-up machine: memory is simulated only as far as limits need it.',
  'program.approximated.locks': '{program} gets every lock at once: locks between processes are not simulated.',
  'program.approximated.no-effect': '{program} changes nothing here: the command runs as it would without.',
  'program.approximated.nothing': '{program} is accepted, but nothing happens here.',
  'program.approximated.pager': '{program} prints everything at once: there is no terminal to turn pages on.',
  'program.approximated.times': '{program} shows no processor times: they are not simulated.',
  'program.not-simulated': '{program} is not simulated.',
  'program-failed': '{program} could not be simulated to its end: {message}',
  'kubectl.not-simulated': 'kubectl {command} is not simulated.',
  'busy-loop':
    'Process {pid} runs without ever waiting: a busy loop. Its processor time is simulated in ever larger slices.',
  'limit-reached': 'A limit of the simulator was reached ({limit}): the container was stopped.',
  'depth-reached':
    'A limit of the simulator was reached (depth): {program} ended as if its stack were used up, with the signal SEGV.',
} as const;
