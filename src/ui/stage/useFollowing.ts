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
    if (!picture || top === undefined || picture.querySelector(':focus-visible')) return;
    const rooms = roomsOf(picture);
    if (rooms.length === 0) return;
    const shifts = shiftsToSee(
      { top: picture.getBoundingClientRect().top + top, height },
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
  }, [svg, top, height, reducedMotion]);
}

/** What can be scrolled around the picture, the innermost first; never the page itself. */
function roomsOf(picture: Element): readonly Element[] {
  const rooms: Element[] = [];
  for (let room = picture.parentElement; room && room.tagName !== 'MAIN'; room = room.parentElement) {
    if (room.scrollHeight > room.clientHeight + 1 && getComputedStyle(room).overflowY === 'auto') rooms.push(room);
  }
  return rooms;
}
