import { type RefObject, useEffect } from 'react';
import type { Scene } from '../../projection/scene/elements';
import { shiftsToSee } from './shifts';

/**
 * Where the picture is higher than its room, it is scrolled to the container on which everything depends whenever that is
 * another one. In between, readers scroll as they like; while they walk through the picture by keys, it stays.
 */
export function useFollowing(
  svg: RefObject<SVGSVGElement | null>,
  { decisive, captionHeight, scale }: Pick<Scene, 'decisive' | 'captionHeight' | 'scale'>,
  reducedMotion: boolean,
): void {
  const top = decisive ? (decisive.y - captionHeight) * scale : undefined;
  const covered = captionHeight * scale;
  const height = (decisive?.height ?? 0) * scale;
  useEffect(() => {
    const picture = svg.current;
    if (!picture || top === undefined) return;
    const part = { top, height, covered };
    if (scrollTo(picture, part, reducedMotion)) return;
    // Nothing can be scrolled while the picture is hidden behind a tab, or has not grown yet.
    const observer = new ResizeObserver(() => {
      if (scrollTo(picture, part, reducedMotion)) observer.disconnect();
    });
    observer.observe(picture);
    return () => observer.disconnect();
  }, [svg, top, height, covered, reducedMotion]);
}

interface Part {
  /** From the top of the picture below the headline. */
  readonly top: number;
  readonly height: number;
  /** What the headline, which stays, covers of the room it stays in. */
  readonly covered: number;
}

/** Whether there was something to scroll, or somebody whom that would disturb. */
function scrollTo(picture: SVGSVGElement, part: Part, reducedMotion: boolean): boolean {
  if (picture.querySelector(':focus-visible')) return true;
  const rooms = roomsOf(picture);
  const staysIn = picture.closest('figure')?.parentElement;
  const shifts = shiftsToSee(
    { top: picture.getBoundingClientRect().top + part.top, height: part.height },
    rooms.map((room) => ({
      top: room.getBoundingClientRect().top + (room === staysIn ? part.covered : 0),
      height: room.clientHeight - (room === staysIn ? part.covered : 0),
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
