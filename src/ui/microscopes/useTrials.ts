import { useEffect, useState } from 'react';
import type { Scenario } from '../../scenario/scenario';
import type { EngineClient } from '../engine/engineClient';
import { useByKey } from '../engine/useByKey';
import { type Trial, type TrialResult, trialResults } from './experiment';

/** Simulates trials beside the run; the same trials are simulated once. Empty until they are done, or if they cannot be. */
export function useTrials(
  engine: EngineClient,
  scenario: Scenario | undefined,
  trials: readonly Trial[],
): readonly TrialResult[] {
  const [results, setResults] = useState<{ key: string; results: readonly TrialResult[] }>({ key: '', results: [] });
  const key = scenario ? JSON.stringify([scenario.files, scenario.steps]) : '';
  const asked = useByKey(key, { scenario, trials });
  useEffect(() => {
    if (!asked.scenario) return;
    let current = true;
    engine.simulate(asked.scenario).then(
      (run) => current && setResults({ key, results: trialResults(run, asked.trials) }),
      () => current && setResults({ key, results: [] }),
    );
    return () => {
      current = false;
    };
  }, [engine, key, asked]);
  return results.key === key ? results.results : [];
}
