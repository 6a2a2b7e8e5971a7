/** Points in time: milliseconds since 1970 in UTC ↔ RFC 3339 text. */
import type { Timestamp } from './meta';

/** `2026-11-20T12:41:55Z`: whole seconds, as API objects carry them. */
export const timestampOf = (epochMs: number): Timestamp => `${isoOf(epochMs).slice(0, 19)}Z`;

/** `2026-11-20T12:41:55.123000000Z`, as `kubectl logs --timestamps` prints it (RFC3339NanoFixed). */
export const preciseTimestampOf = (epochMs: number): string => `${isoOf(epochMs).slice(0, 23)}000000Z`;

/** `2026-11-20T12:41:55.123000Z`: metav1.MicroTime, as Events' eventTime. */
export const microTimestampOf = (epochMs: number): string => `${isoOf(epochMs).slice(0, 23)}000Z`;

/** `Fri, 20 Nov 2026 12:39:46 +0000`: RFC 1123 with a numeric zone, as `kubectl describe` prints times. */
export function rfc1123z(epochMs: number): string {
  const utc = new Date(clamp(epochMs)).toUTCString();
  return utc.replace(/GMT$/, '+0000');
}

/** Milliseconds since 1970, or undefined for what is not a time. */
export function epochMsOf(timestamp: string | null | undefined): number | undefined {
  if (!timestamp) return undefined;
  const epochMs = Date.parse(timestamp);
  return Number.isNaN(epochMs) ? undefined : epochMs;
}

/** JSON times are RFC 3339: a date alone, or a time without a zone, is refused. */
export const isTimestamp = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d{1,12})?(?:[Zz]|[+-]\d\d:\d\d)$/.test(text) &&
  epochMsOf(text) !== undefined;

const LAST_MS = 253_402_300_799_999;
const clamp = (epochMs: number): number =>
  Number.isFinite(epochMs) ? Math.min(Math.max(Math.floor(epochMs), 0), LAST_MS) : 0;
const isoOf = (epochMs: number): string => new Date(clamp(epochMs)).toISOString();
