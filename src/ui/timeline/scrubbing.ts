import type { KeyboardEvent, PointerEvent, RefObject } from 'react';
import { timeOf, type View } from './lanePaths';

interface Dragged {
  view: View;
  /** Where the lanes begin, in pixels from the left of the element `.timeline`. */
  left: number;
  endMs: number;
  /** Whether somebody drags: kept by whoever draws, who holds the view still meanwhile. */
  dragging: RefObject<boolean>;
  onSeek: (atMs: number) => void;
  onScrub?: ((active: boolean) => void) | undefined;
}

/** Handlers for what is dragged to move the moment: it goes to where the pointer is pressed, and follows it. */
export function scrubbing({ view, left, endMs, dragging, onSeek, onScrub }: Dragged) {
  const seek = (event: PointerEvent<Element>) => {
    const box = event.currentTarget.closest('.timeline')?.getBoundingClientRect();
    if (box) onSeek(Math.round(Math.min(endMs, Math.max(0, timeOf(event.clientX - box.left - left, view)))));
  };
  const onPointerDown = (event: PointerEvent<Element>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    dragging.current = true;
    onScrub?.(true);
    seek(event);
  };
  const onPointerMove = (event: PointerEvent<Element>) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) seek(event);
  };
  const onPointerUp = (event: PointerEvent<Element>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    event.currentTarget.releasePointerCapture(event.pointerId);
    dragging.current = false;
    onScrub?.(false);
  };
  return { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: onPointerUp };
}

interface Moments {
  atMs: number;
  endMs: number;
  /** The cause after and before the moment; with Shift every turn of a loop is one. Undefined where there is none. */
  next: (level: 'major' | 'minor') => number | undefined;
  previous: (level: 'major' | 'minor') => number | undefined;
  onSeek: (atMs: number) => void;
}

const PAGE_MS = 10_000;

/** Arrows go from cause to cause; Page keys by ten seconds; Home and End. */
export function seekByKey(event: KeyboardEvent, { atMs, endMs, next, previous, onSeek }: Moments): void {
  const level = event.shiftKey ? 'minor' : 'major';
  const targets: Readonly<Record<string, () => number>> = {
    ArrowRight: () => next(level) ?? endMs,
    ArrowUp: () => next(level) ?? endMs,
    ArrowLeft: () => previous(level) ?? 0,
    ArrowDown: () => previous(level) ?? 0,
    PageUp: () => Math.min(endMs, atMs + PAGE_MS),
    PageDown: () => Math.max(0, atMs - PAGE_MS),
    Home: () => 0,
    End: () => endMs,
  };
  const target = targets[event.key];
  if (!target) return;
  event.preventDefault();
  event.stopPropagation();
  onSeek(target());
}
