import { humanDuration } from '../../api/duration';
import { epochMsOf } from '../../api/time';

/** Age of a timestamp at `nowMs` (milliseconds since 1970, as the cluster's clock shows them). */
export function ageOf(timestamp: string | null | undefined, nowMs: number): string {
  const atMs = epochMsOf(timestamp);
  return atMs === undefined ? '<unknown>' : humanDuration(nowMs - atMs);
}
