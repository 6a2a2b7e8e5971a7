import { useEffect, useRef, useState } from 'react';
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

/**
 * The session actor on a worker's engine. The first lesson's run was prepared at build time: it is fetched instead of
 * simulated, so that the stage runs before the engine has been loaded.
 */
export function useSession(first: Scenario, prepared: (() => Promise<Run>) | undefined): Session {
  const [engine] = useState(createEngineClient);
  const ready = useRef(prepared);
  const [actor] = useState<Actor<typeof sessionMachine>>(() => {
    const machine = sessionMachine.provide({
      actors: {
        simulate: fromPromise<Run, Scenario>(({ input }) => {
          const fetchPrepared = input === first ? ready.current : undefined;
          return fetchPrepared ? fetchPrepared().catch(() => engine.simulate(input)) : engine.simulate(input);
        }),
      },
    });
    return createActor(machine, { input: { scenario: first } }).start();
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
  const { scenario, run, problem } = snapshot.context;
  return {
    scenario,
    run,
    problem,
    simulating: snapshot.matches('simulating'),
    engine,
    change: (next) => actor.send({ type: 'CHANGE', scenario: next }),
  };
}
