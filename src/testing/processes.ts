import { createContainer, createTree, type Limits } from '../process/index';
import type {
  ContainerExit,
  Dialect,
  ExecHandle,
  ImageContents,
  Mount,
  Network,
  ProcessContainer,
  Program,
  SignalName,
  StartFailure,
  Userland,
} from '../process/types';
import '../shell/all';
import { TestTimers } from './timers';

export interface TestContainerOptions {
  limits?: Partial<Limits>;
  /** Shared with other containers of the test. */
  steps?: { left: number };
  mounts?: readonly Mount[];
  memoryLimitBytes?: number;
  readOnlyRoot?: boolean;
  files?: Readonly<Record<string, string>>;
  dialects?: Readonly<Record<string, Dialect>>;
  userland?: Userland;
  hostname?: string;
  /** Default: nobody is on it. */
  network?: Network;
}

export interface TestOutput {
  atMs: number;
  stream: 'stdout' | 'stderr';
  text: string;
}

/** A network with nobody on it. */
export const noNetwork: Network = {
  addresses: ['10.244.0.7'],
  *query(process) {
    yield* process.sleep(0);
    return 'unreachable';
  },
  *queryAll(process, _server, questions) {
    yield* process.sleep(0);
    return questions.map((question) => ({ question, reply: 'unreachable' as const }));
  },
  connect() {
    throw new Error('this test has no network');
  },
  listen() {
    throw new Error('this test has no network');
  },
};

/** An image whose /bin holds the given programs, with the directories that scripts expect. */
export function createTestImage(
  programs: Readonly<Record<string, Program>>,
  options: TestContainerOptions = {},
): ImageContents {
  const tree = createTree();
  for (const path of ['bin', 'etc', 'root', 'home', 'usr/bin', 'var/log', 'w', 'opt', 'mnt', 'data', 'run', 'sys'])
    tree.makeDirectory(path);
  tree.makeDirectory('tmp', { mode: 0o1777 });
  tree.write('etc/passwd', 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/home:/bin/false\n');
  for (const name of Object.keys(programs)) tree.write(`bin/${name}`, '\x7fELF', { mode: 0o755, program: name });
  for (const [path, text] of Object.entries(options.files ?? {})) tree.write(path, text);
  return {
    tree,
    program: (name) => programs[name],
    dialects: options.dialects ?? {},
    userland: options.userland ?? { flavour: 'busybox', version: '1.36.1' },
  };
}

export class TestContainer {
  readonly timers = new TestTimers();
  readonly output: TestOutput[] = [];
  readonly notices: { code: string; params: Readonly<Record<string, string | number>> }[] = [];
  readonly commands: { atMs: number; pid: number; start: number; end: number }[] = [];
  readonly container: ProcessContainer;
  exit: ContainerExit | undefined;
  exitedAtMs: number | undefined;

  constructor(image: ImageContents, options: TestContainerOptions) {
    const { memoryLimitBytes } = options;
    this.container = createContainer(
      {
        id: 'test',
        image,
        hostname: options.hostname ?? 'mypod',
        mounts: options.mounts ?? [],
        readOnlyRoot: options.readOnlyRoot ?? false,
        network: options.network ?? noNetwork,
        ...(memoryLimitBytes === undefined ? {} : { memoryLimitBytes }),
        ...(options.steps ? { steps: options.steps } : {}),
        hooks: {
          onOutput: (stream, text) => this.output.push({ atMs: this.timers.nowMs, stream, text }),
          onExit: (exit) => {
            this.exit = exit;
            this.exitedAtMs = this.timers.nowMs;
          },
          onNotice: (notice) => this.notices.push(notice),
          onCommand: (command) => this.commands.push({ atMs: this.timers.nowMs, ...command }),
        },
      },
      this.timers,
      options.limits,
    );
  }

  get stdout(): string {
    return this.#text('stdout');
  }

  get stderr(): string {
    return this.#text('stderr');
  }

  start(argv: readonly string[], env: Readonly<Record<string, string>> = {}, cwd = '/'): StartFailure | undefined {
    return this.container.start({ argv, env: { ...DEFAULT_ENVIRONMENT, ...env }, cwd, uid: 0, gid: 0 });
  }

  exec(
    argv: readonly string[],
    options: { tty?: boolean; stdin?: boolean; uid?: number } = {},
  ): { handle: ExecHandle; output: string; exit?: ContainerExit } {
    const result: { output: string; exit?: ContainerExit } = { output: '' };
    const handle = this.container.exec({
      argv,
      env: DEFAULT_ENVIRONMENT,
      cwd: '/',
      uid: options.uid ?? 0,
      gid: options.uid ?? 0,
      tty: options.tty ?? false,
      stdin: options.stdin ?? false,
      onOutput: (_stream, text) => {
        result.output += text;
      },
      onExit: (exit) => {
        result.exit = exit;
      },
    });
    if ('reason' in handle) throw new Error(`${handle.reason}: ${handle.path}`);
    return Object.assign(result, { handle });
  }

  signalAt(atMs: number, name: SignalName): void {
    this.timers.schedule(atMs, () => this.container.signal(name));
  }

  runUntil(untilMs: number): void {
    this.timers.runUntil(untilMs);
  }

  run(): void {
    this.timers.runUntil(Number.POSITIVE_INFINITY);
  }

  #text(stream: 'stdout' | 'stderr'): string {
    return this.output
      .filter((entry) => entry.stream === stream)
      .map((entry) => entry.text)
      .join('');
  }
}

const DEFAULT_ENVIRONMENT = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  HOME: '/root',
  HOSTNAME: 'mypod',
};

export function createTestContainer(
  programs: Readonly<Record<string, Program>>,
  options: TestContainerOptions = {},
): TestContainer {
  return new TestContainer(createTestImage(programs, options), options);
}
