import { type RefObject, useCallback, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { FirstLookContext } from './firstLook';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The room in an element in CSS pixels; `first` before it is on the page. */
export function useSize(element: RefObject<HTMLElement | null>, first: Size): Size {
  const [size, setSize] = useState(first);
  useEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => {
      const { width = 0, height = 0 } = entry?.contentRect ?? {};
      const next = { width: Math.floor(width), height: Math.floor(height) };
      setSize((last) => (last.width === next.width && last.height === next.height ? last : next));
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return size;
}

const NONE: Size = { width: 0, height: 0 };

/** The width of an element in CSS pixels; 0 before it is on the page. */
export const useWidth = (element: RefObject<HTMLElement | null>): number => useSize(element, NONE).width;

/** From here on the areas stand side by side. */
export const WIDE = '(min-width: 64rem)';

/** A window, a frame of a document, a page at 200 % or a small phone: the picture needs what the lanes would take. */
export const LOW = '(max-height: 37rem), (max-width: 24rem) and (max-height: 44rem)';

/** So low, what is said twice is said once. */
export const FLAT = '(max-height: 30rem)';

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
