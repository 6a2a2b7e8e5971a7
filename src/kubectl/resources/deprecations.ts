import type { ApiResource } from '../../api/client';

/** What the API server says on every request for a resource that is to go. Models pkg/registry/core/endpoint. */
export const deprecationOf = ({ name, group }: ApiResource): string | undefined =>
  name === 'endpoints' && group === ''
    ? 'v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice'
    : undefined;

/** Each sentence once, as kubectl prints them. */
export const deprecationsOf = (targets: readonly { resource: ApiResource }[]): string[] => [
  ...new Set(targets.flatMap(({ resource }) => deprecationOf(resource) ?? [])),
];
