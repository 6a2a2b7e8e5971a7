import type { Blocking } from '../../process/types';
import type { Tool } from '../support/tool';
import { CHECKS, FindFailure, formatEntry } from './findChecks';
import { FindCommands, type Predicate, simple } from './findCommands';

export interface FindQuery {
  readonly test: Predicate;
  readonly minimum: number;
  readonly maximum: number;
  readonly depthFirst: boolean;
  /** Runs what `-exec … +` collected. */
  finish(): Blocking<void>;
  failed(): boolean;
  /** After -quit. */
  stopped(): boolean;
}

/** Parses find's expression. Throws FindFailure. */
export function parseFind(t: Tool, words: readonly string[]): FindQuery {
  const parser = new FindParser(t, words);
  const test = words.length === 0 ? undefined : parser.parse();
  const print: Predicate = function* (entry) {
    t.put(`${entry.path}\n`);
    yield* t.tick();
    return true;
  };
  const full: Predicate = function* (entry) {
    const result = test === undefined || (yield* test(entry));
    if (result && !parser.acts && !parser.stopped) yield* print(entry);
    return result;
  };
  return {
    test: full,
    minimum: parser.minimum,
    maximum: parser.maximum,
    depthFirst: parser.depthFirst,
    finish: () => parser.commands.finish(),
    failed: () => parser.commands.failed,
    stopped: () => parser.stopped,
  };
}

class FindParser {
  #at = 0;
  #extended = false;
  acts = false;
  minimum = 0;
  maximum = Number.POSITIVE_INFINITY;
  depthFirst = false;
  stopped = false;
  readonly commands: FindCommands;

  constructor(
    private readonly t: Tool,
    private readonly words: readonly string[],
  ) {
    this.commands = new FindCommands(t);
  }

