/** `kubectl describe` of DaemonSet, CronJob and PodDisruptionBudget. Origin: describe.go DaemonSetDescriber &c. */
import type { PodDisruptionBudget } from '../../api/policy';
import type { CronJob, DaemonSet, Job } from '../../api/workloads';
import { formatLabelSelector, formatLabels } from '../printers/tables/common';
import { writeAnnotations, writeEvents, writeHead, writeLabels } from './metadata';
import { writePodTemplate } from './pod';
import { type DescribeContext, type PodCounts, podsStatus } from './workloads';
import { createDescribeWriter, type DescribeWriter, rfc1123 } from './writer';

export function describeDaemonSet(set: DaemonSet, pods: PodCounts, { events, nowMs }: DescribeContext): string {
  const writer = createDescribeWriter();
  const { metadata, spec, status } = set;
  writer.line(0, 'Name:', metadata.name ?? '');
  writer.line(0, 'Namespace:', metadata.namespace ?? '');
  writer.line(0, 'Selector:', formatLabelSelector(spec.selector));
  writer.line(0, 'Node-Selector:', formatLabels(spec.template.spec.nodeSelector));
  writeLabels(writer, 'Labels', metadata.labels);
  writeAnnotations(writer, 'Annotations', metadata.annotations);
  writer.line(0, `Desired Number of Nodes Scheduled: ${status?.desiredNumberScheduled ?? 0}`);
  writer.line(0, `Current Number of Nodes Scheduled: ${status?.currentNumberScheduled ?? 0}`);
  writer.line(0, `Number of Nodes Scheduled with Up-to-date Pods: ${status?.updatedNumberScheduled ?? 0}`);
  writer.line(0, `Number of Nodes Scheduled with Available Pods: ${status?.numberAvailable ?? 0}`);
  writer.line(0, `Number of Nodes Misscheduled: ${status?.numberMisscheduled ?? 0}`);
  writer.line(0, 'Pods Status:', podsStatus(pods));
  writePodTemplate(writer, spec.template);
  writeEvents(writer, events, nowMs);
  return writer.text();
}

const orUnset = (value: unknown, unit = ''): string => (value === undefined ? '<unset>' : `${value}${unit}`);

export function describeCronJob(cronJob: CronJob, { events, nowMs }: DescribeContext): string {
  const writer = createDescribeWriter();
  const { spec, status } = cronJob;
  writeHead(writer, cronJob);
  writer.line(0, 'Schedule:', spec.schedule);
  writer.line(0, 'Concurrency Policy:', spec.concurrencyPolicy ?? '');
  writer.line(0, 'Suspend:', spec.suspend === undefined ? '<unset>' : spec.suspend ? 'True' : 'False');
  writer.line(0, 'Time Zone:', orUnset(spec.timeZone));
  writer.line(0, 'Successful Job History Limit:', orUnset(spec.successfulJobsHistoryLimit));
  writer.line(0, 'Failed Job History Limit:', orUnset(spec.failedJobsHistoryLimit));
  writer.line(0, 'Starting Deadline Seconds:', orUnset(spec.startingDeadlineSeconds, 's'));
  writeJobTemplate(writer, spec.jobTemplate.spec);
  writer.line(0, 'Last Schedule Time:', status?.lastScheduleTime ? rfc1123(status.lastScheduleTime) : '<unset>');
  writer.line(0, 'Active Jobs:', (status?.active ?? []).map(({ name }) => name).join(', ') || '<none>');
  writeEvents(writer, events, nowMs);
  return writer.text();
}

function writeJobTemplate(writer: DescribeWriter, spec: Job['spec']): void {
  writer.line(0, 'Selector:', spec.selector ? formatLabelSelector(spec.selector) : '<unset>');
  writer.line(0, 'Parallelism:', orUnset(spec.parallelism));
  writer.line(0, 'Completions:', orUnset(spec.completions));
  if (spec.activeDeadlineSeconds !== undefined)
    writer.line(0, 'Active Deadline Seconds:', orUnset(spec.activeDeadlineSeconds, 's'));
  writePodTemplate(writer, spec.template);
}

export function describeDisruptionBudget(budget: PodDisruptionBudget, { events, nowMs }: DescribeContext): string {
  const writer = createDescribeWriter();
  const { metadata, spec, status } = budget;
  writer.line(0, 'Name:', metadata.name ?? '');
  writer.line(0, 'Namespace:', metadata.namespace ?? '');
  if (spec.minAvailable !== undefined) writer.line(0, 'Min available:', String(spec.minAvailable));
  else if (spec.maxUnavailable !== undefined) writer.line(0, 'Max unavailable:', String(spec.maxUnavailable));
  writer.line(0, 'Selector:', spec.selector ? formatLabelSelector(spec.selector) : '<unset>');
  writer.line(0, 'Status:');
  writer.line(2, 'Allowed disruptions:', String(status?.disruptionsAllowed ?? 0));
  writer.line(2, 'Current:', String(status?.currentHealthy ?? 0));
  writer.line(2, 'Desired:', String(status?.desiredHealthy ?? 0));
  writer.line(2, 'Total:', String(status?.expectedPods ?? 0));
  writeEvents(writer, events, nowMs);
  return writer.text();
}
