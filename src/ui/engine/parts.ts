import { loadPart } from '../../images/load';
import { PartMissing } from '../../process/parts';
import { groupOf } from '../../programs';
import type { Scenario } from '../../scenario/scenario';
import { SELDOM_BUILTINS } from '../../shell/builtins/seldomNames';
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

const seldomBuiltins: ReadonlySet<string> = new Set(SELDOM_BUILTINS);

/** Images named by manifests and by `kubectl run`: the last word of each, without its tag. */
const IMAGE = /(?:image:|--image[= ]) *["']?(?:[\w.:-]+\/)*([\w.-]+)/g;

/**
 * Parts that a scenario seems to need, to have them loaded together and before the first attempt. Only a guess: a word need
 * not be a command, and commands come from images, variables and files as well. What it misses, `withParts` finds.
 */
export function guessParts(scenario: Scenario): readonly string[] {
  const text = [...Object.values(scenario.files), ...scenario.steps.map(({ run }) => run)].join('\n');
  // A word before a colon is a field of a manifest.
  const words = text.match(/[\w.-]+(?![\w.:-])/g) ?? [];
  const images = Array.from(text.matchAll(IMAGE), ([, name = '']) => name);
  // An image has the program that it is called after.
  const parts = [...words, ...images].flatMap((word) => (seldomBuiltins.has(word) ? 'shell' : (groupOf(word) ?? [])));
  return [...new Set(images.every((name) => name === 'busybox') ? parts : [...parts, 'images'])];
}

/** Loads what a scenario seems to need. What cannot be fetched is missed where it is needed, if it is. */
export async function loadGuessed(scenario: Scenario): Promise<void> {
  await Promise.allSettled(guessParts(scenario).map(loadPart));
}
