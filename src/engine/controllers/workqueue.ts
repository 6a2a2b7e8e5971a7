import type { EngineContext } from '../context';

export interface Workqueue {
  /** Works on the key `afterMs` from now, once, however often it is added; an earlier time wins. */
  add(key: string, afterMs?: number): void;
}

/** Models client-go util/workqueue as far as time goes: keys wait, are worked on once, and may be added again meanwhile. */
export function createWorkqueue(context: EngineContext, latencyMs: number, sync: (key: string) => void): Workqueue {
  const { queue } = context;
  const pending = new Map<string, { atMs: number; cancel(): void }>();
  return {
    add(key, afterMs = 0) {
      const atMs = queue.nowMs + latencyMs + afterMs;
      const waiting = pending.get(key);
      if (waiting && waiting.atMs <= atMs) return;
      waiting?.cancel();
      const timer = queue.schedule(atMs, () => {
        pending.delete(key);
        sync(key);
      });
      pending.set(key, { atMs, cancel: () => timer.cancel() });
    },
  };
}

export const keyOf = ({ metadata }: { metadata: { namespace?: string; name?: string } }): string =>
  `${metadata.namespace ?? ''}/${metadata.name ?? ''}`;

export function splitKey(key: string): { namespace: string; name: string } {
  const slash = key.indexOf('/');
  return { namespace: key.slice(0, slash), name: key.slice(slash + 1) };
}
