/**
 * A run is a value: everything that happened, in order, each event with its cause. `…At(run, t)` only looks up.
 * The trace is the product's truth: the stage, the timeline, "why?", the terminal and the tests all read it.
 */
import type { KubeObject } from '../api/meta';
import type { DnsReply, DnsType } from '../process/types';
import type { Scenario } from '../scenario/scenario';

export interface Run {
  readonly scenario: Scenario;
  /** Wall clock at virtual time 0: `2026-11-20T12:00:00Z` in every run. */
  readonly startedAt: string;
  readonly endMs: number;
  readonly trace: readonly TraceEvent[];
  /** Why the run ended before the scenario's end, if it did. */
  readonly stopped?: { code: 'step-budget' | 'trace-budget'; atMs: number };
}

/** What every event says besides what happened. */
export interface Traced {
  /** Position in the trace: 0, 1, 2 … */
  readonly sequence: number;
  readonly atMs: number;
  /** `sequence` of what led to this; -1 for what starts by itself (the scenario's steps, the cluster's boot). */
  readonly cause: number;
}

/** A container instance: one life of one container. `id` is 64 hex digits, unique in the run. */
export interface ContainerRef {
  readonly podUid: string;
  readonly pod: string;
  readonly namespace: string;
  readonly container: string;
  readonly id: string;
}

export type Params = Readonly<Record<string, string | number | boolean>>;

export type Component =
  | 'kubectl'
  | 'apiserver'
  | 'scheduler'
  | 'kubelet'
  | 'controller-manager'
  | 'runtime'
  | 'coredns';

export type StepStarted = Traced & { kind: 'step-started'; step: number; run: string };
export type StepOutput = Traced & { kind: 'step-output'; step: number; stream: 'stdout' | 'stderr'; text: string };
export type StepEnded = Traced & { kind: 'step-ended'; step: number; exitCode: number; timedOut: boolean };

/** What a watch delivers. Event objects come this way too. `object` is a snapshot and never changes. */
export type ObjectChanged = Traced & {
  kind: 'object';
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  by: Component;
  object: KubeObject;
};

/** A component weighed something up. `code` is a key of locales: `kubelet.start-init-container`. */
export type Decision = Traced & {
  kind: 'decision';
  component: Component;
  code: string;
  podUid?: string;
  container?: string;
  params: Params;
};

/** A statechart took a transition. */
export type Transition = Traced & {
  kind: 'transition';
  machine: 'pod' | 'container' | 'imagePull' | 'lookup' | 'volume' | 'probe';
  /** Which one: pod uid, `podUid/container`, … */
  id: string;
  event: string;
  /** State value as XState prints it, nested states joined by dots. */
  to: string;
};

export type PullStarted = Traced & { kind: 'pull-started'; podUid: string; container: string; image: string };
export type PullEnded = Traced & {
  kind: 'pull-ended';
  podUid: string;
  container: string;
  image: string;
  error?: string;
};
export type SandboxChanged = Traced & {
  kind: 'sandbox';
  podUid: string;
  state: 'created' | 'ready' | 'dead' | 'removed';
  address?: string;
};
export type VolumeChanged = Traced & {
  kind: 'volume';
  podUid: string;
  volume: string;
  state: 'mounting' | 'mounted' | 'failed' | 'updated' | 'removed';
  message?: string;
  /** With `mounted`, whose content it is if not the Pod's own: `pv:UID`, `host:/mnt/data`. Pods with the same share it. */
  backing?: string;
};
export type ContainerCreated = Traced & ContainerRef & { kind: 'container-created'; attempt: number; image: string };
export type ContainerStarted = Traced & ContainerRef & { kind: 'container-started'; argv: readonly string[] };
export type ContainerExited = Traced &
  ContainerRef & { kind: 'container-exited'; exitCode: number; reason: string; message?: string; limit?: string };
export type BackOff = Traced & {
  kind: 'back-off';
  podUid: string;
  container: string;
  of: 'container' | 'image';
  delayMs: number;
  untilMs: number;
};

export type ProcessStarted = Traced & {
  kind: 'process-started';
  containerId: string;
  pid: number;
  parentPid: number;
  argv: readonly string[];
};
export type ProcessExited = Traced & { kind: 'process-exited'; containerId: string; pid: number; status: number };
/** Offsets are into the script: the element of command or args that a shell runs with -c. */
export type CommandRunning = Traced & { kind: 'command'; containerId: string; pid: number; start: number; end: number };
export type LogWritten = Traced & { kind: 'log'; containerId: string; stream: 'stdout' | 'stderr'; line: string };
export type FileChanged = Traced & {
  kind: 'file';
  containerId: string;
  /** The Pod's volume it lies in, with the path below it; without: the container's own layer. */
  volume?: string;
  path: string;
  operation: 'create' | 'write' | 'remove' | 'rename';
  size: number;
};
export type SignalSent = Traced & { kind: 'signal'; containerId: string; signal: string; ignored: boolean };

/** A program asks CoreDNS (or another server). Several questions may belong to one look-up. */
export type DnsQuery = Traced & {
  kind: 'dns-query';
  lookup: number;
  containerId: string;
  pid: number;
  server: string;
  name: string;
  type: DnsType;
};
export type DnsAnswer = Traced & {
  kind: 'dns-answer';
  lookup: number;
  containerId: string;
  name: string;
  type: DnsType;
  reply: DnsReply | 'timeout' | 'unreachable';
  /** What the zone knew: which Service, in which namespace; or the namespaces where that name exists instead. */
  service?: { namespace: string; name: string };
  elsewhere?: readonly string[];
};
export type ConnectionTried = Traced & {
  kind: 'connection';
  containerId: string;
  address: string;
  port: number;
  outcome: 'connected' | 'refused' | 'timeout' | 'unreachable';
  service?: { namespace: string; name: string; readyEndpoints: number };
  /** Who answered: a Pod's uid, or an outside host's name. */
  peer?: string;
};

export type ProbeRan = Traced & {
  kind: 'probe';
  podUid: string;
  container: string;
  probe: 'startup' | 'readiness' | 'liveness';
  outcome: 'success' | 'failure' | 'unknown';
  output: string;
};
export type HookRan = Traced & {
  kind: 'hook';
  podUid: string;
  container: string;
  hook: 'postStart' | 'preStop';
  state: 'started' | 'succeeded' | 'failed';
  output?: string;
};

/** Something is not simulated, or only approximately: said where it matters. */
export type Notice = Traced & { kind: 'notice'; code: string; podUid?: string; container?: string; params: Params };

export type TraceEvent =
  | StepStarted
  | StepOutput
  | StepEnded
  | ObjectChanged
  | Decision
  | Transition
  | PullStarted
  | PullEnded
  | SandboxChanged
  | VolumeChanged
  | ContainerCreated
  | ContainerStarted
  | ContainerExited
  | BackOff
  | ProcessStarted
  | ProcessExited
  | CommandRunning
  | LogWritten
  | FileChanged
  | SignalSent
  | DnsQuery
  | DnsAnswer
  | ConnectionTried
  | ProbeRan
  | HookRan
  | Notice;

/** An event as a component hands it in: the trace adds sequence, time and cause. */
export type TraceInput = TraceEvent extends infer E ? (E extends Traced ? Omit<E, keyof Traced> : never) : never;
