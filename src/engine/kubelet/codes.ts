/**
 * Every decision and notice code that the kubelet emits, with its parameters and what it means. The locales have a
 * sentence for each. `container` is the event's own field where a code concerns one.
 */
export const KUBELET_CODES = {
  'kubelet.pod-admitted': { params: [], means: 'The kubelet takes the Pod on.' },
  'kubelet.pod-rejected': {
    params: ['reason', 'message'],
    means: 'The spec names the node, and the kubelet finds that the Pod cannot run there.',
  },
  'kubelet.create-sandbox': { params: ['attempt'], means: 'The Pod has no sandbox yet: one is created.' },
  'kubelet.recreate-sandbox': {
    params: ['attempt'],
    means: 'The sandbox died: everything is stopped, a new one is created, init containers run again.',
  },
  'kubelet.start-init-container': {
    params: ['index', 'total', 'attempt'],
    means: 'The next init container may start.',
  },
  'kubelet.retry-init-container': {
    params: ['index', 'total', 'attempt', 'exitCode'],
    means: 'The init container failed and is to be tried again; back-off may still refuse.',
  },
  'kubelet.start-sidecar': { params: ['index', 'total', 'attempt'], means: 'A sidecar may start.' },
  'kubelet.restart-sidecar': {
    params: ['index', 'total', 'attempt', 'exitCode'],
    means: 'A sidecar ended; sidecars are always restarted; back-off may still refuse.',
  },
  'kubelet.start-ephemeral-container': {
    params: [],
    means: 'An ephemeral container was added: it starts whatever else the Pod waits for, and never again.',
  },
  'kubelet.start-container': { params: ['attempt'], means: 'The Pod is initialized: the app container may start.' },
  'kubelet.restart-container': {
    params: ['attempt', 'exitCode'],
    means: 'The container ended and its restart policy wants it back; back-off may still refuse.',
  },
  'kubelet.kill-container': {
    params: ['reason', 'message'],
    means: 'A running container is stopped: its definition changed or a probe failed.',
  },
  'kubelet.stop-remaining-containers': { params: [], means: 'No app container is left to run: sidecars are stopped.' },
  'kubelet.restart-all-containers': { params: [], means: 'A rule answers this exit by starting all containers over.' },
  'kubelet.pod-failed': { params: [], means: 'The Pod has failed for good.' },
  'kubelet.pod-succeeded': { params: [], means: 'All containers ended well: the Pod is done.' },
  'kubelet.pod-deleted': { params: ['graceSeconds'], means: 'The Pod is being deleted: its containers are stopped.' },
  'kubelet.grace-period-over': { params: ['seconds'], means: 'The container did not end in time and is killed.' },
  'kubelet.evict': { params: ['message'], means: 'The Pod uses more than it may and is evicted.' },
  'kubelet.volume-not-simulated': {
    params: ['volume', 'kind'],
    means: 'A volume of this kind is an empty directory here.',
  },
  'kubelet.image-volume-not-pulled': {
    params: ['volume', 'image'],
    means: 'The image of a volume is there at once: no pull, no events, no failure.',
  },
  'kubelet.host-path': {
    params: ['volume', 'path'],
    means: 'The node’s files are made up, except for what Pods write.',
  },
  'kubelet.remote-volume': {
    params: ['volume', 'kind'],
    means: 'The server behind the volume is not simulated: it is empty at first and keeps what is written.',
  },
  'kubelet.block-volume': {
    params: ['volume', 'claim'],
    means: 'The claim has volumeMode Block: no device appears in the container.',
  },
  'kubelet.image-unknown': {
    params: ['image'],
    means: 'The catalogue does not have this image: it does what its annotation says.',
  },
  'kubelet.processes-not-shared': {
    params: [],
    means: 'Containers share process ids: no process of theirs is 1. That they see each other is not simulated.',
  },
  'kubelet.probe-not-simulated': {
    params: ['probe'],
    means: 'gRPC probes only try whether the port accepts a connection.',
  },
} as const;

export type KubeletCode = keyof typeof KUBELET_CODES;
