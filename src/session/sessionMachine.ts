import { assign, fromPromise, setup } from 'xstate';
import type { Run } from '../engine/run';
import type { Scenario } from '../scenario/scenario';

/**
 * Owns the scenario and the run that it gave. Every change of the scenario is simulated again; while that goes on the
 * last run stays on the page. How a run is computed (worker, prepared file) is the caller's to provide.
 */
export interface SessionContext {
  scenario: Scenario;
  run: Run | undefined;
  /** Why the last simulation gave no run. The scenario is kept: nothing typed is lost. */
  problem: string | undefined;
}

export type SessionEvent =
  | { type: 'CHANGE'; scenario: Scenario }
  /** A run that was computed elsewhere (the prepared first run). */
  | { type: 'ADOPT'; run: Run };

export const sessionMachine = setup({
  types: {
    context: {} as SessionContext,
    events: {} as SessionEvent,
    input: {} as { scenario: Scenario; run?: Run },
  },
  actors: {
    simulate: fromPromise<Run, Scenario>(() => Promise.reject(new Error('no simulator provided'))),
  },
}).createMachine({
  id: 'session',
  context: ({ input }) => ({ scenario: input.scenario, run: input.run, problem: undefined }),
  initial: 'deciding',
  on: {
    CHANGE: {
      target: '.simulating',
      reenter: true,
      actions: assign({ scenario: ({ event }) => event.scenario }),
    },
    ADOPT: {
      target: '.showing',
      actions: assign({
        run: ({ event }) => event.run,
        scenario: ({ event }) => event.run.scenario,
        problem: undefined,
      }),
    },
  },
  states: {
    deciding: {
      always: [{ guard: ({ context }) => context.run !== undefined, target: 'showing' }, { target: 'simulating' }],
    },
    simulating: {
      invoke: {
        src: 'simulate',
        input: ({ context }) => context.scenario,
        onDone: {
          target: 'showing',
          actions: assign({ run: ({ event }) => event.output, problem: undefined }),
        },
        onError: {
          target: 'failed',
          actions: assign({
            problem: ({ event }) => (event.error instanceof Error ? event.error.message : String(event.error)),
          }),
        },
      },
    },
    showing: {},
    failed: {},
  },
});
