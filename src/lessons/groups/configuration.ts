import { APP, apps, container, inits, MINUTE_MS, ON_THE_NODE, pod, scenario } from '../building';
import type { Lesson } from '../lesson';

const cpu = (amount: string): string => `resources:\n  requests:\n    cpu: ${amount}\n`;
const SLEEP = 'sleep 3600';
const small = (amount: string) => ({ node: { images: ON_THE_NODE, cpu: amount } });

const biggestInit = (name: string, first: string): string =>
  pod(
    name,
    inits(container('unpack', 'sleep 3', cpu(first)), container('index', 'sleep 3', cpu('"1"'))),
    apps(container('web', SLEEP, cpu('500m')), container('cache', SLEEP, cpu('500m'))),
  );

const maxNotSum: Lesson = {
  id: 'max-not-sum',
  group: 'Q',
  scenario: scenario(
    { 'pod.yaml': biggestInit('two-cpus', '"2"'), 'smaller-init.yaml': biggestInit('one-cpu', '"1"') },
    small('1500m'),
  ),
  stops: [
    { atMs: 5_000, code: 'max-not-sum.pending', actions: [{ code: 'describe', run: 'kubectl describe pod two-cpus' }] },
    {
      atMs: 12_000,
      code: 'max-not-sum.cure',
      actions: [{ code: 'apply-other', run: 'kubectl apply -f smaller-init.yaml' }],
    },
  ],
  myth: { code: 'myth.only-app-requests', verdict: 'false' },
  expect: [
    { atMs: 9_000, acted: true, printed: ['Insufficient cpu'] },
    { atMs: 119_000, acted: true, status: { 'two-cpus': 'Pending', 'one-cpu': 'Running' } },
  ],
};

const withProxy = (name: string, sidecar: boolean): string => {
  const proxy = container('proxy', SLEEP, `${sidecar ? 'restartPolicy: Always\n' : ''}${cpu('100m')}`);
  const setup = container('setup', 'sleep 3', cpu('200m'));
  const app = container('app', SLEEP, cpu('100m'));
  return sidecar ? pod(name, inits(proxy, setup), apps(app)) : pod(name, inits(setup), apps(app, proxy));
};

const sidecarSum: Lesson = {
  id: 'sidecar-sum',
  group: 'Q',
  scenario: scenario(
    { 'pod.yaml': withProxy('sidecar', true), 'as-app-container.yaml': withProxy('app-container', false) },
    small('250m'),
  ),
  stops: [
    { atMs: 5_000, code: 'sidecar-sum.pending', actions: [{ code: 'describe', run: 'kubectl describe pod sidecar' }] },
    {
      atMs: 12_000,
      code: 'sidecar-sum.compare',
      actions: [{ code: 'apply-other', run: 'kubectl apply -f as-app-container.yaml' }],
    },
  ],
  expect: [
    { atMs: 9_000, acted: true, printed: ['Insufficient cpu'] },
    { atMs: 119_000, acted: true, status: { sidecar: 'Pending', 'app-container': 'Running' } },
  ],
};

const FROM_CONFIG = 'env:\n- name: MODE\n  valueFrom:\n    configMapKeyRef:\n      name: settings\n      key: mode\n';

const missingConfigMap: Lesson = {
  id: 'missing-configmap',
  group: 'Q',
  scenario: scenario({
    'pod.yaml': pod('configured', inits(container('setup', 'echo MODE is $MODE', FROM_CONFIG)), APP),
    'settings.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  mode: fast\n',
  }),
  stops: [
    {
      atMs: 6_000,
      code: 'missing-configmap.stuck',
      actions: [{ code: 'describe', run: 'kubectl describe pod configured' }],
    },
    {
      atMs: 12_000,
      code: 'missing-configmap.cure',
      actions: [{ code: 'create-configmap', run: 'kubectl apply -f settings.yaml' }],
    },
  ],
  expect: [
    { atMs: 6_000, status: { configured: 'Init:CreateContainerConfigError' } },
    { atMs: 10_000, acted: true, printed: ['Error: configmap "settings" not found'] },
    { atMs: 60_000, acted: true, status: { configured: 'Running' } },
  ],
};

