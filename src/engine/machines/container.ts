import { createMachine } from 'xstate';

/** The life of one container of a Pod over all its attempts. Models kuberuntime_container.go startContainer, killContainer. */
export const containerMachine = createMachine({
  id: 'container',
  initial: 'Waiting',
  on: { REMOVED: '.Removed' },
  states: {
    Waiting: { on: { START: 'EnsuringImage' } },
    EnsuringImage: {
      entry: 'ensureImage',
      on: { IMAGE_PRESENT: 'Creating', IMAGE_FAILED: 'ImageFailed' },
    },
    ImageFailed: { on: { START: 'EnsuringImage' } },
    Creating: {
      entry: 'createContainer',
      on: { CREATED: 'Created', CREATE_FAILED: 'CreateFailed' },
    },
    CreateFailed: { on: { START: 'EnsuringImage' } },
    Created: {
      entry: 'startContainer',
      on: { STARTED: 'Running', START_FAILED: 'Terminated' },
    },
    Running: {
      initial: 'Started',
      states: {
        Started: { on: { POST_START: 'PostStartHook' } },
        PostStartHook: { entry: 'runPostStartHook', on: { HOOK_DONE: 'Started' } },
      },
      on: { KILL: 'Terminating', EXITED: 'Terminated' },
    },
    Terminating: {
      entry: 'stopContainer',
      on: { EXITED: 'Terminated' },
    },
    Terminated: { on: { START: 'EnsuringImage', BACK_OFF: 'CrashLoopBackOff' } },
    CrashLoopBackOff: { on: { START: 'EnsuringImage' } },
    Removed: { on: { START: 'EnsuringImage' } },
  },
});
