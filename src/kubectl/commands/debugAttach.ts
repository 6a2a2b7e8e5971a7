/** Waiting for the container that `kubectl debug` made, and attaching to it. Models debug.go handleAttachPod. */
import type { ContainerStatus, Pod } from '../../api/core';
import type { Blocking } from '../../process/types';
import type { Cli } from '../cli';
import { type Failure, statusFailure, textFailure } from '../failure';
import { isPod } from '../resources/kinds';
import { knownResource } from '../resources/mapping';
import { watchUntil } from '../waiting';
import { attachTo } from './attach';
import type { DebugOptions } from './debugOptions';

export function* attachToDebugger(
  cli: Cli,
  created: Pod,
  container: string,
  options: DebugOptions,
): Blocking<Failure | undefined> {
  const pod = yield* waitForContainer(cli, created, container, options.quiet);
  if ('kind' in pod && !('metadata' in pod)) return pod;
  if (!isPod(pod)) return textFailure('watch did not return a pod');
  if (statusOf(pod, container)?.state?.terminated) return yield* printLog(cli, pod, container);
  const { quiet, stdin, tty } = options;
  const failure = yield* attachTo(cli, pod, container, { quiet, stdin, tty });
  if (!failure) return undefined;
  const why = failure.kind === 'text' ? failure.text : '';
  yield* cli.error(`warning: couldn't attach to pod/${pod.metadata.name}, falling back to streaming logs: ${why}`);
  return yield* printLog(cli, pod, container);
}

/** Until it runs or has ended. Every change that still shows it waiting repeats why. */
function* waitForContainer(cli: Cli, created: Pod, container: string, quiet: boolean): Blocking<Pod | Failure> {
  const resource = knownResource(cli.client, 'pods');
  if (!resource) return textFailure('the server doesn\'t have a resource type "pods"');
  const { name = '', namespace = cli.namespace } = created.metadata;
  let seen: string | undefined;
  for (;;) {
    const found = yield* watchUntil(cli, resource, { namespace, name }, (): Pod | 'gone' | undefined => {
      const now = cli.client.get(resource, namespace, name);
      if (!now.ok || !isPod(now.value)) return 'gone';
      if (now.value.metadata.resourceVersion === seen) return undefined;
      const { state } = statusOf(now.value, container) ?? {};
      return state?.running || state?.terminated || state?.waiting?.message ? now.value : undefined;
    });
    if (found === 'timeout' || found === 'gone')
      return statusFailure({ code: 404, reason: 'NotFound', message: 'pods "" not found' });
    const { state } = statusOf(found, container) ?? {};
    if (state?.running || state?.terminated) return found;
    seen = found.metadata.resourceVersion;
    if (!quiet) yield* cli.warn([`container ${container}: ${state?.waiting?.message ?? ''}`]);
  }
}

const statusOf = ({ status }: Pod, name: string): ContainerStatus | undefined =>
  [
    ...(status?.initContainerStatuses ?? []),
    ...(status?.containerStatuses ?? []),
    ...(status?.ephemeralContainerStatuses ?? []),
  ].find((one) => one.name === name);

function* printLog(cli: Cli, { metadata }: Pod, container: string): Blocking<Failure | undefined> {
  const log = cli.client.logs(metadata.namespace ?? cli.namespace, metadata.name ?? '', { container });
  if (!log.ok) return statusFailure(log.error);
  yield* cli.out(log.value.text);
  return undefined;
}
