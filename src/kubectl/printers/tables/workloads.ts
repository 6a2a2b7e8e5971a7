import { humanDuration } from '../../../api/duration';
import type { LabelSelector } from '../../../api/meta';
import type { PodDisruptionBudget } from '../../../api/policy';
import type {
  CronJob,
  DaemonSet,
  Deployment,
  EndpointSlice,
  Job,
  ReplicaSet,
  StatefulSet,
} from '../../../api/workloads';
import { textAt } from '../../resources/json';
import {
  isCronJob,
  isDaemonSet,
  isDeployment,
  isDisruptionBudget,
  isEndpointSlice,
  isJob,
  isReplicaSet,
  isStatefulSet,
} from '../../resources/kinds';
import { ageOf } from '../age';
import { column, type KindTable, kindTable, wideColumn } from '../table';
import { createdAge, formatLabelSelector, formatLabels, NONE, nameOf, templateContainers } from './common';

const containerColumns = [wideColumn('Containers'), wideColumn('Images')];

export const deploymentTable: KindTable = kindTable<Deployment>(isDeployment, {
  columns: [
    column('Name'),
    column('Ready'),
    column('Up-to-date'),
    column('Available'),
    column('Age'),
    ...containerColumns,
    wideColumn('Selector'),
  ],
  cells: (deployment, nowMs) => [
    nameOf(deployment),
    `${deployment.status?.readyReplicas ?? 0}/${deployment.spec.replicas ?? 0}`,
    deployment.status?.updatedReplicas ?? 0,
    deployment.status?.availableReplicas ?? 0,
    createdAge(deployment, nowMs),
    ...templateContainers(deployment.spec.template),
    formatLabelSelector(deployment.spec.selector),
  ],
});

export const replicaSetTable: KindTable = kindTable<ReplicaSet>(isReplicaSet, {
  columns: [
    column('Name'),
    column('Desired'),
    column('Current'),
    column('Ready'),
    column('Age'),
    ...containerColumns,
    wideColumn('Selector'),
  ],
  cells: (set, nowMs) => [
    nameOf(set),
    set.spec.replicas ?? 0,
    set.status?.replicas ?? 0,
    set.status?.readyReplicas ?? 0,
    createdAge(set, nowMs),
    ...templateContainers(set.spec.template),
    formatLabelSelector(set.spec.selector),
  ],
});

export const statefulSetTable: KindTable = kindTable<StatefulSet>(isStatefulSet, {
  columns: [column('Name'), column('Ready'), column('Age'), ...containerColumns],
  cells: (set, nowMs) => [
    nameOf(set),
    `${set.status?.readyReplicas ?? 0}/${set.spec.replicas ?? 0}`,
    createdAge(set, nowMs),
    ...templateContainers(set.spec.template),
  ],
});

export const jobTable: KindTable = kindTable<Job>(isJob, {
  columns: [
    column('Name'),
    column('Status'),
    column('Completions'),
    column('Duration'),
    column('Age'),
    ...containerColumns,
    wideColumn('Selector'),
  ],
  cells: (job, nowMs) => [
    nameOf(job),
    jobStatus(job),
    jobCompletions(job),
    jobDuration(job, nowMs),
    createdAge(job, nowMs),
    ...templateContainers(job.spec.template),
    formatLabelSelector(job.spec.selector),
  ],
});

function jobStatus(job: Job): string {
  const holds = (type: string) => job.status?.conditions?.some((each) => each.type === type && each.status === 'True');
  if (holds('Complete')) return 'Complete';
  if (holds('Failed')) return 'Failed';
  if (job.metadata.deletionTimestamp) return 'Terminating';
  return ['Suspended', 'FailureTarget', 'SuccessCriteriaMet'].find(holds) ?? 'Running';
}

function jobCompletions({ spec, status }: Job): string {
  const succeeded = status?.succeeded ?? 0;
  if (spec.completions !== undefined) return `${succeeded}/${spec.completions}`;
  const parallelism = spec.parallelism ?? 0;
  return parallelism > 1 ? `${succeeded}/1 of ${parallelism}` : `${succeeded}/1`;
}

