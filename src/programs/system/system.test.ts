import { describe, expect, it } from 'vitest';
import { BUSYBOX, GNU, OLD_BUSYBOX, runProgram } from '../../testing/programRun';

describe('system programs', () => {
  it.each<[string, string]>([
    ['echo -n a b', 'a b'],
    ['printf %s-%d\\n a 3', 'a-3\n'],
    ['whoami', 'root\n'],
    ['id -u', '0\n'],
    ['hostname', 'mypod\n'],
    ['uname', 'Linux\n'],
    ['uname -m', 'x86_64\n'],
    ['env -i A=1 B=2', 'A=1\nB=2\n'],
    ['env X=y printenv X', 'y\n'],
    ['which cat', '/bin/cat\n'],
    ['date -d @0 +%F_%T', '1970-01-01_00:00:00\n'],
    ['date -u +%Y', '2026\n'],
    ['nice echo hi', 'hi\n'],
    ['nohup echo hi', 'hi\n'],
    ['timeout 5 echo fine', 'fine\n'],
  ])('%s', (command, stdout) => {
    expect(runProgram(command.split(' '), { userland: GNU })).toMatchObject({ stdout, stderr: '', exitCode: 0 });
  });

  it.each<[string, string, string]>([
    ['xargs', 'a b\nc\n', 'a b c\n'],
    ['xargs -n1 echo x', 'a b', 'x a\nx b\n'],
    ['xargs -I{} echo <{}>', 'a b\nc\n', '<a b>\n<c>\n'],
    ['xargs -0 echo', 'a b\0c\0', 'a b c\n'],
    ['xargs -r echo', '', ''],
  ])('%s of %j', (command, stdin, stdout) => {
    expect(runProgram(command.split(' '), { stdin })).toMatchObject({ stdout, exitCode: 0 });
  });

  it('sleeps in virtual time', () => {
    expect(runProgram(['sleep', '1.5'])).toMatchObject({ endedAtMs: 1500, exitCode: 0 });
    expect(runProgram(['sleep', '1m'])).toMatchObject({ endedAtMs: 60_000 });
    expect(runProgram(['sleep', 'abc']).stderr).toBe("sleep: invalid number 'abc'\n");
  });

  it('times out with 124 in GNU', () => {
    expect(runProgram(['timeout', '2', 'sleep', '10'], { userland: GNU })).toMatchObject({
      exitCode: 124,
      endedAtMs: 2000,
    });
    expect(runProgram(['timeout', '2', 'nope'], { userland: GNU })).toMatchObject({
      exitCode: 127,
      stderr: "timeout: failed to run command 'nope': No such file or directory\n",
    });
  });

  it('times out by a watcher in busybox, with -t before 1.29', () => {
    const nested = ['env', 'timeout', '2', 'sleep', '10'];
    expect(runProgram(['time', ...nested], { userland: BUSYBOX })).toMatchObject({ exitCode: 143, endedAtMs: 2000 });
    expect(runProgram(['timeout', '1', 'sleep', '5'], { userland: OLD_BUSYBOX })).toMatchObject({
      exitCode: 127,
      stderr: "timeout: can't execute '1': No such file or directory\n",
    });
    expect(runProgram(['timeout', '-t', '1', 'echo', 'x'], { userland: OLD_BUSYBOX }).stdout).toBe('x\n');
  });

  it('evaluates test and [', () => {
    expect(runProgram(['test', '3', '-gt', '2']).exitCode).toBe(0);
    expect(runProgram(['[', '-d', '/w', ']']).exitCode).toBe(0);
    expect(runProgram(['[', 'a'])).toMatchObject({ exitCode: 2, stderr: '[: missing ]\n' });
  });

  it('finds processes', () => {
    expect(runProgram(['ps']).stdout).toContain('ps');
    expect(runProgram(['pidof', 'nothing']).exitCode).toBe(1);
    expect(runProgram(['kill', '99']).stderr).toBe("kill: can't kill pid 99: No such process\n");
  });
});
