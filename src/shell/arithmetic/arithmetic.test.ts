import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dialect } from '../../process/types';
import { evaluateArithmetic, formatArithmeticError } from './arithmetic';

function run(source: string, dialect: Dialect = 'bash', variables: Record<string, string> = {}): string {
  const result = evaluateArithmetic(source, {
    dialect,
    get: (name, index) => variables[index === undefined ? name : `${name}[${index}]`] ?? '',
    set: (name, value, index) => {
      variables[index === undefined ? name : `${name}[${index}]`] = value;
    },
  });
  return 'error' in result ? formatArithmeticError(result.error, dialect) : String(result.value);
}

describe('arithmetic', () => {
  it.each([
    ['1+2*3', '7'],
    ['(1+2)*3', '9'],
    ['2**3**2', '512'],
    ['-7/2', '-3'],
    ['-7%3', '-1'],
    ['1<2 && 2<3 || 0', '1'],
    ['5 > 3 ? 10 : 20', '10'],
    ['0x1f + 010', '39'],
    ['16#ff', '255'],
    ['9223372036854775807+1', '-9223372036854775808'],
    ['1<<62', '4611686018427387904'],
    ['~5', '-6'],
    ['!0 + !5', '1'],
    ['', '0'],
    ['x', '4'],
    ['x++ + x', '9'],
    ['++x * 2', '10'],
    ['y = x + 1, y * 2', '10'],
    ['x += 3', '7'],
    ['a[1+1]', '7'],
    ['e', '6'],
  ])('%s is %s in bash', (source, expected) => {
    expect(run(source, 'bash', { x: '4', 'a[2]': '7', e: 'x+2' })).toBe(expected);
  });

  it.each<[string, Dialect, string]>([
    ['1/0', 'busybox-1.35', 'divide by zero'],
    ['1/0', 'dash', 'arithmetic expression: division by zero: "1/0"'],
    ['1/0', 'bash', '1/0: division by 0 (error token is "0")'],
    ['1 + ', 'dash', 'arithmetic expression: expecting primary: "1 + "'],
    ['1 + ', 'bash', '1 + : syntax error: operand expected (error token is "+ ")'],
    ['5++', 'bash', '5++: syntax error: operand expected (error token is "+")'],
    ['5++', 'dash', 'arithmetic expression: expecting primary: "5++"'],
    ['2#101', 'dash', 'arithmetic expression: expecting EOF: "2#101"'],
    ['2#101', 'busybox-1.28', 'arithmetic syntax error'],
    ['08', 'bash', '08: value too great for base (error token is "08")'],
    ['x = 5, x', 'dash', 'arithmetic expression: expecting EOF: "x = 5, x"'],
    ['1 2', 'bash', '1 2: syntax error in expression (error token is "2")'],
    ['1.5', 'bash', '1.5: syntax error: invalid arithmetic operator (error token is ".5")'],
    ['2 ** -1', 'bash', '2 ** -1: exponent less than 0 (error token is "1")'],
  ])('%s in %s: %s', (source, dialect, expected) => {
    expect(run(source, dialect)).toBe(expected);
  });

  it('stops loops of variables and absurd nesting', () => {
    expect(run('a', 'busybox-1.35', { a: 'b', b: 'a' })).toBe('expression recursion loop detected');
    expect(run('('.repeat(5000))).toContain('recursion');
    expect(run('-'.repeat(5001))).toContain('recursion');
  });

  it('agrees with JavaScript on sums and products', () => {
    const small = fc.integer({ min: -1000, max: 1000 });
    fc.assert(
      fc.property(small, small, small, (a, b, c) => {
        expect(run(`${a}+ ${b}*(${c}-${a})`.replaceAll('--', '- -'))).toBe(String(a + b * (c - a)));
      }),
    );
  });

  it('never throws on any text', () => {
    const dialects = fc.constantFrom<Dialect>('busybox-1.28', 'busybox-1.35', 'dash', 'bash');
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...'()+-*/%<>=!&|^~?:,0189ax[]# .'), { maxLength: 15 }),
        dialects,
        (parts, dialect) => {
          run(parts.join(''), dialect, { a: '3', x: 'a+1' });
        },
      ),
      { numRuns: 500 },
    );
  });
});
