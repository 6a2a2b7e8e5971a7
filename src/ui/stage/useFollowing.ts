import { type RefObject, useEffect } from 'react';
import type { Box } from '../../projection/scene/elements';
import { shiftsToSee } from './shifts';

/**
 * Where the picture is higher than its room, it is scrolled to the container on which everything depends whenever that is
 * another one. In between, readers scroll as they like; while they walk through the picture by keys, it stays.
 */
export function useFollowing(
  svg: RefObject<SVGSVGElement | null>,
  { decisive, scale }: { decisive?: Box | undefined; scale: number },
  reducedMotion: boolean,
): void {
  const top = decisive ? decisive.y * scale : undefined;
  const height = (decisive?.height ?? 0) * scale;
  useEffect(() => {
    const picture = svg.current;
    if (!picture || top === undefined) return;
    if (scrollTo(picture, { top, height }, reducedMotion)) return;
    // Nothing can be scrolled while the picture is hidden behind a tab, or has not grown yet.
    const observer = new ResizeObserver(() => {
      if (scrollTo(picture, { top, height }, reducedMotion)) observer.disconnect();
    });
    observer.observe(picture);
    return () => observer.disconnect();
  }, [svg, top, height, reducedMotion]);
}

/** Whether there was something to scroll, or somebody whom that would disturb. `part` is measured from the picture's top. */
function scrollTo(picture: SVGSVGElement, part: { top: number; height: number }, reducedMotion: boolean): boolean {
  if (picture.querySelector(':focus-visible')) return true;
  const rooms = roomsOf(picture);
  const shifts = shiftsToSee(
    { top: picture.getBoundingClientRect().top + part.top, height: part.height },
    rooms.map((room) => ({
      top: room.getBoundingClientRect().top,
      height: room.clientHeight,
      before: room.scrollTop,
      behind: room.scrollHeight - room.clientHeight - room.scrollTop,
    })),
  );
  for (const [index, by] of shifts.entries()) {
    if (by !== 0) rooms[index]?.scrollBy({ top: by, behavior: reducedMotion ? 'instant' : 'smooth' });
  }
  return rooms.length > 0;
}

/** What can be scrolled around the picture, the innermost first; never the page itself. */
function roomsOf(picture: Element): readonly Element[] {
  const rooms: Element[] = [];
  for (let room = picture.parentElement; room && room.tagName !== 'MAIN'; room = room.parentElement) {
    if (room.scrollHeight > room.clientHeight + 1 && getComputedStyle(room).overflowY === 'auto') rooms.push(room);
  }
  return rooms;
}
