import { createMachine } from 'xstate';

/**
 * What a probe's worker has established. Models pkg/kubelet/prober/worker.go: single runs are counted by plain code,
 * only a changed result is an event here.
 */
export const probeMachine = createMachine({
  id: 'probe',
  initial: 'NoResult',
  states: {
    NoResult: { on: { SUCCESS: 'Success', FAILURE: 'Failure', STOP: 'Stopped' } },
    Success: { on: { FAILURE: 'Failure', STOP: 'Stopped' } },
    Failure: { on: { SUCCESS: 'Success', STOP: 'Stopped' } },
    /** The container is gone, or (startup) the probe has done its work. */
    Stopped: { on: { RESTART: 'NoResult' } },
  },
});
