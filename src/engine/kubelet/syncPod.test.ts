import { expect, it } from 'vitest';
import { busybox, eventLines, podStates, runPod } from '../../testing/podRun';

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
