/** Commands that change a part of existing objects share this: choose, patch, say what was done. */
import type { ApiResource, PatchType } from '../../api/client';
import type { KubeObject } from '../../api/meta';
import { jsonMergePatch, strategicMergePatch } from '../../api/patch';
import type { Blocking } from '../../process/types';
import type { Cli } from '../cli';
import { type Failure, fromServer, type Outcome } from '../failure';
import type { FlagValues } from '../flags/flags';
import { isObject, type JsonObject, sameJson } from '../resources/json';
import { type Found, fetchAll, selectTargets } from '../resources/select';
import { announce, asObject, writeSettings } from '../writes';

export interface Change {
  type: PatchType;
  body: unknown;
  subresource?: 'scale' | 'status';
  /** `labeled`, `scaled`. */
  operation: string;
  /** Whose name is told in place of the object's own kind. */
  announcedAs?: ApiResource;
  /** What of it could not be done. */
  problems?: readonly Failure[];
  /** How the command words the server's refusal. */
  refused?(failure: Failure): Failure;
}

/**
 * `args` name the objects. `changeOf` gives what to do with each, or a failure that ends it all.
 * `unchanged` is said of what stays as it is: undefined says nothing. `remarks` are printed before what was done.
 */
export function* changeObjects(
  cli: Cli,
  args: readonly string[],
  flags: FlagValues,
  changeOf: (found: Found) => Outcome<Change>,
  unchanged?: (found: Found) => string | undefined,
  remarks?: () => readonly string[],
  announced: { dryRun: boolean } = { dryRun: true },
): Blocking<number> {
  const settings = writeSettings(cli, flags);
  if (!settings.ok) return yield* cli.fail(settings.error);
  const told = announced.dryRun ? settings.value : { ...settings.value, dryRun: 'none' as const };
  const isDryRun = settings.value.dryRun !== 'none';
  const selected = yield* selectTargets(cli, { args, flags, requireNames: true });
  if (!selected.ok) return yield* cli.fail(selected.error);
  const { found, failures } = fetchAll(cli, selected.value);
  const problems: Failure[] = [...failures];
  for (const each of found) {
    const change = changeOf(each);
    if (!change.ok) {
      problems.push(change.error);
      continue;
    }
    const { resource, object } = each;
    const { name = '', namespace } = object.metadata;
    const { operation, announcedAs = resource, refused: _, problems: undone = [], ...patch } = change.value;
    problems.push(...undone);
    if (settings.value.dryRun === 'client') {
      yield* announce(cli, told, resource, patchedHere(object, patch), operation);
      continue;
    }
    const patched = fromServer(cli.client.patch(resource, namespace, name, patch, settings.value.options));
    if (!patched.ok) {
      problems.push(change.value.refused?.(patched.error) ?? patched.error);
      continue;
    }
    yield* cli.warn(patched.value.warnings);
    for (const remark of remarks?.() ?? []) yield* cli.out(remark);
    const same = unchanged !== undefined && isUnchanged(object, patched.value.object, isDryRun);
    const done = same ? unchanged(each) : operation;
    if (done !== undefined) yield* announce(cli, told, announcedAs, patched.value.object, done);
  }
  return yield* cli.fail(...problems);
}

/** --dry-run=client: what the client makes of the object by itself. */
function patchedHere(object: KubeObject, { type, body }: { type: PatchType; body: unknown }): KubeObject {
  const patched = type === 'strategic' ? strategicMergePatch(object, body) : jsonMergePatch(object, body);
  return type !== 'json' && isObject(patched) ? asObject(patched) : object;
}

/** What is not stored keeps its version, whatever became of it. */
const isUnchanged = (before: KubeObject, after: KubeObject, isDryRun: boolean): boolean =>
  before.metadata.resourceVersion !== undefined && !isDryRun
    ? before.metadata.resourceVersion === after.metadata.resourceVersion
    : sameJson(before, after);

/** `key=value` sets, `key-` removes. Undefined words are names. */
export interface KeyChanges {
  names: string[];
  set: Record<string, string>;
  removed: string[];
}

/** Splits `pod demo app=web tier-` into names and changes. */
export function parseKeyChanges(args: readonly string[]): KeyChanges {
  const changes: KeyChanges = { names: [], set: {}, removed: [] };
  for (const arg of args) {
    const equals = arg.indexOf('=');
    if (equals > 0) changes.set[arg.slice(0, equals)] = arg.slice(equals + 1);
    else if (arg.length > 1 && arg.endsWith('-')) changes.removed.push(arg.slice(0, -1));
    else changes.names.push(arg);
  }
  return changes;
}

/** A merge patch for `metadata.labels` or `.annotations`. */
export const keyPatch = (field: string, { set, removed }: KeyChanges): JsonObject => ({
  metadata: { [field]: { ...set, ...Object.fromEntries(removed.map((key) => [key, null])) } },
});
