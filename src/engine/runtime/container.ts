/** What the runtime keeps of one container instance: one life, from create to exit. */
import type { Container } from '../../api/core';
import type { CatalogueImage } from '../../images/types';
import type { Mount, ProcessContainer } from '../../process/types';
import { createGate, type Gate } from '../kubelet/task';
import type { ContainerRef } from '../run';
import { createLogFile, type LogFile } from './logFile';
import type { LinuxUser } from './user';

export type InstanceState = 'created' | 'running' | 'exited';

export interface ContainerInstance {
  readonly ref: ContainerRef;
  readonly id: string;
  readonly name: string;
  /** 0 for the first one: the restart count it was created with. */
  readonly attempt: number;
  /** What it was made from: changes of the Pod's spec are told from it. */
  readonly spec: Container;
  readonly image: CatalogueImage;
  readonly sandboxId: string;
  readonly user: LinuxUser;
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly stopSignal: string;
  readonly mounts: readonly Mount[];
  readonly createdAtMs: number;
  readonly log: LogFile;
  readonly exited: Gate;
  /** Who is attached: they see what is written, as it is written. */
  readonly viewers: Set<(stream: 'stdout' | 'stderr', text: string) => void>;
  state: InstanceState;
  startedAtMs?: number;
  finishedAtMs?: number;
  exitCode?: number;
  /** containerd's: Completed, Error, OOMKilled, StartError. */
  reason?: string;
  message?: string;
  process?: ProcessContainer;
  /** Removed from the runtime: its sandbox was re-created. */
  isPurged: boolean;
  /** Only the newest dead instance of a container keeps its log. */
  isLogRemoved: boolean;
}

export type InstanceConfig = Omit<
  ContainerInstance,
  'log' | 'exited' | 'viewers' | 'state' | 'isPurged' | 'isLogRemoved' | 'id' | 'name'
>;

export const createInstance = (config: InstanceConfig): ContainerInstance => ({
  ...config,
  id: config.ref.id,
  name: config.ref.container,
  log: createLogFile(),
  exited: createGate(),
  viewers: new Set(),
  state: 'created',
  isPurged: false,
  isLogRemoved: false,
});
