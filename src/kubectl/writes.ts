/** What create, apply, replace and the like share: --dry-run, -o, where an object goes, what is said of it. */
import type { ApiResource, WriteOptions, Written } from '../api/client';
import type { KubeObject } from '../api/meta';
import type { Blocking } from '../process/types';
import type { Cli } from './cli';
import { withoutManagedFields } from './commands/getObjects';
import { type Failure, failed, fromServer, type Outcome, textFailure } from './failure';
import { boolFlag, type FlagSpec, type FlagValues, textFlag } from './flags/flags';
import { OBJECT_FORMATS, type OutputFormat, parseOutput } from './printers/output';
import type { FileDocument } from './resources/files';
import { isObject, type JsonObject, withValueAt } from './resources/json';
import { objectName, resourceOfKind } from './resources/mapping';
import { unknownKind } from './resources/select';

export type DryRun = 'none' | 'client' | 'server';

export const dryRunFlag = textFlag(
  'dry-run',
  'Must be "none", "server", or "client". If client strategy, only print the object that would be sent, without sending it. If server strategy, submit server-side request without persisting the resource.',
  { default: 'none', withoutValue: 'unchanged' },
);
export const validateFlag = textFlag('validate', 'Must be one of: strict (or true), warn, ignore (or false).', {
  default: 'strict',
  withoutValue: 'strict',
});

/** `manager` is the default of --field-manager. */
export const writeFlagsOf = (manager: string): readonly FlagSpec[] => [
  dryRunFlag,
  textFlag(
    'output',
    'Output format. One of: (json, yaml, name, go-template, go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).',
    { short: 'o' },
  ),
  textFlag('template', 'Template string or path to template file to use when -o=go-template, -o=go-template-file.'),
  textFlag('field-manager', 'Name of the manager used to track field ownership.', { default: manager }),
  boolFlag('show-managed-fields', 'If true, keep the managedFields when printing objects in JSON or YAML format.'),
];

export interface WriteSettings {
  dryRun: DryRun;
  /** Undefined: say what was done. */
  output: OutputFormat | undefined;
  options: WriteOptions;
}

export function writeSettings(cli: Cli, flags: FlagValues): Outcome<WriteSettings> {
  const dryRun = dryRunOf(flags);
  if (!dryRun.ok) return dryRun;
  const validation = validationOf(flags.text('validate') || 'strict');
  if (!validation)
    return failed(
      `invalid - validate option "${flags.text('validate')}"; must be one of: strict (or true), warn, ignore (or false)`,
    );
  const output = flags.text('output')
    ? parseOutput(cli.process, flags.text('output'), { formats: OBJECT_FORMATS })
    : undefined;
  if (output && !output.ok) return output;
  const options: WriteOptions = {
    fieldValidation: validation,
    ...(dryRun.value === 'server' ? { dryRun: true } : {}),
  };
  return { ok: true, value: { dryRun: dryRun.value, output: output?.value, options } };
}

export function dryRunOf(flags: FlagValues): Outcome<DryRun> {
  const text = flags.text('dry-run');
  if (text === '' || text === 'none') return { ok: true, value: 'none' };
  if (text === 'client' || text === 'server') return { ok: true, value: text };
  if (text === 'unchanged') return { ok: true, value: 'client' };
  return failed(`Invalid dry-run value (${text}). Must be "none", "server", or "client".`);
}

function validationOf(text: string): WriteOptions['fieldValidation'] {
  if (['strict', 'true', 'Strict'].includes(text)) return 'Strict';
  if (['warn', 'Warn'].includes(text)) return 'Warn';
  return ['ignore', 'false', 'Ignore'].includes(text) ? 'Ignore' : undefined;
}

export const dryRunSuffix = (dryRun: DryRun): string =>
  ({ none: '', client: ' (dry run)', server: ' (server dry run)' })[dryRun];

/** `pod/demo created`, or the object itself with -o. */
export function* announce(
  cli: Cli,
  settings: WriteSettings,
  resource: ApiResource,
  object: KubeObject,
  operation: string,
): Blocking<void> {
  const { output, dryRun } = settings;
  if (!output || output.format === 'table')
    yield* cli.out(`${objectName(resource, object)} ${operation}${dryRunSuffix(dryRun)}\n`);
  else if (output.format === 'name') yield* cli.out(`${objectName(resource, object)}\n`);
  else if (output.format === 'columns') yield* cli.out(output.print([object], false));
  else {
    const printed = output.print(withoutManagedFields(object));
    yield* cli.out(printed.ok ? printed.value : (printed.printed ?? ''));
    if (!printed.ok) yield* cli.fail(printed.error);
  }
}

export interface Placed {
  resource: ApiResource;
  namespace: string | undefined;
  body: JsonObject;
}

/** The resource of a document, with the namespace filled in. */
export function placeDocument(cli: Cli, document: FileDocument): Outcome<Placed> {
  const resource = resourceOfKind(cli.client, document.apiVersion, document.kind);
  if (!resource) return { ok: false, error: unknownKind(document) };
  if (!resource.namespaced) return { ok: true, value: { resource, namespace: undefined, body: document.body } };
  const { namespace } = document;
  if (namespace !== undefined && cli.namespaceEnforced && namespace !== cli.namespace)
    return { ok: false, error: otherNamespace(namespace, cli.namespace) };
  const target = namespace ?? cli.namespace;
  // Into `metadata: null` nothing can be put.
  const { metadata = {} } = document.body;
  const body = isObject(metadata) ? withValueAt(document.body, ['metadata', 'namespace'], target) : document.body;
  return { ok: true, value: { resource, namespace: target, body } };
}

const otherNamespace = (named: string, asked: string): Failure =>
  textFailure(
    `the namespace from the provided object "${named}" does not match the namespace "${asked}". ` +
      `You must pass '--namespace=${named}' to perform this operation.`,
  );

/** What the client itself would print of an object that it does not send. */
export function asObject(body: JsonObject): KubeObject {
  const metadata = isObject(body.metadata) ? body.metadata : {};
  return { ...body, apiVersion: String(body.apiVersion ?? ''), kind: String(body.kind ?? ''), metadata };
}

/** Creates, unless it is a dry run of the client. */
export function createBody(cli: Cli, { resource, namespace, body }: Placed, settings: WriteSettings): Outcome<Written> {
  if (settings.dryRun === 'client') return { ok: true, value: { object: asObject(body), warnings: [] } };
  return fromServer(cli.client.create(resource, namespace, body, settings.options));
}
