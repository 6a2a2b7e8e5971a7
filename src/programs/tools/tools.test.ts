import { expect, test } from 'vitest';
import { runImage } from '../../testing/imageRun';

const page = (body: string) => `HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
const HOSTS = {
  '10.96.12.35': { names: ['db.default.svc.cluster.local'], ports: { 5432: '', 3306: '', 27017: '', 9092: '' } },
  '140.82.121.4': { names: ['github.com'], ports: { 443: '', 80: page('# shop\n') } },
  '52.0.0.1': { names: ['assets.s3.amazonaws.com'], ports: { 80: page('data\n') } },
};
const run = (image: string, command: string, options = {}) =>
  runImage(image, command.split(' '), { hosts: HOSTS, ...options });

test.each([
  ['mongo', 'mongosh --host db --quiet --eval db.adminCommand("ping")', 0, '{ ok: 1 }\n', ''],
  ['mongo', 'mongosh --host db --port 1 --eval x', 1, '', 'MongoNetworkError: connect ECONNREFUSED 10.96.12.35:1\n'],
  [
    'alpine/git',
    'git clone https://nosuch/x/y.git',
    128,
    '',
    "Cloning into 'y'...\nfatal: unable to access 'https://nosuch/x/y.git/': Could not resolve host: nosuch\n",
  ],
  [
    'alpine/git',
    'git clone https://github.com/x/y.git /etc',
    128,
    '',
    "fatal: destination path '/etc' already exists and is not an empty directory.\n",
  ],
  ['alpine/git', 'git pull', 128, '', 'fatal: not a git repository (or any of the parent directories): .git\n'],
  ['amazon/aws-cli', 'aws s3 cp s3://assets/x /tmp', 1, '', 'fatal error: Unable to locate credentials\n'],
  ['amazon/aws-cli', 'aws s3 cp s3://assets/x /tmp --no-sign-request', 0, 'download: s3://assets/x to /tmp/x\n', ''],
  [
    'amazon/aws-cli',
    'aws s3 cp s3://nosuch/x /tmp --no-sign-request',
    1,
    '',
    'fatal error: Could not connect to the endpoint URL: "https://nosuch.s3.amazonaws.com/x"\n',
  ],
  ['node', 'node --version', 0, 'v22.20.0\n', ''],
  ['python', 'python3 -c print("hi")', 0, 'hi\n', ''],
  ['python', 'python3 app.py', 2, '', "python3: can't open file '/app.py': [Errno 2] No such file or directory\n"],
  ['node', 'node app.js', 1, '', 'node: Podflight does not interpret JavaScript programs\n'],
  [
    'debian',
    'apt-get install curl',
    100,
    'Reading package lists...\nBuilding dependency tree...\nReading state information...\n',
    'E: Unable to locate package curl\n',
  ],
])('%s: %s', (image, command, exitCode, stdout, stderr) => {
  const result = run(image, command);
  expect(result).toMatchObject({ stdout, stderr });
  expect(result.exitCode).toBe(exitCode);
});

test('git clone makes a folder and says that it is made up', () => {
  const https = run('alpine/git', 'git clone --depth 1 -b main https://github.com/x/shop.git');
  expect(https).toMatchObject({ exitCode: 0, stderr: "Cloning into 'shop'...\n" });
  expect(https.read('/git/shop/README.md')).toBe('# shop\n');
  expect(https.read('/git/shop/.git/HEAD')).toContain('main');
  expect(run('alpine/git', 'git clone -q http://github.com/x/y').stderr).toBe('');
});

test('agnhost and pause wait for their end', () => {
  const agnhost = runImage('registry.k8s.io/e2e-test-images/agnhost:2.53', ['/agnhost', 'netexec'], {
    execs: [{ atMs: 10, argv: ['curl', '-s', 'http://127.0.0.1:8080/hostname'] }],
    untilMs: 100,
  });
  expect(agnhost.execs[0]?.output).toBe('mypod');
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

test.each([
  [2, '3.1'],
  [10, '3.141592654'],
  [30, '3.14159265358979323846264338328'],
])('the Job of the documentation prints %d digits of pi', (digits, text) => {
  const result = runImage('perl:5.34.0', ['perl', '-Mbignum=bpi', '-wle', `print bpi(${digits})`]);
  expect(result).toMatchObject({ exitCode: 0, stdout: `${text}\n` });
});

test('kafka-topics waits for a broker', () => {
  expect(run('confluentinc/cp-kafka', 'kafka-topics --bootstrap-server db:9092 --list').exitCode).toBe(0);
  const waited = run('confluentinc/cp-kafka', 'kafka-topics --bootstrap-server db:1 --list');
  expect(waited.exitCode).toBe(1);
  expect(waited.exitedAtMs).toBeGreaterThan(59_000);
});
