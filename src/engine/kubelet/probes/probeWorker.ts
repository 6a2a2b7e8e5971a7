/**
 * The worker of one probe of one container: there from the Pod's first sync on, over all instances of the container.
 * Models pkg/kubelet/prober/worker.go.
 */
import type { Container, ContainerStatus, Probe } from '../../../api/core';
import type { ContainerInstance } from '../../runtime/container';
import { restartAllTrigger, shouldRestartAfter } from '../decisions/restartPolicy';
import { containerId, type Parts } from '../parts';
import type { PodRecord, ProbeKind, ProbeResult } from '../podRecord';
import { runTask } from '../task';
import { setInitialResult, setResult } from './results';
import { type ProbeRun, runProbe } from './runProbe';

export interface ProbeWorker {
  readonly record: PodRecord;
  readonly container: Container;
  readonly kind: ProbeKind;
  readonly probe: Probe;
  /** Of the instance that it knows: as the status shows it. */
  id: string | undefined;
  /** The same outcome this often in a row, over restarts too. */
  last: ProbeResult | undefined;
  count: number;
  /** Nothing is asked until there is another instance. */
  isOnHold: boolean;
  isBusy: boolean;
  isStopped: boolean;
  /** What came while it was busy; one of a kind is kept. */
  isTriggered: boolean;
  isTicked: boolean;
  ticker: { cancel(): void } | undefined;
  onEnd(): void;
}

/** The status that asks for a run is on its way to the API server before the run can change it: both are seen. */
const AFTER_STATUS_MS = 10;

const LABEL: Readonly<Record<ProbeKind, string>> = { startup: 'Startup', readiness: 'Readiness', liveness: 'Liveness' };

export const newWorker = (
  facts: Pick<ProbeWorker, 'record' | 'container' | 'kind' | 'probe' | 'onEnd'>,
): ProbeWorker => ({
  ...facts,
  id: undefined,
  last: undefined,
  count: 0,
  isOnHold: false,
  isBusy: false,
  isStopped: false,
  isTriggered: false,
  isTicked: false,
  ticker: undefined,
});

/** Looks for the first time, and starts the ticker. */
export function startWorker(parts: Parts, worker: ProbeWorker): void {
  restartTicker(parts, worker);
  look(parts, worker);
}

export function stopWorker(worker: ProbeWorker): void {
  if (worker.isStopped) return;
  worker.isStopped = true;
  worker.ticker?.cancel();
  worker.onEnd();
}

/** Asks now, and counts the period from now. Models the manual trigger. */
export function trigger(parts: Parts, worker: ProbeWorker): void {
  worker.isTriggered = true;
  parts.context.queue.after(AFTER_STATUS_MS, () => goOn(parts, worker));
}

function restartTicker(parts: Parts, worker: ProbeWorker): void {
  const periodMs = (worker.probe.periodSeconds ?? 10) * 1000;
  worker.ticker?.cancel();
  worker.ticker = parts.context.queue.after(periodMs, () => {
    if (worker.isStopped) return;
    restartTicker(parts, worker);
    worker.isTicked = true;
    goOn(parts, worker);
  });
}

function goOn(parts: Parts, worker: ProbeWorker): void {
  if (worker.isBusy || worker.isStopped) return;
  if (!worker.isTriggered && !worker.isTicked) return;
  if (worker.isTriggered) restartTicker(parts, worker);
  worker.isTriggered = false;
  worker.isTicked = false;
  look(parts, worker);
}

/** Models doProbe up to the probe itself: what the status says decides whether there is anything to ask. */
function look(parts: Parts, worker: ProbeWorker): void {
  const { record, container, kind } = worker;
  const { status } = record;
  if (!status) return;
  if (status.phase === 'Failed' || status.phase === 'Succeeded') {
    stopWorker(worker);
    return;
  }
  const lists = [...(status.containerStatuses ?? []), ...(status.initContainerStatuses ?? [])];
  const seen = lists.find(({ name }) => name === container.name);
  const id = seen?.containerID?.replace('containerd://', '');
  if (!seen || !id) return;
  if (worker.id !== id) {
    worker.id = id;
    worker.isOnHold = false;
    setInitialResult(parts, { record, name: container.name, id, kind });
  }
  if (worker.isOnHold) return;
  if (!seen.state?.running) {
    lookAtStopped(parts, worker, seen, id);
    return;
  }
  const instance = record.instances.find((known) => known.id === id);
  if (!instance || !isDue(parts, worker, seen)) return;
  worker.isBusy = true;
  runTask(parts.context.queue, runProbe(parts, { record, container, instance, kind, probe: worker.probe }), (run) => {
    worker.isBusy = false;
    if (worker.isStopped) return;
    settle(parts, worker, instance, run);
    goOn(parts, worker);
  });
}

/** What does not run fails; what will not run again is not looked at any more. */
function lookAtStopped(parts: Parts, worker: ProbeWorker, { state }: ContainerStatus, id: string): void {
  const { record, container, kind } = worker;
  setResult(parts, { record, name: container.name, id, kind }, 'failure');
  const ended = state?.terminated;
  if (!ended || shouldRestartAfter(record.pod, container, ended.exitCode)) return;
  if (restartAllTrigger(record.pod, record.seen) === undefined) stopWorker(worker);
}

/** A startup is asked about until it is known, everything else afterwards. */
function isDue({ context }: Parts, { kind, probe }: ProbeWorker, { started, state }: ContainerStatus): boolean {
  const startedAt = state?.running?.startedAt;
  const ranMs = startedAt ? context.queue.nowMs - context.timeOf(startedAt) : 0;
  if (Math.floor(ranMs / 1000) < (probe.initialDelaySeconds ?? 0)) return false;
  return (started === true) === (kind !== 'startup');
}

/** Models doProbe's end: a result counts once it came often enough in a row. */
function settle(parts: Parts, worker: ProbeWorker, instance: ContainerInstance, run: ProbeRun): void {
  const { context, machines } = parts;
  const { record, container, kind, probe } = worker;
  context.trace.lead({
    kind: 'probe',
    podUid: record.uid,
    container: container.name,
    probe: kind,
    outcome: run.outcome,
    output: run.output,
  });
  if (run.outcome !== 'success') {
    const what = run.outcome === 'failure' ? 'failed' : 'errored and resulted in unknown state';
    parts.report(record, container, 'Warning', 'Unhealthy', `${LABEL[kind]} probe ${what}: ${run.output}`);
  }
  if (run.outcome === 'unknown') return;
  worker.count = worker.last === run.outcome ? worker.count + 1 : 1;
  worker.last = run.outcome;
  const needed = run.outcome === 'success' ? (probe.successThreshold ?? 1) : (probe.failureThreshold ?? 3);
  if (worker.count < needed) return;
  const chart = `${containerId(record, container)}/${kind}`;
  machines.send('probe', chart, run.outcome === 'success' ? 'SUCCESS' : 'FAILURE');
  setResult(parts, { record, name: container.name, id: instance.id, kind }, run.outcome);
  // A startup probe has done its work; a container that is to be killed is not probed again.
  if (kind !== 'startup' && !(kind === 'liveness' && run.outcome === 'failure')) return;
  worker.isOnHold = true;
  worker.count = 0;
  machines.send('probe', chart, 'STOP');
}
