import { number, plain } from './builtin';
import type { Builtin } from './scope';

const of = (compute: (value: number) => number): Builtin => plain((input) => compute(number(input)));
const half = (value: number): number => Math.sign(value) * Math.round(Math.abs(value));

export const numberFunctions: Readonly<Record<string, Builtin>> = {
  'floor/0': of(Math.floor),
  'ceil/0': of(Math.ceil),
  'round/0': of(half),
  'trunc/0': of(Math.trunc),
  'sqrt/0': of(Math.sqrt),
  'fabs/0': of(Math.abs),
  'abs/0': of(Math.abs),
  'log/0': of(Math.log),
  'log2/0': of(Math.log2),
  'log10/0': of(Math.log10),
  'exp/0': of(Math.exp),
  'exp2/0': of((value) => 2 ** value),
  'exp10/0': of((value) => 10 ** value),
  'cbrt/0': of(Math.cbrt),
  'sin/0': of(Math.sin),
  'cos/0': of(Math.cos),
  'tan/0': of(Math.tan),
  'asin/0': of(Math.asin),
  'acos/0': of(Math.acos),
  'atan/0': of(Math.atan),
  'infinite/0': plain(() => Number.POSITIVE_INFINITY),
  'nan/0': plain(() => Number.NaN),
  'isnan/0': plain((input) => Number.isNaN(number(input))),
  'isinfinite/0': plain((input) => Math.abs(number(input)) === Number.POSITIVE_INFINITY),
  'isnormal/0': plain((input) => Number.isFinite(number(input)) && input !== 0),
  'pow/2': function* (input, [base, power], scope) {
    if (base === undefined || power === undefined) return;
    for (const b of scope.run(power, input, scope))
      for (const a of scope.run(base, input, scope)) yield number(a) ** number(b);
  },
};
