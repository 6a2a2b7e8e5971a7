import { expect, test } from 'vitest';
import { runImage } from '../../testing/imageRun';

const FILE = 'maxmemory 2mb\n# a\nmaxmemory-policy allkeys-lru\n';
const served = (flags: string, ...asked: readonly string[]) =>
  runImage('redis:8.0.2', ['sh', '-c', `printf '${FILE}' > /redis.conf; exec redis-server ${flags}`], {
    execs: asked.map((words, at) => ({ atMs: 500 + at * 100, argv: ['sh', '-c', `redis-cli ${words}`] })),
    untilMs: 2000,
  });
const answers = (flags: string, ...asked: readonly string[]) =>
  served(flags, ...asked)
    .execs.map(({ output }) => output)
    .join('');

test.each([
  ['', 'CONFIG GET maxmemory', 'maxmemory\n0\n'],
  ['', 'CONFIG GET maxmemory-policy', 'maxmemory-policy\nnoeviction\n'],
  ['/redis.conf', 'CONFIG GET maxmemory', 'maxmemory\n2097152\n'],
  ['/redis.conf', "CONFIG GET 'maxmem*'", 'maxmemory\n2097152\nmaxmemory-policy\nallkeys-lru\n'],
  ['/redis.conf --maxmemory 1gb', 'config get maxmemory', 'maxmemory\n1073741824\n'],
  ['', 'CONFIG GET nope', '\n'],
])('redis-server %s answers %s', (flags, words, output) => {
  expect(answers(flags, words)).toBe(output);
});

test('a setting can be changed, and a file that is not there ends the server', () => {
  expect(answers('', 'CONFIG SET timeout 5', 'CONFIG GET timeout')).toBe('OK\ntimeout\n5\n');
  expect(served('/nope.conf').stdout).toMatch(/# Fatal error, can't open config file '\/nope\.conf': No such file/);
});
