import { createMachine } from 'xstate';

/**
 * The life of a Pod on its node, as pkg/kubelet/pod_workers.go and kuberuntime_manager.go SyncPod lead it: what is
 * decided at each step stays with the kubelet's decision functions, this is the order in which steps can follow.
 */
export const podMachine = createMachine({
  id: 'pod',
  initial: 'Admitted',
  on: { TERMINATE: '.Terminating' },
  states: {
    Admitted: { on: { SYNC: 'WaitingForVolumes' } },
    WaitingForVolumes: {
      entry: 'mountVolumes',
      on: { VOLUMES_MOUNTED: 'VolumesMounted' },
    },
    VolumesMounted: { on: { CREATE_SANDBOX: 'CreatingSandbox' } },
    CreatingSandbox: {
      entry: 'createSandbox',
      on: { SANDBOX_READY: 'Initializing', SANDBOX_FAILED: 'VolumesMounted' },
    },
    Initializing: { on: { INITIALIZED: 'Running', SANDBOX_CHANGED: 'SandboxChanged' } },
    Running: { on: { SANDBOX_CHANGED: 'SandboxChanged', RESTART_ALL: 'Initializing' } },
    SandboxChanged: { on: { CREATE_SANDBOX: 'CreatingSandbox' } },
    Terminating: {
      entry: 'killPod',
      on: { TERMINATED: 'Terminated', TERMINATE: {} },
    },
    Terminated: { entry: 'tearDown', on: { REMOVED: 'Removed', TERMINATE: {} } },
    Removed: { type: 'final' },
  },
});
