import { expect, test } from 'vitest';
import { replayed, runClient } from '../../testing/clientRun';
import recordings from '../../testing/clients/wgetBusybox.json';

// Seconds that the recorded ones took. Nothing is tried again, whatever -t says.
test.each([
  ['wget -q -T 1 http://dead', 1],
  ['wget -q -T 1 http://web/slow', 1],
  ['wget -q -t 3 http://web:81', 0],
])('%s takes %i s', (script, seconds) => {
  const { exitedAtMs = 0 } = runClient('busybox:1.37', script);
  expect(Math.floor(exitedAtMs / 1000)).toBe(seconds);
});

replayed(recordings);
