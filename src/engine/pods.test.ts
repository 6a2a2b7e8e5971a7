/** What a Pod's status says in situations that no recording shows, through the whole engine. */
import { describe, expect, it } from 'vitest';
import type { ContainerStatus, EventObject } from '../api/core';
import { busybox, podStates, runPod } from '../testing/podRun';
import type { Run } from './run';

const eventsOf = ({ trace }: Run): string[] =>
  trace.flatMap((event) => {
    if (event.kind !== 'object' || event.object.kind !== 'Event') return [];
    const { reason, message } = event.object as EventObject;
    return [`${reason}: ${message}`];
  });

const lastOf = (one: Run, name: string): ContainerStatus | undefined => {
  const { status } = podStates(one).at(-1) ?? {};
  return [...(status?.initContainerStatuses ?? []), ...(status?.containerStatuses ?? [])].find(
    (container) => container.name === name,
  );
};

describe('a container that its probe kills', () => {
  const probe = 'livenessProbe: {exec: {command: ["false"]}, periodSeconds: 1, failureThreshold: 1}';
  const killed = runPod(
    `{terminationGracePeriodSeconds: 0, containers: [${busybox('a', 'sleep 1000', probe)}]}`,
    15_000,
  );

  it('waits with CrashLoopBackOff from the third time on', () => {
    expect(lastOf(killed, 'a')?.state?.waiting?.reason).toBe('CrashLoopBackOff');
    expect(lastOf(killed, 'a')?.restartCount).toBe(2);
  });
});

it('a rule that restarts all containers keeps Initialized, counts every container, removes the one that asked last', () => {
  const rule = `restartPolicy: Never, restartPolicyRules: [{action: RestartAllContainers, exitCodes: {operator: In, values: [88]}}]`;
  const spec = `{restartPolicy: Never, initContainers: [${busybox('i', 'true')}], containers: [${busybox('a', 'sleep 9')}, ${busybox('w', 'sleep 1; exit 88', rule)}]}`;
  const pods = podStates(runPod(spec, 12_000));
  const during = pods.find(
    ({ status }) => status?.containerStatuses?.[0]?.state?.waiting?.reason === 'RestartingAllContainers',
  );
  const conditions = during?.status?.conditions?.map(({ type, status }) => `${type}=${status}`);
  expect(conditions).toContain('AllContainersRestarting=True');
  expect(conditions).toContain('Initialized=True');
  const counts = [...(during?.status?.initContainerStatuses ?? []), ...(during?.status?.containerStatuses ?? [])];
  expect(counts.map(({ name, restartCount }) => `${name} ${restartCount}`)).toEqual(['i 1', 'a 1', 'w 1']);
  expect(counts.map(({ lastState }) => lastState?.terminated?.reason)).toEqual(
    Array(3).fill('RestartingAllContainers'),
  );
});

it('a postStart hook that fails says why in the message, not in the event', () => {
  const hook = 'lifecycle: {postStart: {exec: {command: [sh, -c, "echo no; exit 4"]}}}';
  const failed = runPod(`{terminationGracePeriodSeconds: 0, containers: [${busybox('a', 'sleep 99', hook)}]}`, 6_000);
  expect(eventsOf(failed)).toContain('FailedPostStartHook: PostStartHook failed');
  const messages = podStates(failed).flatMap(
    ({ status }) => status?.containerStatuses?.[0]?.state?.waiting?.message ?? [],
  );
  expect(messages.join('\n')).toContain(
    'Exec lifecycle hook ([sh -c echo no; exit 4]) for Container "a" in Pod "p_default(',
  );
  expect(messages.join('\n')).toContain('exited with 4: , message: "no\\n"');
});

it.each([
  ['{runAsNonRoot: true}', 'container has runAsNonRoot and image will run as root'],
  ['{runAsNonRoot: true, runAsUser: 0}', "container's runAsUser breaks non-root policy"],
])('securityContext %s is refused: %s', (context, words) => {
  const refused = runPod(`{containers: [${busybox('a', 'sleep 9', `securityContext: ${context}`)}]}`, 3_000);
  expect(lastOf(refused, 'a')?.state?.waiting).toMatchObject({ reason: 'CreateContainerConfigError' });
  expect(lastOf(refused, 'a')?.state?.waiting?.message).toContain(words);
});

it('a Pod deleted before its container could start ends with ContainerStatusUnknown', () => {
  const deleted = runPod('{containers: [{name: a, image: "busybox:9.99"}]}', 10_000, [
    { atMs: 3000, run: 'kubectl delete pod p' },
  ]);
  expect(lastOf(deleted, 'a')?.state?.terminated).toMatchObject({ reason: 'ContainerStatusUnknown', exitCode: 137 });
});

it('a gRPC probe only tries the port, and says so', () => {
  const probe = 'readinessProbe: {grpc: {port: 9000}, periodSeconds: 3}';
  const probed = runPod(`{containers: [${busybox('a', 'sleep 99', probe)}]}`, 6_000);
  expect(eventsOf(probed).join('\n')).toMatch(
    /Readiness probe failed: timeout: failed to connect service "10\.244\.0\.\d+:9000" within 1s: context deadline exceeded/,
  );
  expect(probed.trace).toContainEqual(expect.objectContaining({ kind: 'notice', code: 'kubelet.probe-not-simulated' }));
});

it('the deadline is told each time that a status is worked out', () => {
  const late = runPod(
    `{activeDeadlineSeconds: 3, terminationGracePeriodSeconds: 1, containers: [${busybox('a', 'sleep 99')}]}`,
    9_000,
  );
  expect(eventsOf(late).filter((text) => text.startsWith('DeadlineExceeded')).length).toBeGreaterThan(1);
  expect(podStates(late).at(-1)?.status).toMatchObject({ phase: 'Failed', reason: 'DeadlineExceeded' });
});

it('fsGroup owns what volumes hold, a service account token is a text of the right form', () => {
  const script = 'stat -c "%a %g" /d /c; head -c 3 /var/run/secrets/kubernetes.io/serviceaccount/token';
  const spec = `{restartPolicy: Never, securityContext: {fsGroup: 2000}, volumes: [{name: d, emptyDir: {}}, {name: c, configMap: {name: kube-root-ca.crt}}], containers: [${busybox('a', script, 'volumeMounts: [{name: d, mountPath: /d}, {name: c, mountPath: /c}]')}]}`;
  const lines = runPod(spec, 4_000).trace.flatMap((event) => (event.kind === 'log' ? [event.line] : []));
  expect(lines).toEqual(['2777 2000', '2777 2000', 'eyJ']);
});

it('back-off is looked at again after 1.2 to 1.3 times its length', () => {
  const crashing = runPod(`{containers: [${busybox('a', 'exit 1')}]}`, 60_000);
  const starts = crashing.trace.flatMap((event) => (event.kind === 'container-started' ? [event.atMs] : []));
  const [, second = 0, third = 0] = starts;
  expect(third - second).toBeGreaterThan(12_000);
  expect(third - second).toBeLessThan(15_500);
});
