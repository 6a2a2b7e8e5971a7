/** Which objects a command line means: `pods,svc`, `pod a b`, `pod/a svc/b`, `-l app=web`, `-f file`. */
import type { ApiResource } from '../../api/client';
import type { KubeObject } from '../../api/meta';
import { NOT_SIMULATED } from '../../api/resources';
import { matchesLabels } from '../../api/selectors';
import type { Blocking } from '../../process/types';
import type { Cli } from '../cli';
import { type Failure, failed, fromServer, type Outcome, textFailure } from '../failure';
import type { FlagSpec, FlagValues } from '../flags/flags';
import { boolFlag, listFlag, textFlag } from '../flags/flags';
import { type FileDocument, readDocuments } from './files';
import { getObject } from './getObject';
import { isObject, valueAt } from './json';
import { apiVersionText, findResource, resolveResources, resourceOfKind, unknownType } from './mapping';

export interface Target {
  resource: ApiResource;
  namespace: string | undefined;
  /** One object; undefined stands for all that the selectors leave. */
  name?: string;
  /** The document that named it. */
  document?: FileDocument;
}

export interface Selection {
  targets: readonly Target[];
  labelSelector: string;
  fieldSelector: string;
  allNamespaces: boolean;
  /** Documents of files that could not be used. */
  failures: readonly Failure[];
}

export const selectionFlags: readonly FlagSpec[] = [
  listFlag('filename', 'Filename, directory, or URL to files identifying the resource to get from a server.', {
    short: 'f',
  }),
  boolFlag('recursive', 'Process the directory used in -f, --filename recursively.', { short: 'R' }),
  textFlag('kustomize', "Process the kustomization directory. This flag can't be used together with -f or -R.", {
    short: 'k',
  }),
  textFlag('selector', "Selector (label query) to filter on, supports '=', '==', '!=', 'in', 'notin'.", { short: 'l' }),
];

export const allNamespacesFlag = boolFlag(
  'all-namespaces',
  'If present, list the requested object(s) across all namespaces.',
  { short: 'A' },
);

export interface SelectOptions {
  args: readonly string[];
  flags: FlagValues;
  /** A type without names and selectors is an error, unless --all. */
  requireNames?: boolean;
}

export const NO_KUSTOMIZE = 'kustomization directories are not simulated: apply the files with -f';

export function* selectTargets(cli: Cli, { args, flags, requireNames }: SelectOptions): Blocking<Outcome<Selection>> {
  const selection = {
    labelSelector: flags.text('selector'),
    fieldSelector: flags.text('field-selector'),
    allNamespaces: flags.bool('all-namespaces'),
    failures: [],
  };
  const files = flags.list('filename');
  if (flags.given('kustomize')) return failed(NO_KUSTOMIZE);
  if (files.length > 0) {
    if (args.length > 0)
      return failed('when paths, URLs, or stdin is provided as input, you may not specify resource arguments as well');
    const documents = yield* readDocuments(cli, files, { recursive: flags.bool('recursive'), validates: false });
    if (!documents.ok) return documents;
    const chosen = documents.value.documents.filter(labelledBy(selection.labelSelector));
    const { targets, failures } = targetsOfDocuments(cli, chosen);
    return { ok: true, value: { ...selection, targets, failures: [...documents.value.failures, ...failures] } };
  }
  // --all is a selector that takes everything.
  if (flags.bool('all') && (args.length > 1 || args.some((arg) => arg.includes('/'))))
    return failed('name cannot be provided when a selector is specified');
  const targets = targetsOfArguments(cli, args, selection, requireNames === true && !flags.bool('all'));
  return targets.ok ? { ok: true, value: { ...selection, targets: targets.value } } : targets;
}

/** Of what files hold, -l takes what carries the labels there. */
export const labelledBy =
  (selector: string) =>
  ({ body }: FileDocument): boolean => {
    if (selector === '') return true;
    const labels = valueAt(body, 'metadata', 'labels');
    const texts = Object.entries(isObject(labels) ? labels : {}).map(([key, value]) => [key, String(value)]);
    const matches = matchesLabels(selector, Object.fromEntries(texts));
    return matches.ok && matches.value;
  };

function targetsOfDocuments(cli: Cli, documents: readonly FileDocument[]): { targets: Target[]; failures: Failure[] } {
  const targets: Target[] = [];
  const failures: Failure[] = [];
  for (const document of documents) {
    const resource = resourceOfKind(cli.client, document.apiVersion, document.kind);
    if (!resource) {
      failures.push(unknownKind(document));
      continue;
    }
    const namespace = resource.namespaced ? (document.namespace ?? cli.namespace) : undefined;
    targets.push({ resource, namespace, name: document.name, document });
  }
  return { targets, failures };
}

