import { attachPipe, attachTerminal } from './attachInput';
import { buildFileSystem, RUNTIME } from './buildFileSystem';
import { ContainerTree } from './containerTree';
import type { ContainerCore, ProcessCore } from './core';
import { errno, isErrno } from './errno';
import type { FileSystem } from './fileSystem';
import { CHARACTERS_PER_STEP, DEFAULT_LIMITS, LimitReached, type Limits } from './limits';
import { findProgram } from './lookUp';
import type { MountEntry } from './mounts';
import { DirectoryNode } from './nodes';
import { DeviceFile, LogFile } from './openFile';
import { PartMissing } from './parts';
import { ProcessImplementation } from './process';
import { createProcDirectory } from './procfs';
import type { FileAccounts } from './regularFile';
import { type Scheduler, schedulerOf } from './scheduler';
import type {
  Blocking,
  ContainerExit,
  ContainerHooks,
  ContainerSpec,
  ExecHandle,
  FileTree,
  ImageContents,
  Network,
  Process,
  ProcessContainer,
  SignalName,
  StartFailure,
  StartOptions,
  Timers,
} from './types';

export function createContainer(spec: ContainerSpec, timers: Timers, limits: Partial<Limits> = {}): ProcessContainer {
  return new ContainerImplementation(spec, schedulerOf(timers), { ...DEFAULT_LIMITS, ...limits });
}

type ExecOptions = Parameters<ProcessContainer['exec']>[0];

class ContainerImplementation implements ContainerCore, FileAccounts {
  readonly id: string;
  readonly hostname: string;
  readonly image: ImageContents;
  readonly network: Network;
  readonly hooks: ContainerHooks;
  readonly names: FileSystem;
  readonly processes = new Map<number, ProcessCore>();
  readonly shared = new Map<string, unknown>();
  #nextPid = 1;
  #steps = 0;
  #outputCharacters = 0;
  #fileBytes = 0;
  #hasEnded = false;
  /** What must be told when a process of an exec ends. */
  readonly #execs = new Map<ProcessCore, (exit: ContainerExit) => void>();
  #input: ExecHandle | undefined;

  constructor(
    readonly spec: ContainerSpec,
    readonly scheduler: Scheduler,
    readonly limits: Limits,
  ) {
    this.id = spec.id;
    this.hostname = spec.hostname;
    this.image = spec.image;
    this.network = spec.network;
    this.hooks = spec.hooks;
    this.names = buildFileSystem(spec, this, createProcDirectory(this));
  }

  get nowMs(): number {
    return this.scheduler.nowMs;
  }

  get running(): boolean {
    return this.processes.has(1) && !this.#hasEnded;
  }

  get input(): ExecHandle | undefined {
    return this.#input;
  }

  get files(): FileTree {
    return new ContainerTree(this.names, RUNTIME);
  }

  start(options: Parameters<ProcessContainer['start']>[0]): StartFailure | undefined {
    this.#makeWorkingDirectory(options.cwd);
    const failure = this.#failureOf(options);
    if (failure) return failure;
    const process = this.#create(options);
    if (options.input === 'terminal') {
      this.#input = attachTerminal(process, this.processes, (text) => this.#output('stdout', text));
      return undefined;
    }
    if (options.input === 'pipe') this.#input = attachPipe(process);
    else process.setFd(0, new DeviceFile('null'));
    for (const [i, stream] of (['stdout', 'stderr'] as const).entries())
      process.setFd(i + 1, new LogFile((text) => this.#output(stream, text)));
    return undefined;
  }

  exec(options: ExecOptions): StartFailure | ExecHandle {
    const failure = this.#failureOf(options);
    if (failure) return failure;
    const process = this.#create(options);
    this.#execs.set(process, options.onExit);
    if (options.tty) return attachTerminal(process, this.processes, (text) => options.onOutput('stdout', text));
    process.setFd(1, new LogFile((text) => options.onOutput('stdout', text)));
    process.setFd(2, new LogFile((text) => options.onOutput('stderr', text)));
    const handle = attachPipe(process);
    if (!options.stdin) process.setFd(0, new DeviceFile('null'));
    return handle;
  }

  #create(options: StartOptions): ProcessImplementation {
    const process = new ProcessImplementation(this, null, options.argv, (self) => execOrReport(self, options.argv));
    process.env = options.env;
    process.cwd = options.cwd === '' ? '/' : options.cwd;
    process.uid = options.uid;
    process.gid = options.gid;
    // The kernel keeps them in order, whatever the runtime says.
    process.groups = [...(options.groups ?? [])].sort((a, b) => a - b);
    return process;
  }

  #makeWorkingDirectory(cwd: string): void {
    if (this.names.tryNode(RUNTIME, cwd === '' ? '/' : cwd)) return;
    let path = '';
    for (const segment of cwd.split('/').filter((part) => part !== '')) {
      path += `/${segment}`;
      const found = this.names.tryNode(RUNTIME, path);
      if (found) continue;
      const place = this.names.place(RUNTIME, path);
      place.parent.set(place.name, new DirectoryNode());
    }
  }

