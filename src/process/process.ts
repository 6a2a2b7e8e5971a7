import type { ContainerCore, ProcessCore } from './core';
import { errno, isErrno } from './errno';
import { exitCodeOf, findProgram, interpreterOf } from './lookUp';
import { ProcessFiles } from './processFiles';
import type { Runnable } from './scheduler';
import { defaultAction, SIGNAL_NUMBERS } from './signals';
import { busySlice, isLongSleep, SLICE_STEPS } from './slices';
import type { Blocking, OpenFile, Process, SignalName, SpawnOptions, Syscall, Timer, WaitQueue, Wakeup } from './types';
import { type Sleeper, SleeperQueue } from './waitQueue';

export type Body = (child: Process) => number | Blocking<number>;

const DEFAULT_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
const NO_SIGNALS: readonly SignalName[] = [];
const MAX_INTERPRETERS = 5;

/** A process: a generator that is resumed when what it waits for has come. */
export class ProcessImplementation extends ProcessFiles implements ProcessCore, Runnable, Sleeper {
  readonly pid: number;
  parent: ProcessImplementation | null;
  env: Readonly<Record<string, string>> = {};
  cwd = '/';
  uid = 0;
  gid = 0;
  groups: readonly number[] = [];
  umask = 0o022;
  groupId: number;
  memoryBytes = 0;
  terminal: OpenFile | undefined;
  exitStatus: number | undefined;
  exitSignal: SignalName | undefined;
  position: { start: number; end: number } | undefined;

  #body: Body | null;
  #generator: Blocking<number> | null = null;
  /** What it is blocked in; null while it runs or is about to. */
  #blocked: Syscall | null = null;
  #blockedAtMs = 0;
  #timer: Timer | undefined;
  #stopped = false;
  #wakeupWhileStopped: Wakeup | undefined;
  #tracedPosition: { start: number; end: number } | undefined;
  #children: Set<ProcessImplementation> | undefined;
  #zombies: ProcessImplementation[] | undefined;
  #childQueue: SleeperQueue | undefined;
  #caught: Set<SignalName> | undefined;
  #ignored: Set<SignalName> | undefined;
  #pending: SignalName[] | undefined;
  #steps = SLICE_STEPS;
  #busySlices = 0;

  constructor(
    readonly container: ContainerCore,
    parent: ProcessImplementation | null,
    public argv: readonly string[],
    body: Body,
  ) {
    super();
    this.parent = parent;
    this.#body = body;
    this.pid = container.register(this);
    this.groupId = parent?.groupId ?? this.pid;
    if (parent) this.#inherit(parent);
    const { onProcessStart } = container.hooks;
    onProcessStart?.({ pid: this.pid, parentPid: parent?.pid ?? 0, argv });
    container.scheduler.ready(this, 'done');
  }

  #inherit(parent: ProcessImplementation): void {
    this.env = parent.env;
    this.cwd = parent.cwd;
    this.uid = parent.uid;
    this.gid = parent.gid;
    this.groups = parent.groups;
    this.umask = parent.umask;
    this.position = parent.position;
    this.terminal = parent.terminal;
    if (parent.#ignored) this.#ignored = new Set(parent.#ignored);
    if (parent.#caught) this.#caught = new Set(parent.#caught);
    this.inheritFds(parent);
    parent.#children ??= new Set();
    parent.#children.add(this);
  }

  get nowMs(): number {
    return this.container.scheduler.nowMs;
  }

  get hasExited(): boolean {
    return this.exitStatus !== undefined;
  }

  get state(): 'running' | 'sleeping' | 'stopped' {
    return this.#stopped ? 'stopped' : this.#blocked ? 'sleeping' : 'running';
  }

  // ---------------------------------------------------------------- running and blocking

  resume(wakeup: Wakeup): void {
    if (this.hasExited) return;
    if (this.#stopped) {
      this.#wakeupWhileStopped = wakeup;
      return;
    }
    try {
      let generator = this.#generator;
      if (!generator) {
        const result = this.#body?.(this) ?? 0;
        this.#body = null;
        if (this.hasExited) return;
        if (typeof result === 'number') {
          this.#end(result & 255, undefined);
          return;
        }
        generator = result;
        this.#generator = generator;
      }
      const step = generator.next(wakeup);
      if (this.hasExited) return;
      if (step.done) this.#end(step.value & 255, undefined);
      else this.#block(step.value);
    } catch (error) {
      this.container.crashed(this, error);
    }
  }

  #block(call: Syscall): void {
    this.#blocked = call;
    this.#blockedAtMs = this.nowMs;
    this.#trace();
    if (this.#pending?.length && isInterruptible(call)) {
      this.wake('interrupted');
      return;
    }
    switch (call.call) {
      case 'sleep':
        if (Number.isFinite(call.ms)) this.#wakeAfter(call.ms, 'done');
        break;
      case 'cpu':
        this.#wakeAfter(busySlice(this.#busySlices++, this.container, this.pid), 'done');
        break;
      case 'wait-queue':
        if (call.queue instanceof SleeperQueue) call.queue.add(this);
        if (call.timeoutMs !== undefined) this.#wakeAfter(call.timeoutMs, 'timeout');
    }
  }

