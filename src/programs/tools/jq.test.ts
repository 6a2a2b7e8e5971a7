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
    stderr: 'jq: error (at /in.json:0): Cannot index object with number\n',
  });
  expect(run(['.a |']).exitCode).toBe(3);
  expect(run(['.'], 'not json').exitCode).toBe(5);
});

test.each([
  [
    ['.a |'],
    'jq: error: syntax error, unexpected end of file (Unix shell quoting issues?) at <top-level>, line 1:\n.a |   \njq: 1 compile error\n',
  ],
  [['. | foo'], 'jq: error: foo/0 is not defined at <top-level>, line 1:\n. | foo    \njq: 1 compile error\n'],
  [['"x" | halt_error(3)'], 'x'],
  [['1 | debug | empty'], '["DEBUG:",1]\n'],
  [['[1] | sort, ("s" | sort)'], 'jq: error (at <unknown>): string ("s") cannot be sorted, as it is not an array\n'],
])('%j says on standard error', (args, stderr) => {
  expect(run(['-n', ...args]).stderr).toBe(stderr);
});

test.each([
  ['[{"a":1},2,{"a":3}] | [.[].a?]', '[1,3]'],
  ['[[1,2],[3]] | [combinations]', '[[1,3],[2,3]]'],
  ['{"a":[1]} | fromstream(tostream)', '{"a":[1]}'],
  ['any(1, 2; . == 2), all(1, 2; . == 2)', 'true\nfalse'],
  ['[1, null] | join("-")', '"1-"'],
  ['[range(0; 6; 2)], nth(1; 5, 6)', '[0,2,4]\n6'],
])('%s gives %s', (program, stdout) => {
  expect(run(['-nc', program]).stdout).toBe(`${stdout}\n`);
});

test('a program that does not end is stopped', () => {
  expect(run(['-n', '[range(100000)] | map(range(100000)) | length']).exitCode).toBe(5);
});
