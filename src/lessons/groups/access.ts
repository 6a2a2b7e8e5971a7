import { APP, apps, container, emptyDir, inits, MINUTE_MS, mount, pod, scenario } from '../building';
import type { Lesson } from '../lesson';

const WORK = mount('work', '/work');
const AS_USER = 'securityContext:\n  runAsUser: 1000\n';
const WRITE = 'echo hello > /work/out/greeting && cat /work/out/greeting; sleep 3600';

const writer = (name: string, prepare: string): string =>
  pod(
    name,
    inits(container('prepare', prepare, WORK)),
    apps(container('app', WRITE, `${AS_USER}${WORK}`)),
    emptyDir('work'),
  );

const permissionDenied: Lesson = {
  id: 'permission-denied',
  group: 'V',
  scenario: scenario({
    'pod.yaml': writer('not-mine', 'mkdir /work/out'),
    'with-chown.yaml': writer('mine', 'mkdir /work/out && chown 1000 /work/out'),
  }),
  stops: [
    { atMs: 6_000, code: 'permission-denied.running', actions: [{ code: 'read-log', run: 'kubectl logs not-mine' }] },
    {
      atMs: 12_000,
      code: 'permission-denied.owner',
      actions: [{ code: 'list-files', run: 'kubectl exec not-mine -- ls -la /work' }],
    },
    {
      atMs: 18_000,
      code: 'permission-denied.cure',
      actions: [{ code: 'apply-fixed', run: 'kubectl apply -f with-chown.yaml && sleep 4 && kubectl logs mine' }],
    },
  ],
  expect: [
    { atMs: 6_000, status: { 'not-mine': 'Running' } },
    { atMs: 10_000, acted: true, printed: ["can't create /work/out/greeting: Permission denied"] },
    { atMs: 30_000, acted: true, printed: ['hello'] },
  ],
};

const NON_ROOT = '  securityContext:\n    runAsNonRoot: true\n    runAsUser: 1000\n';
const chowner = (name: string, podContext: string, rest: string): string =>
  pod(name, podContext, inits(container('own', 'chown 1000 /work', `${rest}${WORK}`)), APP, emptyDir('work'));

const rootRefused: Lesson = {
  id: 'root-refused',
  group: 'V',
  scenario: scenario({
    'pod.yaml': chowner('no-root', '  securityContext:\n    runAsNonRoot: true\n', ''),
    'root-for-one.yaml': chowner('root-for-one', NON_ROOT, 'securityContext:\n  runAsNonRoot: false\n  runAsUser: 0\n'),
  }),
  stops: [
    { atMs: 6_000, code: 'root-refused.stuck', actions: [{ code: 'describe', run: 'kubectl describe pod no-root' }] },
    {
      atMs: 14_000,
      code: 'root-refused.cure',
      actions: [{ code: 'apply-fixed', run: 'kubectl apply -f root-for-one.yaml' }],
    },
  ],
  expect: [
    { atMs: 6_000, status: { 'no-root': 'Init:CreateContainerConfigError' } },
    { atMs: 10_000, acted: true, printed: ['container has runAsNonRoot and image will run as root'] },
    { atMs: 30_000, acted: true, status: { 'root-for-one': 'Running' } },
  ],
};

const exported: Lesson = {
  id: 'exported-variable',
  group: 'V',
  scenario: scenario({
    'pod.yaml': pod(
      'exported',
      inits(container('prepare', 'export MODE=fast; echo MODE is [$MODE]')),
      apps(container('app', 'echo MODE is [$MODE]; sleep 3600')),
    ),
    'in-a-file.yaml': pod(
      'in-a-file',
      inits(container('prepare', 'echo MODE=fast > /work/settings', WORK)),
      apps(container('app', '. /work/settings; echo MODE is [$MODE]; sleep 3600', WORK)),
      emptyDir('work'),
    ),
  }),
  stops: [
    {
      atMs: 6_000,
      code: 'exported-variable.running',
      actions: [{ code: 'read-all-logs', run: 'kubectl logs exported --all-containers' }],
    },
    {
      atMs: 12_000,
      code: 'exported-variable.cure',
      actions: [{ code: 'apply-fixed', run: 'kubectl apply -f in-a-file.yaml && sleep 4 && kubectl logs in-a-file' }],
    },
  ],
  expect: [
    { atMs: 10_000, acted: true, printed: ['MODE is [fast]\nMODE is []'] },
    { atMs: 11_000, acted: true, status: { exported: 'Running' } },
    { atMs: 22_000, acted: true, printed: ['MODE is []', 'pod/in-a-file created'] },
  ],
};

const sizeLimit: Lesson = {
  id: 'size-limit',
  group: 'V',
  scenario: scenario(
    {
      'pod.yaml': pod(
        'too-much',
        inits(container('fill', 'dd if=/dev/zero of=/work/big bs=1M count=8; sleep 20', WORK)),
        APP,
        '  volumes:\n  - name: work\n    emptyDir:\n      sizeLimit: 4Mi\n',
      ),
    },
    { untilMs: 2 * MINUTE_MS },
  ),
  stops: [
    { atMs: 8_000, code: 'size-limit.written', actions: [{ code: 'read-log', run: 'kubectl logs too-much -c fill' }] },
    { atMs: 25_000, code: 'size-limit.evicted', actions: [{ code: 'describe', run: 'kubectl describe pod too-much' }] },
  ],
  expect: [
    { atMs: 8_000, status: { 'too-much': 'Init:0/1' } },
    { atMs: 60_000, acted: true, printed: ['exceeds the limit'] },
  ],
};

/** Who may write what, and what does not travel with files. */
export const lessons: readonly Lesson[] = [exported, permissionDenied, rootRefused, sizeLimit];
