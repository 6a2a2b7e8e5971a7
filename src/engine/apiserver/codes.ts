/** Decision and notice codes of the control plane and the network, for the locales: one sentence each. */
export const CLUSTER_CODES = {
  'scheduler.assigned': { params: ['pod', 'node'], means: 'The scheduler found a node for the Pod.' },
  'scheduler.unschedulable': {
    params: ['pod', 'reasons'],
    means: 'No node will do; `reasons` are the scheduler’s words.',
  },
  'job.back-off': {
    params: ['job', 'failures', 'delayMs'],
    means: 'The Job waits before it starts another Pod: 10 s after the first failure, doubling.',
  },
  'network.outside-unknown': {
    params: ['host'],
    means: 'A container asks for a public name that the scenario does not have: there is no world outside.',
  },
  'apiserver.ingress-not-served': {
    params: ['name'],
    means: 'An Ingress was stored; there is no ingress controller that would serve it.',
  },
  'network.api-server-not-simulated': {
    params: [],
    means: 'A container talks to the API server: the connection is accepted, its answers are not simulated.',
  },
} as const;
