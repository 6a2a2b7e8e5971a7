/** `kubectl set image` and `kubectl set env`. Models kubectl/pkg/cmd/set. */
import type { Blocking } from '../../process/types';
import type { Cli, Command } from '../cli';
import { failed, type Outcome, textFailure } from '../failure';
import { arrayFlag, boolFlag, type FlagValues, type ParsedArguments, textFlag } from '../flags/flags';
import { isObject, type JsonObject, listAt, textAt } from '../resources/json';
import { type Found, fetchAll, selectTargets } from '../resources/select';
import { type Change, changeObjects, parseKeyChanges } from './change';
import { ENV_RULE } from './createData';
import { notSimulated } from './notSimulated';
import { NO_RESOURCES, nested, podSpecPath, refusedTemplate, shared } from './setParts';
import { templateSetters } from './setTemplate';

const CHANGE_MANIFEST = 'change the manifest and apply it';

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
    ...templateSetters,
    notSimulated(
      'subject',
      'subject (-f FILENAME | TYPE NAME) [--user=username] [--group=groupname] [--serviceaccount=namespace:serviceaccountname] [--dry-run=server|client|none] [options]',
      'Update the user, group, or service account in a role binding or cluster role binding',
      CHANGE_MANIFEST,
      'set ',
    ),
  ],
};

function* runImage(cli: Cli, { args, flags }: ParsedArguments): Blocking<number> {
  const { names, set } = parseKeyChanges(args);
  if (names.length === 0 && flags.list('filename').length === 0) return yield* cli.failText(NO_RESOURCES);
  if (Object.keys(set).length === 0) {
    // Words without `=` are names, which are looked up first.
    const selected = yield* selectTargets(cli, { args: names, flags, requireNames: true });
    if (!selected.ok) return yield* cli.fail(selected.error);
    const [missing] = fetchAll(cli, selected.value).failures;
    return missing ? yield* cli.fail(missing) : yield* cli.failText('at least one image update is required');
  }
  return yield* changeObjects(
    cli,
    names,
    flags,
    (found) => imageChange(found, set, flags.bool('local')),
    () => undefined,
  );
}

function imageChange(found: Found, images: Readonly<Record<string, string>>, isLocal: boolean): Outcome<Change> {
  const path = podSpecPath(found, isLocal);
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
  // The others are set all the same.
  const problems = [...unknown].map((name) => textFailure(`unable to find container named "${name}"`));
  const [problem] = problems;
  if (problem && Object.keys(body).length === 0) return { ok: false, error: problem };
  return {
    ok: true,
    value: {
      type: 'strategic',
      body: nested(path.value, body),
      operation: 'image updated',
      refused: refusedTemplate('image'),
      problems,
    },
  };
}

function* runEnv(cli: Cli, { args, flags }: ParsedArguments): Blocking<number> {
  const { names, set, removed } = parseKeyChanges([...args, ...flags.list('env')]);
  if (flags.given('from'))
    return yield* cli.failText('kubectl set env --from is not simulated: use envFrom in the manifest');
  if (names.length === 0 && flags.list('filename').length === 0) return yield* cli.failText(NO_RESOURCES);
  const bad = Object.keys(set).find((key) => !/^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(key));
  if (bad !== undefined) return yield* cli.failText(`"${bad}" is not a valid key name: ${ENV_RULE}`);
  const env = [
    ...Object.entries(set).map(([name, value]) => ({ name, value })),
    ...removed.map((name) => ({ $patch: 'delete', name })),
  ];
  if (flags.bool('list')) return yield* listEnv(cli, names, flags, set, removed);
  return yield* changeObjects(
    cli,
    names,
    flags,
    (found) => envChange(found, env, flags),
    () => undefined,
  );
}

function envChange(found: Found, env: readonly unknown[], flags: FlagValues): Outcome<Change> {
  const path = podSpecPath(found, flags.bool('local'));
  if (!path.ok) return path;
  const wanted = flags.text('containers');
  const body: JsonObject = {};
  for (const list of ['containers', 'initContainers']) {
    const changed = listAt(found.object, ...path.value, list)
      .map((container) => textAt(container, 'name'))
      .filter((name) => wanted === '*' || wanted === '' || name === wanted)
      .map((name) => ({ name, env }));
    if (changed.length > 0) body[list] = changed;
  }
  if (Object.keys(body).length === 0)
    return failed(
      `${found.resource.name}/${found.object.metadata.name} does not have any containers matching "${wanted}"`,
    );
  return {
    ok: true,
    value: {
      type: 'strategic',
      body: nested(path.value, body),
      operation: 'env updated',
      refused: refusedTemplate('env'),
    },
  };
}

const entryOf = (entry: unknown): JsonObject => (isObject(entry) ? entry : {});
const valueIn = (set: Readonly<Record<string, string>>, name: string): JsonObject =>
  Object.hasOwn(set, name) ? { value: set[name], valueFrom: undefined } : {};

/** `--list`: what each container is given, and would be, references as comments. */
function* listEnv(
  cli: Cli,
  names: readonly string[],
  flags: FlagValues,
  set: Readonly<Record<string, string>>,
  removed: readonly string[],
): Blocking<number> {
  const selected = yield* selectTargets(cli, { args: names, flags });
  if (!selected.ok) return yield* cli.fail(selected.error);
  const { found, failures } = fetchAll(cli, selected.value);
  for (const each of found) {
    const path = podSpecPath(each, flags.bool('local'));
    if (!path.ok) continue;
    for (const list of ['containers', 'initContainers'])
      for (const container of listAt(each.object, ...path.value, list)) {
        const { kind, metadata } = each.object;
        yield* cli.out(`# ${kind} ${metadata.name}, container ${textAt(container, 'name')}\n`);
        const kept = listAt(container, 'env').filter((entry) => !removed.includes(textAt(entry, 'name')));
        const old = kept.map((entry) => ({ ...entryOf(entry), ...valueIn(set, textAt(entry, 'name')) }));
        const added = Object.entries(set).filter(([name]) => !kept.some((entry) => textAt(entry, 'name') === name));
        yield* cli.out([...old, ...added.map(([name, value]) => ({ name, value }))].map(envLine).join(''));
      }
  }
  return yield* cli.fail(...failures);
}

function envLine(entry: unknown): string {
  const name = textAt(entry, 'name');
  for (const [reference, noun] of [
    ['configMapKeyRef', 'configmap'],
    ['secretKeyRef', 'secret'],
  ] as const) {
    const key = textAt(entry, 'valueFrom', reference, 'key');
    if (key) return `# ${name} from ${noun} ${textAt(entry, 'valueFrom', reference, 'name')}, key ${key}\n`;
  }
  const field = textAt(entry, 'valueFrom', 'fieldRef', 'fieldPath');
  if (field) return `# ${name} from field path ${field}\n`;
  const resource = textAt(entry, 'valueFrom', 'resourceFieldRef', 'resource');
  return resource ? `# ${name} from resource ${resource}\n` : `${name}=${textAt(entry, 'value')}\n`;
}
