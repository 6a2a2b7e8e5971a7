import { describe, expect, test } from 'vitest';
import { runShell } from '../shellRun';

const SHELLS = ['busybox-1.28', 'busybox-1.35', 'dash', 'bash'] as const;

/** When a script ended, in steps of 100 ms, by its last output. */
function run(shell: (typeof SHELLS)[number], script: string) {
  const { stdout, notices, timeline } = runShell({ id: 'streaming', shell, script });
  return { stdout, notices, endMs: timeline.at(-1)?.[0] };
}

describe.each(SHELLS)('%s', (shell) => {
  test('reads as many lines in a second of virtual time as a real one', () => {
    const result = run(shell, 'seq 200000 | while read line; do :; done; echo done');
    expect(result).toMatchObject({ stdout: 'done\n', notices: [] });
    expect(result.endMs).toBeGreaterThan(100);
    expect(result.endMs).toBeLessThanOrEqual(1000);
  });

  test('counts in the time that counting takes', () => {
    const result = run(shell, 'i=0; while [ $i -lt 50000 ]; do i=$((i+1)); done; echo $i');
    expect(result).toMatchObject({ stdout: '50000\n', notices: [] });
    expect(result.endMs).toBeLessThanOrEqual(1000);
  });
});

test('a file that is written and read line by line ends, too', () => {
  const result = run('dash', 'seq 100000 >f; while read line; do last=$line; done <f; echo $last');
  expect(result).toMatchObject({ stdout: '100000\n', notices: [] });
  expect(result.endMs).toBeLessThanOrEqual(1000);
});

test.each([
  ['seq 300000 | sort -rn | head -n 1', '300000\n'],
  ['seq -s " " 300000 | awk "{ print substr(\\$0, 1, 5), NF }"', '1 2 3 300000\n'],
  ['seq 60000 | xxd | xxd -r | tail -n 1', '60000\n'],
])('%s takes it all', (script, stdout) => {
  expect(run('busybox-1.35', script)).toMatchObject({ stdout, notices: [] });
});

test('an array takes many words', () => {
  expect(run('bash', 'a=($(seq 200000)); echo ${#a[@]}')).toMatchObject({ stdout: '200000\n', notices: [] });
});

test.each([
  'while :; do :; done',
  'echo 1 >f; while :; do read a <f; done',
  'yes | cat >/dev/null',
])('%s is a busy loop, and said to be one', (script) => {
  const { notices } = run('busybox-1.35', script);
  expect(notices.some((notice) => notice.startsWith('busy-loop'))).toBe(true);
}, 30_000);

test.each([
  'ls >/dev/null | cat; echo done',
  '{ ls >/dev/null; } | cat; echo done',
  'x=$(ls >/dev/null); echo done',
  'x=$(ls >f; sleep 0); echo done',
])('%s: a program with its output elsewhere holds no pipe open', (script) => {
  expect(run('busybox-1.35', script)).toMatchObject({ stdout: 'done\n', notices: [] });
});
