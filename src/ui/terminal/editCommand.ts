import { resourceOf } from '../../api/resources';
import type { YamlPlace } from '../../projection/why/link';

/** What `kubectl edit pod/demo` or `kubectl edit pod demo` would open: the page shows it in its own editor. */
export function editedPlace(command: string, namespace: string): YamlPlace | undefined {
  const [, type, name] = /^kubectl\s+edit\s+([a-z.]+)[/\s]\s*([a-z0-9][a-z0-9.-]*)\s*$/.exec(command) ?? [];
  const resource = type === undefined ? undefined : resourceOf(type);
  return resource && name !== undefined ? { kind: resource.kind, namespace, name, path: 'spec' } : undefined;
}
