import type { Userland } from '../process/types';
import { allPrograms } from '../programs/groups/all';
import { createTestContainer } from './processes';

export interface TestRun {
  stdout: string;
  stderr: string;
  exitCode: number | undefined;
  /** The file system afterwards. */
  read(path: string): string | undefined;
  endedAtMs: number | undefined;
}

export const BUSYBOX: Userland = { flavour: 'busybox', version: '1.36.1' };
export const OLD_BUSYBOX: Userland = { flavour: 'busybox', version: '1.28.4' };
export const GNU: Userland = { flavour: 'gnu', version: '12' };

/** Runs one program with a text on standard input, for tests. */
export function runProgram(
  argv: readonly string[],
  input: {
    stdin?: string;
    files?: Readonly<Record<string, string>>;
    userland?: Userland;
    env?: Record<string, string>;
  } = {},
): TestRun {
  const container = createTestContainer(
    {
      ...allPrograms,
      // Puts the input where the program looks for it, then becomes the program.
      *start(process, words) {
        process.setFd(0, process.open('/stdin', { read: true }));
        return yield* process.exec(words.slice(1));
      },
    },
    { files: { ...input.files, stdin: input.stdin ?? '' }, userland: input.userland ?? BUSYBOX },
  );
  container.start(['start', ...argv], input.env ?? {}, '/w');
  container.runUntil(3_600_000);
  return {
    stdout: container.stdout,
    stderr: container.stderr,
    exitCode: container.exit?.exitCode,
    read: (path) => container.container.files.read(path),
    endedAtMs: container.exitedAtMs,
  };
}
