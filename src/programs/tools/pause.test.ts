import { expect, test } from 'vitest';
import { runImage } from '../../testing/imageRun';

test.each(['TERM', 'INT'] as const)('pause waits for %s and says so', (name) => {
  const paused = runImage('registry.k8s.io/pause:3.10', undefined, { signals: [{ atMs: 500, name }] });
  expect(paused).toMatchObject({ exitCode: 0, exitedAtMs: 500, stderr: 'Shutting down, got signal\n' });
});
