/** `kubectl describe` of Deployment, ReplicaSet, StatefulSet, Job. Origin: describe.go describeDeployment &c. */
import type { EventObject } from '../../api/core';
import { humanDuration } from '../../api/duration';
import type { Deployment, Job, ReplicaSet, StatefulSet, WorkloadCondition } from '../../api/workloads';
import { formatLabelSelector } from '../printers/tables/common';
import { controllerOf, writeAnnotations, writeEvents, writeLabels } from './metadata';
import { writePodTemplate } from './pod';
import { writeClaimTemplates } from './storage';
import { createDescribeWriter, type DescribeWriter, rfc1123 } from './writer';

export interface DescribeContext {
  /** Undefined with --show-events=false. */
  events: readonly EventObject[] | undefined;
  /** The cluster's clock: milliseconds since 1970. */
  nowMs: number;
}

/** How many of a controller's Pods are in which phase. */
export interface PodCounts {
  running: number;
  waiting: number;
  succeeded: number;
  failed: number;
}

export const podsStatus = ({ running, waiting, succeeded, failed }: PodCounts): string =>
  `${running} Running / ${waiting} Waiting / ${succeeded} Succeeded / ${failed} Failed`;

export function describeDeployment(
  deployment: Deployment,
  sets: { old: readonly ReplicaSet[]; new: ReplicaSet | undefined },
  { events, nowMs }: DescribeContext,
): string {
  const writer = createDescribeWriter();
  const { metadata, spec, status } = deployment;
  writer.line(0, 'Name:', metadata.name ?? '');
  writer.line(0, 'Namespace:', metadata.namespace ?? '');
  writer.line(0, 'CreationTimestamp:', rfc1123(metadata.creationTimestamp));
  writeLabels(writer, 'Labels', metadata.labels);
  writeAnnotations(writer, 'Annotations', metadata.annotations);
  writer.line(0, 'Selector:', formatLabelSelector(spec.selector));
  const counts = [
    `${spec.replicas ?? 0} desired`,
    `${status?.updatedReplicas ?? 0} updated`,
    `${status?.replicas ?? 0} total`,
    `${status?.availableReplicas ?? 0} available`,
    `${status?.unavailableReplicas ?? 0} unavailable`,
  ];
  writer.line(0, 'Replicas:', counts.join(' | '));
  writer.line(0, 'StrategyType:', spec.strategy?.type ?? '');
  writer.line(0, 'MinReadySeconds:', String(spec.minReadySeconds ?? 0));
  const rolling = spec.strategy?.rollingUpdate;
  if (rolling) {
    const { maxUnavailable, maxSurge } = rolling;
    writer.line(0, 'RollingUpdateStrategy:', `${maxUnavailable} max unavailable, ${maxSurge} max surge`);
  }
  writePodTemplate(writer, spec.template);
  writeConditions(writer, status?.conditions);
  if (sets.old.length > 0 || sets.new) {
    writer.line(0, 'OldReplicaSets:', replicaSetsText(sets.old));
    writer.line(0, 'NewReplicaSet:', replicaSetsText(sets.new ? [sets.new] : []));
  }
  writeEvents(writer, events, nowMs);
  return writer.text();
}

const replicaSetsText = (sets: readonly ReplicaSet[]): string =>
  sets
    .map(({ metadata, spec, status }) => {
      const created = `${status?.replicas ?? 0}/${spec.replicas ?? 0} replicas created`;
      return `${metadata.name} (${created})`;
    })
    .join(', ') || '<none>';

function writeConditions(writer: DescribeWriter, conditions: readonly WorkloadCondition[] | undefined): void {
  if (!conditions || conditions.length === 0) return;
  writer.line(0, 'Conditions:');
  writer.line(1, 'Type', 'Status', 'Reason');
  writer.line(1, '----', '------', '------');
  for (const { type, status, reason = '' } of conditions) writer.line(1, `${type} `, status, reason);
}

