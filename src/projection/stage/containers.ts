/** A container on the stage: what it does now, from the runtime's events; what it waits for, from its place in the Pod. */
import type { Container, ContainerStatus, Pod, Probe } from '../../api/core';
import type { ContainerRecord, InstanceRecord } from '../records';
import { countUntil, lastUntil } from '../search';
import type { ContainerRole, ContainerState, StageContainer, StageMount, StageProbe } from './types';

export interface ContainerAt {
  readonly pod: Pod;
  readonly podUid: string;
  readonly spec: Container;
  readonly role: ContainerRole;
  readonly position: number;
  readonly record: ContainerRecord | undefined;
  readonly status: ContainerStatus | undefined;
  /** Since when the Pod is to end, if it is. */
  readonly deletedMs: number | undefined;
}

export function containerAt(of: ContainerAt, t: number): StageContainer {
  const { record, spec, status, podUid, role, position } = of;
  const instance = record ? lastUntil(record.instances, t) : undefined;
  const backOff = record ? lastUntil(record.backOffs, t) : undefined;
  const pull = record ? lastUntil(record.pulls, t) : undefined;
  const { state, sinceMs } = stateAt(of, instance, t);
  const exited = instance?.exited && instance.exited.atMs <= t ? instance.exited : undefined;
  const log = instance ? lastWords(instance, t) : undefined;
  const signal = instance ? lastUntil(instance.signals, t) : undefined;
  const { reason, message } = status?.state?.waiting ?? {};
  return {
    key: `${podUid}/${spec.name}`,
    name: spec.name,
    role,
    position,
    image: spec.image ?? '',
    state,
    sinceMs,
    attempt: instance?.attempt ?? 0,
    restarts: status?.restartCount ?? 0,
    probes: probesAt(spec, record, instance, t),
    mounts: mountsOf(spec),
    ...(reason === undefined ? {} : { reason }),
    ...(message === undefined ? {} : { message }),
    ...(instance?.started && !exited ? runningAt(instance, t) : {}),
    ...(exited ? { exit: { code: exited.exitCode, reason: exited.reason, atMs: exited.atMs } } : {}),
    ...(backOff && state === 'back-off'
      ? { backOff: { fromMs: backOff.untilMs - backOff.delayMs, untilMs: backOff.untilMs, of: backOff.of } }
      : {}),
    ...(pull && state === 'pulling' ? { pull: { fromMs: pull.atMs, ...end(pull.ended?.atMs) } } : {}),
    ...(signal ? { signal: { name: signal.signal, atMs: signal.atMs, ignored: signal.ignored } } : {}),
    ...(log ? { lastLog: { line: log.line, atMs: log.atMs } } : {}),
  };
}

const end = (untilMs: number | undefined) => (untilMs === undefined ? {} : { untilMs });

function stateAt(
  of: ContainerAt,
  instance: InstanceRecord | undefined,
  t: number,
): { state: ContainerState; sinceMs: number } {
  const { record, status } = of;
  const pull = record ? lastUntil(record.pulls, t) : undefined;
  if (pull && (pull.ended?.atMs ?? Number.POSITIVE_INFINITY) > t) return { state: 'pulling', sinceMs: pull.atMs };
  const backOff = record ? lastUntil(record.backOffs, t) : undefined;
  const lastMoment = instance?.exited && instance.exited.atMs <= t ? instance.exited.atMs : (instance?.atMs ?? -1);
  if (backOff && backOff.atMs >= lastMoment && (backOff.untilMs > t || isStillDue(of, backOff.atMs, t)))
    return { state: 'back-off', sinceMs: backOff.atMs };
  if (instance) return livingState(of, instance, t);
  const reason = status?.state?.waiting?.reason;
  if (reason && !['PodInitializing', 'ContainerCreating'].includes(reason)) return { state: 'blocked', sinceMs: 0 };
  return { state: 'waiting', sinceMs: 0 };
}

/** The back-off is over, and the kubelet has not come by again: it looks at a Pod now and then, not to the second. */
function isStillDue({ pod, record, status, deletedMs }: ContainerAt, backOffMs: number, t: number): boolean {
  const hasEnded = pod.status?.phase === 'Failed' || pod.status?.phase === 'Succeeded';
  if (hasEnded || (deletedMs !== undefined && deletedMs <= t)) return false;
  const pulledMs = record && lastUntil(record.pulls, t)?.atMs;
  if (pulledMs !== undefined && pulledMs > backOffMs) return false;
  return /^(ErrImagePull|.*BackOff)?$/.test(status?.state?.waiting?.reason ?? '');
}

