import { createMachine } from 'xstate';

/** One volume of one Pod. Models pkg/kubelet/volumemanager and pkg/volume/util/operationexecutor. */
export const volumeMachine = createMachine({
  id: 'volume',
  initial: 'Unmounted',
  states: {
    Unmounted: { on: { MOUNT: 'Mounting' } },
    Mounting: { entry: 'setUp', on: { MOUNTED: 'Mounted', FAILED: 'FailedMount' } },
    FailedMount: { on: { MOUNT: 'Mounting', TEAR_DOWN: 'Removed' } },
    Mounted: { on: { UPDATED: 'Mounted', TEAR_DOWN: 'Removed' } },
    Removed: { type: 'final' },
  },
});
