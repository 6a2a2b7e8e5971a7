import { randomBytes } from '../tools/openssl/random';
import { integerArgument, numberArgument } from './arguments';
import { raised } from './errors';
import { toArray } from './iteration';
import type { Machine } from './machine';
import type { NativeModule } from './nativeModules';
import { type NativeTable, tupleOf, type Value } from './values';

const UNARY: Readonly<Record<string, (x: number) => number>> = Object.fromEntries(
  (
    [
      'sqrt',
      'exp',
      'log2',
      'log10',
      'log1p',
      'expm1',
      'sin',
      'cos',
      'tan',
      'asin',
      'acos',
      'atan',
      'sinh',
      'cosh',
      'tanh',
      'cbrt',
      'fabs',
    ] as const
  ).map((name) => [name, name === 'fabs' ? Math.abs : Math[name]]),
);

function whole(value: Value | undefined, round: (x: number) => number): Value {
  return typeof value === 'bigint' ? value : BigInt(round(numberArgument(value)));
}

export function mathModule(): NativeModule {
  const functions: Record<string, NativeTable[string]> = {
    'floor x': (_m, [x]) => whole(x, Math.floor),
    'ceil x': (_m, [x]) => whole(x, Math.ceil),
    'trunc x': (_m, [x]) => whole(x, Math.trunc),
    'pow x y': (_m, [x, y]) => numberArgument(x) ** numberArgument(y),
    'atan2 y x': (_m, [y, x]) => Math.atan2(numberArgument(y), numberArgument(x)),
    'hypot *': (_m, args) => Math.hypot(...args.map((arg) => numberArgument(arg))),
    'fmod x y': (_m, [x, y]) => numberArgument(x) % numberArgument(y),
    'copysign x y': (_m, [x, y]) =>
      Math.abs(numberArgument(x)) * (Object.is(numberArgument(y), -0) || numberArgument(y) < 0 ? -1 : 1),
    'degrees x': (_m, [x]) => (numberArgument(x) * 180) / Math.PI,
    'radians x': (_m, [x]) => (numberArgument(x) * Math.PI) / 180,
    'log x base?': (_m, [x, base]) => {
      if (numberArgument(x) <= 0) throw raised('ValueError', 'math domain error');
      return base === undefined
        ? Math.log(numberArgument(x))
        : Math.log(numberArgument(x)) / Math.log(numberArgument(base));
    },
    'isnan x': (_m, [x]) => Number.isNaN(numberArgument(x)),
    'isinf x': (_m, [x]) => Math.abs(numberArgument(x)) === Number.POSITIVE_INFINITY,
    'isfinite x': (_m, [x]) => Number.isFinite(numberArgument(x)),
    'isclose a b': (_m, [a, b]) =>
      Math.abs(numberArgument(a) - numberArgument(b)) <=
      1e-9 * Math.max(Math.abs(numberArgument(a)), Math.abs(numberArgument(b))),
    'isqrt n': (_m, [n]) => BigInt(Math.floor(Math.sqrt(integerArgument(n)))),
    'factorial n': (_m, [n]) => {
      const last = integerArgument(n);
      if (last < 0) throw raised('ValueError', 'factorial() not defined for negative values');
      if (last > 5000) throw raised('MemoryError');
      let product = 1n;
      for (let i = 2n; i <= BigInt(last); i++) product *= i;
      return product;
    },
    'gcd *': (_m, args) => args.reduce((a: bigint, b) => gcd(a, BigInt(integerArgument(b))), 0n),
    'lcm a b': (_m, [a, b]) =>
      (BigInt(integerArgument(a)) * BigInt(integerArgument(b))) /
      gcd(BigInt(integerArgument(a)), BigInt(integerArgument(b))),
    'comb n k': (_m, [n, k]) => {
      let result = 1n;
      for (let i = 0n; i < BigInt(integerArgument(k)); i++)
        result = (result * (BigInt(integerArgument(n)) - i)) / (i + 1n);
      return result;
    },
    *'prod iterable'(machine, [iterable = null]) {
      let product = 1;
      let exact = 1n;
      let isWhole = true;
      for (const item of yield* toArray(machine, iterable)) {
        product *= Number(item);
        if (typeof item === 'bigint') exact *= item;
        else isWhole = false;
      }
      return isWhole ? exact : product;
    },
    *'fsum iterable'(machine, [iterable = null]) {
      return (yield* toArray(machine, iterable)).reduce((sum: number, item) => sum + Number(item), 0);
    },
    'modf x': (_m, [x]) => tupleOf([numberArgument(x) % 1, Math.trunc(numberArgument(x))]),
  };
  for (const [name, run] of Object.entries(UNARY))
    functions[`${name} x`] = (_m, [x]) => {
      const result = run(numberArgument(x));
      if (Number.isNaN(result) && !Number.isNaN(numberArgument(x))) throw raised('ValueError', 'math domain error');
      return result;
    };
  return {
    functions,
    values: { pi: Math.PI, e: Math.E, inf: Number.POSITIVE_INFINITY, nan: Number.NaN, tau: 2 * Math.PI },
  };
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y > 0n) [x, y] = [y, x % y];
  return x;
}

