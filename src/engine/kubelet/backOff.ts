/** Windows in which a restart has to wait. Models client-go/util/flowcontrol/backoff.go. */
export interface BackOffEntry {
  delayMs: number;
  lastUpdateMs: number;
}

export interface BackOffs {
  /** The current window's length, 0 without an entry. */
  get(key: string): number;
  /** Whether `eventAtMs` lies less than the window ago. */
  isInBackOffSince(key: string, eventAtMs: number, nowMs: number): boolean;
  /** The same, from the last change of the window itself. */
  isInBackOffSinceUpdate(key: string, nowMs: number): boolean;
  /** Doubles the window; begins anew if the last update is long past. */
  next(key: string, eventAtMs: number, nowMs: number): void;
}

export const INITIAL_BACK_OFF_MS = 10_000;
export const MAX_BACK_OFF_MS = 300_000;
/** Ran for so long since it was last started that it is no crash loop: newCrashLoopBackOff in kubelet.go. */
const FORGET_AFTER_MS = 600_000;

export function createBackOffs(initialMs = INITIAL_BACK_OFF_MS, maxMs = MAX_BACK_OFF_MS): BackOffs {
  const entries = new Map<string, BackOffEntry>();
  const hasExpired = (entry: BackOffEntry, eventAtMs: number) => eventAtMs - entry.lastUpdateMs > FORGET_AFTER_MS;
  return {
    get: (key) => entries.get(key)?.delayMs ?? 0,
    isInBackOffSince(key, eventAtMs, nowMs) {
      const entry = entries.get(key);
      if (!entry || hasExpired(entry, eventAtMs)) return false;
      return nowMs - eventAtMs < entry.delayMs;
    },
    isInBackOffSinceUpdate(key, nowMs) {
      const entry = entries.get(key);
      return entry !== undefined && nowMs - entry.lastUpdateMs < entry.delayMs;
    },
    next(key, eventAtMs, nowMs) {
      const entry = entries.get(key);
      const isNew = !entry || hasExpired(entry, eventAtMs);
      entries.set(key, {
        delayMs: isNew ? initialMs : Math.min(entry.delayMs * 2, maxMs),
        lastUpdateMs: nowMs,
      });
    },
  };
}

/** Go's time.Duration as it prints whole seconds: `10s`, `1m20s`, `5m0s`. */
export function durationText(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds}s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}m${seconds % 60}s`;
  return `${Math.floor(minutes / 60)}h${minutes % 60}m${seconds % 60}s`;
}

/** As Go prints durations cut to milliseconds: `2.123s`, `16ms`. */
export function shortDurationText(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)}ms`;
  const minutes = Math.floor(ms / 60_000);
  const seconds = Number(((ms % 60_000) / 1000).toFixed(3));
  return minutes > 0 ? `${minutes}m${seconds}s` : `${seconds}s`;
}
