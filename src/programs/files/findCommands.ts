import type { Blocking } from '../../process/types';
import { runCommand } from '../support/commands';
import { baseName, directoryName, reason, type Tool } from '../support/tool';
import { type FindEntry, FindFailure } from './findChecks';

export type Predicate = (entry: FindEntry) => Blocking<boolean>;

export function simple(check: (entry: FindEntry) => boolean): Predicate {
  return function* (entry) {
    yield* [];
    return check(entry);
  };
}

/** What find does to the world: commands and -delete. */
export class FindCommands {
  failed = false;
  readonly #collected: { command: readonly string[]; paths: string[] }[] = [];

  constructor(private readonly t: Tool) {}

  /** `-exec … ;`, and `-execdir … ;` in the folder of the file. */
  each(command: readonly string[], inFolder: boolean): Predicate {
    const { t } = this;
    return function* ({ path }) {
      const { cwd } = t.process;
      const words = command.map((word) => word.split('{}').join(inFolder ? `./${baseName(path)}` : path));
      if (inFolder) t.process.cwd = t.process.realPath(directoryName(path));
      const end = yield* runCommand(t, words);
      t.process.cwd = cwd;
      if (end === undefined)
        yield* t.failEither(`${words[0]}: No such file or directory`, `'${words[0]}': No such file or directory`);
      return end?.status === 0;
    };
  }

  /** `-exec … {} +`. Throws FindFailure. */
  collect(command: readonly string[]): Predicate {
    if (command.filter((part) => part.includes('{}')).length > 1)
      throw new FindFailure(
        this.t.gnu ? 'Only one instance of {} is supported with -exec ... +' : "only one '{}' allowed for -exec +",
      );
    const paths: string[] = [];
    this.#collected.push({ command, paths });
    return simple(({ path }) => {
      paths.push(path);
      return true;
    });
  }

  /** Runs what was collected. */
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

  *remove({ path, stat }: FindEntry): Blocking<boolean> {
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
}
