import { describe, expect, it } from 'vitest';
import { runProgram } from '../../../testing/programRun';

describe('jq’s larger forms', () => {
  it.each<[string, string]>([
    ['[foreach range(3) as $i (0; . + $i)]', '[0,1,3]'],
    ['def f(x): x * 2; f(3)', '6'],
    ['def fac($n): if $n < 2 then 1 else $n * fac($n - 1) end; fac(5)', '120'],
    ['try error("x") catch .', '"x"'],
    ['label $out | 1, break $out, 2', '1'],
    ['{"a":[1,{"b":2}]} as {a:[$x,{$b}]} | [$x,$b]', '[1,2]'],
    ['[1,[2,[3]]] | [paths]', '[[0],[1],[1,0],[1,1],[1,1,0]]'],
    ['{"a":{"b":1}} | setpath(["a","c"];2)', '{"a":{"b":1,"c":2}}'],
    ['"a1b22" | [scan("[0-9]+")], gsub("[0-9]";"#")', '["1","22"]\n"a#b##"'],
    ['"k=v" | capture("(?<key>\\\\w+)=(?<value>\\\\w+)")', '{"key":"k","value":"v"}'],
    ['0 | todate', '"1970-01-01T00:00:00Z"'],
    ['"2024-01-02T03:04:05Z" | fromdate', '1704164645'],
    ['[[1,2],[3,4]] | transpose', '[[1,3],[2,4]]'],
    ['{"a":[3,1]} | walk(if type == "array" then sort else . end)', '{"a":[1,3]}'],
    ['[1,2,3] | until(length < 2; .[1:])', '[3]'],
  ])('%s', (program, stdout) => {
    expect(runProgram(['jq', '-nc', program])).toMatchObject({ stdout: `${stdout}\n`, stderr: '', exitCode: 0 });
  });

  it.each<[string, string, number]>([
    ['nosuch', 'jq: error: nosuch/0 is not defined at <top-level>, line 1:\nnosuch\njq: 1 compile error\n', 3],
    ['$x', 'jq: error: $x is not defined at <top-level>, line 1:\n$x\njq: 1 compile error\n', 3],
    ['error("boom")', 'jq: error (at <unknown>): boom\n', 5],
    ['"a" | test("(?!b)")', 'jq: error (at <unknown>): Podflight does not match the pattern "(?!b)"\n', 5],
    ['def f: f; f', 'jq: error (at <unknown>): program nests its calls too deeply for Podflight\n', 5],
  ])('%s fails', (program, stderr, exitCode) => {
    expect(runProgram(['jq', '-n', program])).toMatchObject({ stdout: '', stderr, exitCode });
  });
});
