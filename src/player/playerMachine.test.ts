import { describe, expect, it } from 'vitest';
import { initialTransition, transition } from 'xstate';
import { type PlayerContext, type PlayerEvent, playerMachine } from './playerMachine';

/** Plays events and prints `state@atMs` after each. */
function play(input: Partial<PlayerContext>, events: PlayerEvent[]): string {
  let [snapshot] = initialTransition(playerMachine, input);
  return events
    .map((event) => {
      [snapshot] = transition(playerMachine, snapshot, event);
      return `${snapshot.value}@${snapshot.context.atMs}`;
    })
    .join(' | ');
}

const tick = (elapsedMs: number): PlayerEvent => ({ type: 'TICK', elapsedMs });

describe('the player', () => {
  it.each<[string, Partial<PlayerContext>, PlayerEvent[], string]>([
    [
      'plays at its speed',
      { endMs: 1000, speed: 2 },
      [{ type: 'PLAY' }, tick(100), { type: 'PAUSE' }, tick(100)],
      'playing@0 | playing@200 | paused@200 | paused@200',
    ],
    [
      'stops at the end, and starts over',
      { endMs: 150 },
      [{ type: 'PLAY' }, tick(200), { type: 'PLAY' }],
      'playing@0 | atEnd@150 | playing@0',
    ],
    [
      'stops once at a marked moment',
      { endMs: 1000, stopAtMs: 80 },
      [{ type: 'PLAY' }, tick(200), { type: 'PLAY' }, tick(50)],
      'playing@0 | paused@80 | playing@80 | playing@130',
    ],
    [
      'lets go of the mark when the playhead is taken',
      { endMs: 1000, stopAtMs: 80 },
      [{ type: 'SCRUB', atMs: 500 }, { type: 'RELEASE' }, { type: 'PLAY' }, tick(10)],
      'scrubbing@500 | paused@500 | playing@500 | playing@510',
    ],
    [
      'keeps its moment when the run changes',
      { endMs: 1000, atMs: 900 },
      [
        { type: 'RUN', endMs: 2000 },
        { type: 'RUN', endMs: 300 },
      ],
      'paused@900 | paused@300',
    ],
    [
      'never leaves the run',
      { endMs: 1000 },
      [
        { type: 'JUMP', atMs: -5 },
        { type: 'JUMP', atMs: 5000 },
      ],
      'paused@0 | paused@1000',
    ],
  ])('%s', (_, input, events, expected) => expect(play(input, events)).toBe(expected));
});
