/** postStart and preStop. Models pkg/kubelet/lifecycle/handlers.go. */
import type { Container, HTTPGetAction, IntOrString, LifecycleHandler } from '../../api/core';
import type { HttpProbeAnswer } from '../context';
import { randomHex } from '../random';
import type { ContainerInstance } from '../runtime/container';
import { execSyncErrorMessage } from '../runtime/startErrors';
import type { Parts } from './parts';
import { type PodRecord, podText } from './podRecord';
import { createGate, type Gate, sleep, type Task, waitFor } from './task';

const HTTP_TIMEOUT_MS = 30_000;
/** Before it asks, the kubelet looks up the Pod's address in the runtime. */
const FIND_ADDRESS_MS = 10;

export interface HookResult {
  error?: string;
  /** The failure as a waiting container's message tells it. */
  message?: string;
}

/** Runs a hook to its end; that of its container is one too. */
export function* runHook(
  parts: Parts,
  record: PodRecord,
  instance: ContainerInstance,
  hook: 'postStart' | 'preStop',
  handler: LifecycleHandler,
): Task<HookResult> {
  const event = { kind: 'hook' as const, podUid: record.uid, container: instance.name, hook };
  parts.context.trace.lead({ ...event, state: 'started' });
  const result = yield* execute(parts, record, instance, handler);
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
  return request ? `HTTP lifecycle hook (${request.path ?? '/'}) ${where}` : `Cannot run handler: ${error ?? ''}`;
}

function* execute(
  parts: Parts,
  record: PodRecord,
  instance: ContainerInstance,
  handler: LifecycleHandler,
): Task<HookResult & { output?: string }> {
  if (handler.exec) return yield* execInContainer(parts, instance, handler.exec.command ?? [], undefined);
  if (handler.sleep) {
    yield* waitFor(instance.exited, handler.sleep.seconds * 1000);
    return {};
  }
  if (handler.httpGet) {
    yield* sleep(FIND_ADDRESS_MS);
    const answer = yield* httpGet(record, instance.spec, handler.httpGet, HTTP_TIMEOUT_MS);
    return 'error' in answer ? { error: answer.error } : {};
  }
  return { error: `invalid handler: ${handlerText(handler)}` };
}

/** As Go prints a handler of which the kubelet knows nothing: the API takes a tcpSocket, nobody runs it. */
function handlerText({ tcpSocket }: LifecycleHandler): string {
  const { port = 0, host = '' } = tcpSocket ?? {};
  const fields = typeof port === 'number' ? `0 ${port} ` : `1 0 ${port}`;
  const socket = tcpSocket ? `&TCPSocketAction{Port:{${fields}},Host:${host},}` : 'nil';
  return `&LifecycleHandler{Exec:nil,HTTPGet:nil,TCPSocket:${socket},Sleep:nil,}`;
}

/** An HTTP request from the node to one of the Pod's containers. */
export function* httpGet(
  record: PodRecord,
  container: Container,
  { path = '/', port, host, httpHeaders, scheme }: HTTPGetAction,
  timeoutMs: number,
): Task<HttpProbeAnswer> {
  const network = record.sandbox?.network;
  if (!network) return { error: 'no sandbox' };
  let answer: HttpProbeAnswer = { error: 'context deadline exceeded' };
  const answered = createGate();
  network.probeHttp(
    {
      port: portNumber(container, port) ?? 0,
      path,
      ...(scheme === 'HTTPS' ? { tls: true } : {}),
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

/** A port by number or by the name that the container gives it; undefined if there is none. */
export function portNumber(container: Container, port: IntOrString): number | undefined {
  if (typeof port === 'number') return port;
  const named = container.ports?.find(({ name }) => name === port)?.containerPort;
  return named ?? (Number(port) || undefined);
}

/** `isUnknown`: the command could not be started at all. */
export function* execInContainer(
  parts: Parts,
  instance: ContainerInstance,
  command: readonly string[],
  timeoutMs: number | undefined,
): Task<HookResult & { output: string; isUnknown?: boolean }> {
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
  if (!handle) return { error: 'container is not running', output, isUnknown: true };
  if ('reason' in handle) {
    const execId = randomHex(parts.context.random('exec-id'), 64);
    return { error: execSyncErrorMessage(handle, execId), output, isUnknown: true };
  }
  const hasEnded = yield* waitFor(done, timeoutMs);
  if (!hasEnded) {
    handle.signal('KILL');
    return { error: `command timed out: "${command.join(' ')}" timed out after ${(timeoutMs ?? 0) / 1000}s`, output };
  }
  return exitCode === 0
    ? { output }
    : { error: `command '${command.join(' ')}' exited with ${exitCode}: ${errorOutput}`, output };
}
