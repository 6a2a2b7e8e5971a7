import { createMachine } from 'xstate';

/** One look-up of a name by a program: the resolver's search list, server by server. */
export const lookupMachine = createMachine({
  id: 'lookup',
  initial: 'Asking',
  states: {
    Asking: {
      on: {
        ANSWER: 'Answered',
        NO_DATA: 'NoAddress',
        NXDOMAIN: 'NoSuchName',
        TIMEOUT: 'TimedOut',
        REFUSED: 'ServerFailed',
      },
    },
    NoSuchName: { on: { NEXT_NAME: 'Asking', GIVE_UP: 'Failed' } },
    NoAddress: { on: { NEXT_NAME: 'Asking', GIVE_UP: 'Failed' } },
    TimedOut: { on: { RETRY: 'Asking', GIVE_UP: 'Failed' } },
    ServerFailed: { on: { RETRY: 'Asking', NEXT_NAME: 'Asking', GIVE_UP: 'Failed' } },
    Answered: { type: 'final' },
    Failed: { type: 'final' },
  },
});
