/** create, update and patch as the HTTP face serves them. Models apiserver/pkg/endpoints/handlers. */
import type { ApiResource, PatchType, WriteOptions, Written } from '../../api/client';
import type { Pod } from '../../api/core';
import { type KubeObject, type Result, succeed } from '../../api/meta';
import type { EngineContext, StoredKind } from '../context';
import { deepEqual } from './deepEqual';
import { isFinished } from './deletion';
import { isStoredKind, kindFacts } from './kinds';
import type { FullStore } from './objectStore';
import type { Decoded, ObjectRules } from './rules';
import { scaled } from './scale';
import {
  badRequest,
  conflict,
  forbidden,
  invalid,
  MODIFIED_MEANWHILE,
  methodNotAllowed,
  notFound,
} from './statusErrors';
import type { Storage } from './storage';
import { resizeObjection } from './storageAdmission';
import { asPod, statusOf, withStatus } from './strategies';

export interface RequestParts {
  context: EngineContext;
  storage: Storage;
  store: FullStore;
  rules: ObjectRules;
}

export type Patch = { type: PatchType; body: unknown; subresource?: 'status' | 'scale' | 'ephemeralcontainers' };

/** `deployments.apps`, as messages name a resource. */
export const qualified = ({ name, group }: ApiResource): string => (group === '' ? name : `${name}.${group}`);

const versionOf = ({ group, version }: ApiResource): string => (group === '' ? version : `${group}/${version}`);

/** The kind as stored; a resource that discovery knows and the simulator does not model has none. */
export const kindOf = ({ kind, group }: ApiResource): StoredKind | undefined =>
  isStoredKind(kind) && kindFacts(kind).group === group ? kind : undefined;

export function createObject(
  parts: RequestParts,
  resource: ApiResource,
  namespace: string | undefined,
  body: unknown,
  options: WriteOptions = {},
): Result<Written> {
  if (!kindOf(resource)) return methodNotAllowed();
  const decoded = decode(parts.rules, resource, body, options);
  if (!decoded.ok) return decoded;
  const placed = place(resource, namespace, decoded.value.object);
  if (!placed.ok) return placed;
  const created = parts.store.createChecked('kubectl', placed.value, { dryRun: options.dryRun === true });
  return created.ok ? written(parts.rules, created.value, decoded.value.warnings) : created;
}

export function updateObject(
  parts: RequestParts,
  resource: ApiResource,
  namespace: string | undefined,
  body: unknown,
  options: WriteOptions = {},
): Result<Written> {
  const kind = kindOf(resource);
  if (!kind) return methodNotAllowed();
  const decoded = decode(parts.rules, resource, body, options);
  if (!decoded.ok) return decoded;
  const placed = place(resource, namespace, decoded.value.object);
  if (!placed.ok) return placed;
  const { name = '', namespace: where } = placed.value.metadata;
  const current = parts.storage.get(kind, where, name);
  if (!current) return notFound(qualified(resource), name);
  return replaceChecked(parts, resource, kind, current, placed.value, options, decoded.value.warnings);
}

export function patchObject(
  parts: RequestParts,
  resource: ApiResource,
  namespace: string | undefined,
  name: string,
  patch: Patch,
  options: WriteOptions = {},
): Result<Written> {
  const kind = kindOf(resource);
  const current = kind && parts.storage.get(kind, namespace, name);
  if (!kind || !current) return notFound(qualified(resource), name);
  const target = patch.subresource === 'scale' ? scaled.view(current) : current;
  const patched = parts.rules.patch(patch.type, target, patch.body);
  if (!patched.ok) return badRequest(patched.error);
  if (patch.subresource === 'scale') {
    const next = scaled.apply(current, patched.value);
    return replaceChecked(parts, resource, kind, current, next, options, []);
  }
  const decoded = parts.rules.decode(resource, patched.value, options.fieldValidation ?? 'Strict');
  if (!decoded.ok) return badRequest(decoded.error);
  const { object, warnings } = decoded.value;
  if (patch.subresource === 'ephemeralcontainers')
    return replaceEphemeralContainers(parts, kind, current, object, options);
  if (patch.subresource === 'status') return replaceStatus(parts, kind, current, object, options);
  return replaceChecked(parts, resource, kind, current, object, options, warnings);
}

