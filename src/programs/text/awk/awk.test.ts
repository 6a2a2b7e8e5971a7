import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GNU, runProgram } from '../../../testing/programRun';
import { AwkFailure } from './lexer';
import { parseAwk } from './parser';

describe('awk', () => {
  it.each<[string, string, string]>([
    ['{print $2}', 'a b\nc d\n', 'b\nd\n'],
    ['$1>3', '1\n4\n5\n', '4\n5\n'],
    ['/b/{print "hit", NR}', 'a\nb\n', 'hit 2\n'],
    ['{$1="z"; print}', 'x y\n', 'z y\n'],
    ['END{print NR, $0}', 'a\nb\n', '2 b\n'],
    ['{s+=$1} END{print s/NR}', '1\n2\n', '1.5\n'],
    ['{c[$1]++} END{for (k in c) print k, c[k]}', 'a\nb\na\n', 'a 2\nb 1\n'],
    ['BEGIN{printf "%03d|%-4s|%.2f\\n", 7, "x", 3.14159}', '', '007|x   |3.14\n'],
    ['BEGIN{print length("abc") substr("hello",2,3) index("abc","c")}', '', '3ell3\n'],
    ['{n=split($0,p,","); print n, p[2]}', 'a,b,c\n', '3 b\n'],
    ['{gsub(/o/,"[&]"); print}', 'foo\n', 'f[o][o]\n'],
    ['BEGIN{print match("foobar",/o+/), RSTART, RLENGTH}', '', '2 2 2\n'],
    ['function f(n){return n<2?1:n*f(n-1)} BEGIN{print f(10)}', '', '3628800\n'],
    ['function g(a){a["x"]=1} BEGIN{g(t); print length(t)}', '', '1\n'],
    ['BEGIN{while(i<3){i++; if(i==2)continue; print i}}', '', '1\n3\n'],
    ['NR==1,/c/', 'a\nb\nc\nd\n', 'a\nb\nc\n'],
    ['BEGIN{x["a"]; if ("a" in x) print "in"; delete x["a"]; print ("a" in x)}', '', 'in\n0\n'],
    ['BEGIN{"echo hi" | getline l; print 1 2, l}', '', '12 \n'],
    ['BEGIN{exit 3}', '', ''],
    ['BEGIN{print 1e6, 0.1+0.2, 100000*100000}', '', '1000000 0.3 10000000000\n'],
    ['{print NF; NF=2; print}', 'a b c\n', '3\na b\n'],
    ['BEGIN{print toupper("a") -1, 2^3, 7%3, !0}', '', '-1 8 1 1\n'],
    ['{print > "/w/out"} END{close("/w/out"); while ((getline l < "/w/out") > 0) print "<" l}', 'a\n', '<a\n'],
  ])('%s', (program, stdin, stdout) => {
    expect(runProgram(['awk', program], { stdin }).stdout).toBe(stdout);
  });

  it('takes -F, -v and assignments between files', () => {
    expect(runProgram(['awk', '-F:', '-v', 'x=1', '{print $1, x}', 'x=2', '-'], { stdin: 'a:b\n' }).stdout).toBe(
      'a 2\n',
    );
  });

  it('says what is wrong', () => {
    expect(runProgram(['awk', 'BEGIN{print 1/0}']).stderr).toBe('awk: cmd. line:1: Division by zero\n');
    expect(runProgram(['awk', '{print', 'x'], { userland: GNU })).toMatchObject({ exitCode: 2 });
  });

  it('stops endless recursion', () => {
    expect(runProgram(['awk', 'function f(){f()} BEGIN{f()}']).stderr).toContain('nested too deeply');
  });

  it('reads any text without throwing anything but AwkFailure', () => {
    const piece = fc.constantFrom(
      ...'{ } ( ) [ ] $ 1 "a" /b/ x = == ~ ! ++ , ; | > print getline if else for in while BEGIN function \n'.split(
        ' ',
      ),
      '\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (parts) => {
        try {
          parseAwk(parts.join(' '), 'busybox');
        } catch (failure) {
          expect(failure).toBeInstanceOf(AwkFailure);
        }
      }),
      { numRuns: 300 },
    );
  });
});
