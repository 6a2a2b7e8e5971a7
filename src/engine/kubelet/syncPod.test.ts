import { expect, it } from 'vitest';
import { busybox, eventLines, podStates, printed, runPod } from '../../testing/podRun';

it('says at every sync which pull secrets are missing, and pulls without them', () => {
  const run = runPod(`{imagePullSecrets: [{name: a}, {name: b}], containers: [${busybox('a', 'sleep 1000')}]}`, 5000);
  expect(eventLines(run)).toContainEqual(
    expect.stringContaining(
      'FailedToRetrieveImagePullSecret: Unable to retrieve some image pull secrets (a, b); attempting to pull the image may not succeed.',
    ),
  );
  expect(podStates(run).at(-1)?.status?.phase).toBe('Running');
});

it('with shared process ids no container is process 1: TERM ends what does not handle it', () => {
  const spec = `{shareProcessNamespace: true, containers: [${busybox('a', 'sleep 1000')}]}`;
  const run = runPod(spec, 20_000, [{ atMs: 5000, run: 'kubectl delete pod p' }]);
  expect(podStates(run).at(-1)?.status?.containerStatuses?.[0]?.state?.terminated?.exitCode).toBe(143);
  expect(run.trace).toContainEqual(expect.objectContaining({ kind: 'notice', code: 'kubelet.processes-not-shared' }));
});

it('a patch that takes away the last finalizer has changed the Pod, although that is gone with it', () => {
  const patch = (body: string) => `kubectl patch pod p -p '{"metadata":{"finalizers":${body}}}'`;
  const run = runPod(`{containers: [${busybox('a', 'sleep 1000')}]}`, 20_000, [
    { atMs: 3000, run: patch('["example.com/x"]') },
    { atMs: 4000, run: 'kubectl delete pod p --now --wait=false' },
    { atMs: 12_000, run: patch('null') },
    { atMs: 13_000, run: 'kubectl get pods' },
  ]);
  expect(printed(run).slice(-2)).toEqual(['pod/p patched\n', 'No resources found in default namespace.\n']);
});

it('an image as a volume is there without a pull, and that is said', () => {
  const app = busybox('a', 'ls /v; sleep 1000', 'volumeMounts: [{name: v, mountPath: /v}]');
  const run = runPod(`{containers: [${app}], volumes: [{name: v, image: {reference: "nginx"}}]}`, 3000);
  const code = 'kubelet.image-volume-not-pulled';
  expect(run.trace).toContainEqual(
    expect.objectContaining({ kind: 'notice', code, params: { volume: 'v', image: 'nginx' } }),
  );
  expect(podStates(run).at(-1)?.status?.phase).toBe('Running');
});

it('only a privileged container changes the kernel’s settings, for all on the node, but those of a Pod’s own namespaces', () => {
  const read = 'sysctl -n vm.max_map_count net.core.somaxconn net.ipv4.tcp_fin_timeout';
  const write = (rest = '') => busybox('i', 'sysctl -w vm.max_map_count=262144 net.core.somaxconn=9', rest);
  const context = 'restartPolicy: Never, securityContext: {sysctls: [{name: net.ipv4.tcp_fin_timeout, value: "7"}]}';
  const pod = (init: string) => `{${context}, initContainers: [${init}], containers: [${busybox('a', read)}]}`;
  const other = { atMs: 5000, run: `kubectl run q --image=busybox:1.36 --restart=Never -- ${read}` };
  const logs = { atMs: 9000, run: 'kubectl logs p -c i; kubectl logs p -c a; kubectl logs q' };
  const privileged = runPod(pod(write('securityContext: {privileged: true}')), 10_000, [other, logs]);
  expect(printed(privileged).at(-1)).toBe(
    'vm.max_map_count = 262144\nnet.core.somaxconn = 9\n262144\n9\n7\n262144\n4096\n60\n',
  );
  const ordinary = runPod(pod(write()), 10_000, [{ ...logs, run: 'kubectl logs p -c i' }]);
  expect(printed(ordinary).at(-1)).toContain("error setting key 'vm.max_map_count': Read-only file system\n");
});

it('the annotation says what a container of an unknown image does, whatever its command', () => {
  const migrate = '{name: i, image: acme/shop, command: [sh, -c, "bundle exec rails db:migrate"]}';
  const pod = `{restartPolicy: Never, initContainers: [${migrate}], containers: [${busybox('a', 'true')}]}`;
  const manifest = (annotations: string) =>
    `apiVersion: v1\nkind: Pod\nmetadata: {name: p${annotations}}\nspec: ${pod}\n`;
  const exits = (annotations: string) =>
    podStates(
      runPod(pod, 20_000, [], {
        files: { 'pod.yaml': manifest(annotations) },
        node: { images: ['busybox:1.36', 'acme/shop'], registry: [] },
      }),
    ).at(-1)?.status?.initContainerStatuses?.[0]?.state?.terminated?.exitCode;
  expect(exits('')).toBe(127);
  expect(exits(', annotations: {podflight.dev/i: "runs=2s exits=0"}')).toBe(0);
});

it('the limit of a Pod holds for a container that has none', () => {
  const hog = busybox('a', 'dd if=/dev/zero of=/dev/null bs=300M count=1');
  const run = runPod(`{restartPolicy: Never, resources: {limits: {memory: 200Mi}}, containers: [${hog}]}`, 10_000);
  expect(podStates(run).at(-1)?.status?.containerStatuses?.[0]?.state?.terminated?.reason).toBe('OOMKilled');
});
