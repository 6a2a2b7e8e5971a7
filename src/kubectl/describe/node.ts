/** `kubectl describe node`. Models describe.go describeNode and describeNodeResource. */
import type { Container, NodeObject, Pod, ResourceList } from '../../api/core';
import { ageOf } from '../printers/age';
import { nodeRoles } from '../printers/tables/core';
import { textAt } from '../resources/json';
import { writeAnnotations, writeEvents, writeLabels, writeMultiline } from './metadata';
import { cpuText, memoryText, quantityNumber } from './resourceValue';
import type { DescribeContext } from './workloads';
import { createDescribeWriter, type DescribeWriter, rfc1123 } from './writer';

/** `pods` are those on the node that have not ended. */
export function describeNode(node: NodeObject, pods: readonly Pod[], { events, nowMs }: DescribeContext): string {
  const writer = createDescribeWriter();
  writer.line(0, 'Name:', node.metadata.name ?? '');
  writer.line(0, 'Roles:', nodeRoles(node).join(',') || '<none>');
  writeLabels(writer, 'Labels', node.metadata.labels);
  writeAnnotations(writer, 'Annotations', node.metadata.annotations);
  writer.line(0, 'CreationTimestamp:', rfc1123(node.metadata.creationTimestamp));
  const taints = (node.spec.taints ?? []).toSorted((a, b) => order(`${a.effect},${a.key}`, `${b.effect},${b.key}`));
  const texts = taints.map(({ key, value, effect }) => `${key}${value ? `=${value}` : ''}:${effect}`);
  writeMultiline(writer, 'Taints', texts);
  writer.line(0, 'Unschedulable:', String(node.spec.unschedulable ?? false));
  writeConditions(writer, node);
  writer.line(0, 'Addresses:');
  for (const { type, address } of node.status.addresses ?? []) writer.line(1, `${type}:`, address);
  writeList(writer, 'Capacity:', node.status.capacity);
  writeList(writer, 'Allocatable:', node.status.allocatable);
  writeSystemInfo(writer, node);
  if (node.spec.podCIDR) writer.line(0, 'PodCIDR:', node.spec.podCIDR);
  if (node.spec.podCIDRs?.length) writer.line(0, 'PodCIDRs:', node.spec.podCIDRs.join(','));
  writePods(writer, node, pods, nowMs);
  writeEvents(writer, events, nowMs);
  return writer.text();
}

function writeConditions(writer: DescribeWriter, node: NodeObject): void {
  const conditions = node.status.conditions ?? [];
  if (conditions.length === 0) return;
  writer.line(0, 'Conditions:');
  writer.line(1, 'Type', 'Status', 'LastHeartbeatTime', 'LastTransitionTime', 'Reason', 'Message');
  writer.line(1, '----', '------', '-----------------', '------------------', '------', '-------');
  for (const condition of conditions) {
    const text = (field: string) => `${textAt(condition, field)} `;
    const time = (field: string) => `${rfc1123(textAt(condition, field))} `;
    writer.line(
      1,
      text('type'),
      text('status'),
      time('lastHeartbeatTime'),
      time('lastTransitionTime'),
      text('reason'),
      textAt(condition, 'message'),
    );
  }
}

function writeList(writer: DescribeWriter, title: string, list: ResourceList | undefined): void {
  const names = Object.keys(list ?? {}).sort();
  if (names.length === 0) return;
  writer.line(0, title);
  for (const name of names) writer.line(1, `${name}:`, String(list?.[name]));
}

const SYSTEM_INFO: readonly (readonly [label: string, field: string])[] = [
  ['Machine ID', 'machineID'],
  ['System UUID', 'systemUUID'],
  ['Boot ID', 'bootID'],
  ['Kernel Version', 'kernelVersion'],
  ['OS Image', 'osImage'],
  ['Operating System', 'operatingSystem'],
  ['Architecture', 'architecture'],
  ['Container Runtime Version', 'containerRuntimeVersion'],
  ['Kubelet Version', 'kubeletVersion'],
];

