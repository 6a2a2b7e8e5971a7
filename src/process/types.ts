/**
 * The contract between the process kernel and everything that runs on it: shells, programs, container runtime, network.
 * Implementations live beside this file; programs and shells import only these types and the helpers of `process/`.
 *
 * A process is a generator that yields only *blocking* calls. Everything that cannot block is a plain method call.
 * Time is virtual, in whole milliseconds. Nothing here reads a clock or draws a random number.
 */
import type { Limits, SharedSteps } from './limits';
import type { ContainerSettings } from './systemSettings';
import type { DnsReply, DnsType } from './types/dns';
import type { FileStat, FileTree, Mount, MountInfo, OpenFile, OpenFlags } from './types/files';
import type {
  ContainerExit,
  ContainerHooks,
  ExecHandle,
  SignalName,
  StartFailure,
  StartOptions,
} from './types/signals';

export type * from './types/dns';
export type * from './types/files';
export type * from './types/signals';
export type * from './types/timers';

// ------------------------------------------------------------------------------------------------ programs

/** What a generator yields to block. Made only by the helpers of Process; programs never build one by hand. */
export type Syscall =
  | { call: 'sleep'; ms: number; interruptible: boolean }
  | { call: 'wait-queue'; queue: WaitQueue; timeoutMs?: number; interruptible: boolean }
  | { call: 'cpu' }
  /** Runs code on a native stack of its own, so that deep recursion of a script is not the engine's: see onNewStack. */
  | { call: 'enter'; code: Blocking<number> };

/** What a blocked process is resumed with. */
export type Wakeup = 'done' | 'timeout' | 'interrupted';

/** A run that may block and ends with a value, an exit code for whole programs. */
export type Blocking<T> = Generator<Syscall, T, Wakeup>;

/** argv[0] is the name it was called by. A program that never blocks may return its exit code at once. */
export type Program = (process: Process, argv: readonly string[]) => number | Blocking<number>;

/** Processes asleep until somebody wakes them: pipe ends, children, sockets, watches. */
export interface WaitQueue {
  wakeAll(): void;
}

// ------------------------------------------------------------------------------------------------ processes

export interface Process {
  readonly pid: number;
  readonly parent: Process | null;
  readonly container: ProcessContainer;
  argv: readonly string[];
  /** Exported environment. Treat as immutable: replace it to change it. */
  env: Readonly<Record<string, string>>;
  cwd: string;
  uid: number;
  gid: number;
  groups: readonly number[];
  umask: number;
  readonly nowMs: number;

  // Text I/O on file descriptors. Text is UTF-16; use utf8.ts where bytes count.
  /** Writes all of it; blocks while a pipe is full. Throws EBADF. SIGPIPE ends the process (or EPIPE is thrown if ignored). */
  write(fd: number, text: string): Blocking<void>;
  /** Writes all of it at once if that cannot block: false means that nothing was written. Throws as `write` does. */
  tryWrite(fd: number, text: string): boolean;
  /** Like `read`, but undefined where that would block. */
  tryRead(fd: number, max?: number): string | undefined;
  /** Up to `max` characters; '' at end of file; blocks on empty pipes, sockets, terminals. */
  read(fd: number, max?: number): Blocking<string>;
  /** Sleeps until `read` may have something to give, the time is up, or a caught signal arrived. */
  waitForInput(fd: number, timeoutMs?: number): Blocking<Wakeup>;
  /** Reads to end of file. */
  readAll(fd: number): Blocking<string>;
  /** One line with its newline, '' at end of file. `rest` keeps what was read beyond it for the next call. */
  readLine(fd: number, rest: { text: string }): Blocking<string>;
  /** One line of diagnosis on fd 2 with a newline added. Never blocks for log sinks. */
  error(text: string): Blocking<void>;