function jobDuration({ status }: Job, nowMs: number): string {
  if (!status?.startTime) return '';
  const endMs = status.completionTime ? Date.parse(status.completionTime) : nowMs;
  return humanDuration(endMs - Date.parse(status.startTime));
}

const printedBool = (value: boolean | undefined): string =>
  value === undefined ? '<unset>' : value ? 'True' : 'False';

export const cronJobTable: KindTable = kindTable<CronJob>(isCronJob, {
  columns: [
    ...['Name', 'Schedule', 'Timezone', 'Suspend', 'Active', 'Last Schedule', 'Age'].map(column),
    ...containerColumns,
    wideColumn('Selector'),
  ],
  cells: (job, nowMs) => [
    nameOf(job),
    job.spec.schedule,
    job.spec.timeZone ?? NONE,
    printedBool(job.spec.suspend),
    job.status?.active?.length ?? 0,
    job.status?.lastScheduleTime ? ageOf(job.status.lastScheduleTime, nowMs) : NONE,
    createdAge(job, nowMs),
    ...templateContainers(job.spec.jobTemplate.spec.template),
    formatLabelSelector(job.spec.jobTemplate.spec.selector),
  ],
});

export const daemonSetTable: KindTable = kindTable<DaemonSet>(isDaemonSet, {
  columns: [
    ...['Name', 'Desired', 'Current', 'Ready', 'Up-to-date', 'Available', 'Node Selector', 'Age'].map(column),
    ...containerColumns,
    wideColumn('Selector'),
  ],
  cells: (set, nowMs) => [
    nameOf(set),
    set.status?.desiredNumberScheduled ?? 0,
    set.status?.currentNumberScheduled ?? 0,
    set.status?.numberReady ?? 0,
    set.status?.updatedNumberScheduled ?? 0,
    set.status?.numberAvailable ?? 0,
    formatLabels(set.spec.template.spec.nodeSelector),
    createdAge(set, nowMs),
    ...templateContainers(set.spec.template),
    formatLabelSelector(set.spec.selector),
  ],
});

export const disruptionBudgetTable: KindTable = kindTable<PodDisruptionBudget>(isDisruptionBudget, {
  columns: ['Name', 'Min Available', 'Max Unavailable', 'Allowed Disruptions', 'Age'].map(column),
  cells: (budget, nowMs) => [
    nameOf(budget),
    String(budget.spec.minAvailable ?? 'N/A'),
    String(budget.spec.maxUnavailable ?? 'N/A'),
    budget.status?.disruptionsAllowed ?? 0,
    createdAge(budget, nowMs),
  ],
});

const SHOWN = 3;

export const endpointSliceTable: KindTable = kindTable<EndpointSlice>(isEndpointSlice, {
  columns: [column('Name'), column('AddressType'), column('Ports'), column('Endpoints'), column('Age')],
  cells: (slice, nowMs) => [
    nameOf(slice),
    slice.addressType,
    atMost(
      (slice.ports ?? []).map(({ port }) => (port === undefined ? '*' : String(port))),
      SHOWN,
    ),
    atMost(
      (slice.endpoints ?? []).flatMap(({ addresses }) => addresses),
      SHOWN,
    ),
    createdAge(slice, nowMs),
  ],
});

function atMost(items: readonly string[], limit: number): string {
  if (items.length === 0) return '<unset>';
  const shown = items.slice(0, limit).join(',');
  return items.length > limit ? `${shown} + ${items.length - limit} more...` : shown;
}

export const revisionTable: KindTable = {
  columns: [column('Name'), column('Controller'), column('Revision'), column('Age')],
  cells: (revision, nowMs) => {
    const owner = revision.metadata.ownerReferences?.find(({ controller }) => controller);
    return [
      nameOf(revision),
      owner ? `${owner.kind.toLowerCase()}.apps/${owner.name}` : '<none>',
      textAt(revision, 'revision') || '0',
      createdAge(revision, nowMs),
    ];
  },
};

/** A selector as `kubectl describe` prints it. */
export const selectorText = (selector: LabelSelector | undefined): string => formatLabelSelector(selector);