  #wakeAfter(ms: number, wakeup: Wakeup): void {
    const { timers } = this.container.scheduler;
    this.#timer = timers.schedule(timers.nowMs + Math.max(0, ms), () => {
      this.#timer = undefined;
      if (this.#unblock()) this.container.scheduler.fire(this, wakeup);
    });
  }

  wake(wakeup: Wakeup): void {
    if (this.#unblock()) this.container.scheduler.ready(this, wakeup);
  }

  /** Leaves what it was blocked in; false if it was not blocked. */
  #unblock(): boolean {
    const call = this.#blocked;
    if (!call || this.hasExited) return false;
    this.#blocked = null;
    this.#timer?.cancel();
    this.#timer = undefined;
    if (call.call === 'wait-queue' && call.queue instanceof SleeperQueue) call.queue.remove(this);
    if (call.call !== 'cpu' && isLongSleep(this.nowMs - this.#blockedAtMs)) {
      this.#busySlices = 0;
      this.#steps = SLICE_STEPS;
    }
    return true;
  }

  #trace(): void {
    const { position } = this;
    if (!position || position === this.#tracedPosition) return;
    this.#tracedPosition = position;
    this.container.hooks.onCommand?.({ pid: this.pid, start: position.start, end: position.end });
  }

  spendStep(): boolean {
    this.container.spendStep();
    return --this.#steps <= 0;
  }

  *burnCpu(): Blocking<void> {
    this.#steps = SLICE_STEPS;
    yield { call: 'cpu' };
  }

  *sleep(ms: number): Blocking<Wakeup> {
    return yield { call: 'sleep', ms, interruptible: true };
  }

  *waitOn(queue: WaitQueue, timeoutMs?: number): Blocking<Wakeup> {
    return yield timeoutMs === undefined
      ? { call: 'wait-queue', queue, interruptible: true }
      : { call: 'wait-queue', queue, timeoutMs, interruptible: true };
  }

  protected override *blockOn(queue: SleeperQueue): Blocking<void> {
    yield { call: 'wait-queue', queue, interruptible: false };
  }

  protected override *brokenPipe(): Blocking<void> {
    this.deliver('PIPE', false);
    if (this.hasExited) yield { call: 'sleep', ms: Number.POSITIVE_INFINITY, interruptible: false };
  }

  setMemory(bytes: number): void {
    if (bytes === this.memoryBytes) return;
    this.memoryBytes = bytes;
    this.container.memoryChanged();
  }

  // ---------------------------------------------------------------- processes

  fork(argv: readonly string[], body: Body): ProcessImplementation {
    return new ProcessImplementation(this.container, this, argv, body);
  }

  *exec(argv: readonly string[], env: Readonly<Record<string, string>> = this.env, path?: string): Blocking<number> {
    const found = findProgram(this, path ?? argv[0] ?? '', env.PATH ?? DEFAULT_PATH);
    if (!('path' in found)) throw errno(found.problem === 'EISDIR' ? 'EACCES' : found.problem);
    let file = found.path;
    let words = argv;
    for (let turn = 0; turn < MAX_INTERPRETERS; turn++) {
      const { program } = this.stat(file);
      if (program !== undefined) return yield* this.#become(program, words, env);
      const interpreter = interpreterOf(this.readFile(file));
      if (!interpreter) throw errno('ENOEXEC');
      const argument = interpreter.argument === undefined ? [] : [interpreter.argument];
      words = [interpreter.path, ...argument, file, ...words.slice(1)];
      file = interpreter.path;
      if (!this.exists(file)) throw errno('ENOENT');
    }
    throw errno('ELOOP');
  }

  *#become(name: string, argv: readonly string[], env: Readonly<Record<string, string>>): Blocking<number> {
    this.argv = argv;
    this.env = env;
    this.#caught = undefined;
    this.#pending = undefined;
    this.setMemory(0);
    const program = this.container.image.program(name);
    if (!program) {
      this.container.hooks.onNotice?.({ code: 'program-not-simulated', params: { program: name } });
      yield* this.error(`${argv[0]}: this program is not simulated`);
      return 127;
    }
    try {
      const result = program(this, argv);
      return typeof result === 'number' ? result : yield* result;
    } catch (error) {
      // A system call that the program did not expect to fail: it says so and ends, as careful programs do.
      if (!isErrno(error)) throw error;
      yield* this.error(`${argv[0]}: ${error.message}`);
      return 1;
    }
  }

  spawn(argv: readonly string[], options: SpawnOptions = {}): ProcessImplementation {
    const child = this.fork(argv, (process) => runOrReport(process, argv, options.env));
    if (options.cwd !== undefined) child.cwd = options.cwd;
    for (const [fd, file] of Object.entries(options.fds ?? {})) child.setFd(Number(fd), file);
    return child;
  }

  *wait(
    child?: Process,
    interruptible = true,
  ): Blocking<{ pid: number; status: number; signal?: SignalName } | 'interrupted' | 'no-child'> {
    for (;;) {
      const done = child ? this.#zombies?.find((zombie) => zombie === child) : this.#zombies?.[0];
      if (done) return this.#reap(done);
      if (!this.#hasChild(child)) return 'no-child';
      this.#childQueue ??= new SleeperQueue();
      const wakeup = yield { call: 'wait-queue', queue: this.#childQueue, interruptible };
      if (wakeup === 'interrupted') return 'interrupted';
    }
  }

  #hasChild(child: Process | undefined): boolean {
    if (!this.#children) return false;
    return child instanceof ProcessImplementation ? this.#children.has(child) : this.#children.size > 0;
  }

  #reap(child: ProcessImplementation): { pid: number; status: number; signal?: SignalName } {
    this.#zombies?.splice(this.#zombies.indexOf(child), 1);
    const result = { pid: child.pid, status: child.exitStatus ?? 0 };
    return child.exitSignal ? { ...result, signal: child.exitSignal } : result;
  }

  #end(status: number, signal: SignalName | undefined): void {
    if (this.hasExited) return;
    this.#unblock();
    this.exitStatus = status;
    this.exitSignal = signal;
    this.#generator = null;
    this.#body = null;
    this.closeAll();
    // Orphans go to the container's first process, which reaps them unseen.
    for (const child of this.#children ?? []) child.parent = null;
    this.#children = undefined;
    this.#zombies = undefined;
    const { parent } = this;
    if (parent && !parent.hasExited) {
      parent.#children?.delete(this);
      parent.#zombies ??= [];
      parent.#zombies.push(this);
      if (parent.#caught?.has('CHLD')) parent.deliver('CHLD', false);
      parent.#childQueue?.wakeAll();
    }
    this.container.processEnded(this, status, signal);
  }

  vanish(): void {
    this.parent = null;
    this.#unblock();
    this.exitStatus ??= 137;
    this.#generator = null;
    this.#body = null;
    this.closeAll();
  }

  // ---------------------------------------------------------------- signals

  kill(pid: number, signal: SignalName | 0): void {
    const targets = this.#targets(pid).filter((process) => !process.hasExited);
    if (targets.length === 0) throw errno('ESRCH');
    const allowed = targets.filter((process) => this.uid === 0 || process.uid === this.uid);
    if (allowed.length === 0) throw errno('EPERM');
    if (signal !== 0) for (const process of allowed) process.deliver(signal, false);
  }

  #targets(pid: number): ProcessCore[] {
    const { processes } = this.container;
    if (pid > 0) {
      const process = processes.get(pid);
      return process ? [process] : [];
    }
    const all = [...processes.values()];
    if (pid === -1) return all.filter((process) => process.pid !== 1 && process !== this);
    const group = pid === 0 ? this.groupId : -pid;
    return all.filter((process) => process.groupId === group);
  }

  deliver(name: SignalName, fromOutside: boolean): void {
    if (this.hasExited) return;
    const action = this.#actionFor(name, fromOutside);
    this.container.hooks.onSignal?.({ pid: this.pid, name, ignored: action === 'ignore' });
    if (name === 'CONT') this.#continue();
    switch (action) {
      case 'catch':
        this.#pending ??= [];
        if (!this.#pending.includes(name)) this.#pending.push(name);
        if (this.#blocked && isInterruptible(this.#blocked)) this.wake('interrupted');
        break;
      case 'terminate':
        this.#end(128 + SIGNAL_NUMBERS[name], name);
        break;
      case 'stop':
        this.#stopped = true;
    }
  }

  /** The first process of a container gets no default action: only what it handles, and KILL from outside. */
  #actionFor(name: SignalName, fromOutside: boolean): 'ignore' | 'catch' | 'terminate' | 'stop' {
    const isFirst = this.pid === 1;
    if (name === 'KILL' || name === 'STOP') {
      if (isFirst && !fromOutside) return 'ignore';
      return name === 'KILL' ? 'terminate' : 'stop';
    }
    if (this.#ignored?.has(name)) return 'ignore';
    if (this.#caught?.has(name)) return 'catch';
    if (isFirst) return 'ignore';
    const action = defaultAction(name);
    return action === 'continue' ? 'ignore' : action;
  }

  #continue(): void {
    this.#stopped = false;
    const wakeup = this.#wakeupWhileStopped;
    this.#wakeupWhileStopped = undefined;
    if (wakeup) this.container.scheduler.ready(this, wakeup);
  }

  setSignal(signal: SignalName, disposition: 'default' | 'ignore' | 'catch'): void {
    this.#caught?.delete(signal);
    this.#ignored?.delete(signal);
    if (disposition === 'catch') {
      this.#caught ??= new Set();
      this.#caught.add(signal);
    } else if (disposition === 'ignore') {
      this.#ignored ??= new Set();
      this.#ignored.add(signal);
    }
  }

  signalDisposition(signal: SignalName): 'default' | 'ignore' | 'catch' {
    if (this.#ignored?.has(signal)) return 'ignore';
    return this.#caught?.has(signal) ? 'catch' : 'default';
  }

  takeSignals(): readonly SignalName[] {
    const taken = this.#pending;
    if (!taken || taken.length === 0) return NO_SIGNALS;
    this.#pending = undefined;
    return taken;
  }

  get hasPendingSignals(): boolean {
    return this.#pending !== undefined && this.#pending.length > 0;
  }
}

function* runOrReport(
  process: Process,
  argv: readonly string[],
  env: Readonly<Record<string, string>> | undefined,
): Blocking<number> {
  try {
    return yield* process.exec(argv, env);
  } catch (error) {
    if (!isErrno(error)) throw error;
    if (error.code === 'ENOEXEC') return yield* process.exec(['/bin/sh', ...argv], env);
    return exitCodeOf(error.code);
  }
}

function isInterruptible(call: Syscall): boolean {
  return call.call === 'cpu' || call.interruptible;
}
