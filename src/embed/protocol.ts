/**
 * What an embedding document and the page in its frame say to each other by postMessage. Messages of other versions, or
 * of anybody else, are ignored.
 */
export type HostMessage = { podflight: 1 } & (
  | { do: 'play' }
  | { do: 'pause' }
  | { do: 'seek'; atMs: number }
  | { do: 'run'; command: string }
);

/** Sent by the page whenever the moment that is shown has changed, at most a few times a second. */
export interface PageMessage {
  podflight: 1;
  on: 'moment';
  atMs: number;
  playing: boolean;
  /** STATUS of each Pod, as `kubectl get pods` prints it. */
  pods: readonly { name: string; status: string }[];
}

const LONGEST_COMMAND = 64 * 1024;

/** The message, rebuilt from data of unknown origin; undefined if it is none. */
export function readHostMessage(data: unknown): HostMessage | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { podflight, do: act, atMs, command } = data as Record<string, unknown>;
  if (podflight !== 1) return undefined;
  if (act === 'play' || act === 'pause') return { podflight, do: act };
  if (act === 'seek' && typeof atMs === 'number' && Number.isFinite(atMs)) return { podflight, do: act, atMs };
  if (act === 'run' && typeof command === 'string' && command.length <= LONGEST_COMMAND)
    return { podflight, do: act, command };
  return undefined;
}
