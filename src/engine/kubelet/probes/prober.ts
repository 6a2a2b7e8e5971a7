/** Runs the probes of running containers. Models pkg/kubelet/prober (prober_manager.go, worker.go, prober.go). */
import type { Container, Probe } from '../../../api/core';
import type { ContainerInstance } from '../../runtime/container';
import { containerId, type Parts } from '../parts';
import type { PodRecord, ProbeKind, ProbeResult } from '../podRecord';
import { generateApiStatus } from '../status/apiStatus';
import { runTask } from '../task';
import { nextTick } from '../timing';
import { type ProbeRun, runProbe } from './runProbe';

interface ProbeWorker {
  record: PodRecord;
  container: Container;
  instance: ContainerInstance;
  kind: ProbeKind;
  probe: Probe;
  /** The same outcome this often in a row. */
  last: ProbeResult | undefined;
  count: number;
  /** The result before the present one. */
  hadSucceeded: boolean;
  isStopped: boolean;
  isBusy: boolean;
}

const KINDS = ['startup', 'readiness', 'liveness'] as const;
const LABEL: Readonly<Record<ProbeKind, string>> = { startup: 'Startup', readiness: 'Readiness', liveness: 'Liveness' };
/** From a container's start to the first run of its readiness probe, measured. */
const FIRST_RUN_MS = 60;
/** The API server hears of a changed readiness before the sync that it asks for has anything to say. */
const SYNC_AFTER_READINESS_MS = 10;

interface Prober {
  parts: Parts;
  workers: Set<ProbeWorker>;
}

export function createProber(parts: Parts): Parts['probes'] {
  const workers = new Set<ProbeWorker>();
  const self: Prober = { parts, workers };

  return {
    containerStarted(record, container) {
      const instance = record.instances.findLast(({ name }) => name === container.name);
      if (instance?.state !== 'running') return;
      for (const kind of KINDS) {
        const probe = container[`${kind}Probe`];
        if (!probe) continue;
        begin(self, {
          record,
          container,
          instance,
          kind,
          probe,
          last: undefined,
          count: 0,
          hadSucceeded: false,
          isStopped: false,
          isBusy: false,
        });
      }
    },
    stop(record, all) {
      for (const worker of [...workers])
        if (worker.record === record && (all || worker.kind !== 'readiness')) end(self, worker);
    },
  };
}

function begin(self: Prober, worker: ProbeWorker): void {
  const { parts, workers } = self;
  const { context, machines } = parts;
  const { record, container, instance, kind } = worker;
  workers.add(worker);
  const id = `${containerId(record, container)}/${kind}`;
  machines.start('probe', id, { reportResult: () => reportResult(parts, worker) });
  machines.send('probe', id, 'RESTART');
  instance.exited.whenOpen(() => end(self, worker));
  scheduleTick(self, worker);
  // Readiness is asked as soon as the container is seen to run.
  if (kind === 'readiness') context.queue.after(FIRST_RUN_MS, () => attempt(self, worker));
}

/**
 * Tells the Pod what is news to it: that a container does not live, has started or not, has become ready or ceased to be.
 * Models results.Manager, where readiness begins as failed and liveness as passed, and SetContainerReadiness.
 */
function reportResult(parts: Parts, { record, instance, kind, hadSucceeded }: ProbeWorker): void {
  const result = record.probes[kind].get(instance.id);
  if (kind === 'liveness' ? result === 'success' : kind === 'readiness' && result === 'failure' && !hadSucceeded)
    return;
  if (kind !== 'readiness') {
    parts.wake(record);
    return;
  }
  const status = generateApiStatus(record, parts.context, parts.node, { isTerminal: false, isPastDeadline: false });
  const resources = record.status?.resources;
  if (record.stage === 'syncing') parts.status.set(record, { ...status, ...(resources ? { resources } : {}) });
  parts.context.queue.after(SYNC_AFTER_READINESS_MS, () => parts.wake(record));
}

/** Tickers run since the Pod's first sync, whatever the containers do. */
function scheduleTick(self: Prober, worker: ProbeWorker): void {
  const { queue } = self.parts.context;
  const periodMs = (worker.probe.periodSeconds ?? 10) * 1000;
  const next = nextTick(queue.nowMs + 1, periodMs, worker.record.probesSinceMs);
  queue.schedule(next, () => {
    if (worker.isStopped) return;
    if (!worker.isBusy) attempt(self, worker);
    scheduleTick(self, worker);
  });
}

function end(self: Prober, worker: ProbeWorker): void {
  const { parts, workers } = self;
  const { machines } = parts;
  if (worker.isStopped) return;
  worker.isStopped = true;
  workers.delete(worker);
  machines.send('probe', `${containerId(worker.record, worker.container)}/${worker.kind}`, 'STOP');
}

function attempt(self: Prober, worker: ProbeWorker): void {
  const { parts } = self;
  const { record, instance, kind, probe, container } = worker;
  if (worker.isStopped || worker.isBusy) return;
  // Readiness and liveness wait until the container counts as started.
  if (kind !== 'startup' && container.startupProbe && record.probes.startup.get(instance.id) !== 'success') return;
  const ranMs = parts.context.queue.nowMs - (instance.startedAtMs ?? 0);
  if (ranMs < (probe.initialDelaySeconds ?? 0) * 1000) return;
  worker.isBusy = true;
  runTask(parts.context.queue, runProbe(parts, worker), (run) => {
    worker.isBusy = false;
    if (!worker.isStopped) settle(self, worker, run);
  });
}

/** Models doProbe: a result counts once it came often enough in a row. */
function settle(self: Prober, worker: ProbeWorker, run: ProbeRun): void {
  const { parts } = self;
  const { context, machines } = parts;
  const { record, container, instance, kind, probe } = worker;
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
  if (worker.count < needed || record.probes[kind].get(instance.id) === run.outcome) return;
  worker.hadSucceeded = record.probes[kind].get(instance.id) === 'success';
  record.probes[kind].set(instance.id, run.outcome);
  const id = `${containerId(record, container)}/${kind}`;
  machines.send('probe', id, run.outcome === 'success' ? 'SUCCESS' : 'FAILURE');
  // A startup probe has done its work; a container that is to be killed is not probed again.
  if (kind === 'startup' || (kind === 'liveness' && run.outcome === 'failure')) end(self, worker);
  if (kind === 'startup' && run.outcome === 'success') hurryOthers(self, worker);
}

/** Models triggering readiness as soon as a container has started. */
function hurryOthers(self: Prober, { instance }: ProbeWorker): void {
  for (const other of [...self.workers])
    if (other.instance === instance && other.kind === 'readiness')
      self.parts.context.queue.after(1, () => attempt(self, other));
}
