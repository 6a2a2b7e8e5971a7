import type { ServerResponse } from 'node:http';

/**
 * A real kubectl reckons some ages by its own clock (`describe`, `events`). Served times can be moved so that the
 * cluster's now is the client's now; what the client prints is moved back before it is read.
 */

const ISO = /\b(20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d{1,9})?Z/g;
const RFC1123 = /\b[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} 20\d\d \d\d:\d\d:\d\d \+0000/g;

/** Moves every RFC 3339 time of a text by whole seconds. The fraction keeps its digits. */
export const shiftIsoTimes = (text: string, byMs: number): string =>
  text.replace(ISO, (_, seconds: string, fraction = '') => {
    const moved = new Date(Date.parse(`${seconds}Z`) + byMs).toISOString().slice(0, 19);
    return `${moved}${fraction}Z`;
  });

/** Both notations that kubectl prints. */
export const shiftPrintedTimes = (text: string, byMs: number): string =>
  shiftIsoTimes(text, byMs).replace(RFC1123, (time) =>
    new Date(Date.parse(time) + byMs).toUTCString().replace('GMT', '+0000'),
  );

/** From now on, times in what is written to this response are moved. */
export function shiftResponse(response: ServerResponse, byMs: number): void {
  if (byMs === 0) return;
  const { write, end } = response;
  const moved = (chunk: unknown) => (typeof chunk === 'string' ? shiftIsoTimes(chunk, byMs) : chunk);
  response.write = (chunk: unknown) => write.call(response, moved(chunk), 'utf8');
  response.end = (chunk?: unknown) => {
    if (typeof chunk === 'string') return end.call(response, moved(chunk), 'utf8');
    return end.call(response, undefined, 'utf8');
  };
}
