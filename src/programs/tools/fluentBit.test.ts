import { expect, test } from 'vitest';
import { runImage } from '../../testing/imageRun';

test('it says its version, waits, and leaves in peace when it is told to', () => {
  const run = runImage('fluent/fluent-bit:4.0', ['/fluent-bit/bin/fluent-bit'], {
    signals: [{ atMs: 5000, name: 'TERM' }],
  });
  expect(run.stderr).toMatch(/^Fluent Bit v4\.0\.0\n\n\[[\d/]+ [\d:]+\.0+\] \[ info\] \[fluent bit\] version=4\.0\.0/);
  expect(run.stderr).toMatch(/\[engine\] caught signal \(SIGTERM\)\n$/);
  expect(run.exitCode).toBe(0);
});
