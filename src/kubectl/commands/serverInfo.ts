/** `api-resources`, `api-versions`, `version`, `cluster-info`: what the server says of itself. */
import { apiVersionOf } from '../../api/resources';
import { printYaml } from '../../api/yamlPrint';
import type { Blocking } from '../../process/types';
import { type Cli, type Command, usageFailure } from '../cli';
import { boolFlag, listFlag, type ParsedArguments, textFlag } from '../flags/flags';
import { alignTabs, TABLE_LAYOUT } from '../printers/tabwriter';
import { groupResource } from '../resources/mapping';
import { notSimulated } from './notSimulated';

/** The version that this program models. */
export const CLIENT_VERSION = 'v1.36.4';
const KUSTOMIZE_VERSION = 'v5.8.1';

/** In the order of the fields of version.Info, which is how JSON prints them. */
const CLIENT_BUILD = {
  major: '1',
  minor: '36',
  gitVersion: CLIENT_VERSION,
  gitCommit: 'bb826b1d48562f110659e64e8ec444327433db95',
  gitTreeState: 'clean',
  buildDate: '2026-09-29T20:03:31Z',
  goVersion: 'go1.27.1',
  compiler: 'gc',
  platform: 'linux/amd64',
};

/** What `/version` answers. */
export const serverBuild = (gitVersion: string): Record<string, string> => {
  const [major = '', minor = ''] = gitVersion.replace(/^v/, '').split('.');
  return {
    major,
    minor,
    emulationMajor: major,
    emulationMinor: minor,
    minCompatibilityMajor: major,
    minCompatibilityMinor: String(Number(minor) - 1),
    gitVersion,
    gitCommit: '',
    gitTreeState: 'clean',
    buildDate: '',
    goVersion: 'go1.26.0',
    compiler: 'gc',
    platform: 'linux/amd64',
  };
};

export const apiResourcesCommand: Command = {
  name: 'api-resources',
  use: 'api-resources [flags] [options]',
  short: 'Print the supported API resources on the server',
  flags: [
    textFlag('api-group', 'Limit to resources in the specified API group.'),
    textFlag('output', 'Output format. One of: (json, yaml, name, wide).', { short: 'o' }),
    textFlag('sort-by', 'If non-empty, sort list of resources using specified field.'),
    textFlag(
      'namespaced',
      'If false, non-namespaced resources will be returned, otherwise returning namespaced resources by default.',
      { kind: 'bool', default: 'true', withoutValue: 'true' },
    ),
    boolFlag('no-headers', "When using the default or custom-column output format, don't print headers."),
    boolFlag('cached', 'Use the cached list of resources if available.'),
    listFlag('verbs', 'Limit to resources that support the specified verbs.'),
    listFlag('categories', 'Limit to resources that belong to the specified categories.'),
  ],
  run: runApiResources,
};

