/** Everything the stage shows at one moment. Data only: scene/ turns it into a picture. */
import type { ConnectionTried } from '../../engine/run';
import type { Sentence } from '../sentence';
import type { StageExtent } from './extent';

/** `ephemeral`: added to the Pod while it ran, by kubectl debug. */
export type ContainerRole = 'init' | 'sidecar' | 'app' | 'ephemeral';

/**
 * What a container does, in the words of the kubelet where it has one.
 * `waiting`: not its turn yet. `blocked`: its turn, but it cannot start (a reason says why).
 */
export type ContainerState =
  | 'waiting'
  | 'blocked'
  | 'pulling'
  | 'creating'
  | 'running'
  | 'ready'
  | 'back-off'
  | 'completed'
  | 'failed'
  | 'terminating';

export interface StageProbe {
  readonly probe: 'startup' | 'readiness' | 'liveness';
  readonly outcome: 'success' | 'failure' | 'unknown' | 'none';
  readonly atMs?: number;
  readonly output?: string;
}

export interface StageMount {
  readonly volume: string;
  readonly path: string;
  readonly readOnly: boolean;
}

export interface StageContainer {
  /** `podUid/name`: what selections and highlights name. */
  readonly key: string;
  readonly name: string;
  readonly role: ContainerRole;
  /** Position among the containers of its list, from 0. */
  readonly position: number;
  readonly image: string;
  readonly state: ContainerState;
  readonly sinceMs: number;
  /** Why it waits or is blocked, as containerStatuses give it: `PodInitializing`, `ErrImagePull`. */
  readonly reason?: string;
  /** The kubelet's words for it. */
  readonly message?: string;
  readonly attempt: number;
  readonly restarts: number;
  /** What runs now, as its argv or the piece of script. */
  readonly command?: string;
  /** The script that a shell was started with, and where it stands in it. */
  readonly script?: { readonly text: string; readonly start: number; readonly end: number };
  readonly exit?: { readonly code: number; readonly reason: string; readonly atMs: number };
  readonly backOff?: { readonly fromMs: number; readonly untilMs: number; readonly of: 'container' | 'image' };
  readonly pull?: { readonly fromMs: number; readonly untilMs?: number };
  readonly signal?: { readonly name: string; readonly atMs: number; readonly ignored: boolean };
  readonly lastLog?: { readonly line: string; readonly atMs: number };
  readonly probes: readonly StageProbe[];
  readonly mounts: readonly StageMount[];
  /** For who waits: whom or what it waits for. */
  readonly waitsFor?: Sentence;
}

export interface StageFile {
  readonly path: string;
  readonly size: number;
  readonly by: string;
  readonly atMs: number;
  readonly createdMs: number;
}

export interface StageVolume {
  readonly name: string;
  /** `emptyDir`, `configMap`, `secret` … */
  readonly type: string;
  /** What stands behind it, as kubectl names it: `pvc/www-web-0`, `/mnt/data`. */
  readonly behind?: string;
  readonly state: 'waiting' | 'mounting' | 'mounted' | 'failed';
  readonly message?: string;
  readonly files: readonly StageFile[];
}

export interface StagePod {
  readonly uid: string;
  readonly name: string;
  readonly namespace: string;
  readonly node?: string;
  readonly address?: string;
  /** The STATUS and READY columns of kubectl. */
  readonly status: string;
  readonly ready: string;
  readonly phase: string;
  /** Why the kubelet ended it as a whole: `DeadlineExceeded`, `Evicted`. */
  readonly verdict?: { readonly reason: string; readonly message: string };
  readonly restartPolicy: string;
  readonly initContainers: readonly StageContainer[];
  readonly containers: readonly StageContainer[];
  readonly volumes: readonly StageVolume[];
  /** Init containers that have done their part, of how many; open: app containers may start. */
  readonly gate: {
    readonly passed: number;
    readonly total: number;
    readonly open: boolean;
    readonly openedMs?: number;
  };
  readonly sandbox?: 'created' | 'ready' | 'dead' | 'removed';
  readonly deleting?: { readonly atMs: number; readonly graceSeconds: number };
}

/** One question of a look-up with its answer, in the order in which they were asked. */
export interface StageQuestion {
  readonly name: string;
  readonly type: string;
  readonly atMs: number;
  readonly answer?: {
    readonly atMs: number;
    readonly ok: boolean;
    /** An address, `NXDOMAIN`, `timeout` … */
    readonly text: string;
    readonly elsewhere: readonly string[];
  };
}

export interface StageLookup {
  readonly lookup: number;
  /** StageContainer.key of who asks. */
  readonly container: string;
  readonly containerName: string;
  readonly atMs: number;
  readonly program: string;
  /** What was asked for, without the suffixes of the search list. */
  readonly base: string;
  readonly questions: readonly StageQuestion[];
  /** How the program that asked ended, if it has. */
  readonly exitCode?: number;
  /** The address of the server that was asked, where that is not the cluster's DNS: of the node's, of somebody else's. */
  readonly outside?: string;
  /** How many look-ups of this container came before it. */
  readonly before: number;
  /** The one before asked for the same: what it was told stands until there is a new answer. */
  readonly repeats: boolean;
}

export interface DnsRow {
  readonly name: string;
  /** Address, target, or undefined where the zone has no such name. */
  readonly data?: string;
  /** Namespaces that do have a Service of that name. */
  readonly elsewhere: readonly string[];
}

export interface StageDns {
  readonly address: string;
  readonly records: readonly DnsRow[];
  readonly lookup?: StageLookup;
}

export interface StageService {
  readonly namespace: string;
  readonly name: string;
  readonly type: string;
  readonly address: string;
  readonly ports: string;
  readonly atMs: number;
  readonly hasSelector: boolean;
  readonly endpoints: readonly { readonly address: string; readonly ready: boolean; readonly pod?: string }[];
}

export interface StageConnection {
  readonly container: string;
  readonly containerName: string;
  readonly atMs: number;
  readonly target: string;
  readonly outcome: ConnectionTried['outcome'];
  readonly service?: { readonly namespace: string; readonly name: string };
}

/** The four stations that a Pod passes on its way to the node, with what each did last. */
export interface StageStation {
  readonly station: 'kubectl' | 'apiserver' | 'scheduler' | 'kubelet';
  readonly atMs?: number;
  /** Of that in the trace. */
  readonly sequence?: number;
  readonly said: Sentence;
}

export interface StageState {
  readonly atMs: number;
  readonly namespace: string;
  readonly stations: readonly StageStation[];
  readonly pod?: StagePod;
  /** While there is no Pod: the one that will come, or that is gone. Its place is kept. */
  readonly absent?: { readonly pod: StagePod; readonly gone: boolean };
  readonly otherPods: readonly StagePod[];
  readonly dns: StageDns;
  readonly services: readonly StageService[];
  readonly connection?: StageConnection;
  /** What will ever stand here in this run: places are kept for it. */
  readonly extent: StageExtent;
  /** What waits for what, in one or two sentences. */
  readonly caption: readonly Sentence[];
  readonly notices: readonly Sentence[];
}
