import { useState } from 'react';
import type { Run } from '../../engine/run';
import type { Variation } from '../../projection/worlds/worlds';
import type { Scenario } from '../../scenario/scenario';

/** What is shown side by side: variations of the scenario, or two futures of it. */
export type Comparison =
  | { kind: 'worlds'; variation?: Variation }
  /** `kept`: the run as it would have gone on. */
  | { kind: 'fork'; atMs: number; kept: Run };

export interface ComparisonControl {
  shown: Comparison | undefined;
  /** Without a variation: the first one that makes a difference. */
  compare(variation?: Variation): void;
  /** Keeps the present future and starts another at this moment: what was typed later has not happened in it. */
  fork(): void;
  close(): void;
  /** Gives the fork's new future up. */
  backToKept(): void;
}

interface Surroundings {
  run: Run | undefined;
  now(): number;
  /** The scenario before the reader's edits: another one means that another lesson was opened. */
  original: Scenario;
  change(edit: (scenario: Scenario) => Scenario): void;
  jump(atMs: number): void;
}

export const COMPARE_BUTTON = 'compare-worlds';

export function useComparison({ run, now, original, change, jump }: Surroundings): ComparisonControl {
  const [state, setState] = useState<{ of: Scenario; comparison: Comparison | undefined }>();
  const shown = state?.of === original ? state.comparison : undefined;
  const show = (comparison: Comparison | undefined) => setState({ of: original, comparison });
  const close = () => {
    show(undefined);
    // The button comes back with the stage: focus returns to where it was.
    requestAnimationFrame(() => document.getElementById(COMPARE_BUTTON)?.focus());
  };
  return {
    shown,
    compare: (variation) => show(variation ? { kind: 'worlds', variation } : { kind: 'worlds' }),
    fork() {
      if (!run) return;
      const atMs = now();
      show({ kind: 'fork', atMs, kept: run });
      jump(atMs);
      change((scenario) =>
        scenario.steps.some((step) => step.atMs > atMs)
          ? { ...scenario, steps: scenario.steps.filter((step) => step.atMs <= atMs) }
          : scenario,
      );
    },
    close,
    backToKept() {
      if (shown?.kind === 'fork') change(() => shown.kept.scenario);
      close();
    },
  };
}
