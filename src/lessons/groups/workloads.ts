import { apps, container, documents, indent, inits, scenario, service } from '../building';
import type { Lesson } from '../lesson';

const SLEEP = 'echo The app is running; sleep 3600';

const deployment = (name: string, replicas: number, ...spec: readonly string[]): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: ${name}\nspec:\n  replicas: ${replicas}\n  selector:\n    matchLabels:\n      app: ${name}\n  template:\n    metadata:\n      labels:\n        app: ${name}\n    spec:\n${indent(spec.join(''), 4)}`;

const job = (name: string, policy: string, limit: number, ...spec: readonly string[]): string =>
  `apiVersion: batch/v1\nkind: Job\nmetadata:\n  name: ${name}\nspec:\n  backoffLimit: ${limit}\n  template:\n    spec:\n      restartPolicy: ${policy}\n${indent(spec.join(''), 4)}`;

const MIGRATE = inits(container('migrate', 'echo $(hostname) migrates the database; sleep 5'));

const threeMigrations: Lesson = {
  id: 'three-migrations',
  group: 'W',
  scenario: scenario({
    'deployment.yaml': deployment('web', 3, MIGRATE, apps(container('web', SLEEP))),
    'once.yaml': job('migrate', 'OnFailure', 3, apps(container('migrate', 'echo $(hostname) migrates once; sleep 5'))),
  }),
  stops: [
    {
      atMs: 5_000,
      code: 'three-migrations.racing',
      actions: [{ code: 'read-all-logs', run: 'kubectl logs -l app=web -c migrate --prefix' }],
    },
    {
      atMs: 14_000,
      code: 'three-migrations.cure',
      actions: [{ code: 'apply-other', run: 'kubectl apply -f once.yaml' }],
    },
  ],
  expect: [
    { atMs: 5_000, status: { 'web-': 'Init:0/1' } },
    { atMs: 9_000, acted: true, printed: ['migrates the database'] },
    { atMs: 40_000, acted: true, status: { 'web-': 'Running', 'migrate-': 'Completed' } },
  ],
};

const newPod: Lesson = {
  id: 'deleted-pod-comes-back',
  group: 'W',
  scenario: scenario({ 'deployment.yaml': deployment('web', 1, MIGRATE, apps(container('web', SLEEP))) }),
  stops: [
    {
      atMs: 12_000,
      code: 'deleted-pod-comes-back.running',
      actions: [{ code: 'delete-pod', run: 'kubectl delete pod -l app=web --grace-period=1' }],
    },
    {
      atMs: 18_000,
      code: 'deleted-pod-comes-back.new',
      afterAction: true,
      actions: [{ code: 'read-init-log', run: 'kubectl logs -l app=web -c migrate --prefix' }],
    },
  ],
  myth: { code: 'myth.deleted-pod-runs-init-again', verdict: 'depends' },
  expect: [
    { atMs: 12_000, status: { 'web-': 'Running' } },
    { atMs: 18_000, acted: true, status: { 'web-': 'Init:0/1' } },
    { atMs: 30_000, acted: true, status: { 'web-': 'Running' }, printed: ['migrates the database'] },
  ],
};

const FAIL = inits(container('fetch', 'echo fetching; sleep 1; exit 1'));
const DONE = apps(container('work', 'echo working'));

const jobPods: Lesson = {
  id: 'job-makes-pods',
  group: 'W',
  scenario: scenario(
    {
      'job.yaml': job('never', 'Never', 2, FAIL, DONE),
      'on-failure.yaml': job('on-failure', 'OnFailure', 2, FAIL, DONE),
    },
    { untilMs: 180_000 },
  ),
  stops: [
    { atMs: 60_000, code: 'job-makes-pods.pods', actions: [{ code: 'get-jobs', run: 'kubectl get jobs,pods' }] },
    {
      atMs: 70_000,
      code: 'job-makes-pods.compare',
      actions: [{ code: 'apply-other', run: 'kubectl apply -f on-failure.yaml' }],
    },
    {
      atMs: 82_000,
      code: 'job-makes-pods.restarts',
      afterAction: true,
      actions: [{ code: 'get-pods', run: 'kubectl get pods' }],
    },
  ],
  expect: [
    { atMs: 60_000, status: { 'never-': 'Init:Error' } },
    { atMs: 82_000, acted: true, status: { 'on-failure-': 'Init:Error' }, printed: ['Failed   0/1'] },
  ],
};

const PEERS = 'clusterIP: None\nselector:\n  app: db\n';
const READY = 'readinessProbe:\n  exec:\n    command: [cat, /tmp/ready]\n  periodSeconds: 1\n';

const inTurn: Lesson = {
  id: 'statefulset-in-turn',
  group: 'W',
  scenario: scenario({
    'all.yaml': documents(
      service('db', 8080, PEERS),
      `apiVersion: apps/v1\nkind: StatefulSet\nmetadata:\n  name: db\nspec:\n  serviceName: db\n  replicas: 3\n  selector:\n    matchLabels:\n      app: db\n  template:\n    metadata:\n      labels:\n        app: db\n    spec:\n${indent(
        inits(container('join', 'hostname; nslookup db.default.svc.cluster.local || echo I am the first')) +
          apps(container('db', 'sleep 6; touch /tmp/ready; sleep 3600', READY)),
        4,
      )}`,
    ),
  }),
  stops: [
    { atMs: 6_000, code: 'statefulset-in-turn.one', actions: [{ code: 'get-pods', run: 'kubectl get pods' }] },
    {
      atMs: 40_000,
      code: 'statefulset-in-turn.all',
      actions: [{ code: 'read-init-log', run: 'kubectl logs db-0 -c join; kubectl logs db-2 -c join' }],
    },
  ],
  expect: [
    { atMs: 40_000, status: { 'db-0': 'Running', 'db-1': 'Running', 'db-2': 'Running' } },
    { atMs: 44_000, acted: true, printed: ['I am the first'] },
  ],
};

/** Init containers in Pods that controllers make. */
export const lessons: readonly Lesson[] = [threeMigrations, newPod, jobPods, inTurn];
