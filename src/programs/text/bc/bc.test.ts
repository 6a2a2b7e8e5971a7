import { describe, expect, it } from 'vitest';
import { runProgram } from '../../../testing/programRun';

describe('bc', () => {
  it.each([
    ['scale=3; 10/3', '3.333\n'],
    ['2^100', '1267650600228229401496703205376\n'],
    ['sqrt(2)', '1\n'],
    ['scale=3; sqrt(2); .5*3; -7%3', '1.414\n1.5\n-.001\n'],
    ['1.0-1; -0.5', '0\n-.5\n'],
    ['obase=16; 255; obase=10; ibase=16; FF', 'FF\n255\n'],
    ['x=5; if (x>3) 1 else 2', '1\n'],
    ['for(i=0;i<2;i++) i', '0\n1\n'],
    ['x=2; while (x>0) { x--; print "x", x, "\\n" }', '2\nx1\n1\nx0\n'],
    ['define f(n) { auto k; k=n; if (k<2) return 1; return k*f(k-1); }\nf(20)', '2432902008176640000\n'],
    ['a=b=3; a; 3==3; length(12345); scale(1.25)', '3\n1\n5\n2\n'],
    ['"str"; 7', 'str7\n'],
  ])('%s', (stdin, stdout) => {
    expect(runProgram(['bc'], { stdin: `${stdin}\n` })).toMatchObject({ stdout, stderr: '', exitCode: 0 });
  });

  it('breaks long numbers as the real one does', () => {
    expect(runProgram(['bc'], { stdin: '10^69\n' }).stdout).toBe(`1${'0'.repeat(67)}\\\n00\n`);
  });

  it.each([
    ['1/0\n', 'bc: divide by zero\n'],
    ['1+\n', "bc: bad expression at ''\n"],
    ['s(1)\n', 'bc: undefined function: s()\n'],
    ['9^9^9\n', 'bc: number too large for Podflight\n'],
    ['define f(x) { return f(x); }\nf(1)\n', 'bc: calls nest too deeply for Podflight\n'],
  ])('refuses %s', (stdin, stderr) => {
    expect(runProgram(['bc'], { stdin })).toMatchObject({ stderr, exitCode: 1 });
  });
});

describe('dc', () => {
  it.each([
    ['2 3 + p 5 * p', '5\n25\n'],
    ['3 k 1 3 / p f', '.333\n.333\n'],
    ['2 8 ^ p 16 o p', '256\n100\n'],
    ['7 sa la la * p z p', '49\n1\n'],
    ['1 2 r f', '1\n2\n'],
    ['_5 p', '-5\n'],
  ])('%s', (stdin, stdout) => {
    expect(runProgram(['dc'], { stdin })).toMatchObject({ stdout, stderr: '', exitCode: 0 });
  });

  it('says what it lacks', () => {
    expect(runProgram(['dc'], { stdin: '+ [a] x' }).stderr).toContain('dc: stack has too few elements\n');
    expect(runProgram(['dc'], { stdin: '[a]' }).stderr).toContain("Podflight does not simulate the command '['");
  });
});
