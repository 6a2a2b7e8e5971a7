import { expect, test } from 'vitest';
import type { DnsReply, Network } from '../../process/types';
import { createFakeNetwork } from '../../testing/fakeNetwork';
import { runImage } from '../../testing/imageRun';

const HOSTS = {
  '10.96.0.10': { names: ['kube-dns.kube-system.svc.cluster.local'] },
  '10.96.12.34': { names: ['web.default.svc.cluster.local'] },
};

test.each([
  ['busybox:1.28', 'web', 0],
  ['busybox:1.29', 'web', 0],
  ['busybox:1.30', 'web', 0],
  ['busybox:1.31', 'web', 1],
  ['busybox:1.36', 'web', 1],
  ['busybox:1.36', 'web.default.svc.cluster.local', 0],
  ['busybox:1.30', 'nosuch.default.svc.cluster.local', 0],
  ['busybox:1.28', 'nosuch', 1],
])('%s nslookup %s exits %i', (image, name, exitCode) => {
  expect(runImage(image, ['nslookup', name], { hosts: HOSTS }).exitCode).toBe(exitCode);
});

test('1.29 does not search, 1.30 does', () => {
  expect(runImage('busybox:1.29', ['nslookup', 'web'], { hosts: HOSTS }).stdout).toContain("can't find web: NXDOMAIN");
  expect(runImage('busybox:1.30', ['nslookup', 'web'], { hosts: HOSTS }).stdout).toContain('Address: 10.96.12.34');
});

test('addresses are asked for by PTR', () => {
  expect(runImage('busybox:1.36', ['nslookup', '10.96.12.34'], { hosts: HOSTS }).stdout).toContain(
    '34.12.96.10.in-addr.arpa\tname = web.default.svc.cluster.local',
  );
  expect(runImage('busybox:1.28', ['nslookup', '10.96.12.34'], { hosts: HOSTS }).stdout).toContain(
    'Address 1: 10.96.12.34 web.default.svc.cluster.local',
  );
});

test.each([
  ['busybox:1.36', 'Message too long'],
  ['alpine:3.22', 'Message too large'],
])('%s cannot ask for an empty label', (image, words) => {
  const run = runImage(image, ['nslookup', 'web..svc.cluster.local'], { hosts: HOSTS });
  expect(run).toMatchObject({ stdout: ';; connection timed out; no servers could be reached\n\n', exitCode: 1 });
  expect(run.stderr).toBe(`nslookup: write to '10.96.0.10': ${words}\n`);
});

test('nobody answers', () => {
  const run = runImage('busybox:1.36', ['nslookup', 'web'], { dnsServer: 'none' });
  expect(run).toMatchObject({ stdout: ';; connection timed out; no servers could be reached\n\n', exitCode: 1 });
  expect(run.exitedAtMs).toBe(5000);
});

/** Answers every question with one reply. */
const answering = (reply: DnsReply): Network => ({
  ...createFakeNetwork(),
  *queryAll(process, _server, questions) {
    yield* process.sleep(1);
    return questions.map((question) => ({ question, reply }));
  },
});

test('records of all types have their words', () => {
  const record = { name: 'web.x', ttl: 5 };
  const reply: DnsReply = {
    rcode: 'NOERROR',
    authoritative: false,
    authority: [],
    answers: [
      { ...record, type: 'CNAME', data: 'other.x' },
      { ...record, type: 'SRV', data: '0 100 80 web.x' },
      { ...record, type: 'TXT', data: 'v1' },
      { ...record, type: 'MX', data: '10 mail.x' },
      { ...record, type: 'SOA', data: 'ns.x mail.x 1 2 3 4 5' },
    ],
  };
  expect(runImage('busybox:1.36', ['nslookup', '-type=srv', 'web.x'], { network: answering(reply) }).stdout).toBe(
    'Server:\t\t10.96.0.10\nAddress:\t10.96.0.10:53\n\nNon-authoritative answer:\n' +
      'web.x\tcanonical name = other.x\nweb.x\tservice = 0 100 80 web.x\nweb.x\ttext = "v1"\n' +
      'web.x\tmail exchanger = 10 mail.x\nweb.x\n\torigin = ns.x\n\tmail addr = mail.x\n\tserial = 1\n' +
      '\trefresh = 2\n\tretry = 3\n\texpire = 4\n\tminimum = 5\n\n',
  );
});

test('a server failure is asked again and then shown', () => {
  const reply: DnsReply = { rcode: 'SERVFAIL', authoritative: false, answers: [], authority: [] };
  expect(runImage('busybox:1.36', ['nslookup', 'web.x'], { network: answering(reply) })).toMatchObject({
    exitCode: 1,
    stdout: expect.stringContaining("** server can't find web.x: SERVFAIL\n\n") as string,
  });
});
