import type { ConfigMap, EventObject, Namespace, NodeObject, Secret, Service, ServiceAccount } from '../../../api/core';
import type { KubeObject } from '../../../api/meta';
import { listAt, textAt, valueAt } from '../../resources/json';
import {
  isConfigMap,
  isEvent,
  isNamespace,
  isNode,
  isSecret,
  isService,
  isServiceAccount,
} from '../../resources/kinds';
import { ageOf } from '../age';
import { column, type KindTable, kindTable, wideColumn } from '../table';
import { createdAge, formatLabels, NONE, nameOf } from './common';

export const serviceTable: KindTable = kindTable<Service>(isService, {
  columns: [
    column('Name'),
    column('Type'),
    column('Cluster-IP'),
    column('External-IP'),
    column('Port(s)'),
    column('Age'),
    wideColumn('Selector'),
  ],
  cells: (service, nowMs) => [
    nameOf(service),
    service.spec.type ?? '',
    service.spec.clusterIPs?.[0] ?? (service.spec.clusterIP || NONE),
    externalAddress(service),
    servicePorts(service),
    createdAge(service, nowMs),
    formatLabels(service.spec.selector),
  ],
});

function externalAddress({ spec, status }: Service): string {
  if (spec.type === 'ExternalName') return spec.externalName || NONE;
  const addresses = [...(spec.externalIPs ?? [])];
  if (spec.type === 'LoadBalancer') {
    for (const ingress of listAt(status, 'loadBalancer', 'ingress'))
      addresses.push(textAt(ingress, 'ip') || textAt(ingress, 'hostname'));
    return addresses.join(',') || '<pending>';
  }
  return addresses.join(',') || NONE;
}

function servicePorts({ spec }: Service): string {
  const ports = (spec.ports ?? []).map(({ port, nodePort, protocol = 'TCP' }) =>
    nodePort ? `${port}:${nodePort}/${protocol}` : `${port}/${protocol}`,
  );
  return ports.join(',') || NONE;
}

export const configMapTable: KindTable = kindTable<ConfigMap>(isConfigMap, {
  columns: [column('Name'), column('Data'), column('Age')],
  cells: (map, nowMs) => [nameOf(map), countKeys(map.data) + countKeys(map.binaryData), createdAge(map, nowMs)],
});

export const secretTable: KindTable = kindTable<Secret>(isSecret, {
  columns: [column('Name'), column('Type'), column('Data'), column('Age')],
  cells: (secret, nowMs) => [nameOf(secret), secret.type ?? '', countKeys(secret.data), createdAge(secret, nowMs)],
});

const countKeys = (data: Readonly<Record<string, string>> | undefined): number => Object.keys(data ?? {}).length;

export const namespaceTable: KindTable = kindTable<Namespace>(isNamespace, {
  columns: [column('Name'), column('Status'), column('Age')],
  cells: (namespace, nowMs) => [nameOf(namespace), namespace.status?.phase ?? '', createdAge(namespace, nowMs)],
});

export const serviceAccountTable: KindTable = kindTable<ServiceAccount>(isServiceAccount, {
  columns: [column('Name'), column('Secrets'), column('Age')],
  cells: (account, nowMs) => [nameOf(account), listAt(account, 'secrets').length, createdAge(account, nowMs)],
});

export const nodeTable: KindTable = kindTable<NodeObject>(isNode, {
  columns: [
    column('Name'),
    column('Status'),
    column('Roles'),
    column('Age'),
    column('Version'),
    wideColumn('Internal-IP'),
    wideColumn('External-IP'),
    wideColumn('OS-Image'),
    wideColumn('Kernel-Version'),
    wideColumn('Container-Runtime'),
  ],
  cells: (node, nowMs) => [
    nameOf(node),
    nodeStatus(node),
    nodeRoles(node).join(',') || NONE,
    createdAge(node, nowMs),
    node.status.nodeInfo?.kubeletVersion ?? '',
    addressOf(node, 'InternalIP'),
    addressOf(node, 'ExternalIP'),
    node.status.nodeInfo?.osImage || '<unknown>',
    node.status.nodeInfo?.kernelVersion || '<unknown>',
    node.status.nodeInfo?.containerRuntimeVersion || '<unknown>',
  ],
});

function nodeStatus(node: NodeObject): string {
  const ready = (node.status.conditions ?? []).find((condition) => condition.type === 'Ready');
  const status = ready === undefined ? 'Unknown' : ready.status === 'True' ? 'Ready' : 'NotReady';
  return node.spec.unschedulable ? `${status},SchedulingDisabled` : status;
}

export function nodeRoles(node: KubeObject): string[] {
  const prefix = 'node-role.kubernetes.io/';
  return Object.keys(node.metadata.labels ?? {})
    .filter((label) => label.startsWith(prefix) && label.length > prefix.length)
    .map((label) => label.slice(prefix.length))
    .sort();
}

const addressOf = (node: NodeObject, type: string): string =>
  node.status.addresses?.find((address) => address.type === type)?.address ?? NONE;

export const eventTable: KindTable = kindTable<EventObject>(isEvent, {
  columns: [
    column('Last Seen'),
    column('Type'),
    column('Reason'),
    column('Object'),
    wideColumn('Subobject'),
    wideColumn('Source'),
    column('Message'),
    wideColumn('First Seen'),
    wideColumn('Count'),
    wideColumn('Name'),
  ],
  cells: (event, nowMs) => {
    const first = ageOf(event.firstTimestamp ?? event.eventTime, nowMs);
    return [
      event.lastTimestamp ? ageOf(event.lastTimestamp, nowMs) : first,
      event.type,
      event.reason,
      eventTarget(event),
      event.involvedObject.fieldPath ?? '',
      eventSource(event),
      event.message.trim(),
      first,
      event.count || 1,
      nameOf(event),
    ];
  },
});

export function eventTarget({ involvedObject: { kind = '', name } }: EventObject): string {
  return name ? `${kind.toLowerCase()}/${name}` : kind.toLowerCase();
}

function eventSource({ source, reportingComponent, reportingInstance }: EventObject): string {
  const component = source.component || reportingComponent;
  const host = source.host || reportingInstance;
  return host ? `${component}, ${host}` : component;
}

export const endpointsTable: KindTable = {
  columns: [column('Name'), column('Endpoints'), column('Age')],
  cells: (endpoints, nowMs) => [nameOf(endpoints), formatSubsets(endpoints), createdAge(endpoints, nowMs)],
};

const SHOWN_ENDPOINTS = 3;

function formatSubsets(endpoints: KubeObject): string {
  const subsets = listAt(endpoints, 'subsets');
  if (subsets.length === 0) return NONE;
  const all = subsets.flatMap((subset) => {
    const addresses = listAt(subset, 'addresses').map((address) => textAt(address, 'ip'));
    const ports = listAt(subset, 'ports');
    if (ports.length === 0) return addresses;
    return ports.flatMap((port) => addresses.map((address) => `${address}:${valueAt(port, 'port')}`));
  });
  const shown = all.slice(0, SHOWN_ENDPOINTS).join(',');
  return all.length > SHOWN_ENDPOINTS ? `${shown} + ${all.length - SHOWN_ENDPOINTS} more...` : shown;
}
