import { expect, test } from 'vitest';
import { runImage } from '../../testing/imageRun';

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

test.each([
  ['postgres:16', 'POSTGRES_PASSWORD', { PGDATA: '/srv/data/pgdata' }, '/srv/data/pgdata/PG_VERSION'],
  ['mysql:8', 'MYSQL_ROOT_PASSWORD', {}, '/var/lib/mysql/mysql'],
])('%s makes the folders it lacks, and finds those that are there', (image, password, env, path) => {
  const parent = path.slice(0, path.lastIndexOf('/'));
  const run = runImage(image, undefined, {
    env: { [password]: 'x', ...env },
    execs: [
      { atMs: 0, argv: ['mkdir', '-p', parent.slice(0, parent.lastIndexOf('/')), '/var/lib/mysql'] },
      { atMs: 30_000, argv: ['ls', '-d', path] },
    ],
  });
  expect(run.execs[1]).toEqual({ output: `${path}\n`, exitCode: 0 });
  expect(run.exitCode).toBeUndefined();
});
