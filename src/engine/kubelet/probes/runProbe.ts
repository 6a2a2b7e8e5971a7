/** One run of a probe. Models pkg/kubelet/prober/prober.go runProbe and the probes of pkg/probe. */
import type { Container, Probe } from '../../../api/core';
import type { ContainerInstance } from '../../runtime/container';
import { execInContainer, httpGet, portNumber } from '../hooks';
import type { Parts } from '../parts';
import type { PodRecord, ProbeKind, ProbeResult } from '../podRecord';
import { sleep, type Task } from '../task';
import { TIMING } from '../timing';

export interface ProbeRun {
  /** `unknown`: the probe itself could not be run. Such a run counts for nothing. */
  outcome: ProbeResult | 'unknown';
  output: string;
}

export interface Probed {
  record: PodRecord;
  container: Container;
  instance: ContainerInstance;
  kind: ProbeKind;
  probe: Probe;
}

/** In the time between a container's end and the relist that finds it, containerd refuses. */
const EXITED = 'rpc error: code = Unknown desc = failed to exec in container: container is in CONTAINER_EXITED state';

export function* runProbe(parts: Parts, probed: Probed): Task<ProbeRun> {
  const { record, container, instance, probe } = probed;
  const timeoutMs = (probe.timeoutSeconds ?? 1) * 1000;
  if (probe.exec) return yield* runCommand(parts, instance, probe.exec.command ?? [], timeoutMs);
  const port = (probe.httpGet ?? probe.tcpSocket)?.port;
  if (port !== undefined && portNumber(container, port) === undefined)
    return { outcome: 'unknown', output: noSuchPort(port) };
  if (probe.httpGet) {
    const answer = yield* httpGet(record, container, probe.httpGet, timeoutMs);
    if ('error' in answer) return { outcome: 'failure', output: answer.error };
    if (answer.status >= 200 && answer.status < 400) return { outcome: 'success', output: answer.body };
    return { outcome: 'failure', output: `HTTP probe failed with statuscode: ${answer.status}` };
  }
  return yield* probePort(parts, probed, timeoutMs);
}

function* runCommand(
  parts: Parts,
  instance: ContainerInstance,
  command: readonly string[],
  timeoutMs: number,
): Task<ProbeRun> {
  yield* sleep(TIMING.prepareExec);
  if (instance.exited.isOpen) return { outcome: 'unknown', output: EXITED };
  const { error, output, isUnknown } = yield* execInContainer(parts, instance, command, timeoutMs);
  yield* sleep(TIMING.finishExec);
  if (error === undefined) return { outcome: 'success', output };
  if (isUnknown) return { outcome: 'unknown', output: error };
  return { outcome: 'failure', output: error.startsWith('command timed out') ? error : output };
}

/** A name that no port of the container has is taken for a number, and is none. */
const noSuchPort = (port: string | number): string => `strconv.Atoi: parsing ${JSON.stringify(port)}: invalid syntax`;

function* probePort(parts: Parts, { record, container, probe, kind }: Probed, timeoutMs: number): Task<ProbeRun> {
  if (probe.grpc)
    parts.context.trace.emit({
      kind: 'notice',
      code: 'kubelet.probe-not-simulated',
      podUid: record.uid,
      container: container.name,
      params: { probe: kind },
    });
  yield* sleep(1);
  const network = record.sandbox?.network;
  if (!network) return { outcome: 'unknown', output: 'no sandbox' };
  const port = probe.tcpSocket ? (portNumber(container, probe.tcpSocket.port) ?? 0) : (probe.grpc?.port ?? 0);
  const answer = network.probeTcp(port, timeoutMs, probe.tcpSocket?.host);
  if (answer === 'ok') return { outcome: 'success', output: '' };
  if (!probe.grpc) return { outcome: 'failure', output: answer.error };
  // A gRPC client tries again until its time is up.
  yield* sleep(timeoutMs - 1);
  const where = JSON.stringify(`${network.address}:${port}`);
  const output = `timeout: failed to connect service ${where} within ${timeoutMs / 1000}s: context deadline exceeded`;
  return { outcome: 'failure', output };
}
