/** postStart and preStop. Models pkg/kubelet/lifecycle/handlers.go. */
import type { Container, HTTPGetAction, IntOrString, LifecycleHandler } from '../../api/core';
import type { HttpProbeAnswer } from '../context';
import type { ContainerInstance } from '../runtime/container';
import type { Parts } from './parts';
import { type PodRecord, podText } from './podRecord';
import { createGate, type Gate, type Task, waitFor } from './task';

const HTTP_TIMEOUT_MS = 30_000;

export interface HookResult {
  error?: string;
  /** The failure as a waiting container's message tells it. */
  message?: string;
}

/** Runs a hook to its end, or until `timeoutMs` have passed or the container is gone. */
export function* runHook(
  parts: Parts,
  record: PodRecord,
  instance: ContainerInstance,
  hook: 'postStart' | 'preStop',
  handler: LifecycleHandler,
  timeoutMs?: number,
): Task<HookResult> {
  const event = { kind: 'hook' as const, podUid: record.uid, container: instance.name, hook };
  parts.context.trace.lead({ ...event, state: 'started' });
  const result = yield* execute(record, instance, handler, timeoutMs);
  const { error } = result;
  parts.context.trace.lead({
    ...event,
    state: error === undefined ? 'succeeded' : 'failed',
    ...(error === undefined ? {} : { output: error }),
  });
  const message = error === undefined ? '' : failureText(record, instance, handler, result);
  return error === undefined ? {} : { error, message };
}

/** As HandlerRunner.Run words it. */
function failureText(
  { pod }: PodRecord,
  { name }: ContainerInstance,
  { exec, httpGet: request }: LifecycleHandler,
  { error, output = '' }: HookResult & { output?: string },
): string {
  const where = `for Container ${JSON.stringify(name)} in Pod ${JSON.stringify(podText(pod))} failed - error: ${error ?? ''}`;
  if (exec)
    return `Exec lifecycle hook ([${(exec.command ?? []).join(' ')}]) ${where}, message: ${JSON.stringify(output)}`;
  return request ? `HTTP lifecycle hook (${request.path ?? '/'}) ${where}` : '';
}

function* execute(
  record: PodRecord,
  instance: ContainerInstance,
  handler: LifecycleHandler,
  timeoutMs: number | undefined,
): Task<HookResult & { output?: string }> {
  if (handler.exec) return yield* execInContainer(instance, handler.exec.command ?? [], timeoutMs);
  if (handler.sleep) {
    yield* waitFor(instance.exited, handler.sleep.seconds * 1000);
    return {};
  }
  if (handler.httpGet) {
    const answer = yield* httpGet(record, instance.spec, handler.httpGet, timeoutMs ?? HTTP_TIMEOUT_MS);
    return 'error' in answer ? { error: answer.error } : {};
  }
  return {};
}

/** An HTTP request from the node to one of the Pod's containers. */
export function* httpGet(
  record: PodRecord,
  container: Container,
  { path = '/', port, host, httpHeaders }: HTTPGetAction,
  timeoutMs: number,
): Task<HttpProbeAnswer> {
  const network = record.sandbox?.network;
  if (!network) return { error: 'no sandbox' };
  let answer: HttpProbeAnswer = { error: 'context deadline exceeded' };
  const answered = createGate();
  network.probeHttp(
    {
      port: portNumber(container, port),
      path,
      ...(host === undefined ? {} : { host }),
      ...(httpHeaders === undefined ? {} : { headers: httpHeaders }),
    },
    timeoutMs,
    (given) => {
      answer = given;
      answered.open();
    },
  );
  yield* waitFor(answered);
  return answer;
}

/** A port by number or by the name that the container gives it; 0 if there is none. */
export function portNumber(container: Container, port: IntOrString): number {
  if (typeof port === 'number') return port;
  const named = container.ports?.find(({ name }) => name === port)?.containerPort;
  return named ?? (Number(port) || 0);
}

export function* execInContainer(
  instance: ContainerInstance,
  command: readonly string[],
  timeoutMs: number | undefined,
): Task<HookResult & { output: string }> {
  const done: Gate = createGate();
  let output = '';
  let errorOutput = '';
  let exitCode = 0;
  const handle = instance.process?.exec({
    argv: command,
    env: instance.env,
    cwd: instance.cwd,
    uid: instance.user.uid,
    gid: instance.user.gid,
    groups: instance.user.supplementalGroups,
    onOutput: (stream, text) => {
      output += text;
      if (stream === 'stderr') errorOutput += text;
    },
    onExit: (exit) => {
      exitCode = exit.exitCode;
      done.open();
    },
  });
  if (!handle || 'reason' in handle) return { error: `failed to exec ${command.join(' ')}`, output };
  const hasEnded = yield* waitFor(done, timeoutMs);
  if (!hasEnded) {
    handle.signal('KILL');
    return { error: `command timed out: "${command.join(' ')}" timed out after ${(timeoutMs ?? 0) / 1000}s`, output };
  }
  return exitCode === 0
    ? { output }
    : { error: `command '${command.join(' ')}' exited with ${exitCode}: ${errorOutput}`, output };
}
