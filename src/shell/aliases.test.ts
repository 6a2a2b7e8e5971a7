import { describe, expect, test } from 'vitest';
import { runShell } from '../testing/shellRun';

/** As busybox 1.35 and dash 0.5.12 played them: what they print, on both streams where they say the same. */
const PLAYED: readonly (readonly [script: string, stdout: string])[] = [
  ["alias ll='echo listing'\nll a\nunalias ll\nll; echo $?", 'listing a\n127\n'],
  ["alias x='echo 1'; x; echo $?\nx", '127\n1\n'],
  ["alias a='b ' b='echo' c=d\na c\nb c", 'd\nc\n'],
  ["alias foo='if true; then'\nfoo echo hi; fi", 'hi\n'],
  ["alias done2='done'\nfor i in 1 2; do echo $i; done2", '1\n2\n'],
  ['alias e=\'echo "a b" |\'\ne cat', 'a b\n'],
  ["alias echo='echo pre'\necho x\n\\echo y", 'pre x\ny\n'],
  ["alias a=b b=a\na; echo $?; 'a'; echo $?", '127\n127\n'],
  ["f() { g; }\nalias g='echo ga'\nf; echo $?\ng\neval g", '127\nga\nga\n'],
  ["alias g='echo ga'\nf() { g; }\nunalias g\nf", 'ga\n'],
  ['alias n=\nn echo empty\necho "[$(n echo q)]"', 'empty\n[q]\n'],
  ["alias sudo='echo S '\nalias p='echo P'\nsudo p; sudo sudo p", 'S echo P\nS echo S echo P\n'],
  ["alias two='echo 1\necho 2'\ntwo\nalias", "1\n2\ntwo='echo 1\necho 2'\n"],
  ["alias hi='echo hi # comment'\nhi there\necho next", 'hi\nnext\n'],
  ["alias t='type'\nt t", 't is an alias for type\n'],
];

describe.each(['busybox-1.28', 'busybox-1.35', 'dash'] as const)('%s puts aliases in place as it reads', (shell) => {
  test.each(PLAYED)('%s', (script, stdout) => {
    expect(runShell({ id: 'alias', shell, script, files: {} }).stdout).toBe(stdout);
  });
});

test('bash does so when it is told to', () => {
  const script = (told: string) => `${told}\nalias ll='echo listing'\nll a`;
  const run = (text: string) => runShell({ id: 'alias', shell: 'bash', script: text, files: {} }).stdout;
  expect(run(script(':'))).toBe('');
  expect(run(script('shopt -s expand_aliases'))).toBe('listing a\n');
});

test('thousands of uses in one line are read as fast as each alone', () => {
  const script = `alias a=true\n${'a;'.repeat(10_000)}echo done`;
  expect(runShell({ id: 'alias', shell: 'dash', script, files: {} }).stdout).toBe('done\n');
});
