import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KubeObject } from '../api/meta';
import { recordedEvents, recordedPods, recordingNamed } from '../testing/kubectl/recorded';
import { type RunOptions, runKubectl } from '../testing/kubectl/run';
import { COMMANDS } from './commands/index';

const recording = recordingNamed('kubectl-outputs');
const pods = recordedPods(recording).map(({ pod }) => pod);
const service: KubeObject & Record<string, unknown> = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'demo', namespace: 'kubectl-outputs', creationTimestamp: '2026-11-20T12:39:46Z' },
  spec: {
    clusterIP: '10.102.188.157',
    clusterIPs: ['10.102.188.157'],
    internalTrafficPolicy: 'Cluster',
    ipFamilies: ['IPv4'],
    ipFamilyPolicy: 'SingleStack',
    ports: [{ port: 80, protocol: 'TCP', targetPort: 9376 }],
    selector: { app: 'demo' },
    sessionAffinity: 'None',
    type: 'ClusterIP',
  },
};
const slice: KubeObject & Record<string, unknown> = {
  apiVersion: 'discovery.k8s.io/v1',
  kind: 'EndpointSlice',
  metadata: { name: 'demo-x', namespace: 'kubectl-outputs', labels: { 'kubernetes.io/service-name': 'demo' } },
  addressType: 'IPv4',
  endpoints: [{ addresses: ['10.244.0.148'], conditions: { ready: true } }],
  ports: [{ name: '', port: 9376, protocol: 'TCP' }],
};
const objects = [...pods, service, slice, ...recordedEvents(recording, pods)];
const startMs = Date.parse('2026-11-20T12:39:46.437Z');

