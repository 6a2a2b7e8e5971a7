import { expect, test } from 'vitest';
import type { Network } from '../../process/types';
import { createFakeNetwork } from '../../testing/fakeNetwork';
import { runImage } from '../../testing/imageRun';
import { candidates } from './resolver';

const CONF = { nameservers: ['10.96.0.10'], search: ['a.b', 'b'], ndots: 5, timeoutSeconds: 5, attempts: 2 };

test.each([
  ['web', false, ['web.a.b', 'web.b', 'web']],
  ['web.', false, ['web']],
  ['a.b.c.d.e.f', false, ['a.b.c.d.e.f', 'a.b.c.d.e.f.a.b', 'a.b.c.d.e.f.b']],
  ['a.b.c.d.e.f', true, ['a.b.c.d.e.f']],
  ['web', true, ['web.a.b', 'web.b', 'web']],
])('candidates of %s, musl %s', (name, musl, expected) => {
  expect(candidates(name, CONF, musl)).toEqual(expected);
});

const HOSTS = { '10.96.12.34': { names: ['web.default.svc.cluster.local'], ports: { 80: '' } } };

/** Records which names are asked for, and answers NODATA to the first. */
function recording(asked: string[]): Network {
  const network = createFakeNetwork({ hosts: HOSTS });
  return {
    ...network,
    *queryAll(process, server, questions, timeoutMs) {
      asked.push(questions.map(({ name, type }) => `${name} ${type}`).join(', '));
      const replies = yield* network.queryAll(process, server, questions, timeoutMs);
      if (asked.length > 1) return replies;
      const empty = { rcode: 'NOERROR' as const, authoritative: true, answers: [], authority: [] };
      return replies.map(({ question }) => ({ question, reply: empty }));
    },
  };
}

test('glibc goes on after an empty answer, musl stops', () => {
  const glibc: string[] = [];
  runImage('busybox:1.36', ['ping', '-c', '1', 'other'], { network: recording(glibc) });
  expect(glibc).toHaveLength(4);
  const musl: string[] = [];
  const run = runImage('alpine', ['ping', '-c', '1', 'other'], { network: recording(musl) });
  expect(musl).toEqual(['other.default.svc.cluster.local A, other.default.svc.cluster.local AAAA']);
  expect(run.stderr).toBe("ping: bad address 'other'\n");
});

test('/etc/hosts comes first', () => {
  const run = runImage('debian', ['getent', 'hosts', 'db'], {
    files: { '/etc/hosts': '127.0.0.1 localhost\n10.0.0.9\tdb db.local\n' },
  });
  expect(run.stdout).toBe('10.0.0.9        db db.local\n');
});

test('a silent name server takes its timeouts', () => {
  const run = runImage('busybox:1.36', ['nc', '-z', 'web', '80'], { hosts: HOSTS, dnsServer: '10.9.9.9' });
  expect(run).toMatchObject({ stderr: "nc: bad address 'web'\n", exitCode: 1, exitedAtMs: 10_000 });
});
