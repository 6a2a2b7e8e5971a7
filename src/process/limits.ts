/** What one container may use before the simulator stops it. Reaching one is said, never silent: see ContainerExit.limit. */
export interface Limits {
  /** Commands and loop turns of all processes together. */
  steps: number;
  /** Characters written to the log. */
  outputCharacters: number;
  /** Bytes held in files of the container's own layer and its volumes. */
  fileBytes: number;
  /** Processes at one time. */
  processes: number;
  /** Nested functions, sourced files and substitutions of one shell. */
  depth: number;
  /** Bytes of variables and other modelled memory. */
  memoryBytes: number;
}

export const DEFAULT_LIMITS: Limits = {
  steps: 20_000_000,
  outputCharacters: 4_000_000,
  fileBytes: 32_000_000,
  processes: 512,
  depth: 1000,
  memoryBytes: 64 * 1024 * 1024,
};

export type LimitName = 'steps' | 'output' | 'files' | 'processes' | 'depth' | 'memory';

/** Thrown through a process' code to its container, which ends with `limit`. Programs let it pass. */
export class LimitReached extends Error {
  constructor(readonly limit: LimitName) {
    super(`limit reached: ${limit}`);
  }
}
