/** One object by its name. Models cli-runtime/pkg/resource/visitor.go Info.Get. */
import type { ApiResource } from '../../api/client';
import type { KubeObject } from '../../api/meta';
import type { Cli } from '../cli';
import { fromServer, type Outcome } from '../failure';
import { knownResource } from './mapping';

/** If what is missing is the namespace itself, that is what is said. */
export function getObject(
  cli: Cli,
  resource: ApiResource,
  namespace: string | undefined,
  name: string,
): Outcome<KubeObject> {
  const found = fromServer(cli.client.get(resource, namespace, name));
  const isMissing = !found.ok && found.error.kind === 'status' && found.error.status.code === 404;
  if (!isMissing || !namespace || namespace === 'default') return found;
  const namespaces = knownResource(cli.client, 'namespaces');
  const space = namespaces ? fromServer(cli.client.get(namespaces, undefined, namespace)) : found;
  return space.ok ? found : space;
}
