import type { Blocking, FileStat } from '../../process/types';
import { matchGlob } from '../../shell/pattern/glob';
import { compileRegex, isRegexError } from '../../shell/pattern/regex';
import { runCommand } from '../support/commands';
import { accountNumber, reason, type Tool } from '../support/tool';

export interface FindEntry {
  readonly path: string;
  readonly name: string;
  readonly stat: FileStat;
  readonly depth: number;
  /** Set by -prune: do not descend. */
  prune: boolean;
}

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

/** A mistake in the expression, in find's words. */
export class FindFailure extends Error {}

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

const TYPES: Readonly<Record<string, FileStat['type']>> = {
  f: 'file',
  d: 'directory',
  l: 'link',
  c: 'device',
  p: 'fifo',
};

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
      yield* this.t.failEither(`${path}: ${reason(error)}`, `cannot delete ‘${path}’: ${reason(error)}`);
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
        yield* t.failEither(`${words[0]}: No such file or directory`, `‘${words[0]}’: No such file or directory`);
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

type Check = (argument: string, t: Tool) => (entry: FindEntry) => boolean;

/** `+5` more, `-5` less, `5` exactly. */
function compareCount(argument: string): (value: number) => boolean {
  const number = Number.parseInt(argument.replace(/^[-+]/, ''), 10) || 0;
  if (argument.startsWith('+')) return (value) => value > number;
  return argument.startsWith('-') ? (value) => value < number : (value) => value === number;
}

const CHECKS: Readonly<Record<string, Check>> = {
  '-false': () => () => false,
  '-name': (glob) => (entry) => matchGlob(glob, entry.name),
  '-iname': (glob) => (entry) => matchGlob(glob.toLowerCase(), entry.name.toLowerCase()),
  '-path': (glob) => (entry) => matchGlob(glob, entry.path),
  '-wholename': (glob) => (entry) => matchGlob(glob, entry.path),
  '-ipath': (glob) => (entry) => matchGlob(glob.toLowerCase(), entry.path.toLowerCase()),
  '-regex': (pattern) => {
    const regex = compileRegex(pattern);
    if (isRegexError(regex)) throw new FindFailure(regex.message);
    return ({ path }) => {
      const match = regex.exec(path);
      return match?.start === 0 && match.end === path.length;
    };
  },
  '-type': (letters) => (entry) => letters.split(',').some((letter) => TYPES[letter] === entry.stat.type),
  '-empty':
    (_, t) =>
    ({ stat, path }) =>
      stat.type === 'directory' ? t.process.readDirectory(path).length === 0 : stat.type === 'file' && stat.size === 0,
  '-size': (argument) => {
    const unit = /[ckMG]$/.exec(argument)?.[0] ?? 'b';
    const bytes: Readonly<Record<string, number>> = { b: 512, c: 1, k: 1024, M: 1024 ** 2, G: 1024 ** 3 };
    const matches = compareCount(argument);
    return ({ stat }) => matches(Math.ceil(stat.size / (bytes[unit] ?? 512)));
  },
  '-mtime': (argument, t) => {
    const matches = compareCount(argument);
    return ({ stat }) => matches(Math.floor((t.process.nowMs - stat.mtimeMs) / 86_400_000));
  },
  '-mmin': (argument, t) => {
    const matches = compareCount(argument);
    return ({ stat }) => matches(Math.floor((t.process.nowMs - stat.mtimeMs) / 60_000));
  },
  '-newer': (path, t) => {
    const reference = t.process.tryStat(path);
    if (reference === undefined)
      throw new FindFailure(t.gnu ? `‘${path}’: No such file or directory` : `${path}: No such file or directory`);
    return ({ stat }) => stat.mtimeMs > reference.mtimeMs;
  },
  '-user': (name, t) => {
    const uid = accountNumber(t.process, '/etc/passwd', name);
    return ({ stat }) => stat.uid === uid;
  },
  '-group': (name, t) => {
    const gid = accountNumber(t.process, '/etc/group', name);
    return ({ stat }) => stat.gid === gid;
  },
  '-perm': (argument) => {
    const bits = Number.parseInt(argument.replace(/^[-/+]/, ''), 8) || 0;
    if (argument.startsWith('-')) return ({ stat }) => (stat.mode & bits) === bits;
    if (argument.startsWith('/') || argument.startsWith('+')) return ({ stat }) => (stat.mode & bits) !== 0;
    return ({ stat }) => stat.mode === bits;
  },
  '-links': (argument) => {
    const matches = compareCount(argument);
    return ({ stat }) => matches(stat.links);
  },
};

function formatEntry(format: string, { path, name, stat }: FindEntry): string {
  const letters: Readonly<Record<string, string>> = {
    p: path,
    f: name,
    s: String(stat.size),
    m: stat.mode.toString(8),
    y: Object.entries(TYPES).find(([, type]) => type === stat.type)?.[0] ?? '?',
    u: String(stat.uid),
    g: String(stat.gid),
    '%': '%',
  };
  return format
    .replace(/%([a-zA-Z%])/g, (whole, letter: string) => letters[letter] ?? whole)
    .replace(/\\n/g, '\n')
    .replace(/\\t/g, '\t')
    .replace(/\\0/g, '\0');
}
