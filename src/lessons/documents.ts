import type { OutsideHost, Scenario } from '../scenario/scenario';
import type { Lesson } from './lesson';
import { boundedWait, CERN_PAGE, failing, HAND_OVER, shortNames, TWO_SERVICES, TWO_WAITS } from './manifests';

const ON_THE_NODE = ['busybox:1.28', 'busybox:1.36', 'busybox', 'nginx'] as const;

const OUTSIDE: Record<string, OutsideHost> = {
  'info.cern.ch': { address: '188.184.67.127', http: { '/': CERN_PAGE } },
};

const MINUTE_MS = 60_000;

function scenario(files: Record<string, string>, parts: Partial<Scenario> = {}): Scenario {
  const [first = ''] = Object.keys(files);
  return {
    kubernetes: '1.36',
    namespace: 'default',
    files,
    steps: [{ atMs: 0, run: `kubectl apply -f ${first}` }],
    untilMs: 2 * MINUTE_MS,
    node: { images: ON_THE_NODE },
    ...parts,
  };
}

const CREATE_SERVICES = { code: 'create-services', run: 'kubectl apply -f services.yaml' };

/** The examples of the five source documents, in the order in which a learner meets them. */
export const documentLessons: readonly Lesson[] = [
  {
    id: 'two-waits',
    group: 'O',
    scenario: scenario({ 'myapp.yaml': TWO_WAITS, 'services.yaml': TWO_SERVICES }),
    stops: [{ atMs: 9_000, code: 'two-waits.stuck', actions: [CREATE_SERVICES] }],
  },
  {
    id: 'short-names',
    group: 'D',
    scenario: scenario({ 'pod.yaml': shortNames('busybox:1.28'), 'services.yaml': TWO_SERVICES }),
    stops: [{ atMs: 9_000, code: 'short-names.stuck', actions: [CREATE_SERVICES] }],
  },
  {
    id: 'short-names-newest',
    group: 'D',
    scenario: scenario(
      { 'pod.yaml': shortNames('busybox'), 'services.yaml': TWO_SERVICES },
      {
        steps: [
          { atMs: 0, run: 'kubectl apply -f pod.yaml' },
          { atMs: 8_000, run: 'kubectl apply -f services.yaml' },
        ],
      },
    ),
    stops: [
      {
        atMs: 16_000,
        code: 'short-names-newest.stuck',
        actions: [{ code: 'read-log', run: 'kubectl logs initc-demo -c init-myservice --tail=20' }],
      },
    ],
  },
  {
    id: 'hand-over',
    group: 'V',
    scenario: scenario({ 'init-containers.yaml': HAND_OVER }, { hosts: OUTSIDE }),
    stops: [
      {
        atMs: 8_000,
        code: 'hand-over.done',
        actions: [{ code: 'read-page', run: 'kubectl exec init-demo -- cat /usr/share/nginx/html/index.html' }],
      },
    ],
  },
  {
    id: 'brace-loop',
    group: 'D',
    scenario: scenario({ 'pod.yaml': boundedWait('{1..100}'), 'services.yaml': TWO_SERVICES }),
    stops: [
      {
        atMs: 6_000,
        code: 'brace-loop.failed',
        actions: [{ code: 'read-log', run: 'kubectl logs bounded-wait -c wait' }],
      },
    ],
  },
  {
    id: 'three-policies',
    group: 'R',
    scenario: scenario({ 'pod.yaml': failing('Always') }),
    stops: [
      {
        atMs: 20_000,
        code: 'three-policies.waiting',
        actions: [{ code: 'describe', run: 'kubectl describe pod failing-init' }],
      },
    ],
  },
];
