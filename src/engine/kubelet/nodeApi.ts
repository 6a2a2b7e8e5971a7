/** What the API server asks the kubelet for: logs, exec. Models kubelet_pods.go validateContainerLogStatus and GetExec. */
import type { AttachOptions, ExecSession, LogStream } from '../../api/client';
import type { ContainerStatus, Pod } from '../../api/core';
import { fail, type Result, type StatusError, succeed } from '../../api/meta';
import type { NodeApi } from '../context';
import { randomHex } from '../random';
import type { ContainerInstance } from '../runtime/container';
import { readLog } from '../runtime/logFile';
import { execErrorMessage } from '../runtime/startErrors';
import { kindOf } from './containerKind';
import type { Parts } from './parts';
import type { PodRecord } from './podRecord';
import { containerStatuses } from './status/containerStatuses';

export function createNodeApi(parts: Parts, records: ReadonlyMap<string, PodRecord>): NodeApi {
  const { context } = parts;
  const recordOf = (pod: Pod) => records.get(pod.metadata.uid ?? '');
  return {
    logs(pod, options) {
      const record = recordOf(pod);
      if (!record) return fail(unknownPod(pod));
      const found = loggedInstance(parts, record, options.container, options.previous ?? false);
      if (!found.ok) return found;
      // The kubelet answers with the sentence itself, as if it were the log.
      if (found.value.isLogRemoved)
        return succeed(fixedText(`unable to retrieve container logs for containerd://${found.value.id}`));
      const since = sinceMs(parts, options);
      return succeed(
        readLog(
          found.value.log,
          {
            ...(options.tailLines === undefined || options.tailLines < 0 ? {} : { tailLines: options.tailLines }),
            ...(since === undefined ? {} : { sinceMs: since }),
            ...(options.limitBytes === undefined ? {} : { limitBytes: options.limitBytes }),
          },
          options.timestamps ? (atMs) => context.preciseTimestamp(atMs) : undefined,
        ),
      );
    },
    exec(pod, options) {
      const instance = recordOf(pod)?.instances.findLast(({ name }) => name === options.container);
      if (instance?.state !== 'running' || !instance.process)
        return fail(
          internal(`unable to upgrade connection: container not found (${JSON.stringify(options.container)})`),
        );
      const { user } = instance;
      const handle = instance.process.exec({
        argv: options.command,
        env: options.tty ? { TERM: 'xterm', ...instance.env } : instance.env,
        cwd: instance.cwd,
        uid: user.uid,
        gid: user.gid,
        groups: user.supplementalGroups,
        stdin: true,
        ...(options.tty ? { tty: true } : {}),
        onOutput: (stream, text) => (stream === 'stdout' ? options.onStdout(text) : options.onStderr(text)),
        onExit: ({ exitCode }) => options.onExit(exitCode),
      });
      if ('reason' in handle) return fail(internal(execErrorMessage(handle, randomHex(context.random('exec-id'), 64))));
      return succeed(handle);
    },
    attach(pod, options) {
      const instance = recordOf(pod)?.instances.findLast(({ name }) => name === options.container);
      return instance?.state === 'running' && instance.process
        ? succeed(attachTo(instance, options))
        : fail(
            internal(`unable to upgrade connection: container ${options.container} not found in pod ${podName(pod)}`),
          );
    },
    restartSandbox(namespace, name) {
      const record = [...records.values()].find(
        ({ pod }) => pod.metadata.namespace === namespace && pod.metadata.name === name,
      );
      if (!record?.sandbox?.isReady) return false;
      record.sandbox.isReady = false;
      context.trace.lead({ kind: 'sandbox', podUid: record.uid, state: 'dead' });
      parts.changed(record);
      return true;
    },
  };
}

const podName = ({ metadata }: Pod): string => `${metadata.name ?? ''}_${metadata.namespace ?? ''}`;

