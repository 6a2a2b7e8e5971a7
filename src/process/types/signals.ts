/** Signals, and how processes and containers end. */

export type SignalName =
  | 'HUP'
  | 'INT'
  | 'QUIT'
  | 'ABRT'
  | 'KILL'
  | 'USR1'
  | 'SEGV'
  | 'USR2'
  | 'PIPE'
  | 'ALRM'
  | 'TERM'
  | 'CHLD'
  | 'CONT'
  | 'STOP'
  | 'TSTP'
  | 'TTIN'
  | 'TTOU'
  | 'WINCH';

export interface ContainerExit {
  exitCode: number;
  signal?: SignalName;
  outOfMemory?: boolean;
  /** A limit of the simulator that was reached: 'steps', 'output', 'files', 'processes', 'depth', 'memory'. */
  limit?: string;
}

/** Starts PID 1, or one more process (kubectl exec, exec probe, hook). */
export interface StartOptions {
  argv: readonly string[];
  env: Readonly<Record<string, string>>;
  cwd: string;
  uid: number;
  gid: number;
  groups?: readonly number[];
}

/** Why a container could not start its process: the words are runc's, built by the runtime. */
export type StartFailure = {
  reason: 'not-found' | 'no-such-file' | 'permission-denied' | 'is-directory' | 'no-such-cwd';
  path: string;
};

export interface ExecHandle {
  write(text: string): void;
  closeInput(): void;
  signal(name: SignalName): void;
}

/** What the outside learns while a container runs. All optional; called synchronously at their virtual time. */
export interface ContainerHooks {
  /** Raw output of the first process as written, not split into lines. */
  onOutput?(stream: 'stdout' | 'stderr', text: string): void;
  /** PID 1 ended: everything else in the container is killed. `limit` names a simulator limit that stopped it. */
  onExit?(exit: ContainerExit): void;
  onProcessStart?(process: { pid: number; parentPid: number; argv: readonly string[] }): void;
  onProcessExit?(process: { pid: number; status: number; signal?: SignalName }): void;
  /** A process blocked: this command (offsets into the started script) is what it does now. */
  onCommand?(command: { pid: number; start: number; end: number }): void;
  onFile?(change: {
    path: string;
    operation: 'create' | 'write' | 'remove' | 'rename';
    size: number;
    pid: number;
  }): void;
  onSignal?(signal: { pid: number; name: SignalName; ignored: boolean }): void;
  /** A program that we only approximate, or a limit: said on the page. */
  onNotice?(notice: { code: string; params: Readonly<Record<string, string | number>> }): void;
}
