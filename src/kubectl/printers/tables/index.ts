/** The API server's tables, by kind. Origin: pkg/printers/internalversion/printers.go AddHandlers. */
import type { KubeObject } from '../../../api/meta';
import { column, type KindTable, type Table } from '../table';
import { createdAge, nameOf } from './common';
import {
  configMapTable,
  endpointsTable,
  eventTable,
  namespaceTable,
  nodeTable,
  secretTable,
  serviceAccountTable,
  serviceTable,
} from './core';
import { ingressTable } from './ingress';
import { limitRangeTable, quotaTable } from './limits';
import { podTable } from './pod';
import { bindingTable, roleTable } from './rbac';
import { claimTable, storageClassTable, volumeTable } from './storage';
import {
  cronJobTable,
  daemonSetTable,
  deploymentTable,
  disruptionBudgetTable,
  endpointSliceTable,
  jobTable,
  replicaSetTable,
  revisionTable,
  statefulSetTable,
} from './workloads';

const TABLES: Readonly<Record<string, KindTable>> = {
  Pod: podTable,
  Service: serviceTable,
  ConfigMap: configMapTable,
  Secret: secretTable,
  Namespace: namespaceTable,
  ServiceAccount: serviceAccountTable,
  Node: nodeTable,
  Event: eventTable,
  Endpoints: endpointsTable,
  EndpointSlice: endpointSliceTable,
  PersistentVolumeClaim: claimTable,
  PersistentVolume: volumeTable,
  StorageClass: storageClassTable,
  LimitRange: limitRangeTable,
  ResourceQuota: quotaTable,
  Deployment: deploymentTable,
  ReplicaSet: replicaSetTable,
  StatefulSet: statefulSetTable,
  DaemonSet: daemonSetTable,
  Job: jobTable,
  CronJob: cronJobTable,
  Ingress: ingressTable,
  PodDisruptionBudget: disruptionBudgetTable,
  ControllerRevision: revisionTable,
  Role: roleTable,
  ClusterRole: roleTable,
  RoleBinding: bindingTable,
  ClusterRoleBinding: bindingTable,
};

/** Kinds without a printer of their own show their name and age. */
const OTHER: KindTable = {
  columns: [column('Name'), column('Age')],
  cells: (object, nowMs) => [nameOf(object), createdAge(object, nowMs)],
};

/** `nowMs` is the cluster's clock: milliseconds since 1970. */
export function tableOf(kind: string, objects: readonly KubeObject[], nowMs: number): Table {
  return rowsOf((Object.hasOwn(TABLES, kind) && TABLES[kind]) || OTHER, objects, nowMs);
}

/** What the client makes of objects by itself (--server-print=false). */
export const genericTableOf = (_kind: string, objects: readonly KubeObject[], nowMs: number): Table =>
  rowsOf(OTHER, objects, nowMs);

const rowsOf = (table: KindTable, objects: readonly KubeObject[], nowMs: number): Table => ({
  columns: table.columns,
  rows: objects.map((object) => ({ cells: table.cells(object, nowMs), object })),
});
