import { useEffect, useState } from 'react';
import { type Actor, createActor, fromPromise } from 'xstate';
import type { Run } from '../../engine/run';
import type { Scenario } from '../../scenario/scenario';
import { sessionMachine } from '../../session/sessionMachine';
import { createEngineClient, type EngineClient } from '../engine/engineClient';
import { useSnapshot } from '../engine/useActor';

export interface Session {
  scenario: Scenario;
  run: Run | undefined;
  problem: string | undefined;
  simulating: boolean;
  engine: EngineClient;
  change(scenario: Scenario): void;
}

/** The session actor on a worker's engine. A scenario whose run is known already is not simulated. */
export function useSession(first: Scenario, run: Run | undefined): Session {
  const [engine] = useState(createEngineClient);
  const [actor] = useState<Actor<typeof sessionMachine>>(() => {
    const machine = sessionMachine.provide({
      actors: {
        simulate: fromPromise<Run, Scenario>(({ input }) => engine.simulate(input)),
      },
    });
    return createActor(machine, { input: run ? { scenario: first, run } : { scenario: first } }).start();
  });
  const snapshot = useSnapshot(actor);
  useEffect(() => {
    // The engine is loaded as soon as somebody touches the page, ahead of the first edit.
    const warm = () => engine.warm();
    addEventListener('pointerdown', warm, { once: true });
    addEventListener('keydown', warm, { once: true });
    return () => {
      removeEventListener('pointerdown', warm);
      removeEventListener('keydown', warm);
    };
  }, [engine]);
  return {
    ...snapshot.context,
    simulating: snapshot.matches('simulating'),
    engine,
    change: (next) => actor.send({ type: 'CHANGE', scenario: next }),
  };
}
