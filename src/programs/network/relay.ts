import type { Blocking, Process } from '../../process/types';

/**
 * Copies standard input to a socket and the socket to standard output until the other side closes, as nc and telnet do;
 * or runs a program on the socket. Two processes, because a process waits for one descriptor at a time.
 */
export function* relay(
  process: Process,
  fd: number,
  options: { run?: readonly string[]; detached?: boolean } = {},
): Blocking<number> {
  const socket = process.fd(fd);
  if (options.run && options.run.length > 0 && socket) {
    const child = process.spawn(options.run, { fds: { 0: socket, 1: socket } });
    if (options.detached) return 0;
    const ended = yield* process.wait(child);
    return typeof ended === 'string' ? 0 : ended.status;
  }
  const sender = process.fork(process.argv, function* (child) {
    for (;;) {
      const text = yield* child.read(0);
      if (text === '') break;
      yield* child.write(fd, text);
    }
    return 0;
  });
  for (;;) {
    const text = yield* process.read(fd);
    if (text === '') break;
    yield* process.write(1, text);
  }
  if (sender.exitStatus === undefined) process.kill(sender.pid, 'TERM');
  yield* process.wait(sender);
  return 0;
}
