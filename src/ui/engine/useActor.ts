import { useSyncExternalStore } from 'react';
import type { Actor, AnyStateMachine, SnapshotFrom } from 'xstate';

/** The actor's snapshot, re-rendering when it changes. */
export function useSnapshot<M extends AnyStateMachine>(actor: Actor<M>): SnapshotFrom<M> {
  return useSyncExternalStore(
    (changed) => {
      const subscription = actor.subscribe(changed);
      return () => subscription.unsubscribe();
    },
    () => actor.getSnapshot(),
  );
}
