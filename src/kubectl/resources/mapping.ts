/** From what people type (`po`, `deploy.apps`, `services`) to a resource of the API server. */
import type { ApiClient, ApiResource } from '../../api/client';
import type { KubeObject } from '../../api/meta';
import { notSimulatedKind } from '../../api/resources';
import { failed, type Outcome } from '../failure';

/** `pods`, `deploy.apps`, `deployments.v1.apps`. Models ParseResourceArg and the RESTMapper. Short names take any version. */
export function findResource(client: ApiClient, typed: string): ApiResource | undefined {
  const [name = '', ...rest] = typed.toLowerCase().split('.');
  const [version, ...group] = rest;
  return client.resources().find((resource) => {
    const isShort = resource.shortNames.includes(name);
    if (!isShort && ![resource.name, resource.singularName, resource.kind.toLowerCase()].includes(name)) return false;
    if (rest.length === 0 || rest.join('.') === resource.group) return true;
    return rest.length > 1 && group.join('.') === resource.group && (isShort || version === resource.version);
  });
}

/** Group and version are not repeated. What a real server has and this one does not is no mistake of the typist's. */
export const unknownType = (typed: string): string =>
  notSimulatedKind(typed) ?? `the server doesn't have a resource type "${typed.split('.')[0] ?? ''}"`;

/** Names separated by commas, each once; `all` stands for its category. */
export function resolveResources(client: ApiClient, typed: string): Outcome<ApiResource[]> {
  const found = new Set<ApiResource>();
  for (const name of typed.split(',')) {
    const category = client.resources().filter(({ categories = [] }) => categories.includes(name));
    const resource = findResource(client, name);
    if (resource) found.add(resource);
    else if (category.length > 0) for (const each of category) found.add(each);
    else return failed(unknownType(name));
  }
  return { ok: true, value: [...found] };
}

export function resourceOfKind(client: ApiClient, apiVersion: string, kind: string): ApiResource | undefined {
  const slash = apiVersion.indexOf('/');
  const group = slash < 0 ? '' : apiVersion.slice(0, slash);
  const version = apiVersion.slice(slash + 1);
  return client
    .resources()
    .find((resource) => resource.kind === kind && resource.group === group && resource.version === version);
}

/** A resource that kubectl asks for by itself: `pods`, `events`. */
export const knownResource = (client: ApiClient, name: string, group = ''): ApiResource | undefined =>
  client.resources().find((resource) => resource.name === name && resource.group === group);

/** `pod`, `deployment.apps`: how results are named. */
export const resourceTypeName = ({ kind, group }: ApiResource): string =>
  group === '' ? kind.toLowerCase() : `${kind.toLowerCase()}.${group}`;

/** `pod/demo`, `deployment.apps/web`. */
export const objectName = (resource: ApiResource, object: KubeObject | string): string =>
  `${resourceTypeName(resource)}/${typeof object === 'string' ? object : (object.metadata.name ?? '')}`;

/** `pods`, `deployments.apps`: how errors and warnings name a resource. */
export const groupResource = ({ name, group }: ApiResource): string => (group === '' ? name : `${name}.${group}`);

/** `/v1`, `apps/v1`: how Go prints a group and version. */
export const apiVersionText = ({ group, version }: ApiResource): string => `${group}/${version}`;
