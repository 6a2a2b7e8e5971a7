/** Files the trace's events by what they are about, once per run. Everything else in this folder looks up here. */
import type { ObjectChanged, Run, TraceEvent } from '../engine/run';
import type {
  ContainerRecord,
  InstanceRecord,
  LookupRecord,
  ObjectRecord,
  PodRecord,
  RunIndex,
  StepRecord,
} from './records';
import { commonBase, isShown } from './stage/names';

const indexes = new WeakMap<Run, RunIndex>();

export function indexOf(run: Run): RunIndex {
  const known = indexes.get(run);
  if (known) return known;
  const index = buildIndex(run);
  indexes.set(run, index);
  return index;
}

class Builder {
  readonly steps = new Map<number, StepRecord>();
  readonly objects = new Map<string, ObjectRecord[]>();
  readonly living = new Map<string, ObjectRecord>();
  readonly pods = new Map<string, PodRecord>();
  readonly instances = new Map<string, InstanceRecord>();
  readonly lookups = new Map<number, LookupRecord>();
  readonly connections: RunIndex['connections'][number][] = [];
  readonly notices: RunIndex['notices'][number][] = [];
  readonly changes: ObjectChanged[] = [];

  pod(uid: string): PodRecord {
    return this.#podOf(uid, { name: '', namespace: '', atMs: 0 });
  }

  container(podUid: string, name: string): ContainerRecord {
    const { containers } = this.pod(podUid);
    let record = containers.get(name);
    if (!record) {
      const empty = { instances: [], pulls: [], backOffs: [], probes: [], hooks: [], notices: [], decisions: [] };
      record = { podUid, name, ...empty };
      containers.set(name, record);
    }
    return record;
  }

  change(event: ObjectChanged): void {
    const { kind, metadata } = event.object;
    const { namespace = '', name = '', uid = '' } = metadata;
    const key = `${kind}/${namespace}/${name}/${uid}`;
    let record = this.living.get(key);
    if (!record) {
      record = { kind, namespace, name, versions: [] };
      this.living.set(key, record);
      const list = this.objects.get(kind);
      if (list) list.push(record);
      else this.objects.set(kind, [record]);
    }
    record.versions.push(event);
    if (kind === 'Pod') this.#podOf(uid, { name, namespace, atMs: event.atMs }).versions.push(event);
    if (kind !== 'Event') this.changes.push(event);
  }

  #podOf(uid: string, fresh: { name: string; namespace: string; atMs: number }): PodRecord {
    let record = this.pods.get(uid);
    if (!record) {
      record = { uid, ...fresh, versions: [], containers: new Map(), sandboxes: [], volumes: [], files: [] };
      this.pods.set(uid, record);
    }
    return record;
  }
}

function buildIndex(run: Run): RunIndex {
  const builder = new Builder();
  for (const event of run.trace) {
    if (!addClusterEvent(builder, event) && !addPodEvent(builder, event)) addContainerEvent(builder, event);
  }
  return {
    steps: [...builder.steps.values()],
    objects: builder.objects,
    pods: builder.pods,
    instances: builder.instances,
    lookups: [...new Set(builder.lookups.values())].map(finished),
    connections: builder.connections,
    notices: builder.notices,
    changes: builder.changes,
  };
}

/** Steps, objects, notices. True if the event was one of these. */
function addClusterEvent(builder: Builder, event: TraceEvent): boolean {
  switch (event.kind) {
    case 'step-started':
      builder.steps.set(event.step, { started: event, outputs: [] });
      return true;
    case 'step-output':
      builder.steps.get(event.step)?.outputs.push(event);
      return true;
    case 'step-ended': {
      const step = builder.steps.get(event.step);
      if (step) step.ended = event;
      return true;
    }
    case 'object':
      builder.change(event);
      return true;
    case 'notice':
      builder.notices.push(event);
      if (event.podUid && event.container) builder.container(event.podUid, event.container).notices.push(event);
      return true;
    default:
      return false;
  }
}

