/** The container blocks of `kubectl describe pod`, and of every Pod template. Models describe.go describeContainers. */
import type {
  Container,
  ContainerPort,
  ContainerState,
  ContainerStatus,
  Pod,
  ResourceList,
  ResourceRequirements,
} from '../../api/core';
import { writeEnvironment } from './environment';
import { probeText } from './probe';
import { type DescribeWriter, rfc1123 } from './writer';

export interface ContainersBlock {
  label: string;
  containers: readonly Container[];
  statuses?: readonly ContainerStatus[] | undefined;
  /** Values of fieldRef variables come from here; templates have none. */
  pod?: Pod;
  /** Templates stand two spaces further in, their containers one. */
  template?: boolean;
}

export function writeContainers(writer: DescribeWriter, block: ContainersBlock): void {
  const { containers, label, template, pod } = block;
  writer.line(template ? 1 : 0, `${label}:${containers.length === 0 ? ' <none>' : ''}`);
  const statuses = new Map((block.statuses ?? []).map((status) => [status.name, status]));
  for (const container of containers) {
    const status = statuses.get(container.name);
    writer.line(1, `${template ? ' ' : ''}${container.name}:`);
    writeBasics(writer, container, status);
    writeCommand(writer, 'Command:', container.command);
    writeCommand(writer, 'Args:', container.args);
    if (status) writeStatus(writer, status);
    writeResources(writer, container.resources, 2);
    if (container.livenessProbe) writer.line(2, 'Liveness:', probeText(container.livenessProbe));
    if (container.readinessProbe) writer.line(2, 'Readiness:', probeText(container.readinessProbe));
    if (container.startupProbe) writer.line(2, 'Startup:', probeText(container.startupProbe));
    writeEnvironment(writer, container, pod);
    writeMounts(writer, container);
  }
}

function writeBasics(writer: DescribeWriter, container: Container, status: ContainerStatus | undefined): void {
  if (status) writer.line(2, 'Container ID:', status.containerID ?? '');
  writer.line(2, 'Image:', container.image ?? '');
  if (status) writer.line(2, 'Image ID:', status.imageID);
  const ports = container.ports ?? [];
  const plural = ports.length > 1 ? 's:' : ':';
  writer.line(
    2,
    `Port${plural}`,
    portsText(ports, ({ containerPort }) => containerPort),
  );
  writer.line(
    2,
    `Host Port${plural}`,
    portsText(ports, ({ hostPort = 0 }) => hostPort),
  );
  const profile = container.securityContext?.seccompProfile;
  if (!profile) return;
  writer.line(2, 'SeccompProfile:', profile.type);
  if (profile.type === 'Localhost') writer.line(3, 'LocalhostProfile:', profile.localhostProfile ?? '');
}

function portsText(ports: readonly ContainerPort[], number: (port: ContainerPort) => number): string {
  if (ports.length === 0) return '<none>';
  return ports
    .map((port) => `${number(port)}/${port.protocol ?? 'TCP'}${port.name ? ` (${port.name})` : ''}`)
    .join(', ');
}

function writeCommand(writer: DescribeWriter, title: string, words: readonly string[] | undefined): void {
  if (!words || words.length === 0) return;
  writer.line(2, title);
  for (const word of words) for (const line of word.split('\n')) writer.line(3, line);
}

function writeStatus(writer: DescribeWriter, status: ContainerStatus): void {
  writeState(writer, 'State:', status.state ?? {});
  if (status.lastState?.terminated) writeState(writer, 'Last State:', status.lastState);
  writer.line(2, 'Ready:', status.ready ? 'True' : 'False');
  writer.line(2, 'Restart Count:', String(status.restartCount));
}

function writeState(writer: DescribeWriter, title: string, { running, waiting, terminated }: ContainerState): void {
  if (running) {
    writer.line(2, title, 'Running');
    writer.line(3, 'Started:', rfc1123(running.startedAt));
    return;
  }
  if (!terminated) {
    writer.line(2, title, 'Waiting');
    if (waiting?.reason) writer.line(3, 'Reason:', waiting.reason);
    return;
  }
  writer.line(2, title, 'Terminated');
  if (terminated.reason) writer.line(3, 'Reason:', terminated.reason);
  if (terminated.message) writer.raw(`      Message:\t${terminated.message}\n`);
  writer.line(3, 'Exit Code:', String(terminated.exitCode));
  if (terminated.signal) writer.line(3, 'Signal:', String(terminated.signal));
  writer.line(3, 'Started:', rfc1123(terminated.startedAt));
  writer.line(3, 'Finished:', rfc1123(terminated.finishedAt));
}

export function writeResources(
  writer: DescribeWriter,
  resources: ResourceRequirements | undefined,
  level: number,
): void {
  const part = (title: string, list: ResourceList | undefined) => {
    const names = Object.keys(list ?? {}).sort();
    if (names.length > 0) writer.line(level, title);
    for (const name of names) writer.line(level + 1, `${name}:`, String(list?.[name]));
  };
  part('Limits:', resources?.limits);
  part('Requests:', resources?.requests);
}

function writeMounts(writer: DescribeWriter, container: Container): void {
  const mounts = [...(container.volumeMounts ?? [])].sort((a, b) => (a.mountPath < b.mountPath ? -1 : 1));
  if (mounts.length === 0) {
    writer.line(2, 'Mounts:', '<none>');
    return;
  }
  writer.line(2, 'Mounts:');
  for (const { mountPath, name, readOnly, subPath } of mounts) {
    const flags = [readOnly ? 'ro' : 'rw', ...(subPath ? [`path="${subPath}"`] : [])];
    writer.line(3, `${mountPath} from ${name} (${flags.join(',')})`);
  }
}