function* runApiResources(cli: Cli, { args, flags }: ParsedArguments): Blocking<number> {
  if (args.length > 0)
    return yield* cli.fail(usageFailure('api-resources', `unexpected arguments: [${args.join(' ')}]`));
  const sortBy = flags.text('sort-by');
  if (!['', 'name', 'kind'].includes(sortBy)) return yield* cli.failText('--sort-by accepts only name or kind');
  const shown = cli.client
    .resources()
    .filter(({ group, namespaced, verbs, categories = [] }) => {
      if (flags.given('api-group') && group !== flags.text('api-group')) return false;
      if (flags.given('namespaced') && namespaced !== flags.bool('namespaced')) return false;
      return (
        flags.list('verbs').every((verb) => verbs.includes(verb)) &&
        flags.list('categories').every((each) => categories.includes(each))
      );
    })
    .toSorted((a, b) =>
      sortBy
        ? order(a[sortBy === 'kind' ? 'kind' : 'name'], b[sortBy === 'kind' ? 'kind' : 'name'])
        : order(`${a.group}\0${a.name}`, `${b.group}\0${b.name}`),
    );
  if (flags.text('output') === 'name') {
    yield* cli.out(shown.map((resource) => `${groupResource(resource)}\n`).join(''));
    return 0;
  }
  const wide = flags.text('output') === 'wide';
  const rows = shown.map((resource) => [
    resource.name,
    resource.shortNames.join(','),
    apiVersionOf(resource),
    String(resource.namespaced),
    resource.kind,
    ...(wide ? [resource.verbs.join(','), (resource.categories ?? []).join(',')] : []),
  ]);
  const header = ['NAME', 'SHORTNAMES', 'APIVERSION', 'NAMESPACED', 'KIND', ...(wide ? ['VERBS', 'CATEGORIES'] : [])];
  const lines = flags.bool('no-headers') ? rows : [header, ...rows];
  yield* cli.out(alignTabs(lines.map((cells) => `${cells.join('\t')}\n`).join(''), TABLE_LAYOUT));
  return 0;
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const apiVersionsCommand: Command = {
  name: 'api-versions',
  use: 'api-versions [options]',
  short: 'Print the supported API versions on the server, in the form of "group/version"',
  flags: [],
  *run(cli, { args }) {
    if (args.length > 0)
      return yield* cli.fail(usageFailure('api-versions', `unexpected arguments: [${args.join(' ')}]`));
    const versions = new Set(cli.client.resources().map(apiVersionOf));
    yield* cli.out(
      [...versions]
        .sort(order)
        .map((version) => `${version}\n`)
        .join(''),
    );
    return 0;
  },
};

export const versionCommand: Command = {
  name: 'version',
  use: 'version [flags] [options]',
  short: 'Print the client and server version information',
  long: 'Print the client and server version information for the current context.',
  flags: [
    boolFlag('client', 'If true, shows client version only (no server required).'),
    textFlag('output', "One of 'yaml' or 'json'.", { short: 'o' }),
  ],
  run: runVersion,
};

function* runVersion(cli: Cli, { args, flags }: ParsedArguments): Blocking<number> {
  if (args.length > 0) return yield* cli.failText(`extra arguments: [${args.join(' ')}]`);
  const output = flags.text('output');
  const clientOnly = flags.bool('client');
  if (output !== '' && output !== 'yaml' && output !== 'json')
    return yield* cli.failText("--output must be 'yaml' or 'json'");
  if (output === '') {
    const server = clientOnly ? '' : `Server Version: ${cli.client.serverVersion}\n`;
    yield* cli.out(`Client Version: ${CLIENT_VERSION}\nKustomize Version: ${KUSTOMIZE_VERSION}\n${server}`);
    return 0;
  }
  const versions = {
    clientVersion: CLIENT_BUILD,
    kustomizeVersion: KUSTOMIZE_VERSION,
    ...(clientOnly ? {} : { serverVersion: serverBuild(cli.client.serverVersion) }),
  };
  yield* cli.out(output === 'yaml' ? `${printYaml(versions)}\n` : `${JSON.stringify(versions, null, 2)}\n`);
  return 0;
}

export const clusterInfoCommand: Command = {
  name: 'cluster-info',
  use: 'cluster-info [flags] [options]',
  short: 'Display cluster information',
  flags: [],
  subcommands: [
    notSimulated(
      'dump',
      'dump [flags] [options]',
      'Dump relevant information for debugging and diagnosis',
      'there is kubectl get -A -o yaml',
    ),
  ],
  *run(cli) {
    const { contexts, clusters, current } = cli.context;
    const server = clusters[contexts[current]?.cluster ?? '']?.server ?? '';
    yield* cli.out(
      `Kubernetes control plane is running at ${server}\n` +
        `CoreDNS is running at ${server}/api/v1/namespaces/kube-system/services/kube-dns:dns/proxy\n\n` +
        "To further debug and diagnose cluster problems, use 'kubectl cluster-info dump'.\n",
    );
    return 0;
  },
};
