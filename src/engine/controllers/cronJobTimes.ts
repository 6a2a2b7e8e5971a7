/** When a CronJob is due. Models pkg/controller/cronjob/utils.go mostRecentScheduleTime and nextScheduleTimeDuration. */
import type { Schedule, ZoneOffset } from '../../api/cron';
import { timestampOf } from '../../api/time';
import type { CronJob } from '../../api/workloads';

/** The controller looks a little later than a Job is due: nextScheduleDelta. */
const LATE_MS = 100;
const MANY = 100;

interface Missed {
  /** What it is counted from: the last start, the creation, or the deadline's begin. */
  sinceMs: number;
  /** The last time it should have started and did not. */
  atMs?: number;
  /** More than a hundred starts were missed. */
  many: boolean;
}

/** 'never': the schedule names a day that no month has. */
export function missedSchedule(cronJob: CronJob, next: Schedule, nowMs: number, withDeadline = true): Missed | 'never' {
  const { metadata, spec, status } = cronJob;
  let sinceMs = Date.parse(status?.lastScheduleTime ?? metadata.creationTimestamp ?? '');
  if (withDeadline && spec.startingDeadlineSeconds !== undefined)
    sinceMs = Math.max(sinceMs, nowMs - spec.startingDeadlineSeconds * 1000);
  const first = next(sinceMs);
  const second = first === undefined ? undefined : next(first);
  if (first === undefined || second === undefined) return 'never';
  if (nowMs < first) return { sinceMs, many: false };
  if (nowMs < second) return { sinceMs, atMs: first, many: false };
  const betweenMs = second - first;
  const count = Math.floor((nowMs - first) / betweenMs) + 1;
  let atMs: number | undefined;
  // From a little before where a regular schedule would be: irregular ones are walked through from there.
  for (let at = next(first + (count - 2) * betweenMs); at !== undefined && at <= nowMs; at = next(at)) atMs = at;
  return { sinceMs, many: count > MANY, ...(atMs === undefined ? {} : { atMs }) };
}

/** Milliseconds from now until the controller is to look again. */
export function nextSyncMs(cronJob: CronJob, next: Schedule, nowMs: number): number {
  const missed = missedSchedule(cronJob, next, nowMs, false);
  const fromMs = missed === 'never' ? nowMs : (missed.atMs ?? missed.sinceMs);
  return (next(fromMs) ?? nowMs) + LATE_MS - nowMs;
}

/** RFC 3339 by the clock of the zone: `2026-11-20T13:01:00+01:00`. */
export function zonedTimestamp(atMs: number, offset: ZoneOffset): string {
  const aheadMs = offset(atMs);
  if (aheadMs === 0) return timestampOf(atMs);
  const minutes = Math.abs(aheadMs) / 60_000;
  const two = (value: number): string => String(value).padStart(2, '0');
  const zone = `${aheadMs < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  return timestampOf(atMs + aheadMs).replace('Z', zone);
}
