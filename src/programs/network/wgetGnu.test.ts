import { expect, test } from 'vitest';
import { replayed, runClient } from '../../testing/clientRun';
import recordings from '../../testing/clients/wgetGnu.json';

// Seconds that the recorded ones took.
test.each([
  ['wget -q -T 1 -t 1 http://dead', 1],
  ['wget -q -T 1 -t 2 http://dead', 3],
  ['wget --timeout=1 --tries=2 -q -O- http://web/slow', 3],
  ['wget -q --retry-connrefused -t 3 --waitretry=1 http://web:81', 2],
  ['wget -q http://web:81', 0],
  ['wget -q -t 2 http://web/empty', 1],
])('%s takes %i s', (script, seconds) => {
  const { exitedAtMs = 0 } = runClient('debian:12', script);
  expect(Math.floor(exitedAtMs / 1000)).toBe(seconds);
});

replayed(recordings);
