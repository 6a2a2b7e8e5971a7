import { describe, expect, test } from 'vitest';
import type { Dialect } from '../process/types';
import { runShell } from '../testing/shellRun';

const run = (shell: Dialect, script: string, files = {}) => runShell({ id: 'test', shell, script, files });

describe('here-documents', () => {
  test.each(['busybox-1.28', 'busybox-1.35', 'dash', 'bash'] as const)('%s runs their substitutions', (shell) => {
    const script =
      'cat <<EOF\nx $(echo s) `echo q`\nEOF\nread z <<EOF\n$(echo r)\nEOF\necho $z\ncat <<E | cat\n$(echo p)\nE';
    expect(run(shell, script).stdout).toBe('x s q\nr\np\n');
  });

  test('bash warns of one that is not closed', () => {
    expect(run('bash', 'cat <<EOF\nabc').stderr).toBe(
      "bash: line 2: warning: here-document at line 1 delimited by end-of-file (wanted `EOF')\n",
    );
  });

  test('what fails inside of one fails the command', () => {
    expect(run('bash', 'cat <<EOF\n$((1 +))\nEOF\necho $?')).toMatchObject({ stdout: '1\n' });
    expect(run('dash', 'cat <<EOF\n$((1 +))\nEOF\necho $?').stdout).toBe('2\n');
  });
});

describe('bash gives up the line and goes on', () => {
  test.each([
    ['readonly r=1; r=2; echo no\necho end $?', 'end 1\n'],
    ['echo $((1 +)); echo no\necho end', 'end\n'],
    ['{ readonly r=1; r=2; } >out 2>&1\necho end; cat out', 'end\nbash: line 1: r: readonly variable\n'],
    ['f() { local x=1; echo $((1 +)); }; x=0; f\necho $x', '0\n'],
  ])('%s', (script, stdout) => {
    expect(run('bash', script).stdout).toBe(stdout);
  });
});

const NESTED = 'echo\neval "nosuch"\neval "\nnosuch"\nf() { nosuch; }\nf\n. ./src';

test.each<[Dialect, string]>([
  [
    'busybox-1.35',
    'sh: eval: line 1: nosuch: not found\nsh: eval: line 3: nosuch: not found\nsh: nosuch: not found\nsh: ./src: line 2: nosuch: not found\n',
  ],
  [
    'dash',
    'sh: 1: eval: nosuch: not found\nsh: 2: eval: nosuch: not found\nsh: 5: nosuch: not found\nsh: 2: ./src: nosuch: not found\n',
  ],
  [
    'bash',
    'bash: line 2: nosuch: command not found\nbash: line 5: nosuch: command not found\nenvironment: line 5: nosuch: command not found\n./src: line 2: nosuch: command not found\n',
  ],
])('%s names eval, files and functions in complaints', (shell, stderr) => {
  expect(run(shell, NESTED, { '/w/src': ':\nnosuch\n' }).stderr).toBe(stderr);
});

test.each<[Dialect, string]>([
  ['dash', 'cat is /usr/bin/cat\ncat is a tracked alias for /usr/bin/cat\n'],
  ['bash', 'cat is /usr/bin/cat\ncat is /usr/bin/cat\n'],
  ['busybox-1.35', 'cat is cat\ncat is cat\n'],
])('%s says what it remembers of a program', (shell, stdout) => {
  expect(run(shell, 'type cat; type cat').stdout).toBe(stdout);
});

test('bash quotes what is not ASCII', () => {
  expect(run('bash', 'x=é; printf "%q %s\\n" "$x" "${x@Q}"').stdout).toBe("$'\\303\\251' $'\\303\\251'\n");
});
