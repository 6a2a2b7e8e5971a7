/** Wall clock at virtual time 0 in every run (engine/clock.ts), in milliseconds since 1970. */
export const EPOCH_MS = Date.parse('2026-11-20T12:00:00Z');
