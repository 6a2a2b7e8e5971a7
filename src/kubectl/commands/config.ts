/** `kubectl config`. Models kubectl/pkg/cmd/config. The kubeconfig is a value in memory, not a file. */
import { printYaml } from '../../api/yamlPrint';
import type { Blocking } from '../../process/types';
import { type Cli, type Command, usageFailure } from '../cli';
import type { KubeContextState } from '../context';
import { boolFlag, type FlagSpec, type ParsedArguments, textFlag } from '../flags/flags';
import { parseOutput } from '../printers/output';
import { alignTabs, TABLE_LAYOUT } from '../printers/tabwriter';
import type { JsonObject } from '../resources/json';

type Run = NonNullable<Command['run']>;

const sub = (name: string, use: string, short: string, run: Run, flags: readonly FlagSpec[] = []): Command => ({
  name,
  use,
  short,
  flags,
  run,
});

export const configCommand: Command = {
  name: 'config',
  use: 'config SUBCOMMAND [options]',
  short: 'Modify kubeconfig files',
  long: 'Modify kubeconfig files using subcommands like "kubectl config set current-context my-context".',
  flags: [],
  subcommands: [
    sub('current-context', 'current-context [flags] [options]', 'Display the current-context', currentContext),
    sub(
      'delete-context',
      'delete-context NAME [options]',
      'Delete the specified context from the kubeconfig',
      deleteContext,
    ),
    sub('get-clusters', 'get-clusters [flags] [options]', 'Display clusters defined in the kubeconfig', (cli) =>
      listNames(cli, Object.keys(cli.context.clusters)),
    ),
    sub('get-contexts', 'get-contexts [(-o|--output=)name)] [options]', 'Describe one or many contexts', getContexts, [
      textFlag('output', 'Output format. One of: (name).', { short: 'o' }),
      boolFlag('no-headers', "When using the default or custom-column output format, don't print headers."),
    ]),
    sub('get-users', 'get-users [flags] [options]', 'Display users defined in the kubeconfig', (cli) =>
      listNames(cli, Object.keys(cli.context.users)),
    ),
    sub(
      'rename-context',
      'rename-context CONTEXT_NAME NEW_NAME [options]',
      'Rename a context from the kubeconfig file',
      renameContext,
    ),
    sub(
      'set-context',
      'set-context [NAME | --current] [--cluster=cluster_nickname] [--user=user_nickname] [--namespace=namespace] [options]',
      'Set a context entry in kubeconfig',
      setContext,
      [boolFlag('current', 'Modify the current context')],
    ),
    {
      ...sub(
        'use-context',
        'use-context CONTEXT_NAME [options]',
        'Set the current-context in a kubeconfig file',
        useContext,
      ),
      aliases: ['use'],
    },
    sub(
      'view',
      'view [flags] [options]',
      'Display merged kubeconfig settings or a specified kubeconfig file',
      viewConfig,
      [
        boolFlag('minify', 'Remove all information not used by current-context from the output'),
        boolFlag('raw', 'Display raw byte data and sensitive data'),
        boolFlag('flatten', 'Flatten the resulting kubeconfig file into self-contained output'),
        textFlag('output', 'Output format.', { short: 'o', default: 'yaml' }),
      ],
    ),
  ],
};

function* currentContext(cli: Cli): Blocking<number> {
  if (cli.context.current === '') return yield* cli.failText('current-context is not set');
  yield* cli.out(`${cli.context.current}\n`);
  return 0;
}

function* listNames(cli: Cli, names: readonly string[]): Blocking<number> {
  yield* cli.out(['NAME', ...names].map((name) => `${name}\n`).join(''));
  return 0;
}

function* getContexts(cli: Cli, { args, flags }: ParsedArguments): Blocking<number> {
  const { contexts, current } = cli.context;
  const names = args.length > 0 ? args : Object.keys(contexts).sort();
  const missing = names.find((name) => !Object.hasOwn(contexts, name));
  if (missing !== undefined) {
    if (flags.text('output') !== 'name' && !flags.bool('no-headers'))
      yield* cli.out('CURRENT   NAME   CLUSTER   AUTHINFO   NAMESPACE\n');
    return yield* cli.failText(`context ${missing} not found`);
  }
  if (flags.text('output') === 'name') {
    yield* cli.out(names.map((name) => `${name}\n`).join(''));
    return 0;
  }
  const rows = names.map((name) => {
    const { cluster = '', user = '', namespace = '' } = contexts[name] ?? {};
    return [name === current ? '*' : '', name, cluster, user, namespace];
  });
  const lines = flags.bool('no-headers') ? rows : [['CURRENT', 'NAME', 'CLUSTER', 'AUTHINFO', 'NAMESPACE'], ...rows];
  yield* cli.out(alignTabs(lines.map((cells) => `${cells.join('\t')}\n`).join(''), TABLE_LAYOUT));
  return 0;
}

