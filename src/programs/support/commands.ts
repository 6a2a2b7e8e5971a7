import { findProgram, isErrno } from '../../process';
import type { Blocking, Process } from '../../process/types';
import type { Tool } from './tool';

/** Where a command would be found, undefined if nowhere. */
export function locate(process: Process, name: string): string | undefined {
  const found = findProgram(
    process,
    name,
    process.env.PATH ?? '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  );
  return 'path' in found ? found.path : undefined;
}

/** Becomes a command; says why it cannot and gives 127 or 126. */
export function* become(t: Tool, command: readonly string[], env = t.process.env): Blocking<number> {
  try {
    return yield* t.process.exec(command, env);
  } catch (error) {
    if (!isErrno(error)) throw error;
    const [name = ''] = command;
    const gnu = t.name === 'timeout' || t.name === 'nohup' ? `failed to run command '${name}'` : `'${name}'`;
    const quoted = t.name === 'env' ? `'${name}'` : gnu;
    yield* t.failEither(`can't execute '${name}': ${error.message}`, `${quoted}: ${error.message}`);
    return error.code === 'ENOENT' ? 127 : 126;
  }
}

export interface CommandEnd {
  readonly status: number;
  /** It was killed by a signal. */
  readonly killed: boolean;
}

/** Runs a command to its end with the output so far written first. Undefined if it cannot be executed; nothing is said. */
export function* runCommand(
  t: Tool,
  command: readonly string[],
  stdinIsNull = false,
): Blocking<CommandEnd | undefined> {
  yield* t.flush();
  const { process } = t;
  if (locate(process, command[0] ?? '') === undefined) return undefined;
  const fds = stdinIsNull ? { 0: process.open('/dev/null', { read: true }) } : {};
  const child = process.spawn(command, { fds });
  const end = yield* process.wait(child, false);
  if (end === 'interrupted' || end === 'no-child') return { status: 1, killed: false };
  return { status: end.status, killed: end.signal !== undefined };
}
