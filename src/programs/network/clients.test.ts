import { expect, test } from 'vitest';
import { runImage } from '../../testing/imageRun';

const page = (body: string, status = '200 OK') =>
  `HTTP/1.1 ${status}\r\nContent-Type: text/html\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`;
const HOSTS = {
  '10.96.12.34': {
    names: ['web.default.svc.cluster.local'],
    ports: { 80: (request: string) => (request.includes(' /404 ') ? page('', '404 Not Found') : page('hello\n')) },
  },
  '10.96.12.35': { names: ['db.default.svc.cluster.local'], ports: { 5432: '' } },
};
const run = (image: string, command: string) => runImage(image, command.split(' '), { hosts: HOSTS });

test('dig, host', () => {
  const dns = (command: string) => run('registry.k8s.io/e2e-test-images/jessie-dnsutils', command);
  expect(dns('dig +short +search web').stdout).toBe('10.96.12.34\n');
  expect(dns('dig web').stdout).toContain('status: NXDOMAIN');
  expect(dns('host web').stdout).toBe('web.default.svc.cluster.local has address 10.96.12.34\n');
  expect(dns('host nosuch')).toMatchObject({ exitCode: 1, stdout: 'Host nosuch not found: 3(NXDOMAIN)\n' });
});

test('ping counts an address as alive if it refuses', () => {
  const alive = run('busybox:1.36', 'ping -c 2 web');
  expect(alive.stdout).toContain('2 packets transmitted, 2 packets received, 0% packet loss');
  expect(alive.exitedAtMs).toBeLessThan(1100);
  expect(run('busybox:1.36', 'ping -c 1 -W 2 10.1.1.1').stdout).toContain('100% packet loss');
});

test('what is not simulated says so', () => {
  expect(run('busybox:1.36', 'traceroute web')).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('Podflight') as string,
  });
  expect(run('busybox:1.36', 'ip a').stdout).toContain('inet 10.244.0.7/24');
});
