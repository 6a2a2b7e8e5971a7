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

/** Reading or writing this much counts as one step. */
export const CHARACTERS_PER_STEP = 32;

/**
 * So do these of devices that never end. Zeros are what files of some size are made of, and nobody looks at them; random
 * bytes are made one by one, and looked at: an endless `tr -d x </dev/urandom` ends, too.
 */
export const READ_PER_STEP: Readonly<Record<string, number>> = { zero: 128, random: 4 };

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
