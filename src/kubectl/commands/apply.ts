/** `kubectl apply`. Models kubectl/pkg/cmd/apply/apply.go and patcher.go. */

import { goJson } from '../../api/goJson';
import type { KubeObject } from '../../api/meta';
import type { Blocking } from '../../process/types';
import { lastAppliedOf, withLastApplied } from '../apply/lastApplied';
import { threeWayPatch } from '../apply/threeWay';
import type { Cli, Command } from '../cli';
import { type Failure, fromServer, textFailure, withSource } from '../failure';
import {
  boolFlag,
  durationFlag,
  type FlagValues,
  intFlag,
  listFlag,
  type ParsedArguments,
  textFlag,
} from '../flags/flags';
import type { FileDocument } from '../resources/files';
import { apiVersionText, groupResource } from '../resources/mapping';
import { NO_KUSTOMIZE, selectionFlags } from '../resources/select';
import { writeFiles } from '../writeFiles';
import { announce, createBody, type Placed, validateFlag, type WriteSettings, writeFlagsOf } from '../writes';
import { notSimulated } from './notSimulated';
import { viewLastAppliedCommand } from './viewLastApplied';

/** What a request to write an object takes. */
const REQUEST_MS = 20;

export const applyCommand: Command = {
  name: 'apply',
  use: 'apply (-f FILENAME | -k DIRECTORY) [options]',
  short: 'Apply a configuration to a resource by file name or stdin',
  long: `Apply a configuration to a resource by file name or stdin. The resource name must be specified. This resource will be created if it doesn't exist yet. To use 'apply', always create the resource initially with either 'apply' or 'create --save-config'.

 JSON and YAML formats are accepted.`,
  examples: `# Apply the configuration in pod.json to a pod
kubectl apply -f ./pod.json

# Apply the JSON passed into stdin to a pod
cat pod.json | kubectl apply -f -`,
  flags: [
    ...selectionFlags,
    ...writeFlagsOf('kubectl-client-side-apply'),
    validateFlag,
    boolFlag('server-side', 'If true, apply runs in the server instead of the client.'),
    boolFlag('force-conflicts', 'If true, server-side apply will force the changes against conflicts.'),
    boolFlag('force', 'If true, immediately remove resources from API and bypass graceful deletion.'),
    boolFlag(
      'overwrite',
      'Automatically resolve conflicts between the modified and live configuration by using values from the modified configuration',
      { default: 'true' },
    ),
    boolFlag(
      'openapi-patch',
      'If true, use openapi to calculate diff when the openapi presents and the resource can be found in the openapi spec.',
      { default: 'true' },
    ),
    boolFlag(
      'prune',
      'Automatically delete resource objects, that do not appear in the configs and are created by either apply or create --save-config.',
    ),
    boolFlag('all', 'Select all resources in the namespace of the specified resource types.'),
    boolFlag('wait', 'If true, wait for resources to be gone before returning. This waits for finalizers.'),
    textFlag('cascade', 'Must be "background", "orphan", or "foreground".', {
      default: 'background',
      withoutValue: 'background',
    }),
    durationFlag(
      'timeout',
      'The length of time to wait before giving up on a delete, zero means determine a timeout from the size of the object',
    ),
    intFlag('grace-period', 'Period of time in seconds given to the resource to terminate gracefully.', {
      default: '-1',
    }),
    listFlag('prune-allowlist', 'Overwrite the default allowlist with <group/version/kind> for --prune'),
  ],
  needsSchema: true,
  subcommands: [
    viewLastAppliedCommand,
    notSimulated(
      'edit-last-applied',
      'edit-last-applied (RESOURCE/NAME | -f FILENAME) [options]',
      'Edit latest last-applied-configuration annotations of a resource/object',
      'change the file and apply it',
      'apply ',
    ),
    notSimulated(
      'set-last-applied',
      'set-last-applied -f FILENAME [options]',
      'Set the last-applied-configuration annotation on a live object to match the contents of a file',
      'apply the file',
      'apply ',
    ),
  ],
  run: runApply,
};

function* runApply(cli: Cli, { args, flags }: ParsedArguments): Blocking<number> {
  if (args.length > 0)
    return yield* cli.failText(`Unexpected args: [${args.join(' ')}]\nSee 'kubectl apply -h' for help and examples`);
  if (flags.list('filename').length === 0) {
    if (flags.given('kustomize')) return yield* cli.failText(NO_KUSTOMIZE);
    return yield* cli.failText('must specify one of -f and -k');
  }
  if (flags.given('kustomize')) return yield* cli.failText('only one of -f or -k can be specified');
  const misuse = misuseOf(flags);
  if (misuse !== undefined) return yield* cli.failText(misuse);
  if (flags.bool('prune'))
    return yield* cli.failText('--prune is not simulated: delete what is no longer wanted with kubectl delete');
  if (flags.bool('server-side'))
    cli.process.container.notice?.('program.approximated', { program: 'kubectl', topic: 'server-side' });
  return yield* writeFiles(cli, 'apply', flags, (document, placed, settings) =>
    applyDocument(cli, document, placed, settings, flags.bool('server-side')),
  );
}

