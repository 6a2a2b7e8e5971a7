import { useCallback, useSyncExternalStore } from 'react';
import type { Actor, AnyStateMachine, SnapshotFrom } from 'xstate';

/** The actor's snapshot, re-rendering when it changes. */
export function useSnapshot<M extends AnyStateMachine>(actor: Actor<M>): SnapshotFrom<M> {
  // React subscribes anew whenever this function is another one.
  const subscribe = useCallback(
    (changed: () => void) => {
      const subscription = actor.subscribe(changed);
      return () => subscription.unsubscribe();
    },
    [actor],
  );
  const read = () => actor.getSnapshot();
  return useSyncExternalStore(subscribe, read, read);
}
