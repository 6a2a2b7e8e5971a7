import type { ServerResponse } from 'node:http';
import { STARTED_AT } from '../../engine/clock';

/**
 * A real kubectl reckons some ages by its own clock (`describe`, `events`). Served times can be moved so that the
 * cluster's now is the client's now; what the client prints is moved back before it is read.
 */

const CLUSTER_MS = Date.parse(STARTED_AT);
const ISO = /\b(20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d{1,9})?Z/g;
const RFC1123 = /\b[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} 20\d\d \d\d:\d\d:\d\d \+0000/g;

/** Other times are no times of the cluster: a build date, a layout. */
const NEAR_MS = 48 * 3_600_000;

/** Moves the RFC 3339 times of a text that lie near a moment, by whole seconds. The fraction keeps its digits. */
export const shiftIsoTimes = (text: string, byMs: number, nearMs: number): string =>
  text.replace(ISO, (whole: string, seconds: string, fraction = '') => {
    const time = Date.parse(`${seconds}Z`);
    if (!(Math.abs(time - nearMs) < NEAR_MS)) return whole;
    return `${new Date(time + byMs).toISOString().slice(0, 19)}${fraction}Z`;
  });

/** Both notations that kubectl prints. */
export const shiftPrintedTimes = (text: string, byMs: number): string =>
  shiftIsoTimes(text, byMs, Date.now()).replace(RFC1123, (time) =>
    new Date(Date.parse(time) + byMs).toUTCString().replace('GMT', '+0000'),
  );

/** From now on, times in what is written to this response are moved. */
export function shiftResponse(response: ServerResponse, byMs: number): void {
  if (byMs === 0) return;
  const { write, end } = response;
  const moved = (chunk: unknown) => (typeof chunk === 'string' ? shiftIsoTimes(chunk, byMs, CLUSTER_MS) : chunk);
  response.write = (chunk: unknown) => write.call(response, moved(chunk), 'utf8');
  response.end = (chunk?: unknown) => {
    if (typeof chunk === 'string') return end.call(response, moved(chunk), 'utf8');
    return end.call(response, undefined, 'utf8');
  };
}