  #failureOf(options: StartOptions): StartFailure | undefined {
    const cwd = options.cwd === '' ? '/' : options.cwd;
    const caller = { ...RUNTIME, uid: options.uid, gid: options.gid, groups: options.groups ?? [], cwd };
    if (this.names.tryNode(RUNTIME, cwd)?.type !== 'directory') return { reason: 'no-such-cwd', path: cwd };
    const name = options.argv[0] ?? '';
    const searcher = { ...RUNTIME, tryStat: (path: string) => this.names.tryStat(caller, path) };
    const found = findProgram(searcher, name, options.env.PATH ?? '');
    if ('path' in found) return undefined;
    if (!name.includes('/')) return { reason: 'not-found', path: name };
    if (found.problem === 'ENOENT') return { reason: 'no-such-file', path: name };
    return { reason: found.problem === 'EISDIR' ? 'is-directory' : 'permission-denied', path: name };
  }

  // ---------------------------------------------------------------- ending

  signal(name: SignalName): void {
    this.processes.get(1)?.deliver(name, true);
  }

  kill(exit: ContainerExit): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    const execs = [...this.#execs.values()];
    this.#execs.clear();
    for (const process of [...this.processes.values()]) process.vanish();
    this.processes.clear();
    for (const onExit of execs) onExit({ exitCode: 137, signal: 'KILL' });
    this.hooks.onExit?.(exit);
  }

  register(process: ProcessCore): number {
    // Only processes that fork can be too many: what the outside starts must not fail inside of its call.
    if (process.parent && this.processes.size >= this.limits.processes) throw new LimitReached('processes');
    const pid = this.#nextPid;
    this.#nextPid = pid === 1 ? (this.spec.firstChildPid ?? 2) : pid + 1;
    this.processes.set(pid, process);
    return pid;
  }

  processEnded(process: ProcessCore, status: number, signal: SignalName | undefined): void {
    this.processes.delete(process.pid);
    const exit: ContainerExit = signal ? { exitCode: status, signal } : { exitCode: status };
    this.hooks.onProcessExit?.(signal ? { pid: process.pid, status, signal } : { pid: process.pid, status });
    if (process.pid === 1) {
      this.kill(exit);
      return;
    }
    const onExit = this.#execs.get(process);
    if (!onExit) return;
    this.#execs.delete(process);
    onExit(exit);
  }

  notice(code: string, params: Readonly<Record<string, string | number>>): void {
    this.hooks.onNotice?.({ code, params });
  }

  crashed(process: ProcessCore, error: unknown): void {
    if (error instanceof PartMissing) throw error;
    if (error instanceof LimitReached) {
      if (error.limit === 'memory' && this.spec.memoryLimitBytes !== undefined && this.#exceedsMemory())
        this.#runOutOfMemory();
      else this.#stopAt(error);
      return;
    }
    if (error instanceof RangeError) {
      this.notice('depth-reached', { program: process.argv[0] ?? '' });
      process.deliver('SEGV', true);
      if (!process.hasExited) this.kill({ exitCode: 139, signal: 'SEGV' });
      return;
    }
    const message = isErrno(error) ? error.code : String(error);
    this.hooks.onNotice?.({ code: 'program-failed', params: { program: process.argv[0] ?? '', message } });
    process.deliver('ABRT', true);
    if (!process.hasExited) this.kill({ exitCode: 134, signal: 'ABRT' });
  }

  #stopAt({ limit }: LimitReached): void {
    this.hooks.onNotice?.({ code: 'limit-reached', params: { limit } });
    this.kill({ exitCode: 137, signal: 'KILL', limit });
  }

  // ---------------------------------------------------------------- accounts

  spendSteps(count = 1): void {
    this.#steps += count;
    const { steps } = this.spec;
    if (steps) steps.left -= count;
    if (this.#steps > this.limits.steps || (steps && steps.left < 0)) throw new LimitReached('steps');
  }

  #output(stream: 'stdout' | 'stderr', text: string): void {
    this.#outputCharacters += text.length;
    if (this.#outputCharacters > this.limits.outputCharacters) throw new LimitReached('output');
    this.hooks.onOutput?.(stream, text);
  }

  chargeFile(delta: number, mount: MountEntry): void {
    const { usage, sizeLimitBytes } = mount;
    if (delta > 0 && sizeLimitBytes !== undefined && usage.bytes + delta > sizeLimitBytes) throw errno('ENOSPC');
    if (delta > 0 && this.#fileBytes + delta > this.limits.fileBytes) throw new LimitReached('files');
    this.#fileBytes += delta;
    usage.bytes += delta;
    if (mount.label === 'tmpfs' && delta > 0) this.memoryChanged();
  }

  chargeWork(characters: number): void {
    this.spendSteps(Math.ceil(characters / CHARACTERS_PER_STEP));
  }

  fileChanged(path: string, operation: 'create' | 'write' | 'remove' | 'rename', size: number, pid: number): void {
    if (!path.startsWith('/dev/')) this.hooks.onFile?.({ path, operation, size, pid });
  }

  memoryChanged(): void {
    if (this.#exceedsMemory() || this.#memoryBytes('held') > this.limits.memoryBytes) throw new LimitReached('memory');
  }

  #memoryBytes(which: 'held' | 'all'): number {
    let bytes = 0;
    for (const process of this.processes.values())
      bytes += process.memoryBytes + (which === 'all' ? process.claimedBytes : 0);
    // Files are within a limit of their own: what lies in memory counts for the container's only.
    if (which === 'all') for (const mount of this.names.mounts) if (mount.label === 'tmpfs') bytes += mount.usage.bytes;
    return bytes;
  }

  #exceedsMemory(): boolean {
    return this.#memoryBytes('all') > (this.spec.memoryLimitBytes ?? Number.POSITIVE_INFINITY);
  }

  /** As the kernel with memory.oom.group, which the kubelet sets: every process of the container dies. */
  #runOutOfMemory(): void {
    this.kill({ exitCode: 137, signal: 'KILL', outOfMemory: true });
  }
}

/** The runtime's last step: the process becomes the program. What cannot be executed ends with 255, as runc's init does. */
function* execOrReport(process: Process, argv: readonly string[]): Blocking<number> {
  try {
    return yield* process.exec(argv);
  } catch (error) {
    if (!isErrno(error)) throw error;
    yield* process.error(`exec ${argv[0] ?? ''}: ${error.message.toLowerCase()}`);
    return 255;
  }
}
