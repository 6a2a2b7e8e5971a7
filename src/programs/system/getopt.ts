import type { Blocking } from '../../process/types';
import { quoteSingle } from '../../shell/expand/quote';
import { type Tool, tool } from '../support/tool';

/** getopt(1): takes words apart for scripts. `getopt ab: WORDS`, or `getopt -o ab: -l long,other: -n name -- WORDS`. */
export const getopt = tool(function* (t): Blocking<number> {
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
    const taken = word.startsWith('--') ? takeLong(word, next, long) : takeShort(word, next, own.short);
    if (!taken) {
      operands.push(word);
      if (own.short.startsWith('+')) {
        operands.push(...own.words.slice(i + 1));
        break;
      }
      continue;
    }
    for (const problem of taken.problems) status = yield* complain(t, own.name, problem);
    found.push(...taken.found);
    if (taken.usedNext) i++;
  }
  const quote = own.isOld ? (word: string) => word : quoteSingle;
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
}

function ownOptions(args: readonly string[]): Own {
  if (!args[0]?.startsWith('-'))
    return { short: args[0] ?? '', long: '', name: 'getopt', words: args.slice(1), isOld: true };
  let [short, long, name] = ['', '', 'getopt'];
  let i = 0;
  for (; i < args.length && args[i] !== '--'; i++) {
    const arg = args[i] ?? '';
    const value = /^-[oln]./.test(arg) ? arg.slice(2) : (/^--\w+=(.*)$/s.exec(arg)?.[1] ?? args[++i] ?? '');
    if (/^(?:-o|--options)/.test(arg)) short = value;
    else if (/^(?:-l|--long)/.test(arg)) long += `,${value}`;
    else if (/^(?:-n|--name)/.test(arg)) name = value;
  }
  return { short, long, name, words: args.slice(i + 1), isOld: false };
}

interface Taken {
  /** Options begin with a dash, values with a blank. */
  readonly found: readonly string[];
  readonly problems: readonly string[];
  readonly usedNext: boolean;
}

function takeLong(word: string, next: string | undefined, long: readonly string[]): Taken {
  const [, name = '', given] = /^--([^=]*)(?:=(.*))?$/s.exec(word) ?? [];
  const known = long.find((entry) => entry.replace(/:+$/, '') === name);
  if (known === undefined) return { found: [], problems: [`unrecognized option '--${name}'`], usedNext: false };
  if (!known.endsWith(':')) return { found: [`--${name}`], problems: [], usedNext: false };
  if (given !== undefined || known.endsWith('::'))
    return { found: [`--${name}`, ` ${given ?? ''}`], problems: [], usedNext: false };
  if (next === undefined) return { found: [], problems: [`option '--${name}' requires an argument`], usedNext: false };
  return { found: [`--${name}`, ` ${next}`], problems: [], usedNext: true };
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

function* complain(t: Tool, name: string, problem: string): Blocking<number> {
  yield* t.process.error(`${name}: ${problem}`);
  return 1;
}
