import { createMachine } from 'xstate';

/**
 * One name that a container's programs look up, again and again if they loop: the resolver's search list, server by server.
 * `Failed` is entered when the program that asked has ended, or has turned to another name, without an address.
 */
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
    NoSuchName: { on: { NEXT_NAME: 'Asking', RETRY: 'Asking', GIVE_UP: 'Failed' } },
    NoAddress: { on: { NEXT_NAME: 'Asking', RETRY: 'Asking', GIVE_UP: 'Failed' } },
    TimedOut: { on: { RETRY: 'Asking', NEXT_NAME: 'Asking', GIVE_UP: 'Failed' } },
    ServerFailed: { on: { RETRY: 'Asking', NEXT_NAME: 'Asking', GIVE_UP: 'Failed' } },
    Answered: { on: { ASK: 'Asking' } },
    Failed: { on: { ASK: 'Asking' } },
  },
});
