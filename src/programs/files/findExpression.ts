import type { Blocking } from '../../process/types';
import { runCommand } from '../support/commands';
import { reason, type Tool } from '../support/tool';
import { CHECKS, type FindEntry, FindFailure, formatEntry } from './findChecks';

type Predicate = (entry: FindEntry) => Blocking<boolean>;

export interface FindQuery {
  readonly test: Predicate;
  readonly minimum: number;
  readonly maximum: number;
  readonly depthFirst: boolean;
  /** Runs what `-exec … +` collected. */
  finish(): Blocking<void>;
  failed(): boolean;
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
    if (result && !parser.acts) yield* print(entry);
    return result;
  };
  return {
    test: full,
    minimum: parser.minimum,
    maximum: parser.maximum,
    depthFirst: parser.depthFirst,
    finish: () => parser.finish(),
    failed: () => parser.failed,
  };
}

function simple(check: (entry: FindEntry) => boolean): Predicate {
  return function* (entry) {
    yield* [];
    return check(entry);
  };
}

class FindParser {
  #at = 0;
  acts = false;
  minimum = 0;
  maximum = Number.POSITIVE_INFINITY;
  depthFirst = false;
  failed = false;
  readonly #collected: { command: readonly string[]; paths: string[] }[] = [];

  constructor(
    private readonly t: Tool,
    private readonly words: readonly string[],
  ) {}

  parse(): Predicate {
    const test = this.#or();
    if (this.#at < this.words.length) throw new FindFailure(this.#unknown(this.words[this.#at] ?? ''));
    return test;
  }

  *finish(): Blocking<void> {
    for (const { command, paths } of this.#collected)
      if (paths.length > 0) {
        const end = yield* runCommand(
          this.t,
          command.flatMap((word) => (word === '{}' ? paths : [word])),
        );
        if (end?.status !== 0) this.failed = true;
      }
  }

  #unknown(word: string): string {
    return this.t.gnu ? `unknown predicate \`${word}'` : `unrecognized: ${word}`;
  }

  #next(option: string): string {
    const word = this.words[this.#at++];
    if (word === undefined)
      throw new FindFailure(this.t.gnu ? `missing argument to \`${option}'` : `option requires an argument: ${option}`);
    return word;
  }

  #or(): Predicate {
    let left = this.#and();
    while (this.words[this.#at] === '-o' || this.words[this.#at] === '-or') {
      this.#at++;
      const first = left;
      const second = this.#and();
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
      if (word === '-a' || word === '-and') this.#at++;
      const first = left;
      const second = this.#primary();
      left = function* (entry) {
        return (yield* first(entry)) && (yield* second(entry));
      };
    }
  }

  #primary(): Predicate {
    const word = this.words[this.#at++] ?? '';
    if (word === '!' || word === '-not') {
      const inner = this.#primary();
      return function* (entry) {
        return !(yield* inner(entry));
      };
    }
    if (word === '(') {
      const inner = this.#or();
      if (this.words[this.#at++] !== ')') throw new FindFailure('unmatched (');
      return inner;
    }
    return this.#option(word) ?? this.#action(word) ?? this.#check(word);
  }

  #option(word: string): Predicate | undefined {
    switch (word) {
      case '-maxdepth':
        this.maximum = Number(this.#next(word));
        break;
      case '-mindepth':
        this.minimum = Number(this.#next(word));
        break;
      case '-depth':
        this.depthFirst = true;
        break;
      case '-xdev':
      case '-mount':
      case '-follow':
      case '-true':
        break;
      default:
        return undefined;
    }
    return simple(() => true);
  }

  #action(word: string): Predicate | undefined {
    const { t } = this;
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
          t.put(formatEntry(format, entry));
          return true;
        });
      }
      case '-prune':
        return simple((entry) => {
          entry.prune = true;
          return true;
        });
      case '-quit':
        return undefined;
      case '-delete':
        this.acts = true;
        this.depthFirst = true;
        return (entry) => this.#delete(entry);
      case '-exec':
      case '-ok':
        this.acts = true;
        return this.#exec();
      default:
        return undefined;
    }
  }

  *#delete({ path, stat }: FindEntry): Blocking<boolean> {
    try {
      if (stat.type === 'directory') this.t.process.removeDirectory(path);
      else this.t.process.unlink(path);
      return true;
    } catch (error) {
      this.failed = true;
      yield* this.t.failEither(`${path}: ${reason(error)}`, `cannot delete '${path}': ${reason(error)}`);
      return false;
    }
  }

  #exec(): Predicate {
    const command: string[] = [];
    for (let word = this.words[this.#at++]; word !== ';'; word = this.words[this.#at++]) {
      if (word === undefined)
        throw new FindFailure(this.t.gnu ? "missing argument to `-exec'" : 'option requires an argument: -exec');
      if (word === '+' && command[command.length - 1] === '{}') {
        const paths: string[] = [];
        this.#collected.push({ command, paths });
        return simple(({ path }) => {
          paths.push(path);
          return true;
        });
      }
      command.push(word);
    }
    const { t } = this;
    return function* ({ path }) {
      const words = command.map((word) => word.split('{}').join(path));
      const end = yield* runCommand(t, words);
      if (end === undefined)
        yield* t.failEither(`${words[0]}: No such file or directory`, `'${words[0]}': No such file or directory`);
      return end?.status === 0;
    };
  }

  #check(word: string): Predicate {
    const { t } = this;
    const check = CHECKS[word];
    if (check === undefined || (word === '-empty' && t.olderThan('1.29'))) throw new FindFailure(this.#unknown(word));
    const argument = word === '-empty' || word === '-false' ? '' : this.#next(word);
    return simple(check(argument, t));
  }
}
