import { expect, test } from 'vitest';
import { replayed, runClient } from '../../testing/clientRun';
import recordings from '../../testing/clients/curl.json';

// Seconds that the recorded ones took, as far as clocks of real machines tell.
test.each([
  ['curl -sS --retry 2 --retry-connrefused http://web:81', 3],
  ['curl -sS --retry 2 http://web:81', 0],
  ['curl -sS --retry 2 http://web/503', 3],
  ['curl -sSf --retry 2 --retry-delay 1 http://web/503', 2],
  ['curl -sS --retry 5 --retry-max-time 2 --retry-connrefused http://web:81', 3],
  ['curl -sS --max-time 1 --retry 1 http://dead', 3],
  ['curl -sS --connect-timeout 2 http://dead', 2],
  ['curl -sS -m 2 http://web/slow', 2],
  ['curl -sS http://dead', 127],
])('%s takes %i s', (script, seconds) => {
  const { exitedAtMs = 0 } = runClient('curlimages/curl', script);
  expect(Math.floor(exitedAtMs / 1000)).toBe(seconds);
});

test('ftp:// is refused by name', () => {
  const run = runClient('curlimages/curl', 'curl -sS ftp://web');
  expect(run).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('Podflight does not simulate') as string });
});

test('file:// is read, where it is there', () => {
  expect(runClient('curlimages/curl', 'echo hi > /tmp/x; curl -s file:///tmp/x').stdout).toBe('hi\n');
  expect(runClient('curlimages/curl', 'curl -sS file:///nope')).toMatchObject({
    exitCode: 37,
    stderr: "curl: (37) Couldn't open file /nope\n",
  });
});

test('telnet:// stays until the other side closes', () => {
  expect(runClient('curlimages/curl', 'curl -s telnet://db:25')).toMatchObject({ exitCode: 0, stdout: '220 hi\n' });
  expect(runClient('curlimages/curl', 'curl -s -m 3 telnet://db:5432')).toMatchObject({ exitCode: 28 });
});

test('files go to the folder that is asked for, which is made if need be', () => {
  const run = runClient(
    'curlimages/curl',
    'cd /tmp; curl -s --output-dir out -O http://web/503; echo $?; curl -s --create-dirs --output-dir a/b -o c http://web/503; ls a/b',
  );
  expect(run.stdout).toBe('23\nc\n');
});

replayed(recordings);