function decode(
  rules: ObjectRules,
  resource: ApiResource,
  body: unknown,
  { fieldValidation = 'Strict' }: WriteOptions,
): Result<Decoded> {
  const decoded = rules.decode(resource, body, fieldValidation);
  if (decoded.ok) return decoded;
  const { kind } = resource;
  return badRequest(`${kind} in version "${resource.version}" cannot be handled as a ${kind}: ${decoded.error}`);
}

function place(resource: ApiResource, namespace: string | undefined, object: KubeObject): Result<KubeObject> {
  if (object.kind !== resource.kind || object.apiVersion !== versionOf(resource)) {
    return badRequest(
      `the API version in the data (${object.apiVersion}) does not match the expected API version (${versionOf(resource)})`,
    );
  }
  if (!resource.namespaced) return succeed(object);
  const given = object.metadata?.namespace;
  if (given && namespace && given !== namespace)
    return badRequest('the namespace of the provided object does not match the namespace sent on the request');
  return succeed({ ...object, metadata: { ...object.metadata, namespace: namespace ?? given ?? 'default' } });
}

function replaceChecked(
  parts: RequestParts,
  resource: ApiResource,
  kind: StoredKind,
  current: KubeObject,
  next: KubeObject,
  options: WriteOptions,
  warnings: readonly string[],
): Result<Written> {
  const { rules, store } = parts;
  const name = current.metadata.name ?? '';
  const asked = next.metadata.resourceVersion;
  if (asked && asked !== current.metadata.resourceVersion)
    return conflict(qualified(resource), name, MODIFIED_MEANWHILE);
  const changed = rules.setDefaults(withServerFields(next, current));
  const causes = rules.validateUpdate(changed, current);
  const kindName = resource.group === '' ? resource.kind : `${resource.kind}.${resource.group}`;
  if (causes.length > 0) return invalid(kindName, name, causes);
  const objection = resizeObjection(changed, current, parts.storage.list('StorageClass'));
  if (objection !== undefined) return forbidden(qualified(resource), name, objection);
  const replaced = store.replace('kubectl', kind, current, changed, options.dryRun);
  return written(rules, replaced, warnings);
}

/** What a client cannot change, whatever it sends. */
function withServerFields(next: KubeObject, current: KubeObject): KubeObject {
  const { uid, creationTimestamp, generation, deletionTimestamp, deletionGracePeriodSeconds, namespace, name } =
    current.metadata;
  const fixed = { uid, creationTimestamp, generation, deletionTimestamp, deletionGracePeriodSeconds, namespace, name };
  const kept = Object.fromEntries(Object.entries(fixed).filter(([, value]) => value !== undefined));
  return withStatus({ ...next, metadata: { ...next.metadata, ...kept } }, statusOf(current));
}

/** Models pkg/registry/core/pod/strategy.go podEphemeralContainersStrategy: nothing else of the Pod changes. */
function replaceEphemeralContainers(
  { rules, store }: RequestParts,
  kind: StoredKind,
  current: KubeObject,
  next: KubeObject,
  options: WriteOptions,
): Result<Written> {
  if (!asPod(current) || !asPod(next)) return methodNotAllowed();
  const { ephemeralContainers } = next.spec;
  const spec = { ...current.spec, ...(ephemeralContainers ? { ephemeralContainers } : {}) };
  const added: Pod = { ...current, spec };
  const changed = rules.setDefaults(added);
  const causes = rules.validateEphemeralContainers(changed, current);
  if (causes.length > 0) return invalid(current.kind, current.metadata.name ?? '', causes);
  return written(rules, store.replace('kubectl', kind, current, changed, options.dryRun), []);
}

function replaceStatus(
  { storage, rules }: RequestParts,
  kind: StoredKind,
  current: KubeObject,
  next: KubeObject,
  options: WriteOptions,
): Result<Written> {
  const changed = withStatus(current, statusOf(next));
  if (options.dryRun || deepEqual(statusOf(current), statusOf(changed))) return written(rules, changed, []);
  if (isFinished(changed)) return written(rules, changed, []);
  return written(rules, storage.put('kubectl', kind, changed), []);
}

const written = (rules: ObjectRules, object: KubeObject, warnings: readonly string[]): Result<Written> =>
  succeed({ object, warnings: [...warnings, ...rules.warnings(object)] });
