/** The simulated cluster's fixed points: the one that the recordings in testing were made on. */
export const CLUSTER = {
  nodeName: 'node-1',
  nodeAddress: '10.250.0.2',
  /** The node's own name server: knows the scenario's outside hosts. */
  nodeResolver: '10.250.0.3',
  podNetwork: '10.244.0.0/24',
  kubernetesService: '10.96.0.1',
  dnsService: '10.96.0.10',
  domain: 'cluster.local',
  apiServerPort: 6443,
  kubernetesVersion: 'v1.36.3',
  containerRuntimeVersion: 'containerd://2.1.9',
} as const;
