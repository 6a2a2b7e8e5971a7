import { useCallback, useLayoutEffect, useRef } from 'react';

/**
 * One function for as long as the component lives, that always does what the latest `handler` does. Memoised children can
 * be handed it: while time runs, handlers that know the moment would be new ones with every frame.
 */
export function useSteady<A extends unknown[], R>(handler: (...args: A) => R): (...args: A) => R {
  const latest = useRef(handler);
  useLayoutEffect(() => {
    latest.current = handler;
  });
  return useCallback((...args: A) => latest.current(...args), []);
}
