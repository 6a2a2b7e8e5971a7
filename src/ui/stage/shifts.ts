/** What can be scrolled: where it stands and how much of its content lies before and behind what is seen. */
export interface Room {
  readonly top: number;
  readonly height: number;
  readonly before: number;
  readonly behind: number;
}

/** What is above and below stays in sight as well: the headline of a group, whose turn is next. */
const AROUND = 64;

/** How far each room, the innermost first, has to be scrolled down to bring something into sight. CSS pixels. */
export function shiftsToSee({ top, height }: { top: number; height: number }, rooms: readonly Room[]): number[] {
  let at = top;
  return rooms.map((room) => {
    const isInSight = at >= room.top && at + height <= room.top + room.height;
    if (isInSight) return 0;
    const around = Math.max(0, Math.min(AROUND, (room.height - height) / 2));
    const above = at - around - room.top;
    const below = at + height + around - (room.top + room.height);
    const wished = above < 0 ? above : Math.max(0, Math.min(below, above));
    const by = Math.round(Math.max(-room.before, Math.min(room.behind, wished)));
    at -= by;
    return by;
  });
}