const SIZE = 624;
const SHIFT = 397;

/** The Mersenne Twister, seeded as CPython seeds it with an integer: equal seeds draw equal numbers. */
export function randomModule(machine: Machine): NativeModule {
  const state = new Uint32Array(SIZE);
  let at = SIZE;
  const seedOne = (seed: number) => {
    state[0] = seed;
    for (let i = 1; i < SIZE; i++) {
      const before = state[i - 1] ?? 0;
      state[i] = Math.imul(before ^ (before >>> 30), 1812433253) + i;
    }
    at = SIZE;
  };
  const seedBy = (key: readonly number[]) => {
    seedOne(19650218);
    let i = 1;
    for (let k = 0; k < Math.max(SIZE, key.length); k++) {
      const before = state[i - 1] ?? 0;
      const j = k % key.length;
      state[i] = ((state[i] ?? 0) ^ Math.imul(before ^ (before >>> 30), 1664525)) + (key[j] ?? 0) + j;
      if (++i >= SIZE) {
        state[0] = state[SIZE - 1] ?? 0;
        i = 1;
      }
    }
    for (let k = 1; k < SIZE; k++) {
      const before = state[i - 1] ?? 0;
      state[i] = ((state[i] ?? 0) ^ Math.imul(before ^ (before >>> 30), 1566083941)) - i;
      if (++i >= SIZE) {
        state[0] = state[SIZE - 1] ?? 0;
        i = 1;
      }
    }
    state[0] = 0x80000000;
  };
  const twist = () => {
    for (let i = 0; i < SIZE; i++) {
      const y = ((state[i] ?? 0) & 0x80000000) | ((state[(i + 1) % SIZE] ?? 0) & 0x7fffffff);
      state[i] = (state[(i + SHIFT) % SIZE] ?? 0) ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
    }
    at = 0;
  };
  const draw = (): number => {
    if (at >= SIZE) twist();
    let y = state[at++] ?? 0;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  };
  const bytes = randomBytes(machine.process)(8);
  seedBy(bytes);
  return {
    functions: {
      'seed n': (_m, [n = 0n]) => {
        const key: number[] = [];
        let rest = typeof n === 'bigint' ? (n < 0n ? -n : n) : 0n;
        do {
          key.push(Number(rest & 0xffffffffn));
          rest >>= 32n;
        } while (rest > 0n);
        seedBy(key);
        return null;
      },
      random: () => ((draw() >>> 5) * 67108864 + (draw() >>> 6)) / 9007199254740992,
      'getrandbits k': (_m, [k]) => {
        let result = 0n;
        const bits = integerArgument(k);
        for (let done = 0; done < bits; done += 32) {
          const left = bits - done;
          const word = draw() >>> (left < 32 ? 32 - left : 0);
          result |= BigInt(word) << BigInt(done);
        }
        return result;
      },
    },
  };
}