function* useContext(cli: Cli, { args }: ParsedArguments): Blocking<number> {
  const [name] = args;
  if (name === undefined) return yield* cli.failText('accepts 1 arg(s), received 0');
  if (!Object.hasOwn(cli.context.contexts, name))
    return yield* cli.failText(`no context exists with the name: "${name}"`);
  cli.context.current = name;
  yield* cli.out(`Switched to context "${name}".\n`);
  return 0;
}

function* setContext(cli: Cli, { args, flags }: ParsedArguments): Blocking<number> {
  const state = cli.context;
  if (flags.bool('current') && args.length > 0)
    return yield* cli.failText('you cannot specify both a context name and --current');
  const name = flags.bool('current') ? state.current : args[0];
  if (name === undefined) return yield* cli.failText('you must specify a non-empty context name or --current');
  const existed = Object.hasOwn(state.contexts, name);
  const before = state.contexts[name] ?? { cluster: '', user: '' };
  state.contexts[name] = {
    ...before,
    ...(flags.given('namespace') ? { namespace: flags.text('namespace') } : {}),
    ...(flags.given('cluster') ? { cluster: flags.text('cluster') } : {}),
    ...(flags.given('user') ? { user: flags.text('user') } : {}),
  };
  yield* cli.out(`Context "${name}" ${existed ? 'modified' : 'created'}.\n`);
  return 0;
}

function* renameContext(cli: Cli, { args }: ParsedArguments): Blocking<number> {
  const [from = '', to = ''] = args;
  const { contexts } = cli.context;
  const context = Object.hasOwn(contexts, from) ? contexts[from] : undefined;
  if (!context) return yield* cli.failText(`cannot rename the context "${from}", it's not in /root/.kube/config`);
  delete contexts[from];
  contexts[to] = context;
  if (cli.context.current === from) cli.context.current = to;
  yield* cli.out(`Context "${from}" renamed to "${to}".\n`);
  return 0;
}

function* deleteContext(cli: Cli, { args }: ParsedArguments): Blocking<number> {
  const [name = ''] = args;
  if (!Object.hasOwn(cli.context.contexts, name))
    return yield* cli.failText(`cannot delete context ${name}, not in /root/.kube/config`);
  if (cli.context.current === name)
    yield* cli.error(
      'warning: this removed your active context, use "kubectl config use-context" to select a different one',
    );
  delete cli.context.contexts[name];
  yield* cli.out(`deleted context ${name} from /root/.kube/config\n`);
  return 0;
}

function* viewConfig(cli: Cli, { args, flags }: ParsedArguments): Blocking<number> {
  if (args.length > 0) return yield* cli.fail(usageFailure('config view', `unexpected arguments: [${args.join(' ')}]`));
  const config = configObject(cli.context, flags.bool('minify'));
  const output = parseOutput(cli.process, flags.text('output'));
  if (!output.ok) return yield* cli.fail(output.error);
  if (output.value.format !== 'object') yield* cli.out(printYaml(config));
  else {
    const printed = output.value.print(config);
    if (!printed.ok) return yield* cli.fail(printed.error);
    yield* cli.out(printed.value);
  }
  return 0;
}

function configObject({ contexts, clusters, users, current }: KubeContextState, minify: boolean): JsonObject {
  const used = Object.entries(contexts).filter(([name]) => !minify || name === current);
  const wanted = (kind: 'cluster' | 'user', name: string) =>
    !minify || used.some(([, context]) => context[kind] === name);
  const orNull = (list: readonly unknown[]) => (list.length > 0 ? list : null);
  return {
    apiVersion: 'v1',
    clusters: orNull(
      Object.entries(clusters)
        .filter(([name]) => wanted('cluster', name))
        .map(([name, { server }]) => ({ cluster: { 'certificate-authority-data': 'DATA+OMITTED', server }, name })),
    ),
    contexts: orNull(used.map(([name, context]) => ({ context, name }))),
    'current-context': current,
    kind: 'Config',
    users: orNull(
      Object.keys(users)
        .filter((name) => wanted('user', name))
        .map((name) => ({
          name,
          user: { 'client-certificate-data': 'DATA+OMITTED', 'client-key-data': 'DATA+OMITTED' },
        })),
    ),
  };
}