/** A kind that nobody serves, or one that a real cluster has and this one does not: that is no mistake of the author's. */
export function unknownKind({ name, namespace, source, kind, apiVersion }: FileDocument): Failure {
  if (NOT_SIMULATED.some((each) => each.kind === kind && each.apiVersion === apiVersion))
    return textFailure(`${kind} "${name}" from "${source}": the kind ${kind} (${apiVersion}) is not simulated here`);
  return textFailure(
    `resource mapping not found for name: "${name}" namespace: "${namespace ?? ''}" from "${source}": ` +
      `no matches for kind "${kind}" in version "${apiVersion}"\nensure CRDs are installed first`,
  );
}

type Selectors = Omit<Selection, 'targets' | 'failures'>;

function targetsOfArguments(
  cli: Cli,
  args: readonly string[],
  selectors: Selectors,
  requireNames: boolean,
): Outcome<Target[]> {
  const [types = '', ...names] = args;
  if (args.some((arg) => arg.includes('/'))) return slashTargets(cli, args, selectors);
  // `pods, svc`: with names, each type is put before each of them.
  if (names.length > 0 && types.split(',').some((type) => type === '') && types !== '')
    return failed('arguments in resource/name form must have a single resource and name');
  const resources = resolveResources(cli.client, types);
  if (!resources.ok) return resources;
  const space = (resource: ApiResource) =>
    resource.namespaced && !selectors.allNamespaces ? cli.namespace : undefined;
  if (names.length === 0) {
    if (requireNames && !selectors.labelSelector && !selectors.fieldSelector)
      return failed('resource(s) were provided, but no name was specified');
    return { ok: true, value: resources.value.map((resource) => ({ resource, namespace: space(resource) })) };
  }
  const problem = nameProblem(selectors);
  if (problem) return failed(problem);
  // `pods,svc x` means both; `all x` is refused.
  if (resources.value.length > 1 && !types.includes(',')) return failed('you must specify only one resource');
  return {
    ok: true,
    value: resources.value.flatMap((resource) => names.map((name) => ({ resource, namespace: space(resource), name }))),
  };
}

function nameProblem({ labelSelector, fieldSelector, allNamespaces }: Selectors): string | undefined {
  if (labelSelector || fieldSelector) return 'name cannot be provided when a selector is specified';
  return allNamespaces ? 'a resource cannot be retrieved by name across all namespaces' : undefined;
}

function slashTargets(cli: Cli, args: readonly string[], selectors: Selectors): Outcome<Target[]> {
  const targets: Target[] = [];
  for (const arg of args) {
    const [type = '', name = '', ...more] = arg.split('/');
    if (!arg.includes('/'))
      return failed(
        'there is no need to specify a resource type as a separate argument when passing arguments in resource/name form ' +
          "(e.g. 'kubectl get resource/<resource_name>' instead of 'kubectl get resource resource/<resource_name>'",
      );
    if (more.length > 0) return failed('arguments in resource/name form may not have more than one slash');
    if (type === '' || name === '')
      return failed('arguments in resource/name form must have a single resource and name');
    const resource = findResource(cli.client, type);
    if (!resource) return failed(unknownType(type));
    targets.push({ resource, namespace: resource.namespaced ? cli.namespace : undefined, name });
  }
  const problem = nameProblem(selectors);
  return problem ? failed(problem) : { ok: true, value: targets };
}

/** The objects behind a target: one by name, or all that the selectors leave. */
export function fetchTarget(cli: Cli, target: Target, selection: Selection): Outcome<KubeObject[]> {
  const { resource, namespace, name } = target;
  if (name !== undefined) {
    if (name === '') return failed('resource name may not be empty');
    const found = getObject(cli, resource, namespace, name);
    return found.ok ? { ok: true, value: [found.value] } : found;
  }
  const listed = fromServer(
    cli.client.list(resource, {
      ...(namespace === undefined ? {} : { namespace }),
      ...(selection.labelSelector ? { labelSelector: selection.labelSelector } : {}),
      ...(selection.fieldSelector ? { fieldSelector: selection.fieldSelector } : {}),
    }),
  );
  if (listed.ok) return { ok: true, value: listed.value.items };
  const { error } = listed;
  if (error.kind !== 'status' || (error.status.code !== 400 && error.status.code !== 404)) return listed;
  // The client says which question was refused.
  const asked =
    selection.labelSelector || selection.fieldSelector
      ? `find "${apiVersionText(resource)}, Resource=${resource.name}" that match label selector "${selection.labelSelector}", field selector "${selection.fieldSelector}"`
      : `list "${apiVersionText(resource)}, Resource=${resource.name}"`;
  const message = `Unable to ${asked}: ${error.status.message}`;
  return { ok: false, error: { kind: 'status', status: { ...error.status, message } } };
}

export interface Found {
  resource: ApiResource;
  object: KubeObject;
}

/** Every object of a selection, and what could not be fetched. */
export function fetchAll(cli: Cli, selection: Selection): { found: Found[]; failures: Failure[] } {
  const found: Found[] = [];
  const failures: Failure[] = [...selection.failures];
  for (const target of selection.targets) {
    const objects = fetchTarget(cli, target, selection);
    if (objects.ok) found.push(...objects.value.map((object) => ({ resource: target.resource, object })));
    else failures.push(objects.error);
  }
  return { found, failures };
}
