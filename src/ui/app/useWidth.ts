import { type RefObject, useCallback, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { FirstLookContext } from './firstLook';

/** The width of an element in CSS pixels; `first`, or 0, before it is on the page. */
export function useWidth(element: RefObject<HTMLElement | null>, first = 0): number {
  const [width, setWidth] = useState(first);
  useEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}

/** From here on the areas stand side by side. */
export const WIDE = '(min-width: 64rem)';

/** Whether a media query holds now. Where there is no window: whether it is assumed to. */
export function useMedia(query: string): boolean {
  // React subscribes anew whenever this function is another one, and reads the value with every render.
  const subscribe = useCallback(
    (changed: () => void) => {
      const list = listOf(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    [query],
  );
  const { wide } = useContext(FirstLookContext);
  return useSyncExternalStore(
    subscribe,
    () => listOf(query).matches,
    () => query === WIDE && wide,
  );
}

const lists = new Map<string, MediaQueryList>();

function listOf(query: string): MediaQueryList {
  const known = lists.get(query) ?? matchMedia(query);
  lists.set(query, known);
  return known;
}
