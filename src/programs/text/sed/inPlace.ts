import type { Blocking } from '../../../process/types';
import { reason, splitLines, type Tool } from '../../support/tool';
import { SedRun } from './execute';
import { FileHost } from './fileHost';
import { holdMemory } from './inputHost';
import type { SedCommand } from './script';

/** -i: each file by itself, what comes out in its place. */
export function* editInPlace(
  t: Tool,
  commands: readonly SedCommand[],
  paths: readonly string[],
  { quiet, suffix, end }: { quiet: boolean; suffix: string; end: '\n' | '\0' },
): Blocking<number> {
  let status = 0;
  const files = new FileHost(t);
  for (const path of paths) {
    try {
      if (t.gnu && t.process.tryStat(path)?.type === 'directory') {
        status = yield* t.fail(`couldn't edit ${path}: not a regular file`, 4);
        continue;
      }
      const before = t.process.readFile(path);
      const lines = splitLines(before, end);
      let at = 0;
      let after = '';
      const run = new SedRun(
        commands,
        {
          *next() {
            yield* t.tick();
            const text = lines[at++];
            return text === undefined
              ? undefined
              : { text, unterminated: at === lines.length && !before.endsWith(end) };
          },
          *write(text) {
            after += text;
            yield* t.tick();
          },
          read: (file) => files.read(file),
          readLine: (file) => files.readLine(file),
          append: (file, text) => files.append(file, text),
          execute: (command) => files.execute(command),
          pause: (characters = 0) => t.tick(1 + (characters >> 5)),
          hold: (characters) => holdMemory(t, characters),
          name: () => path,
        },
        quiet,
        t.gnu,
        end,
      );
      yield* run.run();
      // busybox keeps what follows a `q`.
      if (!t.gnu)
        after += lines
          .slice(at)
          .map((line) => line + end)
          .join('');
      if (suffix !== '') t.process.writeFile(suffix.includes('*') ? suffix.replace('*', path) : path + suffix, before);
      t.process.writeFile(path, after);
    } catch (error) {
      const words = reason(error);
      status = yield* t.failEither(`${path}: ${words}`, `can't read ${path}: ${words}`, t.gnu ? 2 : 1);
    }
  }
  return status;
}
