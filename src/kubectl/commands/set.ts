/** `kubectl set image` and `kubectl set env`. Models kubectl/pkg/cmd/set. */
import type { Blocking } from '../../process/types';
import { type Cli, type Command, usageFailure } from '../cli';
import { failed, type Outcome } from '../failure';
import { arrayFlag, boolFlag, type FlagSpec, type FlagValues, type ParsedArguments, textFlag } from '../flags/flags';
import { isObject, type JsonObject, listAt, textAt, valueAt } from '../resources/json';
import { type Found, selectionFlags } from '../resources/select';
import { writeFlags } from '../writes';
import { type Change, changeObjects, parseKeyChanges } from './change';

const shared: readonly FlagSpec[] = [
  ...selectionFlags,
  ...writeFlags,
  boolFlag('all', 'Select all resources, in the namespace of the specified resource types'),
  boolFlag('local', 'If true, set will NOT contact api-server but run locally.'),
];

const notSimulated = (name: string, short: string): Command => ({
  name,
  use: `${name} [options]`,
  short,
  flags: shared,
  run: (cli) => cli.failText(`kubectl set ${name} is not simulated: change the manifest and apply it`),
});

export const setCommand: Command = {
  name: 'set',
  use: 'set SUBCOMMAND [options]',
  short: 'Set specific features on objects',
  long: 'Configure application resources.\n\n These commands help you make changes to existing application resources.',
  flags: [],
  subcommands: [
    {
      name: 'env',
      use: 'env RESOURCE/NAME KEY_1=VAL_1 ... KEY_N=VAL_N [options]',
      short: 'Update environment variables on a pod template',
      flags: [
        ...shared,
        boolFlag('list', 'If true, display the environment and any changes in the standard format.'),
        boolFlag('overwrite', 'If true, allow environment to be overwritten.', { default: 'true' }),
        textFlag('containers', 'The names of containers in the selected pod templates to change - may use wildcards', {
          short: 'c',
          default: '*',
        }),
        arrayFlag('env', 'Specify a key-value pair for an environment variable to set into each container.', {
          short: 'e',
        }),
        textFlag('from', 'The name of a resource from which to inject environment variables'),
      ],
      run: runEnv,
    },
    {
      name: 'image',
      use: 'image (-f FILENAME | TYPE NAME) CONTAINER_NAME_1=CONTAINER_IMAGE_1 ... CONTAINER_NAME_N=CONTAINER_IMAGE_N [options]',
      short: 'Update the image of a pod template',
      examples: `# Set a deployment's nginx container image to 'nginx:1.9.1', and its busybox container image to 'busybox'
kubectl set image deployment/nginx busybox=busybox nginx=nginx:1.9.1`,
      flags: shared,
      run: runImage,
    },
    notSimulated('resources', 'Update resource requests/limits on objects with pod templates'),
    notSimulated('selector', 'Set the selector on a resource'),
    notSimulated('serviceaccount', 'Update the service account of a resource'),
    notSimulated('subject', 'Update the user, group, or service account in a role binding or cluster role binding'),
  ],
};

/** Where the Pod spec of an object is: its own, or its template's. */
function podSpecPath(found: Found): Outcome<readonly string[]> {
  if (found.object.kind === 'Pod') return { ok: true, value: ['spec'] };
  if (isObject(valueAt(found.object, 'spec', 'template', 'spec')))
    return { ok: true, value: ['spec', 'template', 'spec'] };
  return failed(`${found.resource.name}/${found.object.metadata.name} could not find pod spec`);
}

const nested = (path: readonly string[], value: unknown): unknown =>
  path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);

function* runImage(cli: Cli, { args, flags }: ParsedArguments): Blocking<number> {
  const { names, set } = parseKeyChanges(args);
  if (names.length === 0 && flags.list('filename').length === 0)
    return yield* cli.fail(
      usageFailure('set image', 'one or more resources must be specified as <resource> <name> or <resource>/<name>'),
    );
  if (Object.keys(set).length === 0) return yield* cli.failText('at least one image update is required');
  return yield* changeObjects(
    cli,
    names,
    flags,
    (found) => imageChange(found, set),
    () => 'image updated',
  );
}

function imageChange(found: Found, images: Readonly<Record<string, string>>): Outcome<Change> {
  const path = podSpecPath(found);
  if (!path.ok) return path;
  const body: JsonObject = {};
  const unknown = new Set(Object.keys(images));
  for (const list of ['containers', 'initContainers']) {
    const changed = listAt(found.object, ...path.value, list).flatMap((container) => {
      const name = textAt(container, 'name');
      const image = images[name] ?? images['*'];
      unknown.delete(images[name] === undefined ? '*' : name);
      return image === undefined ? [] : [{ name, image }];
    });
    if (changed.length > 0) body[list] = changed;
  }
  const [missing] = unknown;
  if (missing !== undefined) return failed(`unable to find container named "${missing}"`);
  return { ok: true, value: { type: 'strategic', body: nested(path.value, body), operation: 'image updated' } };
}

function* runEnv(cli: Cli, { args, flags }: ParsedArguments): Blocking<number> {
  const { names, set, removed } = parseKeyChanges([...args, ...flags.list('env')]);
  if (flags.given('from'))
    return yield* cli.failText('kubectl set env --from is not simulated: use envFrom in the manifest');
  if (names.length === 0 && flags.list('filename').length === 0)
    return yield* cli.fail(
      usageFailure('set env', 'one or more resources must be specified as <resource> <name> or <resource>/<name>'),
    );
  if (Object.keys(set).length === 0 && removed.length === 0 && !flags.bool('list'))
    return yield* cli.failText('at least one environment variable must be provided');
  const env = [
    ...Object.entries(set).map(([name, value]) => ({ name, value })),
    ...removed.map((name) => ({ $patch: 'delete', name })),
  ];
  return yield* changeObjects(
    cli,
    names,
    flags,
    (found) => envChange(found, env, flags),
    () => 'env updated',
  );
}

function envChange(found: Found, env: readonly unknown[], flags: FlagValues): Outcome<Change> {
  const path = podSpecPath(found);
  if (!path.ok) return path;
  const wanted = flags.text('containers');
  const containers = listAt(found.object, ...path.value, 'containers')
    .map((container) => textAt(container, 'name'))
    .filter((name) => wanted === '*' || wanted === '' || name === wanted)
    .map((name) => ({ name, env }));
  if (containers.length === 0)
    return failed(
      `${found.resource.name}/${found.object.metadata.name} does not have any containers matching "${wanted}"`,
    );
  return { ok: true, value: { type: 'strategic', body: nested(path.value, { containers }), operation: 'env updated' } };
}