  // Paths (relative ones from cwd; mounts, links, permissions and umask apply). All throw Errno.
  open(path: string, flags: OpenFlags): OpenFile;
  stat(path: string): FileStat;
  lstat(path: string): FileStat;
  /** undefined instead of an Errno. */
  tryStat(path: string): FileStat | undefined;
  exists(path: string): boolean;
  /** 4 read, 2 write, 1 execute; the superuser passes 4 and 2. */
  access(path: string, bits: number): boolean;
  /** Names in byte order, without `.` and `..`. */
  readDirectory(path: string): readonly string[];
  readFile(path: string): string;
  writeFile(path: string, text: string, flags?: { append?: boolean; mode?: number }): void;
  makeDirectory(path: string, mode?: number): void;
  removeDirectory(path: string): void;
  unlink(path: string): void;
  rename(from: string, to: string): void;
  symlink(target: string, path: string): void;
  hardLink(existing: string, path: string): void;
  makeFifo(path: string, mode?: number): void;
  readLink(path: string): string;
  chmod(path: string, mode: number): void;
  chown(path: string, uid: number, gid: number): void;
  setTimes(path: string, mtimeMs: number): void;
  /** Absolute, links resolved. */
  realPath(path: string): string;
  /** The mount that holds a path, as in /proc/mounts. */
  mountOf(path: string): MountInfo;

  // Descriptors
  fd(number: number): OpenFile | undefined;
  setFd(number: number, file: OpenFile | undefined): void;
  lowestFreeFd(from: number): number;
  seek(file: OpenFile, position: number): void;
  pipe(): { read: OpenFile; write: OpenFile };
  isTerminal(fd: number): boolean;

  // Time
  /** Returns 'interrupted' if a caught signal cut it short. */
  sleep(ms: number): Blocking<Wakeup>;
  /** A slice of processor time: for busy loops. See kernel.ts for how slices grow. */
  burnCpu(): Blocking<void>;
  /** Counts one step of work. True when the slice is used up: then `yield* burnCpu()`. Call it in loops that may be long. */
  spendStep(count?: number): boolean;
  waitOn(queue: WaitQueue, timeoutMs?: number): Blocking<Wakeup>;

  // Processes
  /** A child with copies of descriptors, environment and cwd, that runs `body`. It starts when the parent next blocks. */
  fork(argv: readonly string[], body: (child: Process) => number | Blocking<number>): Process;
  /**
   * Finds argv[0] by PATH (or as a path) and becomes it. Throws ENOENT, EACCES, ENOEXEC (caller: a shell runs it itself).
   * `path` names the file if argv[0] does not.
   */
  exec(argv: readonly string[], env?: Readonly<Record<string, string>>, path?: string): Blocking<number>;
  /** fork + exec; 127 or 126 where exec throws. Does not wait. */
  spawn(argv: readonly string[], options?: SpawnOptions): Process;
  /** Waits for one child (or any) and reaps it. `interrupted` if a caught signal arrived, unless `interruptible` is false. */
  wait(
    child?: Process,
    interruptible?: boolean,
  ): Blocking<{ pid: number; status: number; signal?: SignalName } | 'interrupted' | 'no-child'>;
  /** Memory that this process holds, as far as it is modelled. Beyond the container's limit everything is killed. */
  setMemory(bytes: number): void;
  /** Memory that it says to take without anything being held here: counts for the container's limit alone. */
  claimMemory(bytes: number): void;
  /** The exit status so far: undefined while it runs. */
  readonly exitStatus: number | undefined;
  readonly exitSignal: SignalName | undefined;

  // Signals
  /** As kill(2). Throws ESRCH, EPERM. PID 1 rules apply to signals from inside the container. */
  kill(pid: number, signal: SignalName | 0): void;
  setSignal(signal: SignalName, disposition: 'default' | 'ignore' | 'catch'): void;
  signalDisposition(signal: SignalName): 'default' | 'ignore' | 'catch';
  /** Caught signals that arrived since the last call, oldest first. */
  takeSignals(): readonly SignalName[];
  readonly hasPendingSignals: boolean;
  /** The same signals, left where they are. */
  readonly pendingSignals: readonly SignalName[];

  /** What the shell runs now, as offsets into the script of `container.start`. Read by the trace when it blocks. */
  position: { start: number; end: number } | undefined;
}

export interface SpawnOptions {
  env?: Readonly<Record<string, string>>;
  cwd?: string;
  /** fd → what the child gets there; unnamed ones are inherited. */
  fds?: Readonly<Record<number, OpenFile>>;
}

// ------------------------------------------------------------------------------------------------ containers

/** What an image brings: read-only files below a copy-on-write layer, and which programs its executables are. */
export interface ImageContents {
  tree: FileTree;
  /** Program behind an executable's `program` name. */
  program(name: string): Program | undefined;
  /** Which language a shell of that name speaks here: `{ sh: 'busybox-1.28', bash: 'bash' }`. */
  dialects: Readonly<Record<string, Dialect>>;
  /** Whose tools these are: words and options of `cat`, `timeout`, `nslookup` differ by it. */
  userland: Userland;
}

