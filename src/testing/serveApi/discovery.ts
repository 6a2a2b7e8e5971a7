import type { ApiResource } from '../../api/client';

/** What a client asks first: which groups there are and what lies in them. */

const groupVersion = ({ group, version }: ApiResource): string => (group ? `${group}/${version}` : version);

/** `/api` */
export const coreVersions = () => ({ kind: 'APIVersions', versions: ['v1'], serverAddressByClientCIDRs: [] });

/** `/apis` */
export function groupList(resources: readonly ApiResource[]) {
  const groups = new Map<string, Set<string>>();
  for (const { group, version } of resources) {
    if (!group) continue;
    const versions = groups.get(group) ?? new Set();
    groups.set(group, versions.add(version));
  }
  return {
    kind: 'APIGroupList',
    apiVersion: 'v1',
    groups: [...groups].map(([name, versions]) => {
      const known = [...versions].map((version) => ({ groupVersion: `${name}/${version}`, version }));
      return { name, versions: known, preferredVersion: known[0] };
    }),
  };
}

/** `/api/v1`, `/apis/apps/v1` … */
export function resourceList(resources: readonly ApiResource[], wanted: string) {
  const known = resources.filter((resource) => groupVersion(resource) === wanted);
  return {
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion: wanted,
    resources: known.flatMap((resource) => [
      {
        name: resource.name,
        singularName: resource.singularName,
        namespaced: resource.namespaced,
        kind: resource.kind,
        verbs: resource.verbs,
        shortNames: resource.shortNames,
        ...(resource.categories ? { categories: resource.categories } : {}),
      },
      ...(resource.name === 'pods'
        ? [
            { name: 'pods/log', singularName: '', namespaced: true, kind: 'Pod', verbs: ['get'] },
            {
              name: 'pods/eviction',
              singularName: '',
              namespaced: true,
              group: 'policy',
              version: 'v1',
              kind: 'Eviction',
              verbs: ['create'],
            },
          ]
        : []),
    ]),
  };
}

/**
 * `/openapi/v3`: as little as makes kubectl leave validation to the server. It looks for the parameter `fieldValidation`
 * of the PATCH operation of the object's kind.
 */
export function openApiIndex(resources: readonly ApiResource[]) {
  const names = new Set(resources.map((r) => (r.group ? `apis/${r.group}/${r.version}` : `api/${r.version}`)));
  const paths = [...names].map((name) => [name, { serverRelativeURL: `/openapi/v3/${name}?hash=1` }]);
  return { paths: Object.fromEntries(paths) };
}

export function openApiOf(resources: readonly ApiResource[], name: string) {
  const wanted = name.replace(/^apis?\//, '');
  const paths = resources
    .filter((resource) => groupVersion(resource) === wanted)
    .map((resource) => [
      `/${name}/${resource.namespaced ? 'namespaces/{namespace}/' : ''}${resource.name}/{name}`,
      { patch: patchOperation(resource) },
    ]);
  return {
    openapi: '3.0.0',
    info: { title: 'Kubernetes', version: 'v1.36.3' },
    paths: Object.fromEntries(paths),
    components: { schemas: {} },
  };
}

const patchOperation = ({ group, version, kind }: ApiResource) => ({
  'x-kubernetes-action': 'patch',
  'x-kubernetes-group-version-kind': { group, version, kind },
  parameters: ['dryRun', 'fieldManager', 'fieldValidation', 'force'].map((name) => ({
    name,
    in: 'query',
    schema: { type: 'string', uniqueItems: true },
  })),
  responses: { 200: { description: 'OK' } },
});
