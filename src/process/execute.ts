import { errno, isErrno } from './errno';
import { exitCodeOf, findProgram, interpreterOf } from './lookUp';
import type { Blocking, Process } from './types';

const DEFAULT_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
const MAX_INTERPRETERS = 5;

/** What execve would run: one of our programs, with the words that `#!` lines put before the arguments. */
export interface Image {
  program: string;
  argv: readonly string[];
}

/** Finds the program behind a name or path. Throws ENOENT, EACCES, ENOEXEC, ELOOP. */
export function loadImage(
  process: Process,
  argv: readonly string[],
  env: Readonly<Record<string, string>>,
  path: string | undefined,
): Image {
  const found = findProgram(process, path ?? argv[0] ?? '', env.PATH ?? DEFAULT_PATH);
  if ('problem' in found) throw errno(found.problem === 'EISDIR' ? 'EACCES' : found.problem);
  let { path: file, stat } = found;
  let words = argv;
  for (let turn = 0; turn < MAX_INTERPRETERS; turn++) {
    const { program } = stat;
    if (program !== undefined) return { program, argv: words };
    const interpreter = interpreterOf(process.readFile(file));
    if (!interpreter) throw errno('ENOEXEC');
    const argument = interpreter.argument === undefined ? [] : [interpreter.argument];
    words = [interpreter.path, ...argument, file, ...words.slice(1)];
    file = interpreter.path;
    const next = process.tryStat(file);
    if (!next) throw errno('ENOENT');
    stat = next;
  }
  throw errno('ELOOP');
}

/** Runs a program to its exit code. What it cannot do is said on its standard error, never thrown. */
export function* runImage(process: Process, { program: name, argv }: Image, onMissing: () => void): Blocking<number> {
  const program = process.container.image.program(name);
  if (!program) {
    onMissing();
    yield* process.error(`${argv[0]}: this program is not simulated`);
    return 127;
  }
  try {
    const result = program(process, argv);
    return typeof result === 'number' ? result : yield* result;
  } catch (error) {
    // A system call that the program did not expect to fail: it says so and ends, as careful programs do.
    if (!isErrno(error)) throw error;
    yield* process.error(`${argv[0]}: ${error.message}`);
    return 1;
  }
}

/** exec for a child that nobody looks after: a shell runs what is no program, other failures are exit codes. */
export function* execOrExit(
  process: Process,
  argv: readonly string[],
  env: Readonly<Record<string, string>> | undefined,
): Blocking<number> {
  try {
    return yield* process.exec(argv, env);
  } catch (error) {
    if (!isErrno(error)) throw error;
    if (error.code === 'ENOEXEC') return yield* process.exec(['/bin/sh', ...argv], env);
    return exitCodeOf(error.code);
  }
}
