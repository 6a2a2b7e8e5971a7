import { expect, test } from 'vitest';
import { runImage } from '../../testing/imageRun';

const run = (image: string, ...words: string[]) => {
  const entrypoint = image.startsWith('curlimages') ? '/entrypoint.sh' : 'docker-entrypoint.sh';
  return runImage(image, [entrypoint, ...words], { signals: [{ atMs: 2000, name: 'TERM' }] });
};

test.each([
  ['redis', ['echo', 'hi'], 'hi\n', '', 0],
  ['redis', ['nosuch'], '', '/usr/local/bin/docker-entrypoint.sh: exec: nosuch: not found\n', 127],
  ['node', ['echo', 'hi'], 'hi\n', '', 0],
  ['node', ['--version'], 'v22.20.0\n', '', 0],
  ['bash', ['-c', 'echo hi'], 'hi\n', '', 0],
  ['bash', ['echo', 'hi'], 'hi\n', '', 0],
  ['curlimages/curl', ['echo', 'hi'], 'hi\n', '', 0],
  ['curlimages/curl', ['-sS', 'http://nosuch'], '', 'curl: (6) Could not resolve host: nosuch\n', 6],
])('%s %j', (image, words, stdout, stderr, exitCode) => {
  expect(run(image, ...words)).toMatchObject({ stdout, stderr, exitCode });
});

test('options and configuration files alone are for the image’s server', () => {
  expect(run('redis', '--port', '7000').stdout).toContain('port=7000');
  expect(run('mongo', '--port', '7000').stdout).toContain('7000');
  expect(run('memcached', '-m', '64').exitCode).toBe(0);
});
