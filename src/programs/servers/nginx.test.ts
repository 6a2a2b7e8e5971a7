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
