import { BlockingProcess, type Body } from './blockingProcess';
import type { ContainerCore, ProcessCore } from './core';
import { errno } from './errno';
import { execOrExit, loadImage, runImage } from './execute';
import { SIGNAL_NUMBERS } from './signals';
import type { Blocking, OpenFile, Process, SignalName, SpawnOptions } from './types';
import { SleeperQueue } from './waitQueue';

/** A process among others: its family, the program it runs, its signals. */
export class ProcessImplementation extends BlockingProcess implements ProcessCore {
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
  claimedBytes = 0;
  terminal: OpenFile | undefined;
  exitStatus: number | undefined;
  exitSignal: SignalName | undefined;
  position: { start: number; end: number } | undefined;

  #children: Set<ProcessImplementation> | undefined;
  #zombies: ProcessImplementation[] | undefined;
  #childQueue: SleeperQueue | undefined;

  constructor(
    readonly container: ContainerCore,
    parent: ProcessImplementation | null,
    public argv: readonly string[],
    body: Body,
  ) {
    super(body);
    this.parent = parent;
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
    this.signals.inherit(parent.signals);
    this.inheritFds(parent);
    parent.#children ??= new Set();
    parent.#children.add(this);
  }

  setMemory(bytes: number): void {
    if (bytes === this.memoryBytes) return;
    this.memoryBytes = bytes;
    this.container.memoryChanged();
  }

  claimMemory(bytes: number): void {
    this.claimedBytes = bytes;
    this.container.memoryChanged();
  }

  // ---------------------------------------------------------------- processes

  fork(argv: readonly string[], body: Body): ProcessImplementation {
    return new ProcessImplementation(this.container, this, argv, body);
  }

  *exec(argv: readonly string[], env: Readonly<Record<string, string>> = this.env, path?: string): Blocking<number> {
    const image = loadImage(this, argv, env, path);
    this.argv = image.argv;
    this.env = env;
    this.signals.resetForExec();
    this.setMemory(0);
    return yield* runImage(this, image, () =>
      this.container.hooks.onNotice?.({ code: 'program.not-simulated', params: { program: image.program } }),
    );
  }

  spawn(argv: readonly string[], options: SpawnOptions = {}): ProcessImplementation {
    const child = this.fork(argv, (process) => execOrExit(process, argv, options.env));
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

  protected override end(status: number, signal: SignalName | undefined): void {
    if (this.hasExited) return;
    this.unblock();
    this.exitStatus = status;
    this.exitSignal = signal;
    this.forgetCode();
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
      if (parent.signalDisposition('CHLD') === 'catch') parent.deliver('CHLD', false);
      parent.#childQueue?.wakeAll();
    }
    this.container.processEnded(this, status, signal);
  }

  protected override crashed(error: unknown): void {
    this.container.crashed(this, error);
  }

  protected override get self(): this {
    return this;
  }

  vanish(): void {
    this.parent = null;
    this.unblock();
    this.exitStatus ??= 137;
    this.forgetCode();
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
    const isInit = this.pid === 1 && !this.container.spec.sharesProcessIds;
    const action = this.signals.actionFor(name, isInit, fromOutside);
    this.container.hooks.onSignal?.({ pid: this.pid, name, ignored: action === 'ignore' });
    if (name === 'CONT') this.continue();
    switch (action) {
      case 'catch':
        this.signals.add(name);
        this.interrupt();
        break;
      case 'terminate':
        this.end(128 + SIGNAL_NUMBERS[name], name);
        break;
      case 'stop':
        this.stop();
    }
  }

  setSignal(signal: SignalName, disposition: 'default' | 'ignore' | 'catch'): void {
    this.signals.set(signal, disposition);
  }

  signalDisposition(signal: SignalName): 'default' | 'ignore' | 'catch' {
    return this.signals.disposition(signal);
  }

  takeSignals(): readonly SignalName[] {
    return this.signals.take();
  }

  get pendingSignals(): readonly SignalName[] {
    return this.signals.pending;
  }

  get hasPendingSignals(): boolean {
    return this.signals.hasPending;
  }
}
