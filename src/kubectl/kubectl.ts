/**
 * kubectl 1.36 as a program of the simulated workstation, word for word. It talks to the API server through ApiClient,
 * reads files and prints through its Process, and blocks where the real one does.
 */
import type { ApiClient } from '../api/client';
import type { Blocking, Process, Program } from '../process/types';
import { type Cli, type Command, createCli } from './cli';
import { COMMANDS } from './commands/index';
import { createKubeContext, type KubeContextState } from './context';
import { failed, fromServer, type Outcome } from './failure';
import type { FlagValues } from './flags/flags';
import { globalFlags, timeoutOf } from './flags/global';
import { parseArguments } from './flags/parse';
import { commandHelp, inHelpOrder, rootHelp, rootUsage } from './help';
import { closest } from './suggest';

/** Starting the binary, reading the kubeconfig, the TLS handshake. Measured on the recorded cluster: `get` takes 210 ms. */
export const STARTUP_MS = 200;
/** Fetching the server's schema, which commands that read manifests do each time. */
export const SCHEMA_MS = 140;
/** The first command that needs the schema also fills the discovery cache. */
export const FIRST_DISCOVERY_MS = 80;

export interface KubectlParts {
  client: ApiClient;
  /** What the kubeconfig's context points to. */
  namespace?: string;
  /** Kept by the caller to look at it, or to share it; made from `namespace` otherwise. */
  context?: KubeContextState;
}

export function createKubectl({ client, namespace = 'default', context }: KubectlParts): Program {
  const state = context ?? createKubeContext(namespace);
  return (process, argv) => runKubectl(process, argv.slice(1), client, state);
}

function* runKubectl(
  process: Process,
  words: readonly string[],
  client: ApiClient,
  state: KubeContextState,
): Blocking<number> {
  const found = findCommand(words);
  const { command, path, rest } = found;
  if (!command) return yield* runRoot(process, words, client, state);
  const own = new Set(command.flags.map(({ name }) => name));
  // Where a command has a flag of that name (`create rolebinding --user`), it is the command's.
  const specs = [...command.flags, ...globalFlags.filter(({ name }) => !own.has(name))];
  const options = command.interspersed === undefined ? {} : { interspersed: command.interspersed };
  const parsed = parseArguments(specs, rest, options);
  const cli = createCli(process, client, state, undefined);
  if (!parsed.ok) {
    if (parsed.help) {
      yield* cli.out(commandHelp(command, path));
      return 0;
    }
    return yield* cli.failText(`${parsed.error}\nSee 'kubectl ${path.join(' ')} --help' for usage.`);
  }
  if (!command.run) return yield* showGroup(cli, command, path, parsed.value.args);
  yield* process.sleep(startupMs(command, state));
  const { flags } = parsed.value;
  const missing = missingKubeconfig(process, flags);
  const known = missing === undefined ? state : { ...NO_CONTEXTS };
  if (asksServer(path, flags)) {
    const problem = missing ?? contextProblem(flags, state, own) ?? timeoutProblem(flags);
    if (problem) return yield* cli.fail({ kind: 'verbatim', text: problem });
  }
  const acting = actingClient(client, flags, known.contexts[known.current]?.user ?? '');
  if (!acting.ok) return yield* cli.fail(acting.error);
  return yield* command.run(createCli(process, acting.value, known, namespaceOf(flags, known)), parsed.value);
}

/** The server as whom `--as` names meets it. If the user may not act as him, the first request says so, whatever it is. */
function actingClient(client: ApiClient, flags: FlagValues, user: string): Outcome<ApiClient> {
  const username = flags.text('as');
  const groups = flags.list('as-group');
  const uid = flags.text('as-uid');
  if (username !== '') return fromServer(client.actingAs({ username, groups, uid }));
  if (groups.length === 0 && uid === '') return { ok: true, value: client };
  return failed(`requesting uid, groups or user-extra for ${user} without impersonating a user`);
}

/** Commands that get along without the kubeconfig, or look at it themselves. */
const asksServer = ([name = '']: readonly string[], flags: FlagValues): boolean =>
  !['config', 'completion', 'options', 'plugin', 'kuberc', 'kustomize'].includes(name) &&
  !(name === 'version' && flags.bool('client'));

/** What `kubectl config` shows of a file that is not there. */
const NO_CONTEXTS: KubeContextState = { current: '', contexts: {}, clusters: {}, users: {}, discovered: false };

function missingKubeconfig(process: Process, flags: FlagValues): string | undefined {
  const path = flags.text('kubeconfig');
  return path === '' || process.tryStat(path) ? undefined : `error: stat ${path}: no such file or directory`;
}

const timeoutProblem = (flags: FlagValues): string | undefined =>
  timeoutOf(flags.text('request-timeout')) === undefined
    ? 'error: Invalid timeout value. Timeout must be a single integer in seconds, or an integer followed by a corresponding time unit (e.g. 1s | 2m | 3h)'
    : undefined;

/** Names that the kubeconfig does not have. `own` are flags of the command, which mean something else. */
function contextProblem(
  flags: FlagValues,
  { contexts, clusters, users }: KubeContextState,
  own: ReadonlySet<string>,
): string | undefined {
  const [context, cluster, user] = ['context', 'cluster', 'user'].map((name) =>
    own.has(name) ? '' : flags.text(name),
  );
  if (context && !Object.hasOwn(contexts, context))
    return `Error in configuration: context was not found for specified context: ${context}`;
  if (cluster && !Object.hasOwn(clusters, cluster)) return `error: no server found for cluster "${cluster}"`;
  return user && !Object.hasOwn(users, user) ? `error: auth info "${user}" does not exist` : undefined;
}

