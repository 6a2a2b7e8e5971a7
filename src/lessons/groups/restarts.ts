import { APP, apps, container, emptyDir, inits, MINUTE_MS, mount, pod, scenario, service } from '../building';
import type { Lesson } from '../lesson';
import { failing } from '../manifests';
import { lessons as lifetimes } from './lifetimes';

const COMPARE_POLICIES = {
  code: 'compare',
  run: 'kubectl get pods -o custom-columns=NAME:.metadata.name,POLICY:.spec.restartPolicy,PHASE:.status.phase,RESTARTS:.status.initContainerStatuses[0].restartCount',
};

const threePolicies: Lesson = {
  id: 'three-policies',
  group: 'R',
  scenario: scenario(
    {
      'pod.yaml': failing('Always'),
      'on-failure.yaml': failing('OnFailure', 'on-failure'),
      'never.yaml': failing('Never', 'never'),
    },
    { untilMs: 3 * MINUTE_MS },
  ),
  stops: [
    {
      atMs: 12_000,
      code: 'three-policies.waiting',
      actions: [{ code: 'describe', run: 'kubectl describe pod failing-init' }],
    },
    {
      atMs: 30_000,
      code: 'three-policies.compare',
      actions: [{ code: 'apply-others', run: 'kubectl apply -f on-failure.yaml -f never.yaml' }],
    },
    { atMs: 60_000, code: 'three-policies.result', afterAction: true, actions: [COMPARE_POLICIES] },
  ],
  myth: { code: 'myth.never-does-not-restart', verdict: 'true' },
  expect: [
    { atMs: 12_000, status: { 'failing-init': 'Init:Error' } },
    {
      atMs: 64_000,
      acted: true,
      status: { never: 'Init:Error' },
      printed: ['Never       Failed    0', 'OnFailure   Pending'],
    },
  ],
};

const WORK = mount('work', '/work');
const READ_COUNTS = (name: string) => ({
  code: 'count-restarts',
  run: `kubectl get pod ${name} -o jsonpath='{range .status.initContainerStatuses[*]}{.name} restarts={.restartCount}{"\\n"}{end}'`,
});

const sameContainer: Lesson = {
  id: 'container-restarts',
  group: 'R',
  scenario: scenario({
    'pod.yaml': pod(
      'third-time-lucky',
      inits(
        container('download', 'echo downloading; sleep 2; echo data > /work/data', WORK),
        container('check', 'echo x >> /work/tries\nn=$(wc -l < /work/tries)\necho try $n\nsleep 1\n[ $n -ge 3 ]', WORK),
      ),
      APP,
      emptyDir('work'),
    ),
  }),
  stops: [
    { atMs: 12_000, code: 'container-restarts.failed', actions: [READ_COUNTS('third-time-lucky')] },
    {
      atMs: 40_000,
      code: 'container-restarts.done',
      actions: [{ code: 'read-init-log', run: 'kubectl logs third-time-lucky -c check' }],
    },
  ],
  myth: { code: 'myth.pod-restarts', verdict: 'false' },
  expect: [
    { atMs: 16_000, acted: true, printed: ['download restarts=0', 'check restarts='] },
    { atMs: 60_000, status: { 'third-time-lucky': 'Running' } },
  ],
};

const backOff: Lesson = {
  id: 'back-off',
  group: 'R',
  scenario: scenario(
    {
      'pod.yaml': pod('impatient', inits(container('check', 'nslookup web.default.svc.cluster.local || exit 1')), APP),
      'service.yaml': service('web', 8080),
    },
    { untilMs: 5 * MINUTE_MS },
  ),
  stops: [
    {
      atMs: 40_000,
      code: 'back-off.growing',
      actions: [{ code: 'read-events', run: 'kubectl events --for pod/impatient' }],
    },
    {
      atMs: 112_000,
      code: 'back-off.repair',
      actions: [{ code: 'create-service', run: 'kubectl apply -f service.yaml' }],
    },
    {
      atMs: 130_000,
      code: 'back-off.still',
      afterAction: true,
      actions: [{ code: 'get-pods', run: 'kubectl get pods' }],
    },
  ],
  expect: [
    { atMs: 44_000, acted: true, printed: ['Back-off restarting failed container check'] },
    { atMs: 130_000, acted: true, status: { impatient: 'Init:Error' } },
    { atMs: 250_000, acted: true, status: { impatient: 'Running' } },
  ],
};

const READ_PHASE = (name: string) => ({
  code: 'read-phase',
  run: `kubectl get pod ${name} -o jsonpath='{.status.phase}{"\\n"}'`,
});

const neverPulled: Lesson = {
  id: 'never-and-no-image',
  group: 'R',
  scenario: scenario({
    'pod.yaml': pod(
      'typo',
      '  restartPolicy: Never\n',
      inits(container('setup', 'echo set up', '', 'busybox:1.63')),
      APP,
    ),
  }),
  stops: [
    { atMs: 20_000, code: 'never-and-no-image.stuck', actions: [READ_PHASE('typo')] },
    {
      atMs: 30_000,
      code: 'never-and-no-image.cure',
      actions: [{ code: 'set-image', run: 'kubectl set image pod/typo setup=busybox:1.36' }],
    },
  ],
  expect: [
    { atMs: 24_000, acted: true, printed: ['Pending\n'] },
    { atMs: 80_000, acted: true, status: { typo: 'Running' } },
  ],
};

const FILES = { 'files.example.com': { address: '203.0.113.10', http: { '/other.txt': 'something else\n' } } };
const USE = 'if [ -s /work/data ]; then echo ready; sleep 3600; else echo data is empty; exit 1; fi';

const fetcher = (name: string, script: string): string =>
  pod(name, inits(container('fetch', script, WORK)), apps(container('app', USE, WORK)), emptyDir('work'));

const hiddenFailure: Lesson = {
  id: 'hidden-failure',
  group: 'R',
  scenario: scenario(
    {
      'pod.yaml': fetcher('hides-failure', 'wget -qO- http://files.example.com/data | cat > /work/data; echo done'),
      'set-e.yaml': fetcher('shows-failure', 'set -e; wget -qO /work/data http://files.example.com/data; echo done'),
    },
    { hosts: FILES },
  ),
  stops: [
    {
      atMs: 8_000,
      code: 'hidden-failure.app',
      actions: [{ code: 'read-init-log', run: 'kubectl logs hides-failure -c fetch' }],
    },
    {
      atMs: 16_000,
      code: 'hidden-failure.cure',
      actions: [{ code: 'apply-fixed', run: 'kubectl apply -f set-e.yaml' }],
    },
    {
      atMs: 26_000,
      code: 'hidden-failure.compare',
      afterAction: true,
      actions: [{ code: 'get-pods', run: 'kubectl get pods' }],
    },
  ],
  expect: [
    { atMs: 12_000, acted: true, printed: ['404 Not Found\ndone'] },
    { atMs: 26_000, acted: true, status: { 'shows-failure': 'Init:Error', 'hides-failure': 'Error' } },
  ],
};

/** What the kubelet makes of a failure. */
export const lessons: readonly Lesson[] = [
  threePolicies,
  sameContainer,
  backOff,
  hiddenFailure,
  neverPulled,
  ...lifetimes,
];
