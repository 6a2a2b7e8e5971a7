import { expect, test } from 'vitest';
import { createTestContainer } from '../../testing/processes';
import { jq } from './jq';

const POD = JSON.stringify({
  metadata: { name: 'web', labels: { app: 'web', tier: 'front' } },
  status: {
    phase: 'Running',
    containerStatuses: [
      { name: 'a', ready: true },
      { name: 'b', ready: false },
    ],
  },
});

function run(args: readonly string[], input = POD): { stdout: string; stderr: string; exitCode: number | undefined } {
  const container = createTestContainer({ jq }, { files: { '/in.json': input } });
  container.start(['jq', ...args, '/in.json'], { NAME: 'x' });
  container.run();
  return { stdout: container.stdout, stderr: container.stderr, exitCode: container.exit?.exitCode };
}

test.each([
  ['.metadata.name', '"web"\n'],
  ['-r .status.phase', 'Running\n'],
  ['-c .status.containerStatuses[0]', '{"name":"a","ready":true}\n'],
  ['-c [.status.containerStatuses[].name]', '["a","b"]\n'],
  ['.status.containerStatuses|length', '2\n'],
  ['-r .status.containerStatuses[]|select(.ready|not)|.name', 'b\n'],
  ['-c .status.containerStatuses|map(.ready)|all,any', 'false\ntrue\n'],
  ['-c .metadata.labels|to_entries|map("\\(.key)=\\(.value)")|join(",")', '"app=web,tier=front"\n'],
  ['-c .metadata.labels|keys', '["app","tier"]\n'],
  ['-c .metadata.labels.app="x"|.metadata.labels', '{"app":"x","tier":"front"}\n'],
  ['-c del(.metadata,.status.containerStatuses)', '{"status":{"phase":"Running"}}\n'],
  ['.nope//"none"', '"none"\n'],
  ['-c {n:.metadata.name,p:.status.phase}', '{"n":"web","p":"Running"}\n'],
  ['-r if(.status.phase=="Running")then("up")else("down")end', 'up\n'],
  ['-r .metadata["name"]|ascii_upcase', 'WEB\n'],
  ['-n -c [range(3)]|map(.*2)|add', '6\n'],
  ['-n 1+2*3-4/2', '5\n'],
  ['-c .status.containerStatuses|sort_by(.ready)|.[0].name,.[-1].name', '"b"\n"a"\n'],
  ['-r .metadata.name|@base64', 'd2Vi\n'],
  ['-n -r env.NAME', 'x\n'],
  ['-c .status.containerStatuses|=length|.status', '{"phase":"Running","containerStatuses":2}\n'],
  ['-n -c reduce(1,2,3)as$x(0;.+$x)', '6\n'],
  ['-n "a"as$x|$x+"b"', '"ab"\n'],
  ['-c .status.containerStatuses[0:1]|map(.name)', '["a"]\n'],
  ['-c [..|numbers?]', '[]\n'],
])('jq %s', (call, expected) => {
  const result = run(call.split(' '));
  expect(result.stdout, result.stderr).toBe(expected);
});

test('exit codes: -e, errors, syntax, input', () => {
  expect(run(['-e', '.nope']).exitCode).toBe(1);
  expect(run(['-e', 'empty']).exitCode).toBe(4);
  expect(run(['.metadata[0]'])).toMatchObject({
    exitCode: 5,
    stderr: 'jq: error (at <stdin>:0): Cannot index object with number\n',
  });
  expect(run(['.a |']).exitCode).toBe(3);
  expect(run(['.'], 'not json').exitCode).toBe(2);
});

test('a program that does not end is stopped', () => {
  expect(run(['-n', '[range(100000)] | map(range(100000)) | length']).exitCode).toBe(5);
});