/** -n, or that of the context that --context names. */
function namespaceOf(flags: FlagValues, state: KubeContextState): string | undefined {
  if (flags.given('namespace')) return flags.text('namespace');
  return flags.given('context') ? state.contexts[flags.text('context')]?.namespace : undefined;
}

function startupMs(command: Command, state: KubeContextState): number {
  if (!command.needsSchema) return STARTUP_MS;
  const firstMs = state.discovered ? 0 : FIRST_DISCOVERY_MS;
  state.discovered = true;
  return STARTUP_MS + SCHEMA_MS + firstMs;
}

interface FoundCommand {
  command: Command | undefined;
  /** Its names from the root: `['rollout', 'status']`. */
  path: readonly string[];
  rest: readonly string[];
}

/** Global flags may stand before the command: `kubectl -n web get pods`. */
function findCommand(words: readonly string[]): FoundCommand {
  const leading: string[] = [];
  let at = 0;
  while (at < words.length) {
    const word = words[at] ?? '';
    if (!word.startsWith('-') || word === '-' || word === '--') break;
    const spec = globalFlags.find(({ name, short }) => word === `--${name}` || (short && word === `-${short}`));
    const takesNext = spec !== undefined && spec.withoutValue === undefined;
    leading.push(...words.slice(at, at + (takesNext ? 2 : 1)));
    at += takesNext ? 2 : 1;
  }
  let command = byName(COMMANDS, words[at] ?? '');
  if (!command) return { command: undefined, path: [], rest: words };
  const path = [command.name];
  at++;
  for (;;) {
    const next: Command | undefined = byName(command.subcommands ?? [], words[at] ?? '');
    if (!next) break;
    command = next;
    path.push(next.name);
    at++;
  }
  return { command, path, rest: [...leading, ...words.slice(at)] };
}

const byName = (commands: readonly Command[], name: string): Command | undefined =>
  commands.find((command) => command.name === name || command.aliases?.includes(name));

function* runRoot(
  process: Process,
  words: readonly string[],
  client: ApiClient,
  state: KubeContextState,
): Blocking<number> {
  const cli = createCli(process, client, state, undefined);
  const at = firstName(words);
  const name = words[at];
  const parsed = parseArguments(globalFlags, words.slice(0, at));
  if (name !== undefined && (at === 0 || parsed.ok)) {
    if (name === 'help') return yield* runHelp(cli, words.slice(at + 1));
    const text = at === 0 ? unknownCommand(name) : `Error: flags cannot be placed before plugin name: ${words[0]}`;
    return yield* cli.fail({ kind: 'verbatim', text });
  }
  if (!parsed.ok && !parsed.help) return yield* cli.failText(`${parsed.error}\nSee 'kubectl --help' for usage.`);
  yield* cli.out(rootHelp(COMMANDS));
  return 0;
}

/** Where the first word stands that is no flag and no value of one, which is all that cobra looks for. */
function firstName(words: readonly string[]): number {
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '--' || word === '-') break;
    if (!word.startsWith('-')) return at;
    const spec = globalFlags.find(({ name, short }) => word === `--${name}` || (short && word === `-${short}`));
    if (spec && spec.withoutValue === undefined) at++;
  }
  return words.length;
}

/** `kubectl help get`. */
function* runHelp(cli: Cli, words: readonly string[]): Blocking<number> {
  const parsed = parseArguments(globalFlags, words);
  if (!parsed.ok && !parsed.help) return yield* cli.failText(`${parsed.error}\nSee 'kubectl help --help' for usage.`);
  const topics = words.filter((word) => !word.startsWith('-'));
  const { command, path } = findCommand(topics);
  if (command) yield* cli.out(commandHelp(command, path));
  else if (topics.length === 0) yield* cli.out(rootHelp(COMMANDS));
  else
    yield* cli.error(
      `Unknown help topic [${topics.map((topic) => `\`${topic}\``).join(' ')}]\n\n\n${rootUsage(COMMANDS)}`,
    );
  return 0;
}

/** What else `get` is called elsewhere: cobra's SuggestFor. */
const OTHER_WORDS: readonly string[] = ['list', 'ps'];

function unknownCommand(name: string): string {
  const close = closest(
    name,
    inHelpOrder(COMMANDS).map((command) => command.name),
  );
  const suggestions = OTHER_WORDS.includes(name) ? [...new Set([...close, 'get'])] : close;
  const hint =
    suggestions.length > 0 ? `\n\nDid you mean this?\n${suggestions.map((each) => `\t${each}\n`).join('')}` : '';
  return `error: unknown command "${name}" for "kubectl"${hint}`.replace(/\n$/, '');
}

function* showGroup(cli: Cli, command: Command, path: readonly string[], args: readonly string[]): Blocking<number> {
  const [name] = args;
  if (name === undefined) {
    // Most groups show what they hold as an error; rollout prints it.
    const text = commandHelp(command, path);
    if (command.name === 'rollout') yield* cli.out(text);
    else yield* cli.error(text.replace(/\n$/, ''));
    return 1;
  }
  const prefix = `kubectl ${path.join(' ')}`;
  return yield* cli.failText(`unknown command "${args.join(' ')}"\nSee '${prefix} -h' for help and examples`);
}
