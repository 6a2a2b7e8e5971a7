/** Runs one kubectl command line against a fake API server. */
import { createKubectl } from '../../kubectl/kubectl';
import { createTestContainer } from '../processes';
import { createFakeApi, type FakeApi, type FakeApiOptions } from './fakeApi';

export interface Ran {
  stdout: string;
  stderr: string;
  /** Undefined if it still runs. */
  exitCode: number | undefined;
  api: FakeApi;
}

export interface RunOptions extends Partial<FakeApiOptions> {
  namespace?: string;
  /** Relative paths: commands run in the root directory. */
  files?: Readonly<Record<string, string>>;
  /** The clock stops here: a watch goes on for ever. */
  untilMs?: number;
  /** When the command is typed. */
  startMs?: number;
  /** What happens while the command runs. */
  at?: readonly { atMs: number; run(api: FakeApi): void }[];
}

export function runKubectl(argv: readonly string[], options: RunOptions = {}): Ran {
  const { files = {}, namespace = 'default', untilMs = 120_000, startMs = 0, at = [], ...rest } = options;
  const api = createFakeApi({
    epochMs: Date.parse('2026-11-20T12:00:00Z'),
    now: () => container.timers.nowMs,
    ...rest,
  });
  const container = createTestContainer({ kubectl: createKubectl({ client: api, namespace }) }, { files });
  container.runUntil(startMs);
  container.start(['kubectl', ...argv]);
  for (const { atMs, run } of at) container.timers.schedule(atMs, () => run(api));
  container.runUntil(untilMs);
  return { stdout: container.stdout, stderr: container.stderr, exitCode: container.exit?.exitCode, api };
}
