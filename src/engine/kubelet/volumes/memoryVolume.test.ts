import { expect, it } from 'vitest';
import { play } from '../../../testing/conformance/play';

const pod = (command: string): string => `apiVersion: v1
kind: Pod
metadata: {name: p}
spec:
  restartPolicy: Never
  volumes: [{name: cache, emptyDir: {medium: Memory, sizeLimit: 16Mi}}]
  containers:
  - name: app
    image: busybox:1.36
    volumeMounts: [{name: cache, mountPath: /cache}]
    command: [sh, -c, '${command}']
`;

/** What the container prints, on both streams. */
function logs(command: string): string | undefined {
  const run = 'kubectl apply -f pod.yaml >/dev/null; sleep 8; kubectl logs p';
  const played = play('memory', {
    kubernetes: '1.36',
    namespace: 'default',
    files: { 'pod.yaml': pod(command) },
    steps: [{ atMs: 0, run }],
    untilMs: 20_000,
  });
  return played.steps[0]?.stdout;
}

it('is as large as its limit', () => {
  expect(logs('df /cache | tail -n 1; grep cache /proc/mounts')).toBe(
    'tmpfs                    16384         0     16384   0% /cache\n' +
      'tmpfs /cache tmpfs rw,relatime,size=16384k 0 0\n',
  );
});

it('takes what fits and refuses the rest', () => {
  const fill = 'dd if=/dev/zero of=/cache/f bs=1M count=20; echo $?; wc -c < /cache/f; echo x > /cache/g; echo $?';
  expect(logs(fill)?.replace(/copied.*/, 'copied')).toBe(
    "dd: error writing '/cache/f': No space left on device\n17+0 records in\n16+0 records out\n" +
      '16777216 bytes (16.0MB) copied\n1\n16777216\nsh: write error: No space left on device\n1\n',
  );
});
