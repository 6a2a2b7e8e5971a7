import { type FindOptions, findImage } from '../images/catalogue';
import { createContainer } from '../process';
import '../images/all';
import type { ContainerExit, Network } from '../process/types';
import { createFakeNetwork, type FakeNetworkOptions } from './fakeNetwork';
import { TestTimers } from './timers';

export interface ImageRunOptions extends FakeNetworkOptions {
  /** How an unknown image is to behave. */
  find?: FindOptions;
  network?: Network;
  files?: Readonly<Record<string, string>>;
  /** Executables that are installed into /usr/local/bin: `curl`, or `nc=nc.small` where the program has another name. */
  programs?: readonly string[];
  env?: Readonly<Record<string, string>>;
  /** Commands run in the container while the first one runs, at their time. */
  execs?: readonly { atMs: number; argv: readonly string[] }[];
  signals?: readonly { atMs: number; name: 'TERM' | 'QUIT' | 'INT' | 'KILL' }[];
  untilMs?: number;
  memoryLimitBytes?: number;
}

export interface ImageRun {
  stdout: string;
  stderr: string;
  exitCode: number | undefined;
  exit: ContainerExit | undefined;
  exitedAtMs: number | undefined;
  execs: readonly { output: string; exitCode: number | undefined }[];
  notices: readonly string[];
  read(path: string): string | undefined;
}

const RESOLV_CONF =
  'search default.svc.cluster.local svc.cluster.local cluster.local\nnameserver 10.96.0.10\noptions ndots:5\n';

/** Runs an image's program the way a container of it would run, for tests of programs that need files and a network. */
export function runImage(image: string, argv: readonly string[] | undefined, options: ImageRunOptions = {}): ImageRun {
  const found = findImage(image, options.find);
  const { config } = found;
  const timers = new TestTimers();
  const result = { stdout: '', stderr: '' };
  const notices: string[] = [];
  let exit: ContainerExit | undefined;
  let exitedAtMs: number | undefined;
  const container = createContainer(
    {
      id: 'test',
      image: found.contents,
      hostname: 'mypod',
      mounts: [],
      network: options.network ?? createFakeNetwork(options),
      ...(options.memoryLimitBytes === undefined ? {} : { memoryLimitBytes: options.memoryLimitBytes }),
      hooks: {
        onOutput: (stream, text) => {
          result[stream] += text;
        },
        onExit: (ended) => {
          exit = ended;
          exitedAtMs = timers.nowMs;
        },
        onNotice: ({ code, params }) => notices.push([code, ...Object.values(params)].join(' ')),
      },
    },
    timers,
  );
  container.files.write('/etc/resolv.conf', RESOLV_CONF);
  for (const [name = '', program = name] of (options.programs ?? []).map((entry) => entry.split('=')))
    container.files.write(`/usr/local/bin/${name}`, '', { mode: 0o755, program });
  for (const [path, text] of Object.entries(options.files ?? {})) container.files.write(path, text);
  const env = { ...config.env, HOME: '/root', HOSTNAME: 'mypod', ...options.env };
  const start = { env, cwd: config.workingDir, uid: 0, gid: 0 };
  const failure = container.start({ ...start, argv: argv ?? [...(config.entrypoint ?? []), ...(config.cmd ?? [])] });
  if (failure) throw new Error(`${failure.reason}: ${failure.path}`);
  const execs = (options.execs ?? []).map(({ atMs, argv: words }) => {
    const ran: { output: string; exitCode: number | undefined } = { output: '', exitCode: undefined };
    timers.schedule(atMs, () => {
      const handle = container.exec({
        ...start,
        argv: words,
        onOutput: (_stream, text) => {
          ran.output += text;
        },
        onExit: (ended) => {
          ran.exitCode = ended.exitCode;
        },
      });
      if ('reason' in handle) ran.output = handle.reason;
    });
    return ran;
  });
  for (const { atMs, name } of options.signals ?? []) timers.schedule(atMs, () => container.signal(name));
  timers.runUntil(options.untilMs ?? 600_000);
  return {
    ...result,
    exitCode: exit?.exitCode,
    exit,
    exitedAtMs,
    execs,
    notices,
    read: (path) => container.files.read(path),
  };
}
