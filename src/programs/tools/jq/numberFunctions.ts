import { number, plain } from './builtin';
import type { Builtin } from './scope';

const of = (name: string, compute: (value: number) => number): Builtin =>
  plain((input) => compute(number(input, name)));
const half = (value: number): number => Math.sign(value) * Math.round(Math.abs(value));

export const numberFunctions: Readonly<Record<string, Builtin>> = {
  'floor/0': of('floor', Math.floor),
  'ceil/0': of('ceil', Math.ceil),
  'round/0': of('round', half),
  'trunc/0': of('trunc', Math.trunc),
  'sqrt/0': of('sqrt', Math.sqrt),
  'fabs/0': of('fabs', Math.abs),
  'abs/0': of('abs', Math.abs),
  'log/0': of('log', Math.log),
  'log2/0': of('log2', Math.log2),
  'log10/0': of('log10', Math.log10),
  'exp/0': of('exp', Math.exp),
  'infinite/0': plain(() => Number.POSITIVE_INFINITY),
  'nan/0': plain(() => Number.NaN),
  'isnan/0': plain((input) => Number.isNaN(number(input, 'isnan'))),
  'isinfinite/0': plain((input) => Math.abs(number(input, 'isinfinite')) === Number.POSITIVE_INFINITY),
  'isnormal/0': plain((input) => Number.isFinite(number(input, 'isnormal')) && input !== 0),
  'pow/2': function* (input, [base, power], scope) {
    if (base === undefined || power === undefined) return;
    for (const b of scope.run(power, input, scope))
      for (const a of scope.run(base, input, scope)) yield number(a, 'pow') ** number(b, 'pow');
  },
};
