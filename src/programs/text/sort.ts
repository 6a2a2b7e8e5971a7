import { byteOrder } from '../../process';
import type { Blocking } from '../../process/types';
import type { Options } from '../network/getopt';
import { readInput, reason, splitLines, type Tool, tool } from '../support/tool';
import { compareVersions } from './compareVersions';

interface Key {
  readonly startField: number;
  readonly startCharacter: number;
  readonly endField: number;
  readonly endCharacter: number;
  readonly flags: string;
}

export const sort = tool(function* (t): Blocking<number> {
  const options = t.options('nrughMRcCszbdfiVk:o:t:S:T:m', {
    long: {
      unique: 'u',
      reverse: 'r',
      'numeric-sort': 'n',
      'ignore-case': 'f',
      stable: 's',
      key: 'k',
      output: 'o',
      'field-separator': 't',
      'version-sort': 'V',
      'human-numeric-sort': 'h',
      check: 'c',
      'general-numeric-sort': 'g',
      'ignore-leading-blanks': 'b',
      'zero-terminated': 'z',
      'dictionary-order': 'd',
      'month-sort': 'M',
      'ignore-nonprinting': 'i',
      merge: 'm',
      'random-sort': 'R',
    },
    busybox: `nrugMcszbdfiVo:k:t:S:T:m${t.olderThan('1.36') ? '' : 'h'}`,
  });
  if (options.error) return yield* t.badOption(options, 2);
  const separator = (options.value('t') ?? '').replace(/^\\0$/, '\0');
  if (separator.length > 1) return yield* t.failEither('bad -t parameter', `multi-character tab '${separator}'`, 2);
  const orders = [...'dghinMRV'].filter((letter) => options.has(letter)).join('');
  if (t.gnu && keyOrders(orders) > 1) return yield* t.fail(`options '-${orders}' are incompatible`, 2);
  const keys = options.values('k').map(parseKey);
  const badKey = options.values('k').find((_, i) => keys[i] === undefined);
  if (badKey !== undefined) return yield* t.failEither('bad field specification', wrongKey(badKey), 2);
  const end = options.has('z') ? '\0' : '\n';
  let lines: readonly string[] = [];
  for (const path of options.operands.length > 0 ? options.operands : ['-']) {
    try {
      lines = lines.concat(splitLines(yield* readInput(t.process, path), end));
    } catch (error) {
      const words = reason(error);
      if (words !== 'Is a directory')
        return yield* t.failEither(`${path}: ${words}`, `cannot read: ${path}: ${words}`, 2);
      // busybox takes a folder for an empty file.
      if (t.gnu) return yield* t.fail(`read failed: ${path}: ${words}`, 2);
    }
  }
  const compare = comparer(
    options,
    keys.filter((key) => key !== undefined),
  );
  if (options.has('c') || options.has('C')) return yield* check(t, options, lines, compare.keys);
  // busybox drops equal ones from the sorted lines, where GNU keeps the one that came first.
  const sorted = [...lines].sort(options.has('u') && !t.gnu ? compare.broken : compare.lines);
  const kept = options.has('u')
    ? sorted.filter((line, i) => i === 0 || compare.keys(sorted[i - 1] ?? '', line) !== 0)
    : sorted;
  const result = kept.map((line) => line + end).join('');
  return yield* deliver(t, options, result);
});

function* deliver(t: Tool, options: Options, result: string): Blocking<number> {
  const output = options.value('o');
  if (output === undefined) {
    t.put(result);
    return 0;
  }
  try {
    t.process.writeFile(output, result);
    return 0;
  } catch (error) {
    return yield* t.failEither(`${output}: ${reason(error)}`, `open failed: ${output}: ${reason(error)}`, 2);
  }
}

function* check(
  t: Tool,
  options: Options,
  lines: readonly string[],
  compare: (a: string, b: string) => number,
): Blocking<number> {
  const bad = lines.findIndex((line, i) => i > 0 && compare(lines[i - 1] ?? '', line) > (options.has('u') ? -1 : 0));
  if (bad < 0) return 0;
  if (options.has('C')) return 1;
  if (!t.gnu) {
    yield* t.process.error(`Check line ${bad}`);
    return 1;
  }
  return yield* t.fail(`${options.operands[0] ?? '-'}:${bad + 1}: disorder: ${lines[bad]}`);
}

/** How many orders are asked for that GNU's sort takes one of. */
function keyOrders(letters: string): number {
  return [...letters].filter((letter) => 'ghnMRV'.includes(letter)).length + (/[di]/.test(letters) ? 1 : 0);
}

