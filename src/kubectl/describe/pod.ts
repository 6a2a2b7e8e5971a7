/** `kubectl describe pod`. Models kubectl/pkg/describe/describe.go describePod (1.36). */
import type { EventObject, Pod, PodTemplateSpec } from '../../api/core';
import { ageOf } from '../printers/age';
import { formatLabelSelector } from '../printers/tables/common';
import { textAt } from '../resources/json';
import { writeContainers, writeResources } from './containers';
import { controllerOf, writeAnnotations, writeEvents, writeLabels, writeMultiline, writeTolerations } from './metadata';
import { writeVolumes } from './volumes';
import { createDescribeWriter, type DescribeWriter, rfc1123 } from './writer';

/** `nowMs` is the cluster's clock: milliseconds since 1970. No `events` with --show-events=false. */
export function describePod(pod: Pod, events: readonly EventObject[] | undefined, nowMs: number): string {
  const writer = createDescribeWriter();
  writeIdentity(writer, pod);
  writeStatus(writer, pod, nowMs);
  writeAllContainers(writer, pod);
  writeConditions(writer, pod);
  writeVolumes(writer, pod.spec.volumes);
  writer.line(0, 'QoS Class:', pod.status?.qosClass ?? '');
  writeLabels(writer, 'Node-Selectors', pod.spec.nodeSelector);
  writeTolerations(writer, 'Tolerations', pod.spec.tolerations);
  writeSpreadConstraints(writer, pod.spec.topologySpreadConstraints);
  writeEvents(writer, events, nowMs);
  return writer.text();
}

function writeIdentity(writer: DescribeWriter, { metadata, spec, status }: Pod): void {
  writer.line(0, 'Name:', metadata.name ?? '');
  writer.line(0, 'Namespace:', metadata.namespace ?? '');
  if (spec.priority !== undefined) writer.line(0, 'Priority:', String(spec.priority));
  if (spec.priorityClassName) writer.line(0, 'Priority Class Name:', spec.priorityClassName);
  if (spec.runtimeClassName) writer.line(0, 'Runtime Class Name:', spec.runtimeClassName);
  if (spec.serviceAccountName) writer.line(0, 'Service Account:', spec.serviceAccountName);
  writer.line(0, 'Node:', spec.nodeName ? `${spec.nodeName}/${status?.hostIP ?? ''}` : '<none>');
  if (status?.startTime) writer.line(0, 'Start Time:', rfc1123(status.startTime));
  writeLabels(writer, 'Labels', metadata.labels);
  writeAnnotations(writer, 'Annotations', metadata.annotations);
}

function writeStatus(writer: DescribeWriter, pod: Pod, nowMs: number): void {
  const { metadata, spec, status } = pod;
  const ended = status?.phase === 'Failed' || status?.phase === 'Succeeded';
  if (metadata.deletionTimestamp && !ended) {
    writer.line(0, 'Status:', `Terminating (lasts ${ageOf(metadata.deletionTimestamp, nowMs)})`);
    writer.line(0, 'Termination Grace Period:', `${metadata.deletionGracePeriodSeconds ?? 0}s`);
  } else writer.line(0, 'Status:', status?.phase ?? '');
  if (status?.reason) writer.line(0, 'Reason:', status.reason);
  if (status?.message) writer.raw(`Message:\t${status.message}\n`);
  const profile = spec.securityContext?.seccompProfile;
  if (profile) {
    writer.line(0, 'SeccompProfile:', profile.type);
    if (profile.type === 'Localhost') writer.line(0, 'LocalhostProfile:', profile.localhostProfile ?? '');
  }
  writer.line(0, 'IP:', status?.podIP ?? '');
  const addresses = status?.podIPs ?? [];
  if (addresses.length === 0) writer.line(0, 'IPs:', '<none>');
  else {
    writer.line(0, 'IPs:');
    for (const { ip } of addresses) writer.line(1, 'IP:', ip);
  }
  const controller = controllerOf(pod);
  if (controller) writer.line(0, 'Controlled By:', controller);
  if (status?.nominatedNodeName) writer.line(0, 'NominatedNodeName:', status.nominatedNodeName);
  if (spec.resources) {
    writer.line(0, 'Resources:');
    writeResources(writer, spec.resources, 1);
  }
}

function writeAllContainers(writer: DescribeWriter, pod: Pod): void {
  const { spec, status } = pod;
  const init = spec.initContainers ?? [];
  if (init.length > 0)
    writeContainers(writer, {
      label: 'Init Containers',
      containers: init,
      statuses: status?.initContainerStatuses,
      pod,
    });
  writeContainers(writer, {
    label: 'Containers',
    containers: spec.containers,
    statuses: status?.containerStatuses,
    pod,
  });
  const ephemeral = spec.ephemeralContainers ?? [];
  if (ephemeral.length > 0)
    writeContainers(writer, {
      label: 'Ephemeral Containers',
      containers: ephemeral,
      statuses: status?.ephemeralContainerStatuses,
      pod,
    });
}

function writeConditions(writer: DescribeWriter, { spec, status }: Pod): void {
  const conditions = status?.conditions ?? [];
  const gates = spec.readinessGates ?? [];
  if (gates.length > 0) {
    writer.line(0, 'Readiness Gates:');
    writer.line(1, 'Type', 'Status');
    for (const { conditionType } of gates) {
      const condition = conditions.find(({ type }) => type === conditionType);
      writer.line(1, `${conditionType} `, `${condition?.status ?? '<none>'} `);
    }
  }
  if (conditions.length === 0) return;
  writer.line(0, 'Conditions:');
  writer.line(1, 'Type', 'Status');
  // The space after each value is kubectl's own.
  for (const condition of conditions) writer.line(1, `${condition.type} `, `${condition.status} `);
}

function writeSpreadConstraints(
  writer: DescribeWriter,
  constraints: readonly Record<string, unknown>[] | undefined,
): void {
  if (!constraints || constraints.length === 0) return;
  const lines = constraints.map((constraint) => {
    const skew = `${textAt(constraint, 'topologyKey')}:${textAt(constraint, 'whenUnsatisfiable')} when max skew`;
    const text = `${skew} ${textAt(constraint, 'maxSkew')} is exceeded`;
    const selector = constraint.labelSelector;
    return selector ? `${text} for selector ${formatLabelSelector(selector)}` : text;
  });
  writeMultiline(writer, 'Topology Spread Constraints', lines.sort());
}

/** The `Pod Template:` block of workloads. Models DescribePodTemplate. */
export function writePodTemplate(writer: DescribeWriter, template: PodTemplateSpec): void {
  const { metadata, spec } = template;
  writer.line(0, 'Pod Template:');
  writeLabels(writer, '  Labels', metadata?.labels);
  if (Object.keys(metadata?.annotations ?? {}).length > 0)
    writeAnnotations(writer, '  Annotations', metadata?.annotations);
  if (spec.serviceAccountName) writer.line(1, 'Service Account:', spec.serviceAccountName);
  const init = spec.initContainers ?? [];
  if (init.length > 0) writeContainers(writer, { label: 'Init Containers', containers: init, template: true });
  writeContainers(writer, { label: 'Containers', containers: spec.containers, template: true });
  writeVolumes(writer, spec.volumes, true);
  if (spec.priorityClassName) writer.line(1, 'Priority Class Name:', spec.priorityClassName);
  writeLabels(writer, '  Node-Selectors', spec.nodeSelector);
  writeTolerations(writer, '  Tolerations', spec.tolerations);
}
