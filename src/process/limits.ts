/** What one container may use before the simulator stops it. Reaching one is said, never silent: see ContainerExit.limit. */
export interface Limits {
  /** Commands, loop turns and handled output of all processes together: see CHARACTERS_PER_STEP. */
  steps: number;
  /** Characters written to the log. */
  outputCharacters: number;
  /** Bytes held in files of the container's own layer and its volumes. */
  fileBytes: number;
  /** Processes at one time. */
  processes: number;
  /**
   * Nested functions, evals and sourced files of one shell. Its stack is used up then: it ends with SEGV, as real ones do
   * at about this depth with the usual 8 MB.
   */
  depth: number;
  /** Bytes of variables and other modelled memory. */
  memoryBytes: number;
}

export const DEFAULT_LIMITS: Limits = {
  steps: 20_000_000,
  outputCharacters: 4_000_000,
  fileBytes: 500_000_000,
  processes: 512,
  depth: 7000,
  memoryBytes: 64 * 1024 * 1024,
};

/** Writing this much counts as one step. */
export const CHARACTERS_PER_STEP = 32;

/** Zeros are what files of some size are made of, and nobody looks at them. */
export const ZEROS_READ_PER_STEP = 1024;

/** What was read is also looked at, character by character: an endless `tr -d x </dev/urandom` ends, too. */
export const CHARACTERS_READ_PER_STEP = 2;

/** What the containers of one run may take together, however many there are. Counted down. */
export interface SharedSteps {
  left: number;
}

export type LimitName = 'steps' | 'output' | 'files' | 'processes' | 'depth' | 'memory';

/** Thrown through a process' code to its container, which ends with `limit`. Programs let it pass. */
export class LimitReached extends Error {
  constructor(readonly limit: LimitName) {
    super(`limit reached: ${limit}`);
  }
}
