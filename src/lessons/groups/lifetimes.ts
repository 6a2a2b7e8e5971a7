import { APP, apps, container, emptyDir, inits, MINUTE_MS, mount, pod, scenario } from '../building';
import type { Lesson } from '../lesson';

const LOG = mount('work', '/work');

const sandboxRestart: Lesson = {
  id: 'sandbox-restart',
  group: 'R',
  scenario: scenario({
    'pod.yaml': pod(
      'rebooted',
      '  terminationGracePeriodSeconds: 2\n',
      inits(container('first', 'echo first >> /work/log', LOG), container('second', 'echo second >> /work/log', LOG)),
      apps(container('app', 'cat /work/log; sleep 3600', LOG)),
      emptyDir('work'),
    ),
  }),
  stops: [
    {
      atMs: 7_000,
      code: 'sandbox-restart.running',
      actions: [{ code: 'restart-sandbox', run: 'node-restart-sandbox rebooted' }],
    },
    {
      atMs: 24_000,
      code: 'sandbox-restart.again',
      afterAction: true,
      actions: [{ code: 'read-log', run: 'kubectl logs rebooted' }],
    },
  ],
  expect: [
    { atMs: 7_000, status: { rebooted: 'Running' } },
    { atMs: 30_000, acted: true, status: { rebooted: 'Running' }, printed: ['first\nsecond\nfirst\nsecond'] },
  ],
};

const editInitImage: Lesson = {
  id: 'edit-init-image',
  group: 'R',
  scenario: scenario({
    'pod.yaml': pod('edited', '  terminationGracePeriodSeconds: 2\n', inits(container('setup', 'echo set up')), APP),
  }),
  stops: [
    {
      atMs: 6_000,
      code: 'edit-init-image.running',
      actions: [{ code: 'set-image', run: 'kubectl set image pod/edited setup=busybox:1.28' }],
    },
    {
      atMs: 16_000,
      code: 'edit-init-image.nothing',
      afterAction: true,
      actions: [{ code: 'set-app-image', run: 'kubectl set image pod/edited app=busybox:1.28' }],
    },
    {
      atMs: 30_000,
      code: 'edit-init-image.app',
      afterAction: true,
      actions: [{ code: 'get-pods', run: 'kubectl get pods' }],
    },
  ],
  myth: { code: 'myth.init-image-restarts-pod', verdict: 'false' },
  expect: [
    { atMs: 16_000, acted: true, status: { edited: 'Running' } },
    { atMs: 40_000, acted: true, status: { edited: 'Running' }, printed: ['1 ('] },
  ],
};

const deadline: Lesson = {
  id: 'deadline',
  group: 'R',
  scenario: scenario(
    {
      'pod.yaml': pod(
        'bounded',
        '  activeDeadlineSeconds: 60\n  terminationGracePeriodSeconds: 2\n',
        inits(container('wait', 'sleep 20')),
        APP,
      ),
      'timeout.yaml': pod('bounded-wait', inits(container('wait', 'timeout 60 sleep 20')), APP),
    },
    { untilMs: 3 * MINUTE_MS },
  ),
  stops: [
    {
      atMs: 30_000,
      code: 'deadline.running',
      actions: [{ code: 'apply-other', run: 'kubectl apply -f timeout.yaml' }],
    },
    { atMs: 70_000, code: 'deadline.killed', actions: [{ code: 'describe', run: 'kubectl describe pod bounded' }] },
  ],
  expect: [
    { atMs: 30_000, status: { bounded: 'Running' } },
    {
      atMs: 170_000,
      acted: true,
      status: { bounded: 'Error', 'bounded-wait': 'Running' },
      printed: ['DeadlineExceeded'],
    },
  ],
};

const LOOP = 'while true; do sleep 1; done';

const slowDelete: Lesson = {
  id: 'slow-delete',
  group: 'R',
  scenario: scenario({
    'pod.yaml': pod('deaf', inits(container('wait', LOOP)), APP),
    'with-trap.yaml': pod('listening', inits(container('wait', `trap "echo stopping; exit 0" TERM; ${LOOP}`)), APP),
  }),
  stops: [
    { atMs: 6_000, code: 'slow-delete.delete', actions: [{ code: 'delete-pod', run: 'kubectl delete pod deaf' }] },
    {
      atMs: 40_000,
      code: 'slow-delete.cure',
      afterAction: true,
      actions: [
        { code: 'apply-and-delete', run: 'kubectl apply -f with-trap.yaml && sleep 4 && kubectl delete pod listening' },
      ],
    },
  ],
  expect: [
    { atMs: 6_000, status: { deaf: 'Init:0/1' } },
    { atMs: 20_000, acted: true, status: { deaf: 'Terminating' } },
    { atMs: 60_000, acted: true, printed: ['pod "deaf" deleted', 'pod "listening" deleted'] },
  ],
};

/** What ends a Pod, or starts it once more. */
export const lessons: readonly Lesson[] = [slowDelete, editInitImage, sandboxRestart, deadline];
