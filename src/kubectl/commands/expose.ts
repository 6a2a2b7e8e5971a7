/** `kubectl expose`. Models kubectl/pkg/cmd/expose/expose.go. */
import type { KubeObject } from '../../api/meta';
import type { Blocking } from '../../process/types';
import type { Cli, Command } from '../cli';
import { failed, type Outcome } from '../failure';
import type { FlagValues } from '../flags/flags';
import { type ParsedArguments, textFlag } from '../flags/flags';
import { isObject, type JsonObject, listAt, numberAt, valueAt } from '../resources/json';
import { knownResource } from '../resources/mapping';
import { selectorOf } from '../resources/podFor';
import { fetchAll, selectionFlags, selectTargets } from '../resources/select';
import { announce, createBody, writeFlagsOf, writeSettings } from '../writes';

export const exposeCommand: Command = {
  name: 'expose',
  use: 'expose (-f FILENAME | TYPE NAME) [--port=port] [--protocol=TCP|UDP|SCTP] [--target-port=number-or-name] [--name=name] [--external-ip=external-ip-of-service] [--type=type] [options]',
  short: 'Take a replication controller, service, deployment or pod and expose it as a new Kubernetes service',
  flags: [
    ...selectionFlags.filter(({ name }) => name !== 'selector'),
    ...writeFlagsOf('kubectl-expose'),
    textFlag('port', 'The port that the service should serve on.'),
    textFlag('target-port', 'Name or number for the port on the container that the service should direct traffic to.'),
    textFlag('protocol', 'The network protocol for the service to be created.'),
    textFlag('name', 'The name for the newly created object.'),
    textFlag('type', 'Type for this service: ClusterIP, NodePort, LoadBalancer, or ExternalName.'),
    textFlag('selector', 'A label selector to use for this service.'),
    textFlag('labels', 'Labels to apply to the service created by this call.', { short: 'l' }),
    textFlag(
      'cluster-ip',
      "ClusterIP to be assigned to the service. Leave empty to auto-allocate, or set to 'None' to create a headless service.",
    ),
    textFlag('external-ip', 'Additional external IP address (not managed by Kubernetes) to accept for the service.'),
    textFlag(
      'session-affinity',
      "If non-empty, set the session affinity for the service to this; legal values: 'None', 'ClientIP'",
    ),
  ],
  needsSchema: true,
  run: runExpose,
};

function* runExpose(cli: Cli, { args, flags }: ParsedArguments): Blocking<number> {
  if (args.length === 0 && flags.list('filename').length === 0)
    return yield* cli.failText(
      'You must provide one or more resources by argument or filename.\nExample resource specifications include:\n' +
        "   '-f rsrc.yaml'\n   '--filename=rsrc.json'\n   '<resource> <name>'\n   '<resource>'",
    );
  const settings = writeSettings(cli, flags);
  if (!settings.ok) return yield* cli.fail(settings.error);
  const resource = knownResource(cli.client, 'services');
  const selected = yield* selectTargets(cli, { args, flags: withoutSelector(flags) });
  if (!selected.ok) return yield* cli.fail(selected.error);
  const { found, failures } = fetchAll(cli, selected.value);
  for (const { object } of found) {
    if (!EXPOSABLE.includes(object.kind)) return yield* cli.failText(`cannot expose a ${kindWithGroup(object)}`);
    const body = serviceFor(object, flags);
    if (!body.ok || !resource)
      return yield* cli.fail(body.ok ? { kind: 'text', text: 'services are not served' } : body.error);
    const created = createBody(cli, { resource, namespace: cli.namespace, body: body.value }, settings.value);
    if (!created.ok) return yield* cli.fail(created.error);
    yield* announce(cli, settings.value, resource, created.value.object, 'exposed');
  }
  return yield* cli.fail(...failures);
}

/** Models polymorphichelpers canBeExposed. */
const EXPOSABLE = ['Pod', 'Service', 'ReplicationController', 'Deployment', 'ReplicaSet'];

const kindWithGroup = ({ apiVersion, kind }: KubeObject): string =>
  apiVersion.includes('/') ? `${kind}.${apiVersion.split('/')[0]}` : kind;

/** --selector is the new Service's, not a way to choose objects. */
const withoutSelector = (flags: FlagValues): FlagValues => ({
  ...flags,
  text: (name) => (name === 'selector' ? '' : flags.text(name)),
});

function serviceFor(object: KubeObject, flags: FlagValues): Outcome<JsonObject> {
  const name = flags.text('name') || (object.metadata.name ?? '');
  const selector = flags.text('selector') ? parsePairs(flags.text('selector')) : labelsSelecting(object);
  if (!selector || Object.keys(selector).length === 0)
    return failed(
      object.kind === 'Pod'
        ? "couldn't retrieve selectors via --selector flag or introspection: the pod has no labels and cannot be exposed"
        : `couldn't retrieve selectors via --selector flag or introspection: cannot extract pod selector from ${object.kind}`,
    );
  const typed = flags.text('port') === '' ? [] : flags.text('port').split(',');
  const wrong = typed.find((port) => !/^[+-]?\d+$/.test(port));
  if (wrong !== undefined) return failed(`strconv.Atoi: parsing "${wrong}": invalid syntax`);
  const ports = typed.length > 0 ? typed.map(Number) : containerPorts(object);
  if (ports.length === 0 && flags.text('cluster-ip') !== 'None')
    return failed("couldn't find port via --port flag or introspection");
  const protocol = flags.text('protocol') || 'TCP';
  const target = flags.text('target-port');
  const spec = {
    ports: ports.map((port, index) => ({
      ...(ports.length > 1 ? { name: `port-${index + 1}` } : {}),
      port,
      protocol,
      targetPort: target === '' ? port : /^\d+$/.test(target) ? Number(target) : target,
    })),
    selector,
    ...(flags.text('external-ip') ? { externalIPs: [flags.text('external-ip')] } : {}),
    ...(flags.text('session-affinity') ? { sessionAffinity: flags.text('session-affinity') } : {}),
    ...(flags.text('type') ? { type: flags.text('type') } : {}),
    ...(flags.text('cluster-ip') ? { clusterIP: flags.text('cluster-ip') } : {}),
  };
  const labels = flags.text('labels') ? parsePairs(flags.text('labels')) : object.metadata.labels;
  const metadata = { ...(labels ? { labels } : {}), name };
  return { ok: true, value: { apiVersion: 'v1', kind: 'Service', metadata, spec, status: { loadBalancer: {} } } };
}

const parsePairs = (text: string): Record<string, string> =>
  Object.fromEntries(text.split(',').map((pair) => [pair.split('=')[0] ?? '', pair.split('=').slice(1).join('=')]));

const labelsSelecting = (object: KubeObject): Record<string, string> | undefined =>
  object.kind === 'Pod' ? object.metadata.labels : selectorOf(object)?.matchLabels;

function containerPorts(object: KubeObject): number[] {
  if (object.kind === 'Service') return listAt(object, 'spec', 'ports').flatMap((port) => numberAt(port, 'port') ?? []);
  const template = valueAt(object, 'spec', 'template', 'spec');
  const spec = isObject(template) ? template : valueAt(object, 'spec');
  return listAt(spec, 'containers').flatMap((container) =>
    listAt(container, 'ports').flatMap((port) => numberAt(port, 'containerPort') ?? []),
  );
}
