import type { Actor, SnapshotFrom } from 'xstate';
import type { playerMachine } from '../../player/playerMachine';
import type { PictureTurn } from '../stage/usePicture';

/** Nobody reads lists faster than they change ten times a second. */
const CALM_MS = 100;
/** Two frames: so late at most where no frame comes that has time for them. */
const PATIENCE_MS = 34;

type Snapshot = SnapshotFrom<typeof playerMachine>;

/** Something that React's useSyncExternalStore can follow. */
export interface CalmSnapshots {
  subscribe(changed: () => void): () => void;
  read(): Snapshot;
}

/**
 * The player for whatever shows text: while time runs or is dragged, its moment follows ten times a second, and the frames
 * in between are left to the picture. Anything but the moment is never late, and no moment at which time stops is missed.
 * `turn`: lists wait for a frame that the picture does not need for itself.
 */
export function calmSnapshots(actor: Actor<typeof playerMachine>, turn: PictureTurn): CalmSnapshots {
  let shown = actor.getSnapshot();
  return {
    read: () => shown,
    subscribe(changed) {
      let sinceMs = performance.now();
      let timer: ReturnType<typeof setTimeout> | undefined;
      const show = () => {
        clearTimeout(timer);
        timer = undefined;
        sinceMs = performance.now();
        shown = actor.getSnapshot();
        changed();
      };
      const subscription = actor.subscribe((next) => {
        const leftMs = sinceMs + CALM_MS - performance.now();
        const isDue = leftMs <= 0 && !turn.showsNext;
        if (isDue || !onlyMoves(shown, next)) show();
        else timer ??= setTimeout(show, leftMs + PATIENCE_MS);
      });
      shown = actor.getSnapshot();
      return () => {
        clearTimeout(timer);
        subscription.unsubscribe();
      };
    },
  };
}

function onlyMoves(before: Snapshot, next: Snapshot): boolean {
  const { endMs, speed } = before.context;
  const isMoving = next.matches('playing') || next.matches('scrubbing');
  return isMoving && before.value === next.value && endMs === next.context.endMs && speed === next.context.speed;
}
