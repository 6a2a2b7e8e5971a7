import type { FileSystem } from './fileSystem';
import type { Limits } from './limits';
import type { Scheduler } from './scheduler';
import type { ContainerHooks, ContainerSpec, OpenFile, Process, ProcessContainer, SignalName } from './types';

/** A process as its container and its family see it. */
export interface ProcessCore extends Process {
  readonly groupId: number;
  readonly hasExited: boolean;
  readonly memoryBytes: number;
  readonly claimedBytes: number;
  readonly terminal: OpenFile | undefined;
  readonly state: 'running' | 'sleeping' | 'stopped';
  /** `fromOutside`: sent by the runtime, not by a process of the container. */
  deliver(name: SignalName, fromOutside: boolean): void;
  /** Ends it without a word to its parent: the container is gone. */
  vanish(): void;
  openFds(): readonly number[];
}

/** A container as its processes see it. */
export interface ContainerCore extends ProcessContainer {
  readonly scheduler: Scheduler;
  readonly limits: Limits;
  readonly names: FileSystem;
  readonly spec: ContainerSpec;
  readonly hooks: ContainerHooks;
  readonly processes: ReadonlyMap<number, ProcessCore>;
  /** A pid for a new process. Throws LimitReached. */
  register(process: ProcessCore): number;
  /** Counts steps of work, one unless said otherwise. Throws LimitReached. */
  spendSteps(count?: number): void;
  memoryChanged(): void;
  processEnded(process: ProcessCore, status: number, signal: SignalName | undefined): void;
  /** The process must stop at once; `error` is what its code threw. */
  crashed(process: ProcessCore, error: unknown): void;
}
