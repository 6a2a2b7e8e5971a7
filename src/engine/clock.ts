import type { Scenario } from '../scenario/scenario';
import type { EngineContext } from './context';
import { Queue } from './queue';
import { type Random, randomStream } from './random';
import { Trace } from './trace';

/** Virtual time 0 on the wall: the same in every run, so that equal scenarios give equal text. */
export const STARTED_AT = '2026-11-20T12:00:00Z';
const EPOCH_MS = Date.parse(STARTED_AT);

/** A little more than one container may take: some ten to twenty seconds of work, then the run ends and says so. */
const PROCESS_STEPS = 24_000_000;

/** Queue, trace, random streams and clock of one run. */
export function createContext(scenario: Scenario): EngineContext {
  const trace: Trace = new Trace(() => queue.nowMs);
  const queue: Queue = new Queue(trace);
  const streams = new Map<string, Random>();
  return {
    scenario,
    queue,
    trace,
    steps: { left: PROCESS_STEPS },
    random(purpose) {
      let stream = streams.get(purpose);
      if (!stream) {
        stream = randomStream(scenario.seed ?? 1, purpose);
        streams.set(purpose, stream);
      }
      return stream;
    },
    timestamp: (atMs = queue.nowMs) => timestampAt(atMs),
    preciseTimestamp: (atMs = queue.nowMs) => preciseTimestampAt(atMs),
    timeOf: (timestamp) => Date.parse(timestamp) - EPOCH_MS,
  };
}

/** Whole seconds, as API objects carry them: `2026-11-20T12:00:07Z`. */
export const timestampAt = (atMs: number): string => `${new Date(EPOCH_MS + atMs).toISOString().slice(0, 19)}Z`;

/** Nine decimals, as `kubectl logs --timestamps` prints them. Virtual time has three of them. */
export const preciseTimestampAt = (atMs: number): string =>
  `${new Date(EPOCH_MS + atMs).toISOString().slice(0, 23)}000000Z`;
