import { expect, test } from 'vitest';
import { runImage } from '../../testing/imageRun';

const IMAGE = 'registry.k8s.io/e2e-test-images/agnhost:2.53';
const HOSTS = { '10.96.12.35': { names: ['db.default.svc.cluster.local'], ports: { 5432: '' } } };
const run = (...words: string[]) => runImage(IMAGE, ['/agnhost', ...words], { hosts: HOSTS });

test.each([
  [['connect', 'db:5432'], '', '', 0],
  [['connect', 'db:1'], '', 'REFUSED\n', 1],
  [['connect', 'nosuch:1'], '', 'DNS\n', 1],
  [['dns-suffix'], 'default.svc.cluster.local,svc.cluster.local,cluster.local\n', '', 0],
  [['guestbook'], '', "agnhost: Podflight does not simulate 'agnhost guestbook'\n", 1],
])('agnhost %j', (words, stdout, stderr, exitCode) => {
  expect(run(...words)).toMatchObject({ stdout, stderr, exitCode });
});

test.each([
  ['netexec', 8080, '/hostname'],
  ['serve-hostname', 9376, '/'],
])('%s serves the host name', (command, port, path) => {
  const served = runImage(IMAGE, ['/agnhost', command], {
    execs: [{ atMs: 10, argv: ['curl', '-s', `http://127.0.0.1:${port}${path}`] }],
    untilMs: 100,
  });
  expect(served.execs[0]?.output).toBe('mypod');
});

test('pause waits for its end', () => {
  const paused = runImage(IMAGE, ['/agnhost', 'pause'], { signals: [{ atMs: 300, name: 'TERM' }] });
  expect(paused).toMatchObject({ stdout: 'Paused\n', exitCode: 0, exitedAtMs: 300 });
});

test('agnhost liveness is well for ten seconds', () => {
  const asked = (path: string) => ['curl', '-s', '-w', ' %{http_code}', `http://127.0.0.1:8080${path}`];
  const result = runImage('registry.k8s.io/e2e-test-images/agnhost:2.40', ['/agnhost', 'liveness'], {
    execs: [
      { atMs: 9000, argv: asked('/healthz') },
      { atMs: 12_000, argv: asked('/healthz') },
      { atMs: 13_000, argv: asked('/') },
    ],
    signals: [{ atMs: 15_000, name: 'TERM' }],
  });
  expect(result.execs.map(({ output }) => output.replace(/\d+\.\d+/, 'N'))).toEqual([
    'ok 200',
    'error: N 500',
    '404 page not found\n 404',
  ]);
  expect(result.exitCode).toBe(2);
});

test('agnhost netexec says when it serves, as Hello Minikube shows', () => {
  const result = runImage(
    'registry.k8s.io/e2e-test-images/agnhost:2.53',
    ['/agnhost', 'netexec', '--http-port', '80'],
    {
      execs: [{ atMs: 10, argv: ['curl', '-s', 'http://127.0.0.1/'] }],
      untilMs: 100,
    },
  );
  expect(result.stderr).toMatch(/^I\d{4} \d\d:\d\d:\d\d\.\d{6} {7}1 log\.go:245\] Started HTTP server on port 80\n/);
  expect(result.execs[0]?.output).toMatch(/^NOW: \d{4}-\d\d-\d\d /);
});
