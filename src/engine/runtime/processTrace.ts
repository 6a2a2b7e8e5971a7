/** What happens inside a container, as trace events and log lines. */
import type { ContainerExit, ContainerHooks, Mount } from '../../process/types';
import type { EngineContext, PodNetwork } from '../context';
import type { ContainerInstance } from './container';

export function tracingHooks(
  context: EngineContext,
  instance: ContainerInstance,
  network: PodNetwork,
  onExit: (exit: ContainerExit) => void,
): ContainerHooks {
  const { trace } = context;
  const containerId = instance.id;
  return {
    onOutput(stream, text) {
      for (const entry of instance.log.write(stream, text, context.queue.nowMs))
        trace.emit({ kind: 'log', containerId, stream, line: entry.text });
      for (const view of [...instance.viewers]) view(stream, text);
    },
    onExit,
    onProcessStart: ({ pid, parentPid, argv }) =>
      void trace.emit({ kind: 'process-started', containerId, pid, parentPid, argv }),
    onProcessExit({ pid, status }) {
      const ended = trace.emit({ kind: 'process-exited', containerId, pid, status });
      trace.follow(ended, () => network.processEnded(containerId, pid));
    },
    onCommand: ({ pid, start, end }) => void trace.emit({ kind: 'command', containerId, pid, start, end }),
    onFile({ path, operation, size }) {
      const place = volumeOf(instance.mounts, path);
      // A mount with a name in brackets is the runtime's own: /etc/hosts and the like.
      trace.emit({ kind: 'file', containerId, ...(place ?? { path }), operation, size });
    },
    onSignal: ({ name, ignored }) => void trace.emit({ kind: 'signal', containerId, signal: name, ignored }),
    onNotice: ({ code, params }) =>
      void trace.emit({
        kind: 'notice',
        code,
        podUid: instance.ref.podUid,
        container: instance.name,
        params,
      }),
  };
}

/** The Pod's volume that a path lies in, with the path below the mount. */
function volumeOf(mounts: readonly Mount[], path: string): { volume: string; path: string } | undefined {
  let found: NamedMount | undefined;
  for (const mount of mounts) {
    if (!isNamed(mount) || !isBelow(path, mount.path)) continue;
    if (!found || mount.path.length > found.path.length) found = mount;
  }
  if (!found) return undefined;
  const below = path.slice(found.path.length).replace(/^\//, '');
  return { volume: found.volume, path: [found.subPath, below].filter((part) => part !== '').join('/') };
}

/** A mount of a Pod's volume knows which. */
export interface NamedMount extends Mount {
  volume: string;
  subPath: string;
}

const isNamed = (mount: Mount): mount is NamedMount => 'volume' in mount;
const isBelow = (path: string, mountPath: string): boolean =>
  path === mountPath || path.startsWith(mountPath === '/' ? '/' : `${mountPath}/`);
