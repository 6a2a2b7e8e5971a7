/** Blocking until the server's objects are as wanted. Level-triggered: every change looks again. */
import type { ApiResource, ListOptions } from '../api/client';
import type { Blocking } from '../process/types';
import { createWaitQueue } from '../process/waitQueue';
import type { Cli } from './cli';

/** `look` runs at once and after every change of what is watched; something other than undefined ends it. */
export function* watchUntil<T>(
  cli: Cli,
  resource: ApiResource,
  options: ListOptions & { name?: string },
  look: () => T | undefined,
  timeoutMs = Number.POSITIVE_INFINITY,
): Blocking<T | 'timeout'> {
  const deadlineMs = cli.process.nowMs + timeoutMs;
  const queue = createWaitQueue();
  const watch = cli.watch(resource, options, () => queue.wakeAll());
  try {
    for (;;) {
      const found = look();
      if (found !== undefined) return found;
      const leftMs = deadlineMs - cli.process.nowMs;
      if (leftMs <= 0) return 'timeout';
      yield* leftMs === Number.POSITIVE_INFINITY
        ? cli.process.waitOn(queue)
        : cli.process.waitOn(queue, Math.ceil(leftMs));
    }
  } finally {
    watch.stop();
  }
}
