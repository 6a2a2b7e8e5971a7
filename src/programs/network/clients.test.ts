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

test.each([
  ['curl -s http://web', 0, 'hello\n', ''],
  ['curl -s -o /dev/null -w %{http_code} http://web/404', 0, '404', ''],
  ['curl -sf http://web/404', 22, '', ''],
  ['curl -sSf http://web/404', 22, '', 'curl: (22) The requested URL returned error: 404\n'],
  ['curl -sS http://nosuch', 6, '', 'curl: (6) Could not resolve host: nosuch\n'],
  ['curl -sS ftp://web', 1, '', 'curl: (1) Protocol "ftp" not supported\n'],
  ['curl -sS -m 2 http://10.1.1.1', 28, '', 'curl: (28) Connection timed out after 2001 milliseconds\n'],
])('%s', (command, exitCode, stdout, stderr) => {
  expect(run('curlimages/curl', command)).toMatchObject({ exitCode, stdout, stderr });
});

test('curl retries refused connections only if asked to, with growing pauses', () => {
  const once = run('curlimages/curl', 'curl -sS --retry 2 http://web:81');
  expect(once.stderr).toMatch(
    /^curl: \(7\) Failed to connect to web port 81 after \d+ ms: Couldn't connect to server\n$/,
  );
  const thrice = run('curlimages/curl', 'curl -sS --retry 2 --retry-connrefused http://web:81');
  expect(thrice.stderr).toContain('Will retry in 1 second. 2 retries left.');
  expect(thrice.stderr).toContain('Will retry in 2 seconds. 1 retry left.');
  expect(thrice.exitedAtMs).toBeGreaterThanOrEqual(3000);
});

test('curl shows a meter unless it is silent', () => {
  expect(run('curlimages/curl', 'curl -o /tmp/x http://web').stderr).toContain('% Total    % Received');
});

test('busybox wget will not overwrite, and names what it cannot read', () => {
  const existing = runImage('busybox:1.36', ['wget', 'http://web/x'], { hosts: HOSTS, files: { '/x': 'old' } });
  expect(existing).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining("can't open 'x': File exists") as string,
  });
  expect(run('busybox:1.36', 'wget gopher://web')).toMatchObject({
    exitCode: 1,
    stderr: 'wget: not an http or ftp url: gopher://web\n',
  });
  expect(run('busybox:1.36', 'wget -T 3 http://10.1.1.1')).toMatchObject({
    exitCode: 1,
    stderr: 'Connecting to 10.1.1.1 (10.1.1.1:80)\nwget: download timed out\n',
  });
});

test('GNU wget logs to stderr and exits 4 or 8', () => {
  const fine = runImage('nicolaka/netshoot', ['wget', '-qO-', 'http://web'], { hosts: HOSTS });
  expect(fine.stdout).toBe('hello\n');
  const gnu = (command: string) => run('python:3.12', command);
  expect(gnu('wget -q -O /tmp/x http://web').exitCode).toBe(0);
  expect(gnu('wget http://nosuch')).toMatchObject({
    exitCode: 4,
    stderr: expect.stringContaining("wget: unable to resolve host address 'nosuch'") as string,
  });
  expect(gnu('wget http://web/404').exitCode).toBe(8);
});

test('TLS is refused by name, never waited for', () => {
  const hosts = { '140.82.121.4': { names: ['github.com'], ports: { 443: '' } } };
  const tls = (image: string, command: string) => runImage(image, command.split(' '), { hosts });
  expect(tls('curlimages/curl', 'curl -sS https://github.com')).toMatchObject({ exitCode: 35 });
  expect(tls('python', 'wget -q https://github.com')).toMatchObject({ exitCode: 4 });
  expect(tls('busybox:1.36', 'wget -q https://github.com')).toMatchObject({ exitCode: 1 });
});

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
