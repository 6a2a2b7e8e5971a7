import { expect, it } from 'vitest';
import { busybox, runPod } from '../../testing/podRun';
import { isOutside } from './nodeResolver';

it.each([
  ['github.com', true],
  ['repo1.maven.org.', true],
  ['db', false],
  ['db.default', false],
  ['db.default.svc.cluster.local', false],
  // A Service in a namespace that is called like that.
  ['db.dev', false],
  ['example.io', true],
])('%s is a host of the outside: %s', (name, expected) => {
  expect(isOutside(name, (namespace) => namespace === 'dev')).toBe(expected);
});

it('a public name that the scenario does not have is said once', () => {
  const run = runPod(`{containers: [${busybox('a', 'while ! wget http://example.com; do sleep 1; done')}]}`, 20_000);
  const notices = run.trace.filter((event) => event.kind === 'notice');
  expect(notices).toEqual([
    expect.objectContaining({ code: 'network.outside-unknown', params: { host: 'example.com' } }),
  ]);
});

it('a name server of the outside is one, too', () => {
  const dns = 'dnsPolicy: None, dnsConfig: {nameservers: [1.1.1.1]}';
  const run = runPod(`{${dns}, containers: [${busybox('a', 'nslookup example.com; sleep 100')}]}`, 20_000);
  expect(run.trace).toContainEqual(
    expect.objectContaining({ code: 'network.outside-unknown', params: { host: '1.1.1.1' } }),
  );
});