function parseKey(text: string): Key | undefined {
  const match = /^(\d+)(?:\.(\d+))?([a-zA-Z]*)(?:,(\d+)(?:\.(\d+))?([a-zA-Z]*))?$/.exec(text);
  if (match === null || Number(match[1]) === 0) return undefined;
  return {
    startField: Number(match[1]),
    startCharacter: Number(match[2] ?? 1),
    endField: match[4] === undefined ? Number.POSITIVE_INFINITY : Number(match[4]),
    endCharacter: Number(match[5] ?? 0),
    flags: (match[3] ?? '') + (match[6] ?? ''),
  };
}

function wrongKey(text: string): string {
  if (/^0/.test(text)) return `field number is zero: invalid field specification '${text}'`;
  if (!/^\d/.test(text)) return `invalid number at field start: invalid count at start of '${text}'`;
  return `stray character in field spec: invalid field specification '${text}'`;
}

function comparer(options: Options, keys: readonly Key[]) {
  const global = [...'nrghMRfbdV'].filter((letter) => options.has(letter)).join('');
  const separator = options.value('t');
  const byKeys = (a: string, b: string): number => {
    if (keys.length === 0) return compareText(a, b, global) * (options.has('r') ? -1 : 1);
    for (const key of keys) {
      const flags = key.flags === '' ? global : key.flags;
      const result = compareText(keyText(a, key, separator), keyText(b, key, separator), flags);
      if (result !== 0) return flags.includes('r') ? -result : result;
    }
    return 0;
  };
  const broken = (a: string, b: string): number =>
    byKeys(a, b) || (options.has('s') ? 0 : byteOrder(a, b) * (options.has('r') ? -1 : 1));
  return { keys: byKeys, lines: options.has('u') ? byKeys : broken, broken };
}

function keyText(line: string, key: Key, separator: string | undefined): string {
  // Without -t a field begins with the blanks in front of it.
  const fields = separator === undefined ? (line.match(/[ \t]*[^ \t]+/g) ?? []) : line.split(separator);
  const chosen = fields.slice(key.startField - 1, key.endField);
  if (chosen.length === 0) return '';
  const last = chosen.length - 1;
  if (key.endCharacter > 0 && chosen.length === key.endField - key.startField + 1)
    chosen[last] = (chosen[last] ?? '').slice(0, key.endCharacter);
  chosen[0] = (chosen[0] ?? '').slice(key.startCharacter - 1);
  return chosen.join(separator ?? '');
}

const MONTHS = 'JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC';
const UNITS = ' KMGTPE';

function compareText(a: string, b: string, flags: string): number {
  if (flags.includes('g')) return compareNumbers(floatOf(a), floatOf(b));
  if (flags.includes('n')) return numberOf(a) - numberOf(b);
  if (flags.includes('h')) return humanNumber(a) - humanNumber(b);
  if (flags.includes('M')) return month(a) - month(b);
  if (flags.includes('R')) return shuffled(a) - shuffled(b);
  if (flags.includes('V')) return compareVersions(a, b);
  const prepare = (text: string): string => {
    let result = flags.includes('b') ? text.replace(/^[ \t]+/, '') : text;
    if (flags.includes('d')) result = result.replace(/[^A-Za-z0-9 \t]/g, '');
    return flags.includes('f') ? result.toUpperCase() : result;
  };
  return byteOrder(prepare(a), prepare(b));
}

function numberOf(text: string): number {
  return Number.parseFloat(/^[ \t]*(-?\d*\.?\d*)/.exec(text)?.[1] ?? '') || 0;
}

const compareNumbers = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

/** As strtod reads it, hexadecimal too; what is no number comes first. */
const floatOf = (text: string): number => {
  const hexadecimal = /^\s*(-?)(0x[\da-f]+)/i.exec(text);
  if (hexadecimal !== null) return Number(hexadecimal[2]) * (hexadecimal[1] === '-' ? -1 : 1);
  const number = Number.parseFloat(text);
  return Number.isNaN(number) ? Number.NEGATIVE_INFINITY : number;
};

function humanNumber(text: string): number {
  const unit = /^[ \t]*-?\d*\.?\d*([KMGTPE])/i.exec(text)?.[1]?.toUpperCase() ?? ' ';
  return numberOf(text) * 1024 ** UNITS.indexOf(unit);
}

/** -R sorts by a hash of the key, so equal keys stay together; here it is the same hash in every run. */
function shuffled(text: string): number {
  let hash = 2_166_136_261;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16_777_619) >>> 0;
  return hash;
}

function month(text: string): number {
  const name = text.trim().slice(0, 3).toUpperCase();
  return name.length === 3 ? MONTHS.indexOf(name) : -1;
}
