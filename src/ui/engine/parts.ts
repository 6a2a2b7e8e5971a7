import { loadPart } from '../../images/load';
import { PartMissing } from '../../process/parts';
import type { Scenario } from '../../scenario/scenario';
import { guessParts } from './guessParts';
import { UNREACHABLE } from './protocol';

/**
 * Runs what may need parts of the simulator that are not loaded: it is run again from the start with each part that it
 * turned out to need. `run` must leave nothing behind when it throws. Rejects with what it throws, or with UNREACHABLE if a
 * part cannot be fetched.
 */
export async function withParts<Result>(run: () => Result): Promise<Result> {
  for (;;) {
    try {
      return run();
    } catch (error) {
      if (!(error instanceof PartMissing)) throw error;
      await loadPart(error.part).catch(() => {
        throw new Error(UNREACHABLE);
      });
    }
  }
}

/** Loads what a scenario seems to need. What cannot be fetched is missed where it is needed, if it is. */
export async function loadGuessed(scenario: Scenario): Promise<void> {
  await Promise.allSettled(guessParts(scenario).map(loadPart));
}
