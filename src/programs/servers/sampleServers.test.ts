import { expect, test } from 'vitest';
import { runImage } from '../../testing/imageRun';

const ask = (image: string, path: string, argv?: readonly string[], port = 8080) =>
  runImage(image, argv ? [...argv] : undefined, {
    execs: [{ atMs: 500, argv: ['curl', '-s', `http://127.0.0.1:${port}${path}`] }],
    untilMs: 1000,
  });

test.each([
  ['gcr.io/google-samples/kubernetes-bootcamp:v1', '/', 'Hello Kubernetes bootcamp! | Running on: mypod | v=1\n'],
  ['docker.io/jocatalin/kubernetes-bootcamp:v2', '/', 'Hello Kubernetes bootcamp! | Running on: mypod | v=2\n'],
])('%s%s', (image, path, body) => {
  const run = ask(image, path);
  expect(run.execs[0]?.output).toBe(body);
  expect(run.stdout).toMatch(/^Kubernetes Bootcamp App Started At: 2026-\S+ \| Running On: {2}mypod/);
});

test.each([
  ['gcr.io/google-samples/hello-app:2.0', 'Version: 2.0.0'],
  ['us-docker.pkg.dev/google-samples/containers/gke/hello-app:1.0', 'Version: 1.0.0'],
])('%s says its version, and has a shell', (image, version) => {
  const run = runImage(image, undefined, {
    execs: [{ atMs: 500, argv: ['sh', '-c', 'wget -qO- http://127.0.0.1:8080/'] }],
    untilMs: 1000,
  });
  expect(run.execs[0]?.output).toBe(`Hello, world!\n${version}\nHostname: mypod\n`);
  expect(run.stderr).toMatch(/^2026\/\d\d\/\d\d \S+ Server listening on port 8080\n\S+ \S+ Serving request: \/\n$/);
});

test('a guestbook, an HPA example and WordPress open port 80', () => {
  expect(ask('registry.k8s.io/hpa-example', '/', undefined, 80).execs[0]?.output).toBe('OK!');
  const guestbook = ask('us-docker.pkg.dev/google-samples/containers/gke/gb-frontend:v5', '/', undefined, 80);
  expect(guestbook.execs[0]?.output).toContain('Guestbook');
  expect(ask('wordpress:6.2.1-apache', '/', undefined, 80).stderr).toContain('WordPress not found in /var/www/html');
});

test('etcd opens the port that it is told', () => {
  const run = runImage('registry.k8s.io/etcd:3.5.1-0', ['etcd', '--listen-client-urls', 'http://0.0.0.0:2399'], {
    untilMs: 1000,
  });
  expect(run.exitCode).toBeUndefined();
  expect(run.stderr).toBe('');
});

test.each([
  ['nginx:1.14.2', '', 'bgcolor="white"'],
  ['nginx:1.16.1', '', '<body>\r\n'],
  ['registry.k8s.io/nginx-slim:0.21', '', '<body>\r\n'],
  ['nginx:1', '/docker-entrypoint.sh: ', '<body>\r\n'],
])('%s begins its log with %j', (image, log, page) => {
  const run = ask(image, '/nope', undefined, 80);
  const { stdout } = run;
  expect(stdout.startsWith(log === '' ? '127.0.0.1 - - [' : log)).toBe(true);
  expect(run.execs[0]?.output).toContain(page);
  expect(stdout).toContain(`"GET /nope HTTP/1.1" 404 ${page.startsWith('bg') ? 169 : 153} "-" "curl/`);
});
