import type { Run } from '../../engine/run';
import type { Scenario } from '../../scenario/scenario';

/** What the page asks of the engine's worker. `id` matches the answer to the question. */
export type Question =
  | { id: number; ask: 'simulate'; scenario: Scenario }
  | { id: number; ask: 'complete'; scenario: Scenario; atMs: number; line: string; cursor: number };

export type Answer =
  | { id: number; ok: true; run: Run }
  | { id: number; ok: true; candidates: readonly string[] }
  | { id: number; ok: false; message: string };

/** Messages that are codes, so that the page can say them in the reader's language. */
export const TOO_LONG = 'simulation-too-long';
/** The engine, or a part of it that a scenario needs, could not be fetched. */
export const UNREACHABLE = 'engine-unreachable';