/** Models pkg/kubelet/kuberuntime AttachContainer: what is written from now on; a terminal shows its line once more. */
function attachTo(instance: ContainerInstance, options: AttachOptions): ExecSession {
  const view = (stream: 'stdout' | 'stderr', text: string): void =>
    stream === 'stdout' ? options.onStdout(text) : options.onStderr(text);
  const { spec, process, log } = instance;
  if (spec.tty && log.unfinished !== '') options.onStdout(log.unfinished);
  instance.viewers.add(view);
  const input = options.stdin && spec.stdin ? process?.input : undefined;
  const detach = (): void => {
    if (!instance.viewers.delete(view)) return;
    if (spec.stdinOnce) input?.closeInput();
  };
  instance.exited.whenOpen(() => {
    if (instance.viewers.delete(view)) options.onEnd();
  });
  return {
    write: (text) => input?.write(text),
    closeInput: () => {
      if (spec.stdinOnce) input?.closeInput();
    },
    signal(name) {
      if (name === 'HUP') detach();
      else if (spec.tty) input?.signal(name);
    },
  };
}

const fixedText = (text: string): LogStream => ({
  text,
  follow(_, onEnd) {
    onEnd();
    return { stop: () => undefined };
  },
});

function sinceMs(parts: Parts, options: { sinceSeconds?: number; sinceTime?: string }): number | undefined {
  if (options.sinceTime !== undefined) return parts.context.timeOf(options.sinceTime);
  return options.sinceSeconds === undefined ? undefined : parts.context.queue.nowMs - options.sinceSeconds * 1000;
}

/** Which instance's log is served, or the kubelet's sentence. */
function loggedInstance(parts: Parts, record: PodRecord, name: string, previous: boolean): Result<ContainerInstance> {
  const { pod } = record;
  const status = currentStatus(parts, record, name);
  if (!status)
    return fail(bad(`container ${JSON.stringify(name)} in pod ${JSON.stringify(pod.metadata.name)} is not available`));
  const { waiting, running, terminated } = status.state ?? {};
  const last = status.lastState?.terminated;
  const where = `container ${JSON.stringify(name)} in pod ${JSON.stringify(pod.metadata.name)}`;
  let id: string | undefined;
  if (previous) {
    if (!last?.containerID) return fail(bad(`previous terminated ${where} not found`));
    id = last.containerID;
  } else if (running) id = status.containerID;
  else if (terminated) {
    id = terminated.containerID ?? last?.containerID;
    if (id === undefined) return fail(bad(`${where} is terminated`));
  } else if (last) {
    id = last.containerID;
    if (id === undefined) return fail(bad(`${where} is terminated`));
  } else return fail(bad(`${where} is waiting to start: ${waitingText(waiting?.reason)}`));
  const wanted = id?.replace('containerd://', '');
  const instance = record.instances.find((candidate) => candidate.id === wanted);
  return instance ? succeed(instance) : fail(bad(`unable to retrieve container logs for ${id ?? ''}`));
}

function waitingText(reason: string | undefined): string {
  if (reason === 'ErrImagePull') return "image can't be pulled";
  if (reason === 'ImagePullBackOff') return 'trying and failing to pull image';
  return reason ?? '';
}

function currentStatus(parts: Parts, record: PodRecord, name: string): ContainerStatus | undefined {
  const kind = kindOf(record.pod, { name });
  const { status } = record;
  const known = {
    init: status?.initContainerStatuses,
    regular: status?.containerStatuses,
    ephemeral: status?.ephemeralContainerStatuses,
  }[kind];
  return (known ?? containerStatuses(record, kind, parts.context)).find((status) => status.name === name);
}

const bad = (message: string): StatusError => ({ code: 400, reason: 'BadRequest', message });
const internal = (message: string): StatusError => ({ code: 500, reason: 'InternalError', message });
const unknownPod = ({ metadata }: Pod): StatusError => ({
  code: 404,
  reason: 'NotFound',
  message: `the server could not find the requested resource ( pods/log ${metadata.name ?? ''})`,
});
