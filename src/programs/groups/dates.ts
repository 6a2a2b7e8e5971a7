import { cal } from '../system/calendar';
import { date, uptime } from '../system/date';
import type { GroupPrograms } from './names';

/** What shows moments and days. */
export const programs: GroupPrograms<'dates'> = {
  cal,
  date,
  uptime,
};
