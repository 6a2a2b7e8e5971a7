import { isErrno } from '../../process/errno';
import type { Blocking, Connection, Errno, ErrnoCode, Process } from '../../process/types';
import { usesMusl } from './resolver';

export { isErrno };

/** connect(2): the connection or why there is none. Anything but an Errno passes through. */
export function* connect(
  process: Process,
  address: string,
  port: number,
  timeoutMs?: number,
): Blocking<Connection | Errno> {
  try {
    return yield* process.container.network.connect(process, address, port, timeoutMs);
  } catch (error) {
    if (isErrno(error)) return error;
    throw error;
  }
}

/** Tries address after address, as clients do with a name that has several. `failed` hears of each that did not answer. */
export function* connectAny(
  process: Process,
  addresses: readonly string[],
  port: number,
  timeoutMs?: number,
  failed?: (address: string, error: Errno) => Blocking<void>,
): Blocking<{ connection: Connection; address: string } | Errno | undefined> {
  let last: Errno | undefined;
  for (const address of addresses) {
    const connection = yield* connect(process, address, port, timeoutMs);
    if (!isErrno(connection)) return { connection, address };
    last = connection;
    if (failed) yield* failed(address, connection);
  }
  return last;
}

const MUSL_WORDS: Partial<Readonly<Record<ErrnoCode, string>>> = {
  ETIMEDOUT: 'Operation timed out',
  EHOSTUNREACH: 'Host is unreachable',
};

/** strerror's words in the image's C library. */
export const reasonOf = (process: Process, error: Errno): string =>
  (usesMusl(process) ? MUSL_WORDS[error.code] : undefined) ?? error.message;

/** What bind(2) says to a port that somebody has. */
export const addressInUse = (process: Process): string =>
  usesMusl(process) ? 'Address in use' : 'Address already in use';

/** Puts a connection on a descriptor while `use` runs. */
export function* withSocket<T>(
  process: Process,
  connection: Connection,
  use: (fd: number) => Blocking<T>,
): Blocking<T> {
  const fd = process.lowestFreeFd(3);
  process.setFd(fd, connection.file);
  try {
    return yield* use(fd);
  } finally {
    process.setFd(fd, undefined);
  }
}

/** Tells the page that a program does less here than its original. Said once per container and topic. */
export function notice(process: Process, code: string, params: Readonly<Record<string, string | number>>): void {
  const key = `notice/${code}/${Object.values(params).join('/')}`;
  if (process.container.shared.has(key)) return;
  process.container.shared.set(key, true);
  process.container.notice?.(code, params);
}