/** What the kubelet and the runtime do for a Pod or one of its containers, seen from outside the container. */
function addPodEvent(builder: Builder, event: TraceEvent): boolean {
  switch (event.kind) {
    case 'decision':
      if (event.podUid && event.container) builder.container(event.podUid, event.container).decisions.push(event);
      return true;
    case 'pull-started':
      builder.container(event.podUid, event.container).pulls.push({ started: event, atMs: event.atMs });
      return true;
    case 'pull-ended': {
      const pull = builder.container(event.podUid, event.container).pulls.at(-1);
      if (pull && !pull.ended) pull.ended = event;
      return true;
    }
    case 'sandbox':
      builder.pod(event.podUid).sandboxes.push(event);
      return true;
    case 'volume':
      builder.pod(event.podUid).volumes.push(event);
      return true;
    case 'back-off':
      builder.container(event.podUid, event.container).backOffs.push(event);
      return true;
    case 'probe':
      builder.container(event.podUid, event.container).probes.push(event);
      return true;
    case 'hook':
      builder.container(event.podUid, event.container).hooks.push(event);
      return true;
    default:
      return false;
  }
}

/** What happens inside a container. */
function addContainerEvent(builder: Builder, event: TraceEvent): void {
  if (event.kind === 'container-created') {
    const { id, podUid, pod, namespace, container, attempt, image, atMs, sequence } = event;
    const lists = { logs: [], commands: [], processes: [], signals: [], lookups: [], connections: [] };
    const ref = { id, podUid, pod, namespace, container, attempt, image, atMs, sequence };
    const instance: InstanceRecord = { ...ref, ...lists, processExits: new Map() };
    builder.instances.set(id, instance);
    builder.container(podUid, container).instances.push(instance);
    return;
  }
  if (event.kind === 'dns-query' || event.kind === 'dns-answer') {
    addDns(builder, event);
    return;
  }
  if (event.kind === 'connection') builder.connections.push(event);
  const id = 'containerId' in event ? event.containerId : 'id' in event ? event.id : '';
  const instance = builder.instances.get(id);
  if (!instance) return;
  if (event.kind === 'container-started') instance.started = event;
  else if (event.kind === 'container-exited') instance.exited = event;
  else if (event.kind === 'log') instance.logs.push(event);
  else if (event.kind === 'command') instance.commands.push(event);
  else if (event.kind === 'process-started') instance.processes.push(event);
  else if (event.kind === 'process-exited') instance.processExits.set(event.pid, event);
  else if (event.kind === 'signal') instance.signals.push(event);
  else if (event.kind === 'connection') instance.connections.push(event);
  else if (event.kind === 'file' && event.volume) builder.pod(instance.podUid).files.push(event);
}

/** All questions are known: which of them are shown does not change any more, and need not be found with every frame. */
function finished(record: LookupRecord): LookupRecord {
  const asksA = new Set(record.queries.filter(({ type }) => type === 'A').map(({ name }) => name));
  record.shown = record.queries.filter((query) => isShown(query) && !(query.type === 'AAAA' && asksA.has(query.name)));
  record.base = commonBase(record.queries.filter(isShown).map(({ name }) => name));
  return record;
}

/** A program that lives long asks again some time later: that is another look-up. */
const ONE_LOOKUP_MS = 6_000;

function addDns(builder: Builder, event: Extract<TraceEvent, { kind: 'dns-query' | 'dns-answer' }>): void {
  if (event.kind === 'dns-answer') {
    builder.lookups.get(event.lookup)?.answers.push(event);
    return;
  }
  const { lookup, containerId, pid, atMs } = event;
  const instance = builder.instances.get(containerId);
  const last = instance?.lookups.at(-1);
  const lastMs = last?.queries.at(-1)?.atMs ?? Number.NEGATIVE_INFINITY;
  let record = builder.lookups.get(lookup);
  if (!record && last?.pid === pid && atMs - lastMs <= ONE_LOOKUP_MS) record = last;
  if (!record) {
    record = { lookup, containerId, pid, atMs, queries: [], shown: [], base: '', answers: [] };
    instance?.lookups.push(record);
  }
  builder.lookups.set(lookup, record);
  record.queries.push(event);
}
