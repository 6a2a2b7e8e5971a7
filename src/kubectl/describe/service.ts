/** `kubectl describe` of Service, Endpoints and EndpointSlice. */
import type { Service } from '../../api/core';
import type { KubeObject } from '../../api/meta';
import type { EndpointSlice } from '../../api/workloads';
import { formatLabels } from '../printers/tables/common';
import { listAt, textAt } from '../resources/json';
import { writeEvents, writeHead } from './metadata';
import type { DescribeContext } from './workloads';
import { createDescribeWriter, type DescribeWriter } from './writer';

export function describeService(
  service: Service,
  slices: readonly EndpointSlice[],
  { events, nowMs }: DescribeContext,
): string {
  const writer = createDescribeWriter();
  const { spec } = service;
  writeHead(writer, service);
  writer.line(0, 'Selector:', formatLabels(spec.selector));
  writer.line(0, 'Type:', spec.type ?? '');
  if (spec.ipFamilyPolicy) writer.line(0, 'IP Family Policy:', spec.ipFamilyPolicy);
  writer.line(0, 'IP Families:', spec.ipFamilies?.join(',') || '<none>');
  writer.line(0, 'IP:', spec.clusterIP ?? '');
  writer.line(0, 'IPs:', spec.clusterIPs?.join(',') || '<none>');
  if (spec.externalIPs?.length) writer.line(0, 'External IPs:', spec.externalIPs.join(','));
  if (spec.externalName) writer.line(0, 'External Name:', spec.externalName);
  writePorts(writer, service, slices);
  writer.line(0, 'Session Affinity:', spec.sessionAffinity ?? '');
  if (spec.externalTrafficPolicy) writer.line(0, 'External Traffic Policy:', spec.externalTrafficPolicy);
  if (spec.internalTrafficPolicy) writer.line(0, 'Internal Traffic Policy:', spec.internalTrafficPolicy);
  writeEvents(writer, events, nowMs);
  return writer.text();
}

function writePorts(writer: DescribeWriter, { spec }: Service, slices: readonly EndpointSlice[]): void {
  for (const { name, port, protocol = 'TCP', targetPort, nodePort } of spec.ports ?? []) {
    writer.line(0, 'Port:', name || '<unset>', `${port}/${protocol}`);
    writer.line(0, 'TargetPort:', `${targetPort ?? port}/${protocol}`);
    if (nodePort) writer.line(0, 'NodePort:', name || '<unset>', `${nodePort}/${protocol}`);
    writer.line(0, 'Endpoints:', endpointsText(slices, name ?? ''));
  }
}

const SHOWN_ENDPOINTS = 3;

/** Ready endpoints of one named port. Models formatEndpointSlices. */
export function endpointsText(slices: readonly EndpointSlice[], portName: string): string {
  if (slices.length === 0) return '<none>';
  const ready = slices.flatMap(({ ports, endpoints }) => {
    const addresses = endpoints
      .filter(({ conditions }) => conditions?.ready !== false)
      .map(({ addresses: [first = ''] }) => first);
    if (!ports || ports.length === 0) return addresses;
    return ports
      .filter(({ name }) => (name ?? '') === portName)
      .flatMap(({ port }) => addresses.map((address) => `${address}:${port}`));
  });
  const shown = ready.slice(0, SHOWN_ENDPOINTS).join(',');
  return ready.length > SHOWN_ENDPOINTS ? `${shown} + ${ready.length - SHOWN_ENDPOINTS} more...` : shown;
}

export function describeEndpointSlice(slice: EndpointSlice, { events, nowMs }: DescribeContext): string {
  const writer = createDescribeWriter();
  writeHead(writer, slice);
  writer.line(0, 'AddressType:', slice.addressType);
  const ports = slice.ports ?? [];
  if (ports.length === 0) writer.line(0, 'Ports: <unset>');
  else {
    writer.line(0, 'Ports:');
    writer.line(1, 'Name', 'Port', 'Protocol');
    writer.line(1, '----', '----', '--------');
    for (const { name, port, protocol = 'TCP' } of ports)
      writer.line(1, name || '<unset>', port === undefined ? '<unset>' : String(port), protocol);
  }
  const endpoints = slice.endpoints ?? [];
  writer.line(0, endpoints.length === 0 ? 'Endpoints: <none>' : 'Endpoints:');
  for (const { addresses, conditions, hostname, targetRef, nodeName } of endpoints) {
    writer.line(1, '- Addresses:', addresses.join(', ') || '<none>');
    writer.line(2, 'Conditions:');
    writer.line(3, 'Ready:', conditions?.ready === undefined ? '<unset>' : String(conditions.ready));
    writer.line(2, 'Hostname:', hostname ?? '<unset>');
    if (targetRef) writer.line(2, 'TargetRef:', `${targetRef.kind}/${targetRef.name}`);
    writer.line(2, 'NodeName:', nodeName ?? '<unset>');
    writer.line(2, 'Zone:', '<unset>');
  }
  writeEvents(writer, events, nowMs);
  return writer.text();
}

export function describeEndpoints(endpoints: KubeObject, { events, nowMs }: DescribeContext): string {
  const writer = createDescribeWriter();
  writeHead(writer, endpoints);
  writer.line(0, 'Subsets:');
  for (const subset of listAt(endpoints, 'subsets')) {
    const addresses = (field: string) =>
      listAt(subset, field)
        .map((address) => textAt(address, 'ip'))
        .join(',') || '<none>';
    writer.line(1, 'Addresses:', addresses('addresses'));
    writer.line(1, 'NotReadyAddresses:', addresses('notReadyAddresses'));
    const ports = listAt(subset, 'ports');
    if (ports.length > 0) {
      writer.line(1, 'Ports:');
      writer.line(2, 'Name', 'Port', 'Protocol');
      writer.line(2, '----', '----', '--------');
      for (const port of ports)
        writer.line(2, textAt(port, 'name') || '<unset>', textAt(port, 'port'), textAt(port, 'protocol') || 'TCP');
    }
    writer.line(0);
  }
  writeEvents(writer, events, nowMs);
  return writer.text();
}