const KEYS = '  volumes:\n  - name: keys\n    secret:\n      secretName: keys\n';

const missingSecret: Lesson = {
  id: 'missing-secret',
  group: 'Q',
  scenario: scenario(
    {
      'pod.yaml': pod(
        'mounts-secret',
        inits(
          container('first', 'echo needs no secret'),
          container('second', 'cat /keys/token', 'volumeMounts:\n- name: keys\n  mountPath: /keys\n'),
        ),
        APP,
        KEYS,
      ),
      'secret.yaml': 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: keys\nstringData:\n  token: abc123\n',
    },
    { untilMs: 2 * MINUTE_MS },
  ),
  stops: [
    {
      atMs: 8_000,
      code: 'missing-secret.stuck',
      actions: [{ code: 'describe', run: 'kubectl describe pod mounts-secret' }],
    },
    {
      atMs: 16_000,
      code: 'missing-secret.cure',
      actions: [{ code: 'create-secret', run: 'kubectl apply -f secret.yaml' }],
    },
  ],
  expect: [
    { atMs: 8_000, status: { 'mounts-secret': 'Init:0/2' } },
    { atMs: 12_000, acted: true, printed: ['FailedMount', 'secret "keys" not found'] },
    { atMs: 80_000, acted: true, status: { 'mounts-secret': 'Running' } },
  ],
};

const outOfMemory: Lesson = {
  id: 'out-of-memory',
  group: 'Q',
  scenario: scenario({
    'pod.yaml': pod(
      'hungry',
      '  restartPolicy: Never\n',
      inits(container('unpack', 'x=a; while true; do x=$x$x; done', 'resources:\n  limits:\n    memory: 16Mi\n')),
      APP,
    ),
  }),
  stops: [
    { atMs: 8_000, code: 'out-of-memory.failed', actions: [{ code: 'describe', run: 'kubectl describe pod hungry' }] },
  ],
  expect: [
    { atMs: 8_000, status: { hungry: 'Init:OOMKilled' } },
    { atMs: 12_000, acted: true, printed: ['Exit Code:    137'] },
  ],
};

const runs = (name: string, command: string): string =>
  pod(name, `  initContainers:\n  - name: setup\n    image: busybox:1.36\n    command: ${command}\n`, APP);

const wrongCommand: Lesson = {
  id: 'wrong-command',
  group: 'Q',
  scenario: scenario({
    'pod.yaml': runs('cannot-start', "['/bin/bash', '-c', 'echo set up']"),
    'exit-127.yaml': runs('starts-and-fails', "['sh', '-c', '/bin/bash -c \"echo set up\"']"),
    'sh.yaml': runs('starts', "['sh', '-c', 'echo set up']"),
  }),
  stops: [
    {
      atMs: 8_000,
      code: 'wrong-command.failed',
      actions: [{ code: 'describe', run: 'kubectl describe pod cannot-start' }],
    },
    {
      atMs: 16_000,
      code: 'wrong-command.compare',
      actions: [
        {
          code: 'apply-other',
          run: 'kubectl apply -f exit-127.yaml && sleep 5 && kubectl describe pod starts-and-fails',
        },
      ],
    },
    {
      atMs: 30_000,
      code: 'wrong-command.cure',
      afterAction: true,
      actions: [{ code: 'apply-fixed', run: 'kubectl apply -f sh.yaml' }],
    },
  ],
  expect: [
    { atMs: 13_000, acted: true, printed: ['no such file or directory', 'Exit Code:    128'] },
    { atMs: 28_000, acted: true, printed: ['Exit Code:    127'] },
    { atMs: 60_000, acted: true, status: { starts: 'Running' } },
  ],
};

/** What a container needs before it runs: room, an image, configuration, a program. */
export const lessons: readonly Lesson[] = [
  missingConfigMap,
  missingSecret,
  wrongCommand,
  outOfMemory,
  maxNotSum,
  sidecarSum,
];
