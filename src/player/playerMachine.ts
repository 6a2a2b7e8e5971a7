import { assign, setup } from 'xstate';

/**
 * Moves the moment `atMs` through a run. Real time comes in as TICK events from whoever owns a clock: the player itself
 * reads none. It stops at the run's end, at a marked moment (`stopAtMs`), or when somebody takes the playhead.
 */
export interface PlayerContext {
  atMs: number;
  endMs: number;
  /** Virtual milliseconds per real millisecond. */
  speed: number;
  /** Playing pauses here once; cleared when reached or when the playhead is moved. */
  stopAtMs: number | undefined;
}

export type PlayerEvent =
  | { type: 'PLAY' }
  | { type: 'PAUSE' }
  | { type: 'TOGGLE' }
  | { type: 'TICK'; elapsedMs: number }
  | { type: 'SCRUB'; atMs: number }
  | { type: 'RELEASE' }
  /** Jumps and stays paused: stepping to a cause, clicking a log line. */
  | { type: 'JUMP'; atMs: number }
  | { type: 'SPEED'; speed: number }
  | { type: 'STOP_AT'; atMs: number | undefined }
  /** Another run is shown: the moment is kept where it still exists. */
  | { type: 'RUN'; endMs: number };

export const SPEEDS = [0.5, 1, 2, 5, 10, 60] as const;

const clamp = (atMs: number, endMs: number) => Math.min(Math.max(0, Math.round(atMs)), endMs);

export const playerMachine = setup({
  types: {
    context: {} as PlayerContext,
    events: {} as PlayerEvent,
    input: {} as Partial<PlayerContext> | undefined,
  },
  actions: {
    advance: assign(({ context, event }) => {
      if (event.type !== 'TICK') return {};
      const next = context.atMs + event.elapsedMs * context.speed;
      const limit = Math.min(context.endMs, context.stopAtMs ?? context.endMs);
      return { atMs: clamp(Math.min(next, Math.max(limit, context.atMs)), context.endMs) };
    }),
    move: assign(({ context, event }) =>
      'atMs' in event && event.atMs !== undefined
        ? { atMs: clamp(event.atMs, context.endMs), stopAtMs: undefined }
        : {},
    ),
    clearStop: assign({ stopAtMs: undefined }),
    rewind: assign({ atMs: 0 }),
  },
  guards: {
    reachedEnd: ({ context }) => context.atMs >= context.endMs,
    reachedStop: ({ context }) => context.stopAtMs !== undefined && context.atMs >= context.stopAtMs,
  },
}).createMachine({
  id: 'player',
  initial: 'paused',
  context: ({ input }) => ({ atMs: 0, endMs: 0, speed: 1, stopAtMs: undefined, ...input }),
  on: {
    SPEED: { actions: assign({ speed: ({ event }) => event.speed }) },
    STOP_AT: { actions: assign({ stopAtMs: ({ event }) => event.atMs }) },
    RUN: {
      actions: assign({
        endMs: ({ event }) => event.endMs,
        atMs: ({ context, event }) => clamp(context.atMs, event.endMs),
      }),
    },
    JUMP: { target: '.paused', actions: 'move' },
    SCRUB: { target: '.scrubbing', actions: 'move' },
  },
  states: {
    paused: {
      on: {
        PLAY: [{ guard: 'reachedEnd', target: 'playing', actions: 'rewind' }, { target: 'playing' }],
        TOGGLE: [{ guard: 'reachedEnd', target: 'playing', actions: 'rewind' }, { target: 'playing' }],
      },
    },
    playing: {
      on: {
        PAUSE: 'paused',
        TOGGLE: 'paused',
        TICK: { actions: 'advance' },
      },
      always: [
        { guard: 'reachedStop', target: 'paused', actions: 'clearStop' },
        { guard: 'reachedEnd', target: 'atEnd' },
      ],
    },
    scrubbing: {
      on: { RELEASE: 'paused', PLAY: 'playing', TOGGLE: 'playing' },
    },
    atEnd: {
      on: {
        PLAY: { target: 'playing', actions: 'rewind' },
        TOGGLE: { target: 'playing', actions: 'rewind' },
        RUN: {
          target: 'paused',
          actions: assign({
            endMs: ({ event }) => event.endMs,
            atMs: ({ context, event }) => clamp(context.atMs, event.endMs),
          }),
        },
      },
    },
  },
});
