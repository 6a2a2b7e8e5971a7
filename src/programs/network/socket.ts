import { isErrno } from '../../process/errno';
import type { Blocking, Connection, Errno, Process } from '../../process/types';

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
