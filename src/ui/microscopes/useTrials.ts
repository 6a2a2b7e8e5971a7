import { useEffect, useState } from 'react';
import type { Scenario } from '../../scenario/scenario';
import type { EngineClient } from '../engine/engineClient';
import { type Trial, type TrialResult, trialResults } from './experiment';

/** Simulates trials beside the run; the same trials are simulated once. Empty until they are done, or if they cannot be. */
export function useTrials(
  engine: EngineClient,
  scenario: Scenario | undefined,
  trials: readonly Trial[],
): readonly TrialResult[] {
  const [results, setResults] = useState<{ key: string; results: readonly TrialResult[] }>({ key: '', results: [] });
  const key = scenario ? JSON.stringify([scenario.files, scenario.steps]) : '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the scenario and its trials
  useEffect(() => {
    if (!scenario) return;
    let current = true;
    engine.simulate(scenario).then(
      (run) => current && setResults({ key, results: trialResults(run, trials) }),
      () => current && setResults({ key, results: [] }),
    );
    return () => {
      current = false;
    };
  }, [engine, key]);
  return results.key === key ? results.results : [];
}
