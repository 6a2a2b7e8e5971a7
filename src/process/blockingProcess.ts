import { ProcessFiles } from './processFiles';
import type { Runnable } from './scheduler';
import { SignalState } from './signalState';
import { isLongSleep, SLICE_STEPS, Slices } from './slices';
import { advance, type BlockingCall } from './stacks';
import type { Blocking, Process, SignalName, Timer, WaitQueue, Wakeup } from './types';
import { type Sleeper, SleeperQueue } from './waitQueue';

export type Body = (child: Process) => number | Blocking<number>;

/** The part of a process that runs, blocks and is woken: a generator that is resumed when what it waits for has come. */
export abstract class BlockingProcess extends ProcessFiles implements Runnable, Sleeper {
  abstract readonly exitStatus: number | undefined;
  abstract readonly position: { start: number; end: number } | undefined;
  protected readonly signals = new SignalState();
  #body: Body | null;
  #generator: Blocking<number> | null = null;
  /** What runs on stacks of its own, the innermost last. */
  #entered: Blocking<number>[] = [];
  /** What it is blocked in; null while it runs or is about to. */
  #blocked: BlockingCall | null = null;
  #blockedAtMs = 0;
  #timer: Timer | undefined;
  #stopped = false;
  #wakeupWhileStopped: Wakeup | undefined;
  #tracedPosition: { start: number; end: number } | undefined;
  #steps = SLICE_STEPS;
  readonly #slices = new Slices();

  constructor(body: Body) {
    super();
    this.#body = body;
  }

  protected abstract end(status: number, signal: SignalName | undefined): void;
  protected abstract crashed(error: unknown): void;
  /** This process as its own code sees it. */
  protected abstract readonly self: Process;

  get nowMs(): number {
    return this.container.scheduler.nowMs;
  }

  get hasExited(): boolean {
    return this.exitStatus !== undefined;
  }

  get state(): 'running' | 'sleeping' | 'stopped' {
    return this.#stopped ? 'stopped' : this.#blocked ? 'sleeping' : 'running';
  }

  protected forgetCode(): void {
    this.#generator = null;
    this.#entered = [];
    this.#body = null;
  }

  resume(wakeup: Wakeup): void {
    if (this.hasExited) return;
    if (this.#stopped) {
      this.#wakeupWhileStopped = wakeup;
      return;
    }
    try {
      let generator = this.#generator;
      if (!generator) {
        const result = this.#body?.(this.self) ?? 0;
        this.#body = null;
        if (this.hasExited) return;
        if (typeof result === 'number') {
          this.end(result & 255, undefined);
          return;
        }
        generator = result;
        this.#generator = generator;
      }
      const outcome = advance(generator, this.#entered, wakeup);
      if (this.hasExited) return;
      if (typeof outcome === 'number') this.end(outcome & 255, undefined);
      else this.#block(outcome);
    } catch (error) {
      this.crashed(error);
    }
  }

  #block(call: BlockingCall): void {
    this.#blocked = call;
    this.#blockedAtMs = this.nowMs;
    this.#trace();
    if (this.signals.hasPending && isInterruptible(call)) {
      this.wake('interrupted');
      return;
    }
    switch (call.call) {
      case 'sleep':
        if (Number.isFinite(call.ms)) this.#wakeAfter(call.ms, 'done');
        break;
      case 'cpu':
        this.#wakeAfter(this.#slices.next(this.movedData, this.container, this.pid), 'done');
        this.movedData = false;
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
      if (this.unblock()) this.container.scheduler.fire(this, wakeup);
    });
  }

  wake(wakeup: Wakeup): void {
    if (this.unblock()) this.container.scheduler.ready(this, wakeup);
  }

  /** Leaves what it was blocked in; false if it was not blocked. */
  protected unblock(): boolean {
    const call = this.#blocked;
    if (!call || this.hasExited) return false;
    this.#blocked = null;
    this.#timer?.cancel();
    this.#timer = undefined;
    if (call.call === 'wait-queue' && call.queue instanceof SleeperQueue) call.queue.remove(this);
    if (call.call !== 'cpu' && isLongSleep(this.nowMs - this.#blockedAtMs)) {
      this.#slices.startAgain();
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

  spendStep(count = 1): boolean {
    this.container.spendSteps(count);
    this.#steps -= count;
    return this.#steps <= 0;
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

  /** A caught signal arrived: whatever can be cut short is. */
  protected interrupt(): void {
    if (this.#blocked && isInterruptible(this.#blocked)) this.wake('interrupted');
  }

  protected stop(): void {
    this.#stopped = true;
  }

  protected continue(): void {
    this.#stopped = false;
    const wakeup = this.#wakeupWhileStopped;
    this.#wakeupWhileStopped = undefined;
    if (wakeup) this.container.scheduler.ready(this, wakeup);
  }

  abstract deliver(name: SignalName, fromOutside: boolean): void;
}

function isInterruptible(call: BlockingCall): boolean {
  return call.call === 'cpu' || call.interruptible;
}
