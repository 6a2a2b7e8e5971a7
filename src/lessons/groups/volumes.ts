import { APP, apps, container, emptyDir, inits, MINUTE_MS, mount, pod, scenario } from '../building';
import type { Lesson } from '../lesson';
import { CERN_PAGE, HAND_OVER } from '../manifests';
import { lessons as access } from './access';

const OUTSIDE = { 'info.cern.ch': { address: '188.184.67.127', http: { '/': CERN_PAGE } } };
const HTML = '/usr/share/nginx/html';
const readPage = (name: string) => ({ code: 'read-page', run: `kubectl exec ${name} -- cat ${HTML}/index.html` });

const handOver: Lesson = {
  id: 'hand-over',
  group: 'V',
  scenario: scenario({ 'init-containers.yaml': HAND_OVER }, { hosts: OUTSIDE }),
  stops: [{ atMs: 8_000, code: 'hand-over.done', actions: [readPage('init-demo')] }],
  expect: [
    { atMs: 8_000, status: { 'init-demo': 'Running' } },
    { atMs: 12_000, acted: true, printed: ['home of the first website'] },
  ],
};

const NGINX_MOUNT = `    volumeMounts:\n    - name: workdir\n      mountPath: ${HTML}\n`;

const forgottenMount: Lesson = {
  id: 'forgotten-mount',
  group: 'V',
  scenario: scenario(
    {
      'pod.yaml': HAND_OVER.replace(NGINX_MOUNT, '').replace('name: init-demo', 'name: one-mount'),
      'both-mounts.yaml': HAND_OVER.replace('name: init-demo', 'name: both-mounts'),
    },
    { hosts: OUTSIDE },
  ),
  stops: [
    { atMs: 7_000, code: 'forgotten-mount.running', actions: [readPage('one-mount')] },
    {
      atMs: 14_000,
      code: 'forgotten-mount.cure',
      afterAction: true,
      actions: [{ code: 'apply-fixed', run: 'kubectl apply -f both-mounts.yaml' }],
    },
    { atMs: 22_000, code: 'forgotten-mount.compare', afterAction: true, actions: [readPage('both-mounts')] },
  ],
  expect: [
    { atMs: 7_000, status: { 'one-mount': 'Running' } },
    { atMs: 13_000, acted: true, printed: ['<title>Welcome to nginx!</title>'] },
    { atMs: 26_000, acted: true, printed: ['home of the first website'] },
  ],
};

const nginx = (rest: string): string => apps(`  - name: nginx\n    image: nginx\n${rest}`);

const hiddenByMount: Lesson = {
  id: 'hidden-by-mount',
  group: 'V',
  scenario: scenario({
    'pod.yaml': pod(
      'hidden',
      inits(container('prepare', 'echo nothing to write', mount('site', '/work'))),
      nginx(NGINX_MOUNT.replace('workdir', 'site')),
      emptyDir('site'),
    ),
  }),
  stops: [
    {
      atMs: 6_000,
      code: 'hidden-by-mount.running',
      actions: [{ code: 'ask-nginx', run: 'kubectl exec hidden -- curl -si http://localhost' }],
    },
    {
      atMs: 13_000,
      code: 'hidden-by-mount.empty',
      afterAction: true,
      actions: [{ code: 'list-files', run: `kubectl exec hidden -- ls -la ${HTML}` }],
    },
  ],
  expect: [
    { atMs: 6_000, status: { hidden: 'Running' } },
    { atMs: 10_000, acted: true, printed: ['403 Forbidden'] },
  ],
};

const copyThenCover: Lesson = {
  id: 'copy-then-cover',
  group: 'V',
  scenario: scenario({
    'pod.yaml': pod(
      'copied',
      inits(
        container(
          'copy',
          `cp -r ${HTML}/. /work/; echo added at the start >> /work/index.html; ls /work`,
          mount('site', '/work'),
          'nginx',
        ),
      ),
      nginx(NGINX_MOUNT.replace('workdir', 'site')),
      emptyDir('site'),
    ),
  }),
  stops: [
    {
      atMs: 7_000,
      code: 'copy-then-cover.running',
      actions: [{ code: 'ask-nginx', run: 'kubectl exec copied -- curl -s http://localhost' }],
    },
  ],
  expect: [
    { atMs: 7_000, status: { copied: 'Running' } },
    { atMs: 12_000, acted: true, printed: ['Welcome to nginx!', 'added at the start'] },
  ],
};

const remembers = (name: string): string =>
  pod(
    name,
    apps(
      container(
        'app',
        'touch /data/starts; cat /data/starts; echo started >> /data/starts; sleep 4; exit 1',
        mount('data', '/data'),
      ),
    ),
    emptyDir('data'),
  );

const crashKeeps: Lesson = {
  id: 'crash-keeps',
  group: 'V',
  scenario: scenario({ 'pod.yaml': remembers('remembers') }),
  stops: [
    { atMs: 8_000, code: 'crash-keeps.restarted', actions: [{ code: 'read-log', run: 'kubectl logs remembers' }] },
    {
      atMs: 16_000,
      code: 'crash-keeps.delete',
      actions: [{ code: 'replace-pod', run: 'kubectl replace --force -f pod.yaml' }],
    },
    {
      atMs: 20_000,
      code: 'crash-keeps.new',
      afterAction: true,
      actions: [{ code: 'list-files', run: 'kubectl exec remembers -- cat /data/starts' }],
    },
  ],
  myth: { code: 'myth.emptydir-survives', verdict: 'depends' },
  expect: [{ atMs: 12_000, acted: true, printed: ['\nstarted'] }],
};

const DATA = mount('work', '/work');

const notIdempotent: Lesson = {
  id: 'not-idempotent',
  group: 'V',
  scenario: scenario(
    {
      'pod.yaml': pod(
        'runs-twice',
        '  terminationGracePeriodSeconds: 2\n',
        inits(container('prepare', 'mkdir /work/site && echo page > /work/site/index.html', DATA)),
        APP,
        emptyDir('work'),
      ),
      'idempotent.yaml': pod(
        'runs-again',
        '  terminationGracePeriodSeconds: 2\n',
        inits(container('prepare', 'mkdir -p /work/site && echo page > /work/site/index.html', DATA)),
        APP,
        emptyDir('work'),
      ),
    },
    { untilMs: 2 * MINUTE_MS },
  ),
  stops: [
    {
      atMs: 6_000,
      code: 'not-idempotent.running',
      actions: [{ code: 'restart-sandbox', run: 'node-restart-sandbox runs-twice' }],
    },
    {
      atMs: 22_000,
      code: 'not-idempotent.failed',
      afterAction: true,
      actions: [{ code: 'read-log', run: 'kubectl logs runs-twice -c prepare' }],
    },
    {
      atMs: 30_000,
      code: 'not-idempotent.cure',
      afterAction: true,
      actions: [
        { code: 'apply-fixed', run: 'kubectl apply -f idempotent.yaml && sleep 5 && node-restart-sandbox runs-again' },
      ],
    },
  ],
  expect: [
    { atMs: 6_000, status: { 'runs-twice': 'Running' } },
    { atMs: 26_000, acted: true, printed: ["mkdir: can't create directory '/work/site': File exists"] },
    { atMs: 60_000, acted: true, status: { 'runs-again': 'Running' } },
  ],
};

/** How files get from one container to another, and how long they stay. */
export const lessons: readonly Lesson[] = [
  handOver,
  forgottenMount,
  hiddenByMount,
  copyThenCover,
  crashKeeps,
  notIdempotent,
  ...access,
];
