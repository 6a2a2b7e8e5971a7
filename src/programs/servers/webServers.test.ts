import { expect, test } from 'vitest';
import { runImage } from '../../testing/imageRun';

test('python serves a directory', () => {
  const run = runImage('python:3.12', ['python3', '-m', 'http.server', '8080', '-d', '/srv'], {
    files: { '/srv/a.txt': 'text\n' },
    execs: [
      { atMs: 10, argv: ['curl', '-s', 'http://127.0.0.1:8080/a.txt'] },
      { atMs: 20, argv: ['curl', '-s', 'http://127.0.0.1:8080/'] },
    ],
    untilMs: 1000,
  });
  expect(run.execs[0]?.output).toBe('text\n');
  expect(run.execs[1]?.output).toContain('Directory listing for /');
  expect(run.stdout).toContain('Serving HTTP on 0.0.0.0 port 8080');
});

test('busybox httpd', () => {
  const run = runImage('busybox:1.36', ['httpd', '-f', '-p', '8080', '-h', '/www'], {
    files: { '/www/index.html': 'hi\n' },
    execs: [{ atMs: 10, argv: ['wget', '-qO-', 'http://127.0.0.1:8080'] }],
    untilMs: 1000,
  });
  expect(run.execs[0]?.output).toBe('hi\n');
});
