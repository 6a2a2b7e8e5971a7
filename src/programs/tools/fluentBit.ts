import type { Blocking, Program } from '../../process/types';
import { notice } from '../network/socket';
import { localTimestamp } from '../network/timestamp';

/** fluent-bit: starts, says so, and waits. Its pipeline is not simulated. */
export const fluentBit: Program = function* (process): Blocking<number> {
  notice(process, 'program.approximated', { program: 'fluent-bit', topic: 'pipeline' });
  process.setSignal('TERM', 'catch');
  yield* process.error(
    `Fluent Bit v4.0.0\n\n[${localTimestamp(process).replaceAll('-', '/')}.000000000] [ info] [fluent bit] version=4.0.0, commit=, pid=1`,
  );
  while (!process.takeSignals().includes('TERM')) yield* process.sleep(Number.POSITIVE_INFINITY);
  yield* process.error(`[${localTimestamp(process).replaceAll('-', '/')}.000000000] [engine] caught signal (SIGTERM)`);
  return 0;
};
