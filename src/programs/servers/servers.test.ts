import { describe, expect, test } from 'vitest';
import { runImage } from '../../testing/imageRun';

describe('nginx', () => {
  const get = (path: string, files = {}) =>
    runImage('nginx', undefined, {
      files,
      execs: [{ atMs: 100, argv: ['curl', '-s', '-w', '%{http_code}', `http://127.0.0.1${path}`] }],
      untilMs: 1000,
    });

  test('serves its page, silently as the recorded build did', () => {
    const run = get('/');
    expect(run.execs[0]?.output).toContain('Welcome to nginx!');
    expect(run.execs[0]?.output).toMatch(/200$/);
    expect(run).toMatchObject({ stdout: '', stderr: '', exitCode: undefined });
  });

  test('404 and 403 in its own pages', () => {
    expect(get('/nope').execs[0]?.output).toContain(
      '<center><h1>404 Not Found</h1></center>\r\n<hr><center>nginx/1.22.1',
    );
    expect(get('/dir/', { '/usr/share/nginx/html/dir/x': '' }).execs[0]?.output).toContain('403 Forbidden');
    expect(get('/../../../etc/passwd').execs[0]?.output).toMatch(/404$/);
  });

  test('the official image announces itself, logs requests, stops on QUIT and TERM', () => {
    const run = runImage('nginx:1.27', undefined, {
      execs: [{ atMs: 100, argv: ['curl', '-s', 'http://127.0.0.1/'] }],
      signals: [{ atMs: 2000, name: 'QUIT' }],
    });
    expect(run.stdout).toMatch(/^\/docker-entrypoint.sh: .* will attempt to perform configuration\n/);
    expect(run.stdout).toContain('"GET / HTTP/1.1" 200');
    expect(run.stderr).toContain('[notice] 1#1: start worker processes');
    expect(run).toMatchObject({ exitCode: 0, exitedAtMs: 2000 });
  });
});

test('postgres refuses to start without a password, and takes its time with one', () => {
  const refused = runImage('postgres:16', undefined);
  expect(refused).toMatchObject({ exitCode: 1, exitedAtMs: 0 });
  expect(refused.stderr).toContain('superuser password is not specified');
  const run = runImage('postgres:16', undefined, {
    env: { POSTGRES_PASSWORD: 'x' },
    execs: [
      { atMs: 1000, argv: ['pg_isready', '-h', '127.0.0.1'] },
      { atMs: 5000, argv: ['pg_isready', '-h', '127.0.0.1'] },
      { atMs: 5000, argv: ['psql', '-h', '127.0.0.1', '-tAc', 'select 1'] },
    ],
    signals: [{ atMs: 9000, name: 'INT' }],
  });
  expect(run.execs).toEqual([
    { output: '127.0.0.1:5432 - no response\n', exitCode: 2 },
    { output: '127.0.0.1:5432 - accepting connections\n', exitCode: 0 },
    { output: '1\n', exitCode: 0 },
  ]);
  expect(run.exitCode).toBe(0);
  expect(run.stderr).toContain('database system is ready to accept connections');
});

test('mysql', () => {
  expect(runImage('mysql:8', undefined).stderr).toContain('password option is not specified');
  const run = runImage('mysql:8', undefined, {
    env: { MYSQL_ROOT_PASSWORD: 'x' },
    execs: [
      { atMs: 1000, argv: ['mysqladmin', 'ping', '-h', '127.0.0.1', '-px'] },
      { atMs: 20_000, argv: ['mysqladmin', 'ping', '-h', '127.0.0.1', '-px'] },
    ],
    signals: [{ atMs: 30_000, name: 'TERM' }],
  });
  expect(run.execs.map(({ exitCode }) => exitCode)).toEqual([1, 0]);
  expect(run.execs[1]?.output).toMatch(/mysqld is alive\n$/);
});

test('redis keeps what it is told', () => {
  const cli = (...args: string[]) => ['redis-cli', ...args];
  const run = runImage('redis:7', undefined, {
    execs: [
      { atMs: 100, argv: cli('ping') },
      { atMs: 200, argv: cli('set', 'a', 'hello world') },
      { atMs: 300, argv: cli('get', 'a') },
      { atMs: 400, argv: cli('incr', 'n') },
      { atMs: 500, argv: cli('get', 'nope') },
      { atMs: 600, argv: cli('-p', '1', 'ping') },
    ],
    signals: [{ atMs: 1000, name: 'TERM' }],
  });
  expect(run.execs.map(({ output }) => output)).toEqual([
    'PONG\n',
    'OK\n',
    'hello world\n',
    '1\n',
    '\n',
    'Could not connect to Redis at 127.0.0.1:1: Connection refused\n',
  ]);
  expect(run.exitCode).toBe(0);
});

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

test('an unknown image does what its annotation says', () => {
  const run = (behaviour: string, attempt: number, options = {}) =>
    runImage('acme/shop:1', ['/srv/shop', '--fast'], {
      find: { behaviour, attempt, command: '/srv/shop' },
      ...options,
    });
  const first = run('runs=10s exits=1,0 opens=8080 ready=3s', 0, {
    execs: [
      { atMs: 1000, argv: ['curl', '-s', 'http://127.0.0.1:8080/healthz'] },
      { atMs: 4000, argv: ['curl', '-s', '-w', '%{http_code}', 'http://127.0.0.1:8080/healthz'] },
    ],
  });
  expect(first.execs).toEqual([
    { output: '', exitCode: 7 },
    { output: '200', exitCode: 0 },
  ]);
  expect(first).toMatchObject({ exitCode: 1, exitedAtMs: 10_000 });
  expect(run('runs=1s exits=1,0', 1).exitCode).toBe(0);
  expect(run('', 0, { untilMs: 3_600_000 }).exitCode).toBeUndefined();
});

test('two servers cannot have one port', () => {
  const run = runImage('busybox:1.36', ['httpd', '-f', '-p', '80'], {
    execs: [{ atMs: 10, argv: ['httpd', '-f', '-p', '80'] }],
    untilMs: 1000,
  });
  expect(run.execs[0]).toMatchObject({
    exitCode: 1,
    output: expect.stringContaining('Address already in use') as string,
  });
});
