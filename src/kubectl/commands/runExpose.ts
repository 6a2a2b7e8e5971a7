/** `kubectl run --expose`: a Service in front of the new Pod. Models run.go generateService. */
import type { Blocking } from '../../process/types';
import type { Cli } from '../cli';
import { statusFailure } from '../failure';
import type { FlagValues } from '../flags/flags';
import { knownResource } from '../resources/mapping';
import { announce, createBody, type WriteSettings } from '../writes';

/** Comes before the Pod. Undefined: it is made. */
export function* exposeRun(
  cli: Cli,
  name: string,
  flags: FlagValues,
  settings: WriteSettings,
): Blocking<number | undefined> {
  const resource = knownResource(cli.client, 'services');
  if (!resource) return yield* cli.failText('the server doesn\'t have a resource type "services"');
  const port = Number(flags.text('port'));
  const body = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, ...(cli.namespaceEnforced ? { namespace: cli.namespace } : {}) },
    spec: { ports: [{ port, protocol: 'TCP', targetPort: port }], selector: { run: name } },
    status: { loadBalancer: {} },
  };
  const created = createBody(cli, { resource, namespace: cli.namespace, body }, settings);
  if (!created.ok)
    return yield* cli.fail(created.error.kind === 'status' ? statusFailure(created.error.status) : created.error);
  yield* cli.warn(created.value.warnings);
  yield* announce(cli, settings, resource, created.value.object, 'created');
  // Two objects of one stream: each printer puts its line between them.
  if (settings.output?.format === 'object') yield* cli.out('---\n---\n');
  return undefined;
}
