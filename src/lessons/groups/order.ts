import { APP, container, inits, MINUTE_MS, pod, scenario, service } from '../building';
import { firstLesson } from '../first';
import type { Lesson } from '../lesson';
import { TWO_WAITS } from '../manifests';

const wrongOrder: Lesson = {
  id: 'wrong-order',
  group: 'O',
  scenario: scenario({
    'myapp.yaml': TWO_WAITS,
    'mydb.yaml': service('mydb', 9377),
    'myservice.yaml': service('myservice', 9376),
  }),
  stops: [
    { atMs: 8_000, code: 'wrong-order.both', actions: [{ code: 'create-mydb', run: 'kubectl apply -f mydb.yaml' }] },
    {
      atMs: 20_000,
      code: 'wrong-order.still',
      afterAction: true,
      actions: [{ code: 'create-myservice', run: 'kubectl apply -f myservice.yaml' }],
    },
  ],
  expect: [
    { atMs: 8_000, status: { 'myapp-pod': 'Init:0/2' } },
    { atMs: 20_000, acted: true, status: { 'myapp-pod': 'Init:0/2' } },
    { atMs: 28_000, acted: true, status: { 'myapp-pod': 'Running' } },
  ],
};

const wrongLog: Lesson = {
  id: 'wrong-log',
  group: 'O',
  scenario: scenario({ 'myapp.yaml': TWO_WAITS }),
  stops: [
    { atMs: 6_000, code: 'wrong-log.stuck', actions: [{ code: 'read-log', run: 'kubectl logs myapp-pod' }] },
    {
      atMs: 12_000,
      code: 'wrong-log.refused',
      afterAction: true,
      actions: [{ code: 'read-init-log', run: 'kubectl logs myapp-pod -c init-myservice' }],
    },
  ],
  expect: [
    { atMs: 11_000, acted: true, printed: ['is waiting to start: PodInitializing'] },
    { atMs: 16_000, acted: true, printed: ['waiting for myservice'] },
  ],
};

const pending: Lesson = {
  id: 'pending',
  group: 'O',
  scenario: scenario({ 'pod.yaml': pod('slow-start', inits(container('prepare', 'sleep 60')), APP) }),
  stops: [
    {
      atMs: 6_000,
      code: 'pending.status',
      actions: [
        {
          code: 'read-phase',
          run: `kubectl get pod slow-start -o jsonpath='{.status.phase}{"\\n"}{range .status.conditions[*]}{.type}={.status}{"\\n"}{end}'`,
        },
      ],
    },
  ],
  myth: { code: 'myth.initialized-true', verdict: 'false' },
  expect: [
    { atMs: 6_000, status: { 'slow-start': 'Init:0/1' } },
    { atMs: 10_000, acted: true, printed: ['Pending\n', 'Initialized=False'] },
    { atMs: 70_000, status: { 'slow-start': 'Running' } },
  ],
};

const sameReason: Lesson = {
  id: 'same-reason',
  group: 'O',
  scenario: scenario({
    'pod.yaml': pod(
      'three-steps',
      inits(container('first', 'sleep 40'), container('second', 'sleep 5'), container('third', 'sleep 5')),
      APP,
    ),
  }),
  stops: [
    {
      atMs: 6_000,
      code: 'same-reason.waiting',
      actions: [
        {
          code: 'read-states',
          run: `kubectl get pod three-steps -o jsonpath='{range .status.initContainerStatuses[*]}{.name}: {.state}{"\\n"}{end}{range .status.containerStatuses[*]}{.name}: {.state}{"\\n"}{end}'`,
        },
      ],
    },
  ],
  expect: [
    { atMs: 6_000, status: { 'three-steps': 'Init:0/3' } },
    {
      atMs: 10_000,
      acted: true,
      printed: ['second: {"waiting":{"reason":"PodInitializing"}}', 'app: {"waiting":{"reason":"PodInitializing"}}'],
    },
    { atMs: 48_000, status: { 'three-steps': 'Init:2/3' } },
    { atMs: 60_000, status: { 'three-steps': 'Running' } },
  ],
};

const inARow: Lesson = {
  id: 'in-a-row',
  group: 'O',
  scenario: scenario({
    'pod.yaml': pod('in-a-row', inits(container('fetch-a', 'sleep 15'), container('fetch-b', 'sleep 15')), APP),
    'together.yaml': pod('together', inits(container('fetch', 'sleep 15 & sleep 15 & wait')), APP),
  }),
  stops: [
    {
      atMs: 20_000,
      code: 'in-a-row.second',
      actions: [{ code: 'apply-other', run: 'kubectl apply -f together.yaml' }],
    },
  ],
  expect: [
    { atMs: 20_000, status: { 'in-a-row': 'Init:1/2' } },
    { atMs: 30_000, status: { 'in-a-row': 'Init:1/2' } },
    { atMs: 40_000, acted: true, status: { 'in-a-row': 'Running', together: 'Running' } },
  ],
};

const SERVER = 'echo serving; httpd -f -p 8080';

const serverAsInit: Lesson = {
  id: 'server-as-init',
  group: 'O',
  scenario: scenario(
    {
      'pod.yaml': pod('server-as-init', inits(container('proxy', SERVER)), APP),
      'sidecar.yaml': pod('with-sidecar', inits(container('proxy', SERVER, 'restartPolicy: Always\n')), APP),
    },
    { untilMs: 3 * MINUTE_MS },
  ),
  stops: [
    {
      atMs: 10_000,
      code: 'server-as-init.stuck',
      actions: [{ code: 'describe', run: 'kubectl describe pod server-as-init' }],
    },
    {
      atMs: 20_000,
      code: 'server-as-init.cure',
      actions: [{ code: 'apply-other', run: 'kubectl apply -f sidecar.yaml' }],
    },
  ],
  expect: [
    { atMs: 170_000, status: { 'server-as-init': 'Init:0/1' } },
    { atMs: 30_000, acted: true, status: { 'with-sidecar': 'Running' }, ready: { 'with-sidecar': '2/2' } },
  ],
};

const PROBE = 'readinessProbe:\n  tcpSocket:\n    port: 8080\n';

const probeOnInit: Lesson = {
  id: 'probe-on-init',
  group: 'O',
  scenario: scenario(
    {
      'pod.yaml': pod('probed', inits(container('proxy', SERVER, PROBE)), APP),
      'sidecar.yaml': pod('probed', inits(container('proxy', SERVER, `restartPolicy: Always\n${PROBE}`)), APP),
    },
    { untilMs: MINUTE_MS },
  ),
  stops: [
    {
      atMs: 3_000,
      code: 'probe-on-init.refused',
      actions: [{ code: 'apply-other', run: 'kubectl apply -f sidecar.yaml' }],
    },
  ],
  expect: [
    { atMs: 3_000, printed: ['spec.initContainers[0].readinessProbe: Forbidden'] },
    { atMs: 20_000, acted: true, status: { probed: 'Running' }, ready: { probed: '2/2' } },
  ],
};

/** Who runs when, and what STATUS says meanwhile. */
export const lessons: readonly Lesson[] = [
  firstLesson,
  wrongOrder,
  wrongLog,
  pending,
  sameReason,
  inARow,
  serverAsInit,
  probeOnInit,
];
