/** `kubectl create configmap|secret|namespace|deployment|job|service|serviceaccount`: objects from flags. */
import type { Blocking } from '../../process/types';
import { type Cli, type Command, usageFailure } from '../cli';
import { failed, type Outcome, textFailure } from '../failure';
import {
  arrayFlag,
  boolFlag,
  type FlagSpec,
  type FlagValues,
  intFlag,
  listFlag,
  type ParsedArguments,
  textFlag,
} from '../flags/flags';
import { type JsonObject, withValueAt } from '../resources/json';
import { resourceOfKind } from '../resources/mapping';
import { announce, createBody, validateFlag, writeFlagsOf, writeSettings } from '../writes';
import { ACCESS_CREATIONS, registrySecretCreation } from './createAccess';
import { configMapData, secretData } from './createData';
import { budgetCreation, quotaCreation, tlsCreation } from './createFurther';
import { JOB_CREATIONS } from './createJobs';
import { UNSIMULATED_CREATIONS } from './createUnsimulated';
import type { Build, Creation } from './creation';

const literalFlags: readonly FlagSpec[] = [
  arrayFlag('from-literal', 'Specify a key and literal value to insert in configmap (i.e. mykey=somevalue)'),
  listFlag(
    'from-file',
    'Key file can be specified using its file path, in which case file basename will be used as configmap key.',
  ),
  listFlag('from-env-file', 'Specify the path to a file to read lines of key=val pairs to create a configmap.'),
  boolFlag('append-hash', 'Append a hash of the configmap to its name.'),
];

const metadata = (name: string): JsonObject => ({ name });

const CREATIONS: readonly Creation[] = [
  {
    name: 'configmap',
    aliases: ['cm'],
    use: 'configmap NAME [--from-file=[key=]source] [--from-literal=key1=value1] [--dry-run=server|client|none] [options]',
    short: 'Create a config map from a local file, directory or literal value',
    flags: literalFlags,
    build(cli, name, flags) {
      const data = configMapData(cli, flags, name);
      if (!data.ok) return data;
      const map = { apiVersion: 'v1', kind: 'ConfigMap', metadata: metadata(name) };
      return { ok: true, value: Object.keys(data.value).length > 0 ? { ...map, data: data.value } : map };
    },
  },
  {
    name: 'namespace',
    aliases: ['ns'],
    use: 'namespace NAME [--dry-run=server|client|none] [options]',
    short: 'Create a namespace with the specified name',
    flags: [],
    build: (_cli, name) => ({
      ok: true,
      value: { apiVersion: 'v1', kind: 'Namespace', metadata: metadata(name), spec: {}, status: {} },
    }),
  },
  {
    name: 'serviceaccount',
    aliases: ['sa'],
    use: 'serviceaccount NAME [--dry-run=server|client|none] [options]',
    short: 'Create a service account with the specified name',
    flags: [],
    build: (_cli, name) => ({
      ok: true,
      value: { apiVersion: 'v1', kind: 'ServiceAccount', metadata: metadata(name) },
    }),
  },
  {
    name: 'deployment',
    aliases: ['deploy'],
    use: 'deployment NAME --image=image -- [COMMAND] [args...] [options]',
    short: 'Create a deployment with the specified name',
    flags: [
      listFlag('image', 'Image names to run. A deployment can have multiple images set for multi-container pod.'),
      intFlag('replicas', 'Number of replicas to create. Default is 1.', { short: 'r', default: '1' }),
      intFlag('port', 'The containerPort that this deployment exposes.', { default: '-1' }),
    ],
    build: buildDeployment,
  },
];

function buildDeployment(_cli: Cli, name: string, flags: FlagValues, command: readonly string[]): Outcome<JsonObject> {
  const images = flags.list('image');
  if (images.length === 0) return failed('required flag(s) "image" not set');
  if (images.length > 1 && command.length > 0) return failed('cannot specify multiple --image options and command');
  const labels = { app: name };
  const port = flags.int('port');
  const containers = images.map((image) => ({
    ...(command.length > 0 ? { command } : {}),
    image,
    name: imageName(image),
    ...(port > 0 ? { ports: [{ containerPort: port }] } : {}),
    resources: {},
  }));
  const template = { metadata: { labels }, spec: { containers } };
  return {
    ok: true,
    value: {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { labels, name },
      spec: { replicas: flags.int('replicas'), selector: { matchLabels: labels }, strategy: {}, template },
      status: {},
    },
  };
}

/** `docker.io/library/nginx:1.25` → `nginx`. */
function imageName(image: string): string {
  const last = image.slice(image.lastIndexOf('/') + 1);
  return last.replace(/[:@].*$/s, '');
}

function serviceCreation(type: 'ClusterIP' | 'NodePort' | 'LoadBalancer' | 'ExternalName'): Creation {
  const command = type.toLowerCase();
  return {
    name: command,
    use: `${command} NAME ${type === 'ExternalName' ? '--external-name external.name' : `[--tcp=${type === 'ClusterIP' ? '<port>:<targetPort>' : 'port:targetPort'}]`} [--dry-run=server|client|none] [options]`,
    short: `Create ${type === 'ExternalName' ? 'an' : 'a'} ${type} service`,
    flags: [
      listFlag('tcp', "Port pairs can be specified as '<port>:<targetPort>'."),
      ...(type === 'ClusterIP'
        ? [
            textFlag(
              'clusterip',
              "Assign your own ClusterIP or set to 'None' for a 'headless' service (no loadbalancing).",
            ),
          ]
        : []),
      ...(type === 'ExternalName' ? [textFlag('external-name', 'External name of service')] : []),
      ...(type === 'NodePort'
        ? [intFlag('node-port', 'Port used to expose the service on each node in a cluster.')]
        : []),
    ],
    build: (_cli, name, flags) => buildService(type, name, flags),
  };
}

