import { expect, test } from 'vitest';
import { createTestContainer } from '../../testing/processes';
import { yq } from './yq';

const VALUES = `# of the chart
image:
  repository: nginx # the server
  tag: "1.25"
replicas: 3
ratio: 1.10
ports:
  - name: http
    port: 80
  - name: metrics
    port: 9090
`;

function run(args: readonly string[], files: Readonly<Record<string, string>> = {}) {
  const container = createTestContainer({ yq }, { files: { '/v.yaml': VALUES, ...files } });
  container.start(['yq', ...args], { TAG: '2.0' });
  container.run();
  const changed = container.container.files.read('/v.yaml') ?? '';
  return { stdout: container.stdout, stderr: container.stderr, exitCode: container.exit?.exitCode, changed };
}

test.each([
  [['.image.repository', '/v.yaml'], 'nginx\n'],
  [['.image.tag', '/v.yaml'], '1.25\n'],
  [['.ratio', '/v.yaml'], '1.10\n'],
  [['.nothing', '/v.yaml'], 'null\n'],
  [['.image', '/v.yaml'], 'repository: nginx # the server\ntag: "1.25"\n'],
  [['eval', '.ports[1].port', '/v.yaml'], '9090\n'],
  [['.ports | length', '/v.yaml'], '2\n'],
  [['keys | .[0]', '/v.yaml'], 'image\n'],
  [['.ports[] | select(.name == "http") | .port', '/v.yaml'], '80\n'],
  [['-o', 'json', '.image', '/v.yaml'], '{\n  "repository": "nginx",\n  "tag": "1.25"\n}\n'],
  [['-o=json', '-I=0', '.ports[0]', '/v.yaml'], '{"name":"http","port":80}\n'],
  [['-n', '.a.b = "c"'], 'a:\n  b: c\n'],
  [['.image.tag = strenv(TAG) | .image', '/v.yaml'], 'repository: nginx\ntag: "2.0"\n'],
])('yq %j', (args, stdout) => {
  expect(run(args)).toMatchObject({ stdout, stderr: '', exitCode: 0 });
});

test('an assignment in place keeps comments and order', () => {
  const { changed, stdout } = run(['-i', '.replicas = 5 | .image.pull = "Always"', '/v.yaml']);
  expect(stdout).toBe('');
  expect(changed).toBe(
    VALUES.replace('replicas: 3', 'replicas: 5').replace('tag: "1.25"\n', 'tag: "1.25"\n  pull: Always\n'),
  );
});

test('del takes a key out', () => {
  expect(run(['del(.ports)', '/v.yaml']).stdout).not.toContain('ports');
});

test('documents are kept apart', () => {
  expect(run(['.kind', '/two.yaml'], { '/two.yaml': 'kind: A\n---\nkind: B\n' }).stdout).toBe('A\n---\nB\n');
});

test.each([
  [['.a', '/nope'], 'Error: open /nope: no such file or directory\n'],
  [['-e', '.nothing', '/v.yaml'], 'Error: no matches found\n'],
])('yq %j fails', (args, stderr) => {
  expect(run(args)).toMatchObject({ stderr, exitCode: 1 });
});