  parse(): Predicate {
    const [first = ''] = this.words;
    if (this.t.gnu && BINARY.includes(first))
      throw new FindFailure(`invalid expression; you have used a binary operator '${first}' with nothing before it.`);
    const test = this.#or();
    if (this.#at >= this.words.length) return test;
    const word = this.words[this.#at] ?? '';
    throw new FindFailure(
      this.t.gnu && word === ')' ? "invalid expression; you have too many ')'" : this.#unknown(word),
    );
  }

  #unknown(word: string): string {
    return this.t.gnu ? `unknown predicate \`${word}'` : `unrecognized: ${word}`;
  }

  #next(option: string): string {
    const word = this.words[this.#at++];
    if (word === undefined)
      throw new FindFailure(this.t.gnu ? `missing argument to \`${option}'` : `${option} requires an argument`);
    return word;
  }

  #or(): Predicate {
    let left = this.#and();
    while (this.words[this.#at] === '-o' || this.words[this.#at] === '-or') {
      const word = this.words[this.#at++] ?? '';
      const first = left;
      this.#needsMore(word);
      const second = this.#at < this.words.length ? this.#and() : simple(() => false);
      left = function* (entry) {
        return (yield* first(entry)) || (yield* second(entry));
      };
    }
    return left;
  }

  #and(): Predicate {
    let left = this.#primary();
    for (;;) {
      const word = this.words[this.#at];
      if (word === undefined || word === ')' || word === '-o' || word === '-or') return left;
      if (word === '-a' || word === '-and') {
        this.#at++;
        this.#needsMore(word);
      }
      const first = left;
      const second = this.#primary();
      left = function* (entry) {
        return (yield* first(entry)) && (yield* second(entry));
      };
    }
  }

  /** GNU wants something behind an operator; busybox takes nothing for true. */
  #needsMore(operator: string): void {
    if (this.t.gnu && this.#at >= this.words.length)
      throw new FindFailure(`expected an expression after '${operator}'`);
  }

  #primary(): Predicate {
    const next = this.words[this.#at];
    if (!this.t.gnu && (next === undefined || next === ')' || BINARY.includes(next))) return simple(() => true);
    const word = this.words[this.#at++] ?? '';
    if (word === '!' || word === '-not') {
      this.#needsMore(word);
      if (this.#at >= this.words.length) return simple(() => true);
      const inner = this.#primary();
      return function* (entry) {
        return !(yield* inner(entry));
      };
    }
    if (word === '(') return this.#group();
    return this.#option(word) ?? this.#action(word) ?? this.#check(word);
  }

  #group(): Predicate {
    const { gnu } = this.t;
    const wrong = 'invalid expression; ';
    if (gnu && this.#at >= this.words.length)
      throw new FindFailure(
        `${wrong}expected to find a ')' but didn't see one. Perhaps you need an extra predicate after '('`,
      );
    if (gnu && this.words[this.#at] === ')') throw new FindFailure(`${wrong}empty parentheses are not allowed.`);
    const inner = this.#or();
    if (this.words[this.#at++] === ')') return inner;
    throw new FindFailure(
      gnu ? `${wrong}I was expecting to find a ')' somewhere but did not see one.` : "unpaired '('",
    );
  }

  #depth(option: string): number {
    const text = this.#next(option);
    if (/^\d+$/.test(text)) return Number(text);
    throw new FindFailure(
      this.t.gnu
        ? `Expected a positive decimal integer argument to ${option}, but got '${text}'`
        : `invalid number '${text}'`,
    );
  }

  #option(word: string): Predicate | undefined {
    switch (word) {
      case '-maxdepth':
        this.maximum = this.#depth(word);
        break;
      case '-mindepth':
        this.minimum = this.#depth(word);
        break;
      case '-depth':
        this.depthFirst = true;
        break;
      case '-xdev':
      case '-follow':
        break;
      case '-mount':
      case '-true':
      case '-noleaf':
      case '-daystart':
      case '-ignore_readdir_race':
        if (!this.t.gnu) return undefined;
        break;
      case '-regextype':
        if (!this.t.gnu) return undefined;
        this.#extended = /extended|egrep|awk/.test(this.#next(word));
        break;
      default:
        return undefined;
    }
    return simple(() => true);
  }

  #action(word: string): Predicate | undefined {
    const { t } = this;
    if (!t.gnu && GNU_ACTIONS.includes(word)) return undefined;
    switch (word) {
      case '-print':
      case '-print0':
        this.acts = true;
        return simple(({ path }) => {
          t.put(path + (word === '-print' ? '\n' : '\0'));
          return true;
        });
      case '-printf': {
        this.acts = true;
        const format = this.#next(word);
        return simple((entry) => {
          t.put(formatEntry(format, entry, t));
          return true;
        });
      }
      case '-prune':
        return simple((entry) => {
          entry.prune = true;
          return true;
        });
      case '-quit':
        return simple(() => {
          this.stopped = true;
          return true;
        });
      case '-ls':
        this.acts = true;
        return simple((entry) => {
          t.put(formatEntry('%9i %6k %M %3n %-8u %-8g %8s %Tb %Te %TH:%TM %p\\n', entry, t));
          return true;
        });
      case '-delete':
        if (t.process.container.image.userland.standalone === true) return undefined;
        this.acts = true;
        this.depthFirst = true;
        return (entry) => this.commands.remove(entry);
      case '-exec':
      case '-ok':
        this.acts = true;
        return this.#exec(false);
      case '-execdir':
        if (!t.gnu) return undefined;
        this.acts = true;
        return this.#exec(true);
      default:
        return undefined;
    }
  }

  #exec(inFolder: boolean): Predicate {
    const end = this.words.findIndex(
      (word, i) => i >= this.#at && (word === ';' || (word === '+' && this.words[i - 1] === '{}')),
    );
    if (end < 0) throw new FindFailure(this.t.gnu ? "missing argument to `-exec'" : '-exec requires an argument');
    const command = this.words.slice(this.#at, end);
    this.#at = end + 1;
    return this.words[end] === '+' ? this.commands.collect(command) : this.commands.each(command, inFolder);
  }

  #check(word: string): Predicate {
    const { t } = this;
    const name = /^-newer[aBcm]t$/.test(word) && t.gnu ? '-newermt' : word;
    const check = Object.hasOwn(CHECKS, name) && (t.gnu || !GNU_CHECKS.includes(name)) ? CHECKS[name] : undefined;
    if (
      check === undefined ||
      (word === '-empty' && t.olderThan('1.29')) ||
      (word === '-executable' && t.olderThan('1.32'))
    )
      throw new FindFailure(this.#unknown(word));
    const argument = WITHOUT_ARGUMENT.includes(word) ? '' : this.#next(word);
    return simple(check(argument, t, this.#extended));
  }
}

const BINARY = ['-o', '-or', '-a', '-and'];
const WITHOUT_ARGUMENT = ['-empty', '-false', '-executable', '-readable', '-writable', '-nouser', '-nogroup'];
const GNU_ACTIONS = ['-printf', '-ls', '-ok'];
const GNU_CHECKS =
  '-false -readable -writable -nouser -nogroup -uid -gid -newermt -anewer -cnewer -iwholename -iregex -lname'.split(
    ' ',
  );
