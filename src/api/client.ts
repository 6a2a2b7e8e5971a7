/**
 * The API server as kubectl sees it. kubectl is a program of the simulated workstation: it may not import the engine,
 * it is handed one of these. Every call is answered at once, in virtual time; latency is the caller's to spend.
 */
import type { AccessReviews } from './access';
import type { KubeObject, Result } from './meta';

/** What discovery tells of one resource: `kubectl api-resources`. */
export interface ApiResource {
  /** Plural: `pods`. */
  name: string;
  singularName: string;
  kind: string;
  /** '' for core. */
  group: string;
  version: string;
  namespaced: boolean;
  shortNames: readonly string[];
  verbs: readonly string[];
  categories?: readonly string[];
}

export interface ListOptions {
  /** undefined: all namespaces. */
  namespace?: string;
  labelSelector?: string;
  fieldSelector?: string;
}

export interface WriteOptions {
  fieldValidation?: 'Strict' | 'Warn' | 'Ignore';
  dryRun?: boolean;
  fieldManager?: string;
}

export interface Written<T = KubeObject> {
  object: T;
  /** Sentences of HTTP `Warning` headers, without the `Warning: ` prefix. */
  warnings: readonly string[];
}

export type PatchType = 'merge' | 'strategic' | 'json';

export interface DeleteOptions {
  gracePeriodSeconds?: number;
  propagationPolicy?: 'Background' | 'Foreground' | 'Orphan';
  dryRun?: boolean;
}

export type WatchEventType = 'ADDED' | 'MODIFIED' | 'DELETED';

export interface WatchEvent {
  type: WatchEventType;
  object: KubeObject;
}

export interface Watch {
  stop(): void;
}

export interface LogOptions {
  container?: string;
  previous?: boolean;
  follow?: boolean;
  timestamps?: boolean;
  tailLines?: number;
  sinceSeconds?: number;
  sinceTime?: string;
  limitBytes?: number;
}

/** Log text so far, and, if `follow`, what comes: `onText` is called as lines are written, `onEnd` when the stream ends. */
export interface LogStream {
  text: string;
  follow(onText: (text: string) => void, onEnd: () => void): { stop(): void };
}

export interface ExecOptions {
  container?: string;
  command: readonly string[];
  tty?: boolean;
  onStdout(text: string): void;
  onStderr(text: string): void;
  onExit(exitCode: number): void;
}

/** Joins the container's first process instead of starting one. */
export interface AttachOptions extends Omit<ExecOptions, 'command' | 'onExit'> {
  stdin?: boolean;
  /** The container has ended. Nothing says how. */
  onEnd(): void;
}

export interface ExecSession {
  write(text: string): void;
  closeInput(): void;
  /** Ctrl-C, or the client going away. */
  signal(name: 'INT' | 'TERM' | 'HUP'): void;
}

/** Whom a request is made as: `--as`, `--as-group`, `--as-uid`. */
export interface Impersonation {
  username: string;
  groups?: readonly string[];
  uid?: string;
}

export interface ApiClient {
  /** Milliseconds of virtual time since the scenario's start. */
  readonly nowMs: number;
  /** The wall clock that the cluster would show at a virtual time. */
  timestamp(atMs: number): string;
  readonly serverVersion: string;
  resources(): readonly ApiResource[];
  /** What the API server says of whoever asks. */
  readonly access: AccessReviews;
  /** The same server for somebody else, or why the user may not act as him. */
  actingAs(user: Impersonation): Result<ApiClient>;
  get(resource: ApiResource, namespace: string | undefined, name: string): Result<KubeObject>;
  list(resource: ApiResource, options: ListOptions): Result<{ items: KubeObject[]; resourceVersion: string }>;
  create(resource: ApiResource, namespace: string | undefined, body: unknown, options?: WriteOptions): Result<Written>;
  update(resource: ApiResource, namespace: string | undefined, body: unknown, options?: WriteOptions): Result<Written>;
  patch(
    resource: ApiResource,
    namespace: string | undefined,
    name: string,
    patch: { type: PatchType; body: unknown; subresource?: 'status' | 'scale' | 'ephemeralcontainers' },
    options?: WriteOptions,
  ): Result<Written>;
  delete(
    resource: ApiResource,
    namespace: string | undefined,
    name: string,
    options?: DeleteOptions,
  ): Result<{ object: KubeObject }>;
  /** The subresource `pods/eviction`: refused with 429 where a PodDisruptionBudget has no room. */
  evict(namespace: string, pod: string, options?: DeleteOptions): Result<{ object: KubeObject }>;
  watch(resource: ApiResource, options: ListOptions & { name?: string }, onEvent: (event: WatchEvent) => void): Watch;
  logs(namespace: string, pod: string, options: LogOptions): Result<LogStream>;
  exec(namespace: string, pod: string, options: ExecOptions): Result<ExecSession>;
  /** `signal('HUP')` detaches: the process goes on. */
  attach(namespace: string, pod: string, options: AttachOptions): Result<ExecSession>;
}