function buildService(type: string, name: string, flags: FlagValues): Outcome<JsonObject> {
  const ports = [];
  for (const pair of flags.list('tcp')) {
    const [port = '', target = port] = pair.split(':');
    if (!/^\d+$/.test(port)) return failed(`strconv.ParseUint: parsing "${port}": invalid syntax`);
    if (Number(port) > 65535) return failed(`strconv.ParseUint: parsing "${port}": value out of range`);
    const targetPort = /^\d+$/.test(target) ? Number(target) : target;
    const nodePort = flags.int('node-port');
    ports.push({
      name: pair.replace(':', '-'),
      ...(nodePort > 0 ? { nodePort } : {}),
      port: Number(port),
      protocol: 'TCP',
      targetPort,
    });
  }
  const externalName = flags.text('external-name');
  if (type === 'ExternalName' && externalName === '') return failed('required flag(s) "external-name" not set');
  if (ports.length === 0 && type !== 'ExternalName' && flags.text('clusterip') !== 'None')
    return failed('at least one tcp port specifier must be provided');
  const labels = { app: name };
  const spec = {
    ...(flags.text('clusterip') ? { clusterIP: flags.text('clusterip') } : {}),
    ...(externalName ? { externalName } : {}),
    ...(ports.length > 0 ? { ports } : {}),
    selector: labels,
    type,
  };
  return {
    ok: true,
    value: { apiVersion: 'v1', kind: 'Service', metadata: { labels, name }, spec, status: { loadBalancer: {} } },
  };
}

const secretCreation: Creation = {
  name: 'generic',
  use: 'generic NAME [--type=string] [--from-file=[key=]source] [--from-literal=key1=value1] [--dry-run=server|client|none] [options]',
  short: 'Create a secret from a local file, directory, or literal value',
  flags: [...literalFlags, textFlag('type', 'The type of secret to create')],
  build(cli, name, flags) {
    const data = secretData(cli, flags);
    if (!data.ok) return data;
    const type = flags.text('type');
    const secret = { apiVersion: 'v1', kind: 'Secret', metadata: metadata(name), ...(type ? { type } : {}) };
    return { ok: true, value: Object.keys(data.value).length > 0 ? { ...secret, data: data.value } : secret };
  },
};

function commandOf(creation: Creation, path: string): Command {
  return {
    name: creation.name,
    ...(creation.aliases ? { aliases: creation.aliases } : {}),
    use: creation.use,
    short: creation.short,
    flags: [...writeFlagsOf('kubectl-create'), validateFlag, ...creation.flags],
    needsSchema: true,
    run: (cli, parsed) => runCreation(cli, parsed, creation.build, path),
  };
}

/** What cobra asks for before the command looks at anything. */
const REQUIRED_FLAGS: Readonly<Record<string, readonly string[]>> = {
  'create deployment': ['image'],
  'create cronjob': ['image', 'schedule'],
};

function* runCreation(
  cli: Cli,
  { args, flags, beforeDash }: ParsedArguments,
  build: Build,
  path: string,
): Blocking<number> {
  const [name, ...rest] = args;
  const missing = (REQUIRED_FLAGS[path] ?? []).filter((flag) => !flags.given(flag));
  if (missing.length > 0)
    return yield* cli.failText(`required flag(s) ${missing.map((flag) => `"${flag}"`).join(', ')} not set`);
  const names = beforeDash ?? args.length;
  if (name === undefined || names !== 1)
    return yield* cli.fail(usageFailure(path, `exactly one NAME is required, got ${names}`));
  const settings = writeSettings(cli, flags);
  if (!settings.ok) return yield* cli.fail(settings.error);
  const built = build(cli, name, flags, rest);
  if (!built.ok) return yield* cli.fail(built.error);
  const resource = resourceOfKind(cli.client, String(built.value.apiVersion), String(built.value.kind));
  if (!resource) return yield* cli.fail(textFailure(`no matches for kind "${built.value.kind}"`));
  const namespace = resource.namespaced ? cli.namespace : undefined;
  const enforced = cli.namespaceEnforced && namespace !== undefined;
  const body = enforced ? withValueAt(built.value, ['metadata', 'namespace'], namespace) : built.value;
  const created = createBody(cli, { resource, namespace, body }, settings.value);
  if (!created.ok) {
    const { error } = created;
    if (error.kind !== 'status' || error.status.reason === 'Invalid') return yield* cli.fail(error);
    return yield* cli.failText(`failed to create ${resource.singularName}: ${error.status.message}`);
  }
  yield* cli.warn(created.value.warnings);
  yield* announce(cli, settings.value, resource, created.value.object, 'created');
  return 0;
}

export const createSubcommands: readonly Command[] = [
  ...[...CREATIONS, ...JOB_CREATIONS, ...ACCESS_CREATIONS, quotaCreation, budgetCreation].map((creation) =>
    commandOf(creation, `create ${creation.name}`),
  ),
  ...UNSIMULATED_CREATIONS,
  {
    name: 'secret',
    use: 'secret (docker-registry | generic | tls) [options]',
    short: 'Create a secret using a specified subcommand',
    flags: [],
    subcommands: [
      commandOf(registrySecretCreation, 'create secret docker-registry'),
      commandOf(secretCreation, 'create secret generic'),
      commandOf(tlsCreation, 'create secret tls'),
    ],
  },
  {
    name: 'service',
    aliases: ['svc'],
    use: 'service [flags] [options]',
    short: 'Create a service using a specified subcommand',
    flags: [],
    subcommands: (['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'] as const).map((type) =>
      commandOf(serviceCreation(type), `create service ${type.toLowerCase()}`),
    ),
  },
];
