import { isKind, setOf } from './dicts';
import { raised } from './errors';
import { bitLength, checkBits, floatModulo, floorDivide, modulo } from './numbers';
import type { SetValue, Value } from './values';
/** The keys of a dict are like a set. */
export const asSet = (value: Value): SetValue | undefined =>
  isKind(value, 'set')
    ? value
    : isKind(value, 'view') && value.what === 'keys'
      ? setOf([...value.of.map.values()].map(({ key }) => key))
      : undefined;

/** Undefined for what integers cannot do. */
export function integers(operator: string, a: bigint, b: bigint): Value | undefined {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      checkBits(bitLength(a) + bitLength(b));
      return a * b;
    case '/':
      return divide(Number(a), Number(b));
    case '//':
      return floorDivide(a, b);
    case '%':
      return modulo(a, b);
    case '**':
      if (b < 0n) return floats('**', Number(a), Number(b));
      if (a !== 0n && a !== 1n && a !== -1n) checkBits(bitLength(a) * Number(b));
      return a ** b;
    case '&':
      return a & b;
    case '|':
      return a | b;
    case '^':
      return a ^ b;
    case '<<':
    case '>>':
      if (b < 0n) throw raised('ValueError', 'negative shift count');
      if (operator === '>>') return a >> b;
      checkBits(bitLength(a) + Number(b));
      return a << b;
    default:
      return undefined;
  }
}

function divide(a: number, b: number): number {
  if (b === 0) throw raised('ZeroDivisionError', 'division by zero');
  return a / b;
}

export function floats(operator: string, a: number, b: number): Value | undefined {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      if (b === 0) throw raised('ZeroDivisionError', 'float division by zero');
      return a / b;
    case '//':
      if (b === 0) throw raised('ZeroDivisionError', 'float floor division by zero');
      return Math.floor(a / b);
    case '%':
      return floatModulo(a, b);
    case '**':
      if (a === 0 && b < 0) throw raised('ZeroDivisionError', '0.0 cannot be raised to a negative power');
      return a ** b;
    default:
      return undefined;
  }
}