/** `version` is busybox's own (`1.28.4`, `1.36.1`), or the distribution's. Compare with `atLeast` of images/version.ts. */
export interface Userland {
  flavour: 'busybox' | 'gnu';
  version: string;
  /** Its shell runs the applets of its own binary without looking for them in PATH (Debian's busybox). */
  standalone?: boolean;
}

export type Dialect = 'busybox-1.28' | 'busybox-1.35' | 'dash' | 'bash';

export interface ContainerSpec {
  /** For the trace: the container's id. */
  id: string;
  image: ImageContents;
  hostname: string;
  domainname?: string;
  mounts: readonly Mount[];
  readOnlyRoot?: boolean;
  network: Network;
  memoryLimitBytes?: number;
  /** Shared with the other containers of the run. Default: its own limit alone holds. */
  steps?: SharedSteps;
  /** Number of the second process: the runtime's own helpers may have taken those after 1. Default 2. */
  firstChildPid?: number;
  /** The first process is an ordinary one: somebody outside is the init process of its PID namespace. Default false. */
  sharesProcessIds?: boolean;
  /** What /proc/sys shows. Default: a fresh kernel's, read-only. */
  settings?: ContainerSettings;
  hooks: ContainerHooks;
}

/** A running container: one root file system, one process table. */
export interface ProcessContainer {
  readonly id: string;
  readonly hostname: string;
  readonly image: ImageContents;
  readonly network: Network;
  readonly nowMs: number;
  /** `input`: what PID 1 reads. Without one there is nothing to read. */
  start(options: StartOptions & { input?: 'pipe' | 'terminal' }): StartFailure | undefined;
  /** The outside's end of PID 1's input, if it was started with one: kubectl attach types into it. */
  readonly input?: ExecHandle | undefined;
  exec(
    options: StartOptions & {
      tty?: boolean;
      stdin?: boolean;
      onOutput(stream: 'stdout' | 'stderr', text: string): void;
      onExit(exit: ContainerExit): void;
    },
  ): StartFailure | ExecHandle;
  /** From outside: KILL always kills, others reach PID 1 only if it handles them. */
  signal(name: SignalName): void;
  /** Everything dies now: the sandbox is gone, or the kernel killed it. */
  kill(exit: ContainerExit): void;
  /** The root file system as the container sees it, mounts included: for kubectl cp, the files panel, tests. */
  readonly files: FileTree;
  readonly running: boolean;
  /** ContainerHooks.onNotice for programs: says on the page that something is only approximated. */
  notice?(code: string, params: Readonly<Record<string, string | number>>): void;
  /** What it may use before the simulator stops it. Default: DEFAULT_LIMITS. */
  readonly limits?: Readonly<Limits>;
  /** Programs keep what must outlive one call here (a random seed, a database's state), keyed by their name. */
  readonly shared: Map<string, unknown>;
}

// ------------------------------------------------------------------------------------------------ network

export interface Connection {
  /** Local view: address and port of both ends. */
  readonly local: { address: string; port: number };
  readonly remote: { address: string; port: number };
  readonly file: OpenFile;
}

/**
 * The network as one container sees it. Implemented by engine/network; a test double lives in testing.
 * Packets take virtual time: the methods that wait for an answer block.
 */
export interface Network {
  readonly addresses: readonly string[];
  /** One DNS question to one server (`address` or `address:port`). 'timeout' after the caller's patience. Traced. */
  query(
    process: Process,
    server: string,
    question: { name: string; type: DnsType },
    timeoutMs: number,
  ): Blocking<DnsReply | 'timeout' | 'unreachable'>;
  /** Several questions at once, answers in the order of arrival. Traced as one look-up. */
  queryAll(
    process: Process,
    server: string,
    questions: readonly { name: string; type: DnsType }[],
    timeoutMs: number,
  ): Blocking<readonly { question: { name: string; type: DnsType }; reply: DnsReply | 'timeout' | 'unreachable' }[]>;
  /** Throws ECONNREFUSED, ETIMEDOUT, EHOSTUNREACH. */
  connect(process: Process, address: string, port: number, timeoutMs?: number): Blocking<Connection>;
  /** Throws EADDRINUSE as EINVAL's sibling EBUSY. `accept` wakes when somebody connects. */
  listen(process: Process, address: string, port: number): Listener;
}

export interface Listener {
  readonly port: number;
  accept(process: Process): Blocking<Connection>;
  close(): void;
}
