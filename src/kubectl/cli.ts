/** What a running command has at hand: the process it is, the API server, the kubeconfig, and where to print. */
import type { ApiClient } from '../api/client';
import type { Blocking, Process } from '../process/types';
import { contextNamespace, type KubeContextState } from './context';
import { type Failure, failuresText } from './failure';
import type { FlagSpec, ParsedArguments } from './flags/flags';

export interface Cli {
  readonly process: Process;
  readonly client: ApiClient;
  readonly context: KubeContextState;
  /** Where commands act: -n, or the context's. */
  readonly namespace: string;
  /** Was -n given? Then objects of a file must not name another one. */
  readonly namespaceEnforced: boolean;
  /** The cluster's clock: milliseconds since 1970. */
  clockMs(): number;
  /** As the client's watch, but it ends with the process: Ctrl-C leaves no listener behind. */
  watch: ApiClient['watch'];
  out(text: string): Blocking<void>;
  /** A line on stderr. */
  error(text: string): Blocking<void>;
  /** Prints what went wrong and gives the exit code. */
  fail(...failures: readonly Failure[]): Blocking<number>;
  /** `error: TEXT` and exit code 1. */
  failText(text: string): Blocking<number>;
  /** Prints `Warning: …` lines. */
  warn(warnings: readonly string[]): Blocking<void>;
}

export interface Command {
  name: string;
  aliases?: readonly string[];
  /** Behind `kubectl NAME`, for the usage line. */
  use: string;
  short: string;
  long?: string;
  examples?: string;
  flags: readonly FlagSpec[];
  /** False: flags end at the first argument. */
  interspersed?: boolean;
  subcommands?: readonly Command[];
  /** Reads manifests or maps kinds against the server's schema: that takes a little longer to start. */
  needsSchema?: boolean;
  run?(cli: Cli, parsed: ParsedArguments): Blocking<number>;
}

export function createCli(
  process: Process,
  client: ApiClient,
  context: KubeContextState,
  namespace: string | undefined,
): Cli {
  const epochMs = Date.parse(client.timestamp(0));
  const cli: Cli = {
    process,
    client,
    context,
    namespace: namespace || contextNamespace(context),
    namespaceEnforced: namespace !== undefined,
    clockMs: () => epochMs + process.nowMs,
    watch(resource, options, onEvent) {
      const watch = client.watch(resource, options, (event) => {
        if (process.exitStatus === undefined) onEvent(event);
        else watch.stop();
      });
      return watch;
    },
    *out(text) {
      if (text !== '') yield* process.write(1, text);
    },
    *error(text) {
      yield* process.write(2, `${text}\n`);
    },
    *fail(...failures) {
      if (failures.length > 0) yield* cli.error(failuresText(failures));
      return failures.length > 0 ? 1 : 0;
    },
    failText: (text) => cli.fail({ kind: 'text', text }),
    *warn(warnings) {
      for (const warning of warnings) yield* cli.error(`Warning: ${warning}`);
    },
  };
  return cli;
}

/** `See 'kubectl get -h' for help and examples`: what is wrong with how a command was called. */
export const usageFailure = (command: string, text: string): Failure => ({
  kind: 'text',
  text: `${text}\nSee 'kubectl ${command} -h' for help and examples`,
});
