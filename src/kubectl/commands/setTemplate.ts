/** `kubectl set resources | selector | serviceaccount`. Models kubectl/pkg/cmd/set. */
import type { Blocking } from '../../process/types';
import type { Cli, Command } from '../cli';
import { type Failure, failed, type Outcome, textFailure } from '../failure';
import { type FlagValues, type ParsedArguments, textFlag } from '../flags/flags';
import { type JsonObject, listAt, stringsAt, textAt } from '../resources/json';
import type { Found } from '../resources/select';
import { type Change, changeObjects } from './change';
import { resourceAmounts } from './createFurther';
import { NO_RESOURCES, nested, podSpecPath, shared } from './setParts';

const withoutSelector = shared.filter(({ name }) => name !== 'selector');

export const templateSetters: readonly Command[] = [
  {
    name: 'resources',
    use: 'resources (-f FILENAME | TYPE NAME)  ([--limits=LIMITS & --requests=REQUESTS] [options]',
    short: 'Update resource requests/limits on objects with pod templates',
    flags: [
      ...shared,
      textFlag('containers', 'The names of containers in the selected pod templates to change - may use wildcards', {
        short: 'c',
        default: '*',
      }),
      textFlag('limits', "The resource requirement limits for this container. For example, 'cpu=100m,memory=256Mi'."),
      textFlag(
        'requests',
        "The resource requirement requests for this container. For example, 'cpu=100m,memory=256Mi'.",
      ),
    ],
    run: runResources,
  },
  {
    name: 'selector',
    use: 'selector (-f FILENAME | TYPE NAME) EXPRESSIONS [--resource-version=version] [options]',
    short: 'Set the selector on a resource',
    flags: [
      ...withoutSelector
        .filter(({ name }) => name !== 'kustomize')
        .map((flag) => (flag.name === 'recursive' ? { ...flag, default: 'true' } : flag)),
      textFlag('resource-version', 'Precondition for resource version.'),
    ],
    run: runSelector,
  },
  {
    name: 'serviceaccount',
    aliases: ['sa'],
    use: 'serviceaccount (-f FILENAME | TYPE NAME) SERVICE_ACCOUNT [options]',
    short: 'Update the service account of a resource',
    flags: withoutSelector,
    run: runServiceAccount,
  },
];

const refusedAs =
  (what: string) =>
  (failure: Failure): Failure =>
    failure.kind === 'status' ? textFailure(`failed to patch ${what} ${failure.status.message.trimEnd()}`) : failure;

/** Without a word for what stays as it is. */
const change = (cli: Cli, names: readonly string[], flags: FlagValues, of: (found: Found) => Outcome<Change>) =>
  changeObjects(cli, names, flags, of, () => undefined);

function* runResources(cli: Cli, { args, flags }: ParsedArguments): Blocking<number> {
  if (args.length === 0 && flags.list('filename').length === 0) return yield* cli.failText(NO_RESOURCES);
  const given = (['limits', 'requests'] as const).filter((name) => flags.text(name) !== '');
  if (given.length === 0)
    return yield* cli.failText('you must specify an update to requests or limits (in the form of --requests/--limits)');
  const resources: JsonObject = {};
  for (const name of given) {
    const parsed = resourceAmounts(flags.text(name));
    if (!parsed.ok) return yield* cli.fail(parsed.error);
    resources[name] = parsed.value;
  }
  return yield* change(cli, args, flags, (found) => resourcesChange(found, resources, flags));
}

function resourcesChange(found: Found, resources: JsonObject, flags: FlagValues): Outcome<Change> {
  const path = podSpecPath(found, flags.bool('local'));
  if (!path.ok) return path;
  const wanted = flags.text('containers');
  const body: JsonObject = {};
  for (const list of ['containers', 'initContainers']) {
    const names = listAt(found.object, ...path.value, list).map((container) => textAt(container, 'name'));
    const chosen = names.filter((name) => wanted === '*' || name === wanted);
    if (chosen.length > 0) body[list] = chosen.map((name) => ({ name, resources }));
  }
  if (Object.keys(body).length === 0) return failed(`unable to find container named ${wanted}`);
  return {
    ok: true,
    value: {
      type: 'strategic',
      body: nested(path.value, body),
      operation: 'resource requirements updated',
      refused: refusedAs('resources update to pod template'),
    },
  };
}

function* runServiceAccount(cli: Cli, { args, flags }: ParsedArguments): Blocking<number> {
  const account = args.at(-1);
  if (account === undefined) return yield* cli.failText('serviceaccount is required');
  const names = args.slice(0, -1);
  if (names.length === 0 && flags.list('filename').length === 0) return yield* cli.failText(NO_RESOURCES);
  return yield* changeObjects(cli, names, flags, (found) => {
    const path = podSpecPath(found, flags.bool('local'));
    if (!path.ok) return path;
    return {
      ok: true,
      value: {
        type: 'strategic',
        body: nested(path.value, { serviceAccountName: account }),
        operation: 'serviceaccount updated',
        refused: refusedAs('ServiceAccountName'),
      },
    };
  });
}

function* runSelector(cli: Cli, { args, flags }: ParsedArguments): Blocking<number> {
  const expression = args.at(-1) ?? '';
  const names = args.slice(0, -1);
  if (args.length === 0) return yield* cli.failText('one selector is required');
  if (names.length === 0 && flags.list('filename').length === 0) return yield* cli.failText(NO_RESOURCES);
  const pairs = expression.split(',').map((pair) => pair.split(/==?(.*)/s));
  return yield* change(cli, names, flags, ({ object }) => {
    if (object.kind !== 'Service') return failed('setting a selector is only supported for Services');
    const selector = Object.fromEntries(pairs.map(([key = '', value = '']) => [key, value]));
    // What was selected by before is not any more.
    const old = Object.keys(stringsAt(object, 'spec', 'selector'));
    const gone = Object.fromEntries(old.filter((key) => !Object.hasOwn(selector, key)).map((key) => [key, null]));
    return {
      ok: true,
      value: { type: 'merge', body: { spec: { selector: { ...selector, ...gone } } }, operation: 'selector updated' },
    };
  });
}