/** Flags that do not go together. Models ApplyFlags.ToOptions. */
function misuseOf(flags: FlagValues): string | undefined {
  const dryRun = flags.text('dry-run');
  const serverSide = flags.bool('server-side');
  if (flags.bool('force') && serverSide) return '--force cannot be used with --server-side';
  if (dryRun === 'client' && serverSide)
    return "--dry-run=client doesn't work with --server-side (did you mean --dry-run=server instead?)";
  if (flags.bool('force-conflicts') && !serverSide) return '--force-conflicts only works with --server-side';
  if (flags.bool('force') && dryRun === 'server') return '--dry-run=server cannot be used with --force';
  return undefined;
}

/** Names that cannot stand in a request's path. Models apimachinery pkg/api/validation/path. */
function nameProblem(name: string): string | undefined {
  if (name === '') return 'resource name may not be empty';
  if (name === '.' || name === '..') return `invalid resource name "${name}": [may not be '${name}']`;
  const parts = ['/', '%'].filter((part) => name.includes(part)).map((part) => `may not contain '${part}'`);
  return parts.length > 0 ? `invalid resource name "${name}": [${parts.join(' ')}]` : undefined;
}

function* applyDocument(
  cli: Cli,
  document: FileDocument,
  placed: Placed,
  settings: WriteSettings,
  serverSide: boolean,
): Blocking<Failure | undefined> {
  const { resource, namespace } = placed;
  const misnamed = nameProblem(document.name);
  if (misnamed !== undefined) {
    const prefix = document.body.metadata;
    const generated =
      typeof prefix === 'object' && prefix !== null && 'generateName' in prefix ? prefix.generateName : undefined;
    if (document.name === '' && generated !== undefined)
      return textFailure(`from ${generated}: cannot use generate name with apply`);
    const { group, version, name: plural } = resource;
    return textFailure(
      [
        'error when retrieving current configuration of:',
        `Resource: "${apiVersionText(resource)}, Resource=${plural}", GroupVersionKind: "${group}/${version}, Kind=${document.kind}"`,
        `Name: "${document.name}", Namespace: "${namespace ?? ''}"`,
        `from server for: "${document.source}": ${misnamed}`,
      ].join('\n'),
    );
  }
  const modified = serverSide ? placed.body : withLastApplied(placed.body);
  const live = document.name === '' ? undefined : cli.client.get(resource, namespace, document.name);
  if (!live?.ok) {
    if (live && live.error.code !== 404)
      return withSource({ kind: 'status', status: live.error }, 'retrieving current configuration of', document.source);
    const created = createBody(cli, { ...placed, body: modified }, settings);
    if (!created.ok) return withSource(created.error, 'creating', document.source);
    yield* cli.warn(created.value.warnings);
    yield* announce(cli, settings, resource, created.value.object, serverSide ? 'serverside-applied' : 'created');
    yield* cli.process.sleep(REQUEST_MS);
    return undefined;
  }
  return yield* patchLive(cli, document, { ...placed, body: modified }, live.value, settings, serverSide);
}

function* patchLive(
  cli: Cli,
  document: FileDocument,
  { resource, namespace, body }: Placed,
  live: KubeObject,
  settings: WriteSettings,
  serverSide: boolean,
): Blocking<Failure | undefined> {
  const name = document.name;
  const before = lastAppliedOf(live);
  if (!before && !serverSide)
    yield* cli.warn([
      `resource ${groupResource(resource)}/${name} is missing the kubectl.kubernetes.io/last-applied-configuration annotation which is required by kubectl apply. kubectl apply should only be used on resources created declaratively by either kubectl create --save-config or kubectl apply. The missing annotation will be patched automatically.`,
    ]);
  const patch = threeWayPatch(before ?? {}, body, { ...live });
  // Said whether or not there are any: kubectl looks at the object, not at the patch.
  if (live.metadata.deletionTimestamp)
    yield* cli.warn([`Detected changes to resource ${name} which is currently being deleted.`]);
  if (Object.keys(patch).length === 0) {
    yield* announce(cli, settings, resource, live, serverSide ? 'serverside-applied' : 'unchanged');
    return undefined;
  }
  if (settings.dryRun === 'client') {
    yield* announce(cli, settings, resource, live, 'configured');
    return undefined;
  }
  const patched = fromServer(
    cli.client.patch(resource, namespace, name, { type: 'strategic', body: patch }, settings.options),
  );
  if (!patched.ok) return patchFailure(patched.error, document, { resource, namespace, body: patch });
  yield* cli.warn(patched.value.warnings);
  yield* announce(cli, settings, resource, patched.value.object, serverSide ? 'serverside-applied' : 'configured');
  yield* cli.process.sleep(REQUEST_MS);
  return undefined;
}

/** What is wrong with a patch is said together with the patch. */
function patchFailure(
  failure: Failure,
  { name, kind, source }: FileDocument,
  { resource, namespace, body }: Placed,
): Failure {
  if (failure.kind !== 'status' || failure.status.reason === 'Invalid') return failure;
  const { group, version } = resource;
  const message = [
    `error when applying patch:\n${goJson(body)}\nto:`,
    `Resource: "${apiVersionText(resource)}, Resource=${resource.name}", GroupVersionKind: "${group}/${version}, Kind=${kind}"`,
    `Name: "${name}", Namespace: "${namespace ?? ''}"`,
    `for: "${source}": error when patching "${source}": ${failure.status.message}`,
  ].join('\n');
  return { kind: 'status', status: { ...failure.status, message } };
}
