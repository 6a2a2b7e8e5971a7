import type { Process } from '../../process/types';
import { EPOCH_MS } from '../../shell/common/epoch';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2026-11-20T12:00:07.250Z` */
export const isoTime = (process: Process): string => new Date(EPOCH_MS + process.nowMs).toISOString();

/** `2026-11-20 12:00:07`, as logs of wget begin with it. */
export const localTimestamp = (process: Process): string => isoTime(process).slice(0, 19).replace('T', ' ');

/** `20/Nov/2026:12:00:07 +0000`, as access logs have it. */
export function accessLogTime(process: Process): string {
  const iso = isoTime(process);
  const month = MONTHS[Number(iso.slice(5, 7)) - 1];
  return `${iso.slice(8, 10)}/${month}/${iso.slice(0, 4)}:${iso.slice(11, 19)} +0000`;
}