export function describeReplicaSet(set: ReplicaSet, pods: PodCounts, { events, nowMs }: DescribeContext): string {
  const writer = createDescribeWriter();
  const { metadata, spec, status } = set;
  writer.line(0, 'Name:', metadata.name ?? '');
  writer.line(0, 'Namespace:', metadata.namespace ?? '');
  writer.line(0, 'Selector:', formatLabelSelector(spec.selector));
  writeLabels(writer, 'Labels', metadata.labels);
  writeAnnotations(writer, 'Annotations', metadata.annotations);
  const controller = controllerOf(set);
  if (controller) writer.line(0, 'Controlled By:', controller);
  writer.line(0, 'Replicas:', `${status?.replicas ?? 0} current / ${spec.replicas ?? 0} desired`);
  writer.line(0, 'Pods Status:', podsStatus(pods));
  writePodTemplate(writer, spec.template);
  writeConditions(writer, status?.conditions);
  writeEvents(writer, events, nowMs);
  return writer.text();
}

export function describeStatefulSet(set: StatefulSet, pods: PodCounts, { events, nowMs }: DescribeContext): string {
  const writer = createDescribeWriter();
  const { metadata, spec, status } = set;
  writer.line(0, 'Name:', metadata.name ?? '');
  writer.line(0, 'Namespace:', metadata.namespace ?? '');
  writer.line(0, 'CreationTimestamp:', rfc1123(metadata.creationTimestamp));
  writer.line(0, 'Selector:', formatLabelSelector(spec.selector));
  writeLabels(writer, 'Labels', metadata.labels);
  writeAnnotations(writer, 'Annotations', metadata.annotations);
  writer.line(0, 'Replicas:', `${spec.replicas ?? 0} desired | ${status?.replicas ?? 0} total`);
  writer.line(0, 'Update Strategy:', spec.updateStrategy?.type ?? '');
  const partition = spec.updateStrategy?.rollingUpdate?.partition;
  if (partition !== undefined) writer.line(1, 'Partition:', String(partition));
  writer.line(0, 'Pods Status:', podsStatus(pods));
  writePodTemplate(writer, spec.template);
  writeClaimTemplates(writer, spec.volumeClaimTemplates ?? []);
  writeEvents(writer, events, nowMs);
  return writer.text();
}

const MOST_INDEX_CHARACTERS = 50;

/** Models capIndexesListOrNone: whole ranges only. */
function cappedIndexes(indexes: string | undefined): string {
  if (!indexes) return '<none>';
  if (indexes.length <= MOST_INDEX_CHARACTERS) return indexes;
  const end = indexes.lastIndexOf(',', MOST_INDEX_CHARACTERS - 4) + 1;
  return `${indexes.slice(0, end)}...`;
}

export function describeJob(job: Job, { events, nowMs }: DescribeContext): string {
  const writer = createDescribeWriter();
  const { metadata, spec, status } = job;
  const optional = (title: string, value: unknown, text = String(value)) => {
    if (value !== undefined) writer.line(0, title, text);
  };
  writer.line(0, 'Name:', metadata.name ?? '');
  writer.line(0, 'Namespace:', metadata.namespace ?? '');
  writer.line(0, 'Selector:', formatLabelSelector(spec.selector));
  writeLabels(writer, 'Labels', metadata.labels);
  writeAnnotations(writer, 'Annotations', metadata.annotations);
  optional('Controlled By:', controllerOf(job));
  optional('Parallelism:', spec.parallelism);
  writer.line(0, 'Completions:', spec.completions === undefined ? '<unset>' : String(spec.completions));
  optional('Completion Mode:', spec.completionMode);
  optional('Suspend:', spec.suspend);
  optional('Backoff Limit:', spec.backoffLimit);
  optional('TTL Seconds After Finished:', spec.ttlSecondsAfterFinished);
  optional('Start Time:', status?.startTime, rfc1123(status?.startTime));
  optional('Completed At:', status?.completionTime, rfc1123(status?.completionTime));
  if (status?.startTime && status.completionTime)
    writer.line(0, 'Duration:', humanDuration(Date.parse(status.completionTime) - Date.parse(status.startTime)));
  optional('Active Deadline Seconds:', spec.activeDeadlineSeconds, `${spec.activeDeadlineSeconds}s`);
  const { active = 0, succeeded = 0, failed = 0, ready } = status ?? {};
  const activeText = ready === undefined ? `${active} Active` : `${active} Active (${ready} Ready)`;
  writer.line(0, 'Pods Statuses:', `${activeText} / ${succeeded} Succeeded / ${failed} Failed`);
  if (spec.completionMode === 'Indexed') writer.line(0, 'Completed Indexes:', cappedIndexes(status?.completedIndexes));
  writePodTemplate(writer, spec.template);
  writeEvents(writer, events, nowMs);
  return writer.text();
}