function writeSystemInfo(writer: DescribeWriter, node: NodeObject): void {
  writer.line(0, 'System Info:');
  for (const [label, field] of SYSTEM_INFO) writer.line(1, `${label}:`, node.status.nodeInfo?.[field] ?? '');
}

type Amounts = Readonly<Record<'cpu' | 'memory' | 'ephemeral-storage', number>>;
const RESOURCES = ['cpu', 'memory', 'ephemeral-storage'] as const;

/** What the scheduler counts for a Pod. Models component-helpers PodRequests: the larger of inits and apps, plus sidecars. */
function podAmounts(pod: Pod, list: 'requests' | 'limits'): Amounts {
  const amount = (container: Container, name: string) => quantityNumber(container.resources?.[list]?.[name]);
  const total = (name: string): number => {
    let running = pod.spec.containers.reduce((sum, container) => sum + amount(container, name), 0);
    let sidecars = 0;
    let largestInit = 0;
    for (const container of pod.spec.initContainers ?? []) {
      if (container.restartPolicy === 'Always') sidecars += amount(container, name);
      else largestInit = Math.max(largestInit, sidecars + amount(container, name));
    }
    running += sidecars;
    return Math.max(running, largestInit) + (list === 'requests' ? quantityNumber(pod.spec.overhead?.[name]) : 0);
  };
  return { cpu: total('cpu'), memory: total('memory'), 'ephemeral-storage': total('ephemeral-storage') };
}

function writePods(writer: DescribeWriter, node: NodeObject, pods: readonly Pod[], nowMs: number): void {
  const allocatable = node.status.allocatable ?? node.status.capacity ?? {};
  const share = (name: (typeof RESOURCES)[number], amount: number): string => {
    const whole = quantityNumber(allocatable[name]);
    const percent = whole === 0 ? 0 : Math.trunc((amount / whole) * 100);
    return `${name === 'cpu' ? cpuText(amount) : memoryText(amount)} (${percent}%)`;
  };
  writer.line(0, 'Non-terminated Pods:', `(${pods.length} in total)`);
  const titles = ['CPU Requests', 'CPU Limits', 'Memory Requests', 'Memory Limits', 'Age'];
  writer.line(1, 'Namespace', 'Name', '', ...titles);
  writer.line(1, '---------', '----', '', ...titles.map((title) => '-'.repeat(title.length)));
  const totals = { requests: [0, 0, 0], limits: [0, 0, 0] };
  for (const pod of pods) {
    const requests = podAmounts(pod, 'requests');
    const limits = podAmounts(pod, 'limits');
    RESOURCES.forEach((name, index) => {
      totals.requests[index] = (totals.requests[index] ?? 0) + requests[name];
      totals.limits[index] = (totals.limits[index] ?? 0) + limits[name];
    });
    writer.line(
      1,
      pod.metadata.namespace ?? '',
      pod.metadata.name ?? '',
      '',
      share('cpu', requests.cpu),
      share('cpu', limits.cpu),
      share('memory', requests.memory),
      share('memory', limits.memory),
      ageOf(pod.metadata.creationTimestamp, nowMs),
    );
  }
  writer.line(0, 'Allocated resources:');
  writer.line(1, '(Total limits may be over 100 percent, i.e., overcommitted.)');
  writer.line(1, 'Resource', 'Requests', 'Limits');
  writer.line(1, '--------', '--------', '------');
  RESOURCES.forEach((name, index) => {
    writer.line(1, name, share(name, totals.requests[index] ?? 0), share(name, totals.limits[index] ?? 0));
  });
  // No Pod here asks for huge pages.
  for (const name of Object.keys(allocatable).sort())
    if (name.startsWith('hugepages-')) writer.line(1, name, '0 (0%)', '0 (0%)');
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
