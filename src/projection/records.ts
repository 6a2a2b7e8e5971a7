/** What the index keeps of a run: the same events as the trace, filed by what they are about, each list in time order. */
import type { KubeObject } from '../api/meta';
import type {
  BackOff,
  CommandRunning,
  ConnectionTried,
  ContainerExited,
  ContainerStarted,
  Decision,
  DnsAnswer,
  DnsQuery,
  FileChanged,
  HookRan,
  LogWritten,
  Notice,
  ObjectChanged,
  ProbeRan,
  ProcessExited,
  ProcessStarted,
  PullEnded,
  PullStarted,
  SandboxChanged,
  SignalSent,
  StepEnded,
  StepOutput,
  StepStarted,
  VolumeChanged,
} from '../engine/run';

export interface StepRecord {
  readonly started: StepStarted;
  readonly outputs: StepOutput[];
  ended?: StepEnded;
}

/** One object's life: from its creation to its deletion. An object of the same name created later is another one. */
export interface ObjectRecord {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly versions: ObjectChanged[];
}

/** The questions of one program: one suffix after the other, A beside AAAA, again where nobody answered. */
export interface LookupRecord {
  /** The trace's number of the first of them. */
  readonly lookup: number;
  readonly containerId: string;
  readonly pid: number;
  /** When the first question was sent. */
  readonly atMs: number;
  readonly queries: DnsQuery[];
  /** Those that decide something: no reverse look-ups, AAAA only of names whose A is never asked for. */
  shown: readonly DnsQuery[];
  /** What all of these begin with: the name before suffixes were tried. */
  base: string;
  readonly answers: DnsAnswer[];
}

export interface PullRecord {
  readonly started: PullStarted;
  readonly atMs: number;
  ended?: PullEnded;
}

/** One life of one container. */
export interface InstanceRecord {
  readonly id: string;
  readonly podUid: string;
  readonly pod: string;
  readonly namespace: string;
  readonly container: string;
  readonly attempt: number;
  readonly image: string;
  /** When it was created. */
  readonly atMs: number;
  readonly sequence: number;
  started?: ContainerStarted;
  exited?: ContainerExited;
  readonly logs: LogWritten[];
  readonly commands: CommandRunning[];
  readonly processes: ProcessStarted[];
  readonly processExits: Map<number, ProcessExited>;
  readonly signals: SignalSent[];
  readonly lookups: LookupRecord[];
  readonly connections: ConnectionTried[];
}

export interface ContainerRecord {
  readonly podUid: string;
  readonly name: string;
  readonly instances: InstanceRecord[];
  readonly pulls: PullRecord[];
  readonly backOffs: BackOff[];
  readonly probes: ProbeRan[];
  readonly hooks: HookRan[];
  readonly notices: Notice[];
  readonly decisions: Decision[];
}

export interface PodRecord {
  readonly uid: string;
  readonly name: string;
  readonly namespace: string;
  readonly atMs: number;
  readonly versions: ObjectChanged[];
  readonly containers: Map<string, ContainerRecord>;
  readonly sandboxes: SandboxChanged[];
  readonly volumes: VolumeChanged[];
  /** Changes below the Pod's volumes, whoever made them. */
  readonly files: FileChanged[];
}

export interface RunIndex {
  readonly steps: readonly StepRecord[];
  readonly objects: ReadonlyMap<string, readonly ObjectRecord[]>;
  readonly pods: ReadonlyMap<string, PodRecord>;
  readonly instances: ReadonlyMap<string, InstanceRecord>;
  readonly lookups: readonly LookupRecord[];
  readonly connections: readonly ConnectionTried[];
  readonly notices: readonly Notice[];
  /** Object changes of everything but Events and leases, for the control plane's lamps. */
  readonly changes: readonly ObjectChanged[];
}

export const isPod = (object: KubeObject): boolean => object.kind === 'Pod';
