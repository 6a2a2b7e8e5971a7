/**
 * A scenario is everything that decides a run: equal scenarios give byte-equal runs. It is what a link carries, what a
 * file of ../shared/conformance holds, and what every click and typed command appends to.
 */

/** One line for `bash` on the workstation, at a virtual time. */
export interface Step {
  /** When it is typed. A step that still blocks delays those behind it, unless it runs in the background. */
  atMs: number;
  run: string;
  background?: boolean;
  /** After this long the command is interrupted (Ctrl-C). */
  timeoutMs?: number;
  /** The command runs on a terminal: `kubectl exec -it` can hand it on, what is typed is echoed. */
  tty?: boolean;
  /** What is typed into the running command later: an interactive shell, or Ctrl-C as `\u0003`. */
  input?: readonly { atMs: number; text: string }[];
}

/** A host outside the cluster. The registry and these are all there is beyond it. */
export interface OutsideHost {
  address: string;
  /** Path → body of what plain HTTP on port 80 answers. */
  http?: Readonly<Record<string, string>>;
  /** TCP ports that accept a connection. 80 is implied by `http`. */
  ports?: readonly number[];
}

export interface NodeSpec {
  /** Images on the node before the start. */
  images?: readonly string[];
  /** Images that the registry has besides. undefined: every image of the catalogue. */
  registry?: readonly string[];
  cpu?: string;
  memory?: string;
}

export interface Scenario {
  title?: string;
  /** Minor version that is played. */
  kubernetes: '1.36';
  /** What kubectl's context points to. It exists before the first step. */
  namespace: string;
  /** Path → text: the folder that steps run in. */
  files: Readonly<Record<string, string>>;
  steps: readonly Step[];
  untilMs: number;
  hosts?: Readonly<Record<string, OutsideHost>>;
  node?: NodeSpec;
  /** Decides names, addresses, jitter. Default 1. */
  seed?: number;
}
