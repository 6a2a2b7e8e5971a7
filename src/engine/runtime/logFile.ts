/** A container's log as containerd keeps it: one entry per line, the last one partial until the container ends. */
import type { LogStream } from '../../api/client';

export interface LogEntry {
  atMs: number;
  stream: 'stdout' | 'stderr';
  text: string;
  /** Ends with a newline. Otherwise the next entry of the stream goes on where this one stops. */
  isFull: boolean;
}

export interface LogFile {
  readonly entries: readonly LogEntry[];
  /** Raw output; complete lines are stamped with `atMs` and returned. */
  write(stream: 'stdout' | 'stderr', text: string, atMs: number): readonly LogEntry[];
  /** The container has ended: what has no newline yet becomes a partial line. */
  close(atMs: number): readonly LogEntry[];
  readonly isClosed: boolean;
  /** What was written to stdout since its last newline. */
  readonly unfinished: string;
  follow(onEntry: (entry: LogEntry) => void, onEnd: () => void): { stop(): void };
}

/** Models containerd internal/cri/io/logger.go: longer lines are cut. */
const MAX_LINE = 16 * 1024;

export function createLogFile(): LogFile {
  const entries: LogEntry[] = [];
  const rest = { stdout: '', stderr: '' };
  const followers = new Set<{ onEntry: (entry: LogEntry) => void; onEnd: () => void }>();
  let isClosed = false;

  function add(atMs: number, stream: 'stdout' | 'stderr', text: string, isFull: boolean): LogEntry {
    const entry = { atMs, stream, text, isFull };
    entries.push(entry);
    for (const follower of followers) follower.onEntry(entry);
    return entry;
  }

  return {
    entries,
    get isClosed() {
      return isClosed;
    },
    get unfinished() {
      return rest.stdout;
    },
    write(stream, text, atMs) {
      const lines = (rest[stream] + text).split('\n');
      rest[stream] = lines.pop() ?? '';
      const added: LogEntry[] = [];
      for (const line of lines) {
        if (line.length <= MAX_LINE) added.push(add(atMs, stream, line, true));
        else for (const [piece, isLast] of pieces(line)) added.push(add(atMs, stream, piece, isLast));
      }
      while (rest[stream].length >= MAX_LINE) {
        added.push(add(atMs, stream, rest[stream].slice(0, MAX_LINE), false));
        rest[stream] = rest[stream].slice(MAX_LINE);
      }
      return added;
    },
    close(atMs) {
      if (isClosed) return [];
      const added: LogEntry[] = [];
      for (const stream of ['stdout', 'stderr'] as const) {
        if (rest[stream] !== '') added.push(add(atMs, stream, rest[stream], false));
        rest[stream] = '';
      }
      isClosed = true;
      for (const follower of followers) follower.onEnd();
      followers.clear();
      return added;
    },
    follow(onEntry, onEnd) {
      const follower = { onEntry, onEnd };
      followers.add(follower);
      return { stop: () => void followers.delete(follower) };
    },
  };
}

/** Too long lines in pieces, the last of them full. */
function pieces(line: string): [text: string, isLast: boolean][] {
  const count = Math.max(1, Math.ceil(line.length / MAX_LINE));
  return Array.from({ length: count }, (_, index) => [
    line.slice(index * MAX_LINE, (index + 1) * MAX_LINE),
    index === count - 1,
  ]);
}

/** What `kubectl logs` is served. `stamp` gives the time prefix, if one was asked for. */
export function readLog(
  log: LogFile,
  options: { tailLines?: number; sinceMs?: number; limitBytes?: number },
  stamp: ((atMs: number) => string) | undefined,
): LogStream {
  const show = (entry: LogEntry) => (stamp ? `${stamp(entry.atMs)} ` : '') + entry.text + (entry.isFull ? '\n' : '');
  const since = options.sinceMs ?? Number.NEGATIVE_INFINITY;
  const recent = log.entries.filter((entry) => entry.atMs >= since);
  const chosen =
    options.tailLines === undefined ? recent : recent.slice(recent.length - Math.min(recent.length, options.tailLines));
  const text = chosen.map(show).join('');
  return {
    text: options.limitBytes === undefined ? text : text.slice(0, options.limitBytes),
    follow(onText, onEnd) {
      if (log.isClosed) {
        onEnd();
        return { stop: () => undefined };
      }
      return log.follow((entry) => onText(show(entry)), onEnd);
    },
  };
}
