import type { Blocking, Process } from '../../process/types';

/** The Pod's own process: nothing but waiting for the end. */
export function* pause(process: Process): Blocking<number> {
  for (const signal of ['INT', 'TERM'] as const) process.setSignal(signal, 'catch');
  for (;;) {
    yield* process.sleep(Number.POSITIVE_INFINITY);
    if (process.takeSignals().length === 0) continue;
    yield* process.error('Shutting down, got signal');
    return 0;
  }
}
