import type { Blocking, Process, Program } from '../../process/types';
import { notice } from '../network/socket';

const VERSIONS: Readonly<Record<string, string>> = {
  node: 'v22.20.0',
  java: 'openjdk 21.0.8 2025-07-15 LTS',
  go: 'go version go1.25.1 linux/amd64',
  npm: '10.9.3',
  perl: 'This is perl 5, version 36, subversion 0 (v5.36.0)',
  php: 'PHP 8.3.0 (cli)',
  ruby: 'ruby 3.3.0',
};

/** Languages that are not interpreted: they say so. What only prints a constant text or a version does. */
export const interpreter = (name: string): Program =>
  function* (process, argv): Blocking<number> {
    const args = argv.slice(1);
    if (/^(--version|-version|-V|-v|version)$/.test(args[0] ?? '')) {
      yield* process.write(1, `${VERSIONS[name] ?? name}\n`);
      return 0;
    }
    const digits = name === 'perl' ? piDigits(args) : undefined;
    if (digits !== undefined) {
      // bignum works in software: some seconds for the 2000 digits of the documentation's Job.
      yield* process.sleep(digits * 2);
      yield* process.write(1, `${pi(digits)}\n`);
      return 0;
    }
    const code = /^(-c|-e)$/.test(args[0] ?? '') ? (args[1] ?? '') : undefined;
    const printed = code === undefined ? undefined : constantPrint(code);
    if (printed !== undefined) {
      yield* process.write(1, `${printed}\n`);
      return 0;
    }
    return yield* refuse(process, name);
  };

function* refuse(process: Process, name: string): Blocking<number> {
  notice(process, 'program.not-simulated', { program: name });
  yield* process.error(`${name}: Podflight does not interpret ${name === 'node' ? 'JavaScript' : name} programs`);
  return 1;
}

/** `console.log('hello')`, alone. */
function constantPrint(code: string): string | undefined {
  const match = /^\s*console\.log\(\s*(?:"([^"\\]*)"|'([^'\\]*)'|(\d+))\s*\)\s*;?\s*$/.exec(code);
  return match ? (match[1] ?? match[2] ?? match[3]) : undefined;
}

/** `perl -Mbignum=bpi -wle 'print bpi(2000)'`, the Job of the documentation: how many digits it wants. */
function piDigits(args: readonly string[]): number | undefined {
  const [module = '', flags = '', code = ''] = args;
  if (!/^-Mbig(num|float|int|rat)?=bpi$/.test(module) || !/^-[wl]*e$/.test(flags)) return undefined;
  const digits = Number(/^\s*print bpi\((\d{1,5})\);?\s*$/.exec(code)?.[1] ?? 0);
  return digits > 1 && digits <= MOST_DIGITS ? digits : undefined;
}

const MOST_DIGITS = 20_000;
/** Digits beyond those asked for, which the errors of the sums stay in. */
const GUARD = 10;

/** Pi to so many significant digits, rounded: Machin's formula in whole numbers. */
function pi(digits: number): string {
  const unit = 10n ** BigInt(digits - 1 + GUARD);
  const sum = 4n * (4n * arcCotangent(5n, unit) - arcCotangent(239n, unit));
  const half = 5n * 10n ** BigInt(GUARD - 1);
  const text = ((sum + half) / 10n ** BigInt(GUARD)).toString();
  return `${text.slice(0, 1)}.${text.slice(1)}`;
}

function arcCotangent(of: bigint, unit: bigint): bigint {
  const square = of * of;
  let power = unit / of;
  let sum = power;
  for (let odd = 3n, sign = -1n; power > 0n; odd += 2n, sign = -sign) {
    power /= square;
    sum += (sign * power) / odd;
  }
  return sum;
}
