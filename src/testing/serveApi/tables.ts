import type { KubeObject } from '../../api/meta';
import { tableOf } from '../../kubectl/printers/tables';
import type { ResourceRequest } from './exchange';

/** `kubectl get` asks for tables: the API server, not kubectl, decides columns and cells. */
export const wantsTable = ({ request }: ResourceRequest): boolean => /as=Table/.test(request.headers.accept ?? '');

export function asTable(request: ResourceRequest, objects: readonly KubeObject[], resourceVersion = '') {
  const { client, resource } = request;
  const table = tableOf(resource.kind, objects, Date.parse(client.timestamp(0)) + client.nowMs);
  return {
    kind: 'Table',
    apiVersion: 'meta.k8s.io/v1',
    metadata: { resourceVersion },
    columnDefinitions: table.columns.map(({ name, priority }) => ({
      name,
      type: 'string',
      format: name === 'Name' || name === 'NAME' ? 'name' : '',
      description: '',
      priority,
    })),
    rows: table.rows.map(({ cells, object }) => ({ cells, object: partial(request, object) })),
  };
}

/** By default only metadata rides along; `includeObject=Object` asks for all of it. */
function partial({ url }: ResourceRequest, object: KubeObject): unknown {
  if (url.searchParams.get('includeObject') === 'Object') return object;
  return { kind: 'PartialObjectMetadata', apiVersion: 'meta.k8s.io/v1', metadata: object.metadata };
}
