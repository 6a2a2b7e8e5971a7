import { APP, apps, container, indent, inits, MINUTE_MS, pod, scenario } from '../building';
import type { Lesson } from '../lesson';

const ALWAYS = 'restartPolicy: Always\n';
const POLITE = 'trap "echo stopping; exit 0" TERM; while true; do echo shipping logs; sleep 1; done';
const RUDE = 'while true; do echo shipping logs; sleep 1; done';
const WORK = 'echo working; sleep 5; echo done';

const job = (name: string, ...spec: readonly string[]): string =>
  `apiVersion: batch/v1\nkind: Job\nmetadata:\n  name: ${name}\nspec:\n  template:\n    spec:\n      restartPolicy: Never\n${indent(spec.join(''), 4)}`;

const GET_JOBS = { code: 'get-jobs', run: 'kubectl get jobs,pods' };

const runsBefore: Lesson = {
  id: 'sidecar-first',
  group: 'S',
  scenario: scenario({
    'pod.yaml': pod('with-proxy', inits(container('proxy', POLITE, ALWAYS), container('setup', 'sleep 15')), APP),
  }),
  stops: [
    {
      atMs: 6_000,
      code: 'sidecar-first.both',
      actions: [{ code: 'read-init-log', run: 'kubectl logs with-proxy -c proxy' }],
    },
    { atMs: 24_000, code: 'sidecar-first.running', actions: [{ code: 'get-pods', run: 'kubectl get pods' }] },
  ],
  expect: [
    { atMs: 6_000, status: { 'with-proxy': 'Init:1/2' }, ready: { 'with-proxy': '1/2' } },
    { atMs: 24_000, status: { 'with-proxy': 'Running' }, ready: { 'with-proxy': '2/2' } },
  ],
};

const heldJob: Lesson = {
  id: 'job-never-ends',
  group: 'S',
  scenario: scenario({
    'job.yaml': job('held', apps(container('work', WORK), container('logger', POLITE))),
    'with-sidecar.yaml': job('ends', inits(container('logger', POLITE, ALWAYS)), apps(container('work', WORK))),
  }),
  stops: [
    { atMs: 14_000, code: 'job-never-ends.held', actions: [GET_JOBS] },
    {
      atMs: 20_000,
      code: 'job-never-ends.cure',
      actions: [{ code: 'apply-other', run: 'kubectl apply -f with-sidecar.yaml' }],
    },
    {
      atMs: 40_000,
      code: 'job-never-ends.compare',
      afterAction: true,
      actions: [{ code: 'get-jobs', run: 'kubectl get jobs' }],
    },
  ],
  expect: [
    { atMs: 119_000, status: { 'held-': 'NotReady' } },
    { atMs: 45_000, acted: true, status: { 'ends-': 'Completed' }, printed: ['Complete   1/1'] },
  ],
};

const exitCode: Lesson = {
  id: 'sidecar-exit-code',
  group: 'S',
  scenario: scenario(
    {
      'job.yaml': job(
        'killed',
        '  terminationGracePeriodSeconds: 5\n',
        inits(container('logger', RUDE, ALWAYS)),
        apps(container('work', WORK)),
      ),
    },
    { untilMs: MINUTE_MS },
  ),
  stops: [
    {
      atMs: 25_000,
      code: 'sidecar-exit-code.ended',
      actions: [{ code: 'describe', run: 'kubectl describe pods -l job-name=killed' }],
    },
    { atMs: 32_000, code: 'sidecar-exit-code.job', actions: [{ code: 'get-jobs', run: 'kubectl get jobs' }] },
  ],
  expect: [
    { atMs: 25_000, status: { 'killed-': 'Completed' } },
    { atMs: 30_000, acted: true, printed: ['Exit Code:    137'] },
    { atMs: 36_000, acted: true, printed: ['Complete   1/1'] },
  ],
};

const STARTUP = 'startupProbe:\n  exec:\n    command: [cat, /tmp/ready]\n  periodSeconds: 2\n  failureThreshold: 30\n';
const SLOW_PROXY = 'sleep 12; touch /tmp/ready; trap "exit 0" TERM; while true; do sleep 1; done';

const startupProbe: Lesson = {
  id: 'sidecar-startup-probe',
  group: 'S',
  scenario: scenario({
    'pod.yaml': pod(
      'waits-for-proxy',
      inits(container('proxy', SLOW_PROXY, `${ALWAYS}${STARTUP}`), container('setup', 'echo the proxy is up')),
      APP,
    ),
    'no-probe.yaml': pod(
      'does-not-wait',
      inits(container('proxy', SLOW_PROXY, ALWAYS), container('setup', 'echo starting at once')),
      APP,
    ),
  }),
  stops: [
    {
      atMs: 6_000,
      code: 'sidecar-startup-probe.waiting',
      actions: [{ code: 'apply-other', run: 'kubectl apply -f no-probe.yaml' }],
    },
  ],
  expect: [
    { atMs: 6_000, status: { 'waits-for-proxy': 'Init:0/2' } },
    { atMs: 12_000, acted: true, status: { 'waits-for-proxy': 'Init:0/2', 'does-not-wait': 'Running' } },
    { atMs: 30_000, status: { 'waits-for-proxy': 'Running' } },
  ],
};

const crashes: Lesson = {
  id: 'sidecar-crashes',
  group: 'S',
  scenario: scenario({
    'pod.yaml': pod('unsteady', '  restartPolicy: Never\n', inits(container('proxy', 'sleep 5; exit 1', ALWAYS)), APP),
  }),
  stops: [{ atMs: 17_000, code: 'sidecar-crashes.down', actions: [{ code: 'get-pods', run: 'kubectl get pods' }] }],
  expect: [{ atMs: 17_000, status: { unsteady: 'Init:Error' }, ready: { unsteady: '1/2' } }],
};

const farewell = (name: string): string =>
  `trap "date +%T; echo ${name} stops; sleep 1; exit 0" TERM; while true; do sleep 1; done`;

const reverseOrder: Lesson = {
  id: 'sidecars-stop-last',
  group: 'S',
  scenario: scenario({
    'pod.yaml': pod(
      'three-farewells',
      inits(container('first', farewell('first'), ALWAYS), container('second', farewell('second'), ALWAYS)),
      apps(container('app', farewell('app'))),
    ),
  }),
  stops: [
    {
      atMs: 7_000,
      code: 'sidecars-stop-last.running',
      actions: [
        {
          code: 'delete-pod',
          run: 'kubectl logs -f three-farewells --all-containers --prefix & kubectl delete pod three-farewells',
        },
      ],
    },
  ],
  expect: [
    { atMs: 7_000, status: { 'three-farewells': 'Running' }, ready: { 'three-farewells': '3/3' } },
    { atMs: 20_000, acted: true, printed: ['app stops', 'second stops', 'first stops'] },
  ],
};

/** Init containers that stay: restartPolicy Always on the container. */
export const lessons: readonly Lesson[] = [runsBefore, heldJob, startupProbe, crashes, exitCode, reverseOrder];
