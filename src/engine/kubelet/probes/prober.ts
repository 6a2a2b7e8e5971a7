/** Keeps the workers of all probes. Models pkg/kubelet/prober/prober_manager.go. */
import type { Container } from '../../../api/core';
import { isSidecar } from '../decisions/restartPolicy';
import { containerId, type Parts } from '../parts';
import type { PodRecord, ProbeKind } from '../podRecord';
import { newWorker, type ProbeWorker, startWorker, stopWorker, trigger } from './probeWorker';

const KINDS = ['startup', 'readiness', 'liveness'] as const;

/** `containerId/kind`: also the id of the probe's chart. */
const keyOf = (record: PodRecord, container: { name: string }, kind: ProbeKind): string =>
  `${containerId(record, container)}/${kind}`;

export function createProber(parts: Parts): Parts['probes'] {
  const workers = new Map<string, ProbeWorker>();

  function begin(record: PodRecord): void {
    for (const container of probed(record))
      for (const kind of KINDS) {
        const probe = container[`${kind}Probe`];
        const key = keyOf(record, container, kind);
        if (!probe || workers.has(key)) continue;
        parts.machines.start('probe', key);
        const worker = newWorker({ record, container, kind, probe, onEnd: () => workers.delete(key) });
        workers.set(key, worker);
        startWorker(parts, worker);
      }
  }

  /** Who runs, has started and is not ready is asked at once, so that a status need not wait. Models UpdatePodStatus. */
  function statusMade(record: PodRecord): void {
    const { status } = record;
    for (const seen of [...(status?.containerStatuses ?? []), ...(status?.initContainerStatuses ?? [])]) {
      if (!seen.state?.running || seen.started !== true || seen.ready) continue;
      const worker = workers.get(keyOf(record, seen, 'readiness'));
      if (worker) trigger(parts, worker);
    }
  }

  return {
    begin,
    statusMade,
    containerStarted(record, container) {
      const instance = record.instances.findLast(({ name }) => name === container.name);
      if (instance?.state !== 'running') return;
      for (const kind of KINDS) {
        if (!container[`${kind}Probe`]) continue;
        const key = keyOf(record, container, kind);
        parts.machines.send('probe', key, 'RESTART');
        instance.exited.whenOpen(() => parts.machines.send('probe', key, 'STOP'));
      }
    },
    stop(record, all) {
      // As long as a Pod is being stopped, its readiness is still asked, and sidecars are asked for everything.
      const isMeant = ({ kind, container }: ProbeWorker) => all || (kind !== 'readiness' && !isSidecar(container));
      for (const worker of [...workers.values()]) if (worker.record === record && isMeant(worker)) stopWorker(worker);
    },
  };
}

/** In the order in which AddPod looks at them. */
const probed = ({ pod }: PodRecord): Container[] => [
  ...pod.spec.containers,
  ...(pod.spec.initContainers ?? []).filter(isSidecar),
];
