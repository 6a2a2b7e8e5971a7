import { useEffect, useMemo, useState } from 'react';
import type { Run } from '../../engine/run';
import { firstDivergence } from '../../projection/worlds/divergence';
import { VARIATIONS, type Variation, type World, worldsOf } from '../../projection/worlds/worlds';
import type { Scenario } from '../../scenario/scenario';
import type { EngineClient } from '../engine/engineClient';

export interface PlayedWorld extends World {
  readonly run: Run;
}

export interface WorldRuns {
  /** Those that have something to vary. */
  readonly available: readonly Variation[];
  readonly variation: Variation | undefined;
  /** Empty until all of them have been simulated. While others are simulated the last ones stay. */
  readonly worlds: readonly PlayedWorld[];
  readonly problem: string | undefined;
}

/** Editing is followed at this pace: every world is simulated again. */
const PAUSE_MS = 150;

/** Simulates the worlds of a variation; without one, of the first variation that makes a difference. */
export function useWorldRuns(
  wanted: boolean,
  { engine, scenario }: { engine: EngineClient; scenario: Scenario },
  original: Scenario,
  asked: Variation | undefined,
): WorldRuns {
  const options = useMemo(() => {
    if (!wanted) return [];
    const inOrder: readonly Variation[] = ['edit', ...VARIATIONS.filter((one) => one !== 'edit')];
    return inOrder
      .map((variation) => ({ variation, worlds: worldsOf(variation, scenario, original) }))
      .filter(({ worlds }) => worlds.length > 1);
  }, [wanted, scenario, original]);
  const [played, setPlayed] = useState<Pick<WorldRuns, 'variation' | 'worlds' | 'problem'>>(NOTHING);
  useEffect(() => {
    if (options.length === 0) return;
    let cancelled = false;
    const chosen = options.filter(({ variation }) => variation === asked);
    const timer = setTimeout(() => {
      void firstThatDiffers(engine, chosen.length > 0 ? chosen : options, () => cancelled).then(
        (found) => !cancelled && setPlayed({ ...found, problem: undefined }),
        (error: unknown) => !cancelled && setPlayed({ ...NOTHING, problem: messageOf(error) }),
      );
    }, PAUSE_MS);
    return () => {
      cancelled = true;
      clearTimeout(timer);
    };
  }, [engine, options, asked]);
  return { available: options.map(({ variation }) => variation), ...played };
}

const NOTHING = { variation: undefined, worlds: [], problem: undefined } as const;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

interface Option {
  readonly variation: Variation;
  readonly worlds: readonly World[];
}

async function firstThatDiffers(
  engine: EngineClient,
  options: readonly Option[],
  isCancelled: () => boolean,
): Promise<{ variation: Variation | undefined; worlds: readonly PlayedWorld[] }> {
  let first: { variation: Variation; worlds: readonly PlayedWorld[] } | undefined;
  for (const { variation, worlds } of options) {
    if (isCancelled()) break;
    const runs = await Promise.all(worlds.map((world) => engine.simulate(world.scenario)));
    const played = { variation, worlds: worlds.flatMap((world, at) => withRun(world, runs[at])) };
    first ??= played;
    if (options.length === 1 || firstDivergence(runs)) return played;
  }
  return first ?? { variation: undefined, worlds: [] };
}

const withRun = (world: World, run: Run | undefined): readonly PlayedWorld[] => (run ? [{ ...world, run }] : []);
