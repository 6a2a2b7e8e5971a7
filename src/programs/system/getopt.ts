import type { Blocking } from '../../process/types';
import { quoteSingle } from '../../shell/expand/quote';
import { type Tool, tool } from '../support/tool';

/** getopt(1): takes words apart for scripts. `getopt ab: WORDS`, or `getopt -o ab: -l long,other: -n name -- WORDS`. */
export const getopt = tool(function* (t): Blocking<number> {
  // 4 tells scripts that this is not the getopt of old.
  if (t.args[0] === '-T' || t.args[0] === '--test') return 4;
  if (t.args.length === 0)
    return yield* t.gnu ? t.misuse('missing optstring argument', 2) : t.fail('missing optstring argument');
  const own = ownOptions(t.args);
  const long = own.long.split(',').filter(Boolean);
  const found: string[] = [];
  const operands: string[] = [];
  let status = 0;
  for (let i = 0; i < own.words.length; i++) {
    const word = own.words[i] ?? '';
    if (word === '--') {
      operands.push(...own.words.slice(i + 1));
      break;
    }
    const next = own.words[i + 1];
    const taken = word.startsWith('--') ? takeLong(t, word, next, long) : takeShort(word, next, own.short);
    if (!taken) {
      operands.push(word);
      if (own.short.startsWith('+')) {
        operands.push(...own.words.slice(i + 1));
        break;
      }
      continue;
    }
    for (const problem of taken.problems) {
      status = 1;
      if (!own.quiet) yield* t.process.error(`${own.name}: ${problem}`);
    }
    found.push(...taken.found);
    if (taken.usedNext) i++;
  }
  const quote = own.isOld || own.unquoted ? (word: string) => word : quoteSingle;
  t.put(
    ` ${[...found.map((word) => (/^-/.test(word) ? word : quote(word.slice(1)))), '--', ...operands.map(quote)].join(' ')}\n`,
  );
  return status;
});

interface Own {
  readonly short: string;
  readonly long: string;
  readonly name: string;
  readonly words: readonly string[];
  /** Without options of its own it quotes nothing. */
  readonly isOld: boolean;
  /** -u */
  readonly unquoted: boolean;
  /** -q: what is wrong is not said. */
  readonly quiet: boolean;
}

function ownOptions(args: readonly string[]): Own {
  if (!args[0]?.startsWith('-'))
    return {
      short: args[0] ?? '',
      long: '',
      name: 'getopt',
      words: args.slice(1),
      isOld: true,
      unquoted: true,
      quiet: false,
    };
  let [short, long, name] = ['', '', 'getopt'];
  let unquoted = false;
  let quiet = false;
  let i = 0;
  for (; i < args.length && args[i] !== '--'; i++) {
    const arg = args[i] ?? '';
    if (/^-[uqaQ]+$|^--(?:unquoted|quiet|alternative)$/.test(arg)) {
      unquoted ||= /^-\w*u/.test(arg) || arg === '--unquoted';
      quiet ||= /^-\w*q/.test(arg) || arg === '--quiet';
      continue;
    }
    const value = /^-[oln]./.test(arg) ? arg.slice(2) : (/^--\w+=(.*)$/s.exec(arg)?.[1] ?? args[++i] ?? '');
    if (/^(?:-o|--options)/.test(arg)) short = value;
    else if (/^(?:-l|--long)/.test(arg)) long += `,${value}`;
    else if (/^(?:-n|--name)/.test(arg)) name = value;
  }
  return { short, long, name, words: args.slice(i + 1), isOld: false, unquoted, quiet };
}

interface Taken {
  /** Options begin with a dash, values with a blank. */
  readonly found: readonly string[];
  readonly problems: readonly string[];
  readonly usedNext: boolean;
}

function takeLong(t: Tool, word: string, next: string | undefined, long: readonly string[]): Taken {
  const [, name = '', given] = /^--([^=]*)(?:=(.*))?$/s.exec(word) ?? [];
  const refused = (problem: string): Taken => ({ found: [], problems: [problem], usedNext: false });
  const bare = (entry: string) => entry.replace(/:+$/, '');
  const meant = long.filter((entry) => bare(entry).startsWith(name));
  const known = long.find((entry) => bare(entry) === name) ?? meant[0];
  if (known === undefined) return refused(`unrecognized option '--${name}'`);
  // What is cut off must stay clear, which Debian's busybox does not mind.
  if (t.gnu && meant.length > 1 && bare(known) !== name)
    return refused(
      `option '--${name}' is ambiguous; possibilities: ${meant.map((entry) => `'--${bare(entry)}'`).join(' ')}`,
    );
  const full = bare(known);
  if (!known.endsWith(':'))
    return given === undefined
      ? { found: [`--${full}`], problems: [], usedNext: false }
      : refused(`option '--${full}' doesn't allow an argument`);
  if (given !== undefined || known.endsWith('::'))
    return { found: [`--${full}`, ` ${given ?? ''}`], problems: [], usedNext: false };
  if (next === undefined) return { found: [], problems: [`option '--${name}' requires an argument`], usedNext: false };
  return { found: [`--${full}`, ` ${next}`], problems: [], usedNext: true };
}

function takeShort(word: string, next: string | undefined, short: string): Taken | undefined {
  if (!/^-./s.test(word)) return undefined;
  const found: string[] = [];
  const problems: string[] = [];
  for (let i = 1; i < word.length; i++) {
    const letter = word.charAt(i);
    const at = letter === ':' ? -1 : short.indexOf(letter);
    if (at < 0) problems.push(`invalid option -- '${letter}'`);
    else if (short[at + 1] !== ':') found.push(`-${letter}`);
    else {
      const rest = word.slice(i + 1);
      const isOptional = short[at + 2] === ':';
      if (rest !== '' || isOptional) found.push(`-${letter}`, ` ${rest}`);
      else if (next === undefined) problems.push(`option requires an argument -- '${letter}'`);
      else found.push(`-${letter}`, ` ${next}`);
      return { found, problems, usedNext: rest === '' && !isOptional && next !== undefined };
    }
  }
  return { found, problems, usedNext: false };
}