/** Words of a command line of a recording: single quotes keep spaces. */
const wordsOf = (line: string): string[] =>
  (line.match(/(?:[^\s']|'[^']*')+/g) ?? []).map((word) => word.replaceAll("'", ''));

describe('every recorded output', () => {
  const steps = recording.steps.filter(({ run }) => !run.includes('apply') && !run.includes('|'));
  it.each(steps)('$run', (step) => {
    // Recorded commands took from 190 to 330 ms; when they looked within that time is not recorded.
    const outputs = [0, 200, 400, 600, 800].map((offset) => {
      const epochMs = Math.floor((startMs + step.at * 1000 + offset) / 1000) * 1000;
      const atMs = startMs + step.at * 1000 + offset - 200;
      return runKubectl(wordsOf(step.run).slice(1), {
        epochMs: epochMs - 1000,
        startMs: Math.round(atMs - epochMs + 1000),
        objects,
        namespace: 'kubectl-outputs',
      }).stdout;
    });
    expect(outputs).toContain(step.stdout);
  });

  it('explains a field', () => {
    const step = recording.steps.find(({ run }) => run.includes('explain'));
    const { stdout } = runKubectl(['explain', 'pod.spec.initContainers']);
    expect(`${stdout.split('\n').slice(0, 20).join('\n')}\n`).toBe(step?.stdout);
  });
});

const inDefault = (object: KubeObject): KubeObject => ({
  ...object,
  metadata: { ...object.metadata, namespace: 'default' },
});
const demo = pods.map(inDefault);

describe('what goes wrong', () => {
  const cases: [string, string, number, RunOptions?][] = [
    ['foo', 'error: unknown command "foo" for "kubectl"\n\nDid you mean this?\n\ttop\n', 1],
    ['gte', 'error: unknown command "gte" for "kubectl"\n\nDid you mean this?\n\tget\n', 1],
    ['get pods --foo', "error: unknown flag: --foo\nSee 'kubectl get --help' for usage.\n", 1],
    ['get pods -z', "error: unknown shorthand flag: 'z' in -z\nSee 'kubectl get --help' for usage.\n", 1],
    ['get foo', 'error: the server doesn\'t have a resource type "foo"\n', 1],
    ['get pod x', 'Error from server (NotFound): pods "x" not found\n', 1],
    ['get pods', 'No resources found in default namespace.\n', 0],
    ['get pods -A', 'No resources found\n', 0],
    ['get pods -w -o wide x', 'Error from server (NotFound): pods "x" not found\n', 1],
    ['logs x', 'error: error from server (NotFound): pods "x" not found in namespace "default"\n', 1],
    [
      'logs',
      "error: expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.\nPOD or TYPE/NAME is a required argument for the logs command\nSee 'kubectl logs -h' for help and examples\n",
      1,
    ],
    [
      'logs demo -c nope',
      'error: container nope is not valid for pod demo out of: app, setup (init)\n',
      1,
      { objects: demo },
    ],
    [
      'exec demo ls',
      "error: exec [POD] [COMMAND] is not supported anymore. Use exec [POD] -- [COMMAND] instead\nSee 'kubectl exec -h' for help and examples\n",
      1,
      { objects: demo },
    ],
    [
      'exec demo -- false',
      'Defaulted container "app" out of: app, setup (init)\ncommand terminated with exit code 1\n',
      1,
      { objects: demo },
    ],
    ['apply -f nope.yaml', 'error: the path "nope.yaml" does not exist\n', 1],
    ['apply -f p.yaml', 'error: no objects passed to apply\n', 1, { files: { 'p.yaml': '# nothing\n' } }],
    [
      'apply -f p.yaml',
      'error: error validating "p.yaml": error validating data: kind not set; if you choose to ignore these errors, turn validation off with --validate=false\n',
      1,
      { files: { 'p.yaml': 'apiVersion: v1\nmetadata: {name: a}\n' } },
    ],
    [
      'apply -f p.yaml',
      'error: resource mapping not found for name: "demo" namespace: "" from "p.yaml": no matches for kind "Pood" in version "v1"\nensure CRDs are installed first\n',
      1,
      { files: { 'p.yaml': 'apiVersion: v1\nkind: Pood\nmetadata: {name: demo}\n' } },
    ],
    ['delete pod x', 'Error from server (NotFound): pods "x" not found\n', 1],
    [
      'wait --for=condition=Ready pod/demo --timeout=1s',
      'error: timed out waiting for the condition on pods/demo\n',
      1,
      { objects: demo.map((pod) => ({ ...pod, status: {} })) },
    ],
    ['top pods', 'error: Metrics API not available\n', 1],
    [
      'port-forward pod/x 8080:80',
      'error: kubectl port-forward is not simulated: use kubectl exec and a program of the container, such as wget\n',
      1,
    ],
    [
      'get pods -o nope',
      'error: unable to match a printer suitable for the output format "nope", allowed formats are: custom-columns,custom-columns-file,go-template,go-template-file,json,jsonpath,jsonpath-as-json,jsonpath-file,kyaml,name,template,templatefile,wide,yaml\n',
      1,
    ],
  ];
  it.each(cases)('%s', (line, stderr, exitCode, options = {}) => {
    const ran = runKubectl(wordsOf(line), options);
    expect({ stderr: ran.stderr, exitCode: ran.exitCode }).toEqual({ stderr, exitCode });
  });
});

const POD = 'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: app, image: nginx}]}\n';

describe('what is written', () => {
  it('applies: created, unchanged, configured', () => {
    const first = runKubectl(['apply', '-f', 'p.yaml'], { files: { 'p.yaml': POD } });
    expect(first).toMatchObject({ stdout: 'pod/web created\n', stderr: '', exitCode: 0 });
    const live = first.api.objects;
    expect(live[0]?.metadata.annotations?.['kubectl.kubernetes.io/last-applied-configuration']).toBe(
      '{"apiVersion":"v1","kind":"Pod","metadata":{"annotations":{},"name":"web","namespace":"default"},"spec":{"containers":[{"image":"nginx","name":"app"}]}}\n',
    );
    expect(runKubectl(['apply', '-f', 'p.yaml'], { files: { 'p.yaml': POD }, objects: live }).stdout).toBe(
      'pod/web unchanged\n',
    );
    const changed = runKubectl(['apply', '-f', '-'], { objects: live });
    expect(changed.stderr).toBe('error: no objects passed to apply\n');
    const image = runKubectl(['apply', '-f', 'p.yaml'], {
      files: { 'p.yaml': POD.replace('nginx', 'nginx:1.27') },
      objects: live,
    });
    expect(image.stdout).toBe('pod/web configured\n');
    expect(image.api.requests[0]?.body).toMatchObject({ spec: { containers: [{ name: 'app', image: 'nginx:1.27' }] } });
  });

  it.each([
    [
      'create configmap cm --from-literal=a=1 --dry-run=client -o yaml',
      'apiVersion: v1\ndata:\n  a: "1"\nkind: ConfigMap\nmetadata:\n  name: cm\n',
    ],
    ['create namespace test', 'namespace/test created\n'],
    ['create deployment web --image=nginx --replicas=2', 'deployment.apps/web created\n'],
    ['create secret generic s --from-literal=p=geheim', 'secret/s created\n'],
    ['run web --image=nginx', 'pod/web created\n'],
    ['label pod demo tier=front', 'pod/demo labeled\n'],
    ['annotate pod demo note-', 'pod/demo annotated\n'],
    ['set image pod/demo app=busybox:1.28', 'pod/demo image updated\n'],
    ['delete pod demo', 'pod "demo" deleted from default namespace\n'],
    ['wait --for=condition=Ready pod/demo', 'pod/demo condition met\n'],
    ["wait --for=jsonpath='{.status.phase}'=Running pod/demo", 'pod/demo condition met\n'],
    ['config view --minify -o jsonpath={..namespace}', 'default'],
    ['config current-context', 'podflight\n'],
    ['get pod demo -o go-template={{.metadata.name}}', 'demo'],
    ['get pods -o jsonpath={range.items[*]}{.metadata.name}{"\\n"}{end}', 'demo\n'],
    ['version', 'Client Version: v1.36.4\nKustomize Version: v5.8.1\nServer Version: v1.36.3\n'],
    ['auth can-i create pods', 'yes\n'],
    ['get pods -o jsonpath-as-json={.items[*].metadata.name}', '[\n    "demo"\n]\n'],
    ['get pods --sort-by=.metadata.name -o name', 'pod/demo\n'],
  ])('%s', (line, stdout) => {
    const ran = runKubectl(wordsOf(line), { objects: demo });
    expect(ran).toMatchObject({ stdout, exitCode: 0 });
  });

  it('follows a rollout: every state once', () => {
    const web = (availableReplicas: number): KubeObject & Record<string, unknown> => ({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web', namespace: 'default', generation: 1 },
      spec: { replicas: 2, selector: {}, template: { spec: { containers: [] } } },
      status: { observedGeneration: 1, replicas: 2, updatedReplicas: 2, availableReplicas },
    });
    const { stdout, exitCode } = runKubectl(['rollout', 'status', 'deployment/web'], {
      objects: [web(0)],
      at: [1, 1, 2].map((ready, index) => ({ atMs: 1000 + index, run: (api) => api.put(web(ready)) })),
    });
    const line = (ready: number) =>
      `Waiting for deployment "web" rollout to finish: ${ready} of 2 updated replicas are available...\n`;
    expect({ stdout, exitCode }).toEqual({
      stdout: `${line(0)}${line(1)}deployment "web" successfully rolled out\n`,
      exitCode: 0,
    });
  });

  it('watches: a row per change in columns that only grow', () => {
    const [pod] = demo;
    if (!pod) throw new Error('no recorded Pod');
    const changed = (status: object, resourceVersion: string): KubeObject =>
      ({ ...pod, metadata: { ...pod.metadata, resourceVersion }, status }) as KubeObject;
    const { stdout, exitCode } = runKubectl(['get', 'pods', '-w'], {
      objects: [changed({ phase: 'Pending' }, '1')],
      epochMs: Date.parse('2026-11-20T12:39:46Z'),
      untilMs: 5000,
      at: [
        { atMs: 1000, run: (api) => api.put(changed({ phase: 'Pending' }, '2')) },
        {
          atMs: 2000,
          run: (api) =>
            api.put(
              changed(
                {
                  phase: 'Pending',
                  containerStatuses: [
                    { name: 'app', ready: false, restartCount: 0, state: { waiting: { reason: 'PodInitializing' } } },
                  ],
                },
                '3',
              ),
            ),
        },
        { atMs: 3000, run: (api) => api.put(changed({ phase: 'Running' }, '4')) },
      ],
    });
    expect(exitCode).toBeUndefined();
    expect(stdout).toBe(
      'NAME   READY   STATUS    RESTARTS   AGE\ndemo   0/1     Pending   0          0s\ndemo   0/1     Pending   0          1s\n' +
        'demo   0/1     PodInitializing   0          2s\ndemo   0/1     Running           0          3s\n',
    );
  });
});

describe('any command line', () => {
  const names = COMMANDS.flatMap(({ name, subcommands = [] }) => [
    [name],
    ...subcommands.map((sub) => [name, sub.name]),
  ]);
  const word = fc.oneof(
    fc.constantFrom(
      'pods',
      'pod/demo',
      'demo',
      'all',
      'deploy',
      '-o',
      'yaml',
      'wide',
      '-f',
      'p.yaml',
      '-',
      '--',
      '-l',
      'app=demo',
      '-n',
      'default',
      '-A',
      'a=b',
      'x-',
      '--help',
      '--all',
      '-w',
      '--dry-run=client',
      '--for=delete',
    ),
    fc.string({ maxLength: 12 }),
  );
  it('returns without throwing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.array(word, { maxLength: 6 }), (command, rest) => {
        runKubectl([...command, ...rest], { objects: demo, files: { 'p.yaml': POD }, untilMs: 60_000 });
      }),
      { numRuns: 400 },
    );
  });
});