/** The last line that says something. */
function lastWords({ logs }: InstanceRecord, t: number): InstanceRecord['logs'][number] | undefined {
  for (let index = countUntil(logs, t) - 1; index >= 0; index--) if (logs[index]?.line.trim()) return logs[index];
  return undefined;
}

function livingState(of: ContainerAt, instance: InstanceRecord, t: number): { state: ContainerState; sinceMs: number } {
  const { exited, started } = instance;
  if (exited && exited.atMs <= t) {
    const reason = of.status?.state?.waiting?.reason;
    if (reason && reason !== 'PodInitializing' && reason !== 'ContainerCreating' && exited.exitCode !== 0) {
      return { state: reason === 'CrashLoopBackOff' ? 'back-off' : 'blocked', sinceMs: exited.atMs };
    }
    return { state: exited.exitCode === 0 ? 'completed' : 'failed', sinceMs: exited.atMs };
  }
  if (!started || started.atMs > t) return { state: 'creating', sinceMs: instance.atMs };
  const { deletedMs } = of;
  if (deletedMs !== undefined && deletedMs <= t) return { state: 'terminating', sinceMs: deletedMs };
  const signal = lastUntil(instance.signals, t);
  if (signal && (signal.signal === 'TERM' || signal.signal === 'SIGTERM')) {
    return { state: 'terminating', sinceMs: signal.atMs };
  }
  // Readiness is a matter of app containers and sidecars: an init container only has to end.
  const ready = of.role !== 'init' && (of.status?.ready ?? false) && of.status?.state?.running !== undefined;
  return { state: ready ? 'ready' : 'running', sinceMs: started.atMs };
}

/** Children are looked for among the latest few processes: a container that waits starts thousands of short ones. */
const LATEST_PROCESSES = 24;

function runningAt(instance: InstanceRecord, t: number): Pick<StageContainer, 'command' | 'script'> {
  const argv = instance.started?.argv ?? [];
  const script = scriptOf(argv);
  const position = lastUntil(instance.commands, t);
  // A server's children are its own affair; a script's are what it does now.
  const child = script === undefined ? undefined : childAt(instance, t);
  const piece = script && position ? script.slice(position.start, position.end).trim() : undefined;
  const command = child?.join(' ') ?? (piece || argv.join(' '));
  return {
    command,
    ...(script && position ? { script: { text: script, start: position.start, end: position.end } } : {}),
  };
}

function childAt(instance: InstanceRecord, t: number): readonly string[] | undefined {
  const end = countUntil(instance.processes, t);
  for (let index = end - 1; index >= Math.max(0, end - LATEST_PROCESSES); index--) {
    const process = instance.processes[index];
    if (!process || process.pid === 1) continue;
    const exit = instance.processExits.get(process.pid);
    if (!exit || exit.atMs > t) return process.argv;
  }
  return undefined;
}

/** The script that a shell runs with `-c`, which `command` events point into. */
export function scriptOf(argv: readonly string[]): string | undefined {
  const flag = argv.findIndex((word) => /^-[a-z]*c$/.test(word));
  return flag < 0 ? undefined : argv[flag + 1];
}

function probesAt(
  spec: Container,
  record: ContainerRecord | undefined,
  instance: InstanceRecord | undefined,
  t: number,
): readonly StageProbe[] {
  const probes: readonly [StageProbe['probe'], Probe | undefined][] = [
    ['startup', spec.startupProbe],
    ['readiness', spec.readinessProbe],
    ['liveness', spec.livenessProbe],
  ];
  const end = record ? countUntil(record.probes, t) : 0;
  return probes.flatMap(([probe, configured]): readonly StageProbe[] => {
    if (!configured) return [];
    for (let index = end - 1; index >= Math.max(0, end - LATEST_PROCESSES); index--) {
      const ran = record?.probes[index];
      // What an earlier life answered says nothing about this one.
      if (!ran || !instance || ran.atMs < instance.atMs) break;
      if (ran.probe === probe) return [{ probe, outcome: ran.outcome, atMs: ran.atMs, output: ran.output }];
    }
    return [{ probe, outcome: 'none' }];
  });
}

/** The service account's token is mounted everywhere and would hide the mounts that somebody wrote. */
const mountsOf = (spec: Container): readonly StageMount[] =>
  (spec.volumeMounts ?? [])
    .filter(({ name }) => !name.startsWith('kube-api-access-'))
    .map(({ name, mountPath, readOnly, subPath }) => ({
      volume: name,
      path: subPath ? `${mountPath} ← ${subPath}` : mountPath,
      readOnly: readOnly ?? false,
    }));
