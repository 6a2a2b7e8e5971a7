/** What all of `kubectl set` shares: flags, where the Pod spec of an object is, the words of refusals. */
import { type Failure, failed, type Outcome, textFailure } from '../failure';
import { boolFlag, type FlagSpec } from '../flags/flags';
import { isObject, valueAt } from '../resources/json';
import { type Found, selectionFlags } from '../resources/select';
import { writeFlagsOf } from '../writes';

export const NO_RESOURCES =
  'You must provide one or more resources by argument or filename.\nExample resource specifications include:\n' +
  "   '-f rsrc.yaml'\n   '--filename=rsrc.json'\n   '<resource> <name>'\n   '<resource>'";

/** The server's refusal, as `set` words it. */
export const refusedTemplate =
  (what: string) =>
  (failure: Failure): Failure =>
    failure.kind === 'status'
      ? textFailure(`failed to patch ${what} update to pod template: ${failure.status.message.trimEnd()}`)
      : failure;

export const shared: readonly FlagSpec[] = [
  ...selectionFlags,
  ...writeFlagsOf('kubectl-set'),
  boolFlag('all', 'Select all resources, in the namespace of the specified resource types'),
  boolFlag('local', 'If true, set will NOT contact api-server but run locally.'),
];

const TEMPLATE_SPEC = ['spec', 'template', 'spec'];

/** Where the Pod spec of an object is: its own, or its template's. */
export function podSpecPath(found: Found, isLocal: boolean): Outcome<readonly string[]> {
  if (found.object.kind === 'Pod') return { ok: true, value: ['spec'] };
  for (const path of [TEMPLATE_SPEC, ['spec', 'jobTemplate', ...TEMPLATE_SPEC]])
    if (isObject(valueAt(found.object, ...path))) return { ok: true, value: path };
  const { kind, metadata, apiVersion } = found.object;
  const goType = `*${apiVersion.split('/').at(-1)}.${kind}`;
  return failed(
    `${isLocal ? kind.toLowerCase() : found.resource.name}/${metadata.name} the object is not a pod or does not have a pod template: ${goType}`,
  );
}

export const nested = (path: readonly string[], value: unknown): unknown =>
  path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
