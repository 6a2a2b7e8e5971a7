import type { Pod } from '../../../api/core';
import { isPod } from '../../resources/kinds';
import { column, type KindTable, kindTable, wideColumn } from '../table';
import { createdAge, NONE, nameOf } from './common';
import { summarisePod } from './podStatus';

export const podTable: KindTable = kindTable<Pod>(isPod, {
  columns: [
    column('Name'),
    column('Ready'),
    column('Status'),
    column('Restarts'),
    column('Age'),
    wideColumn('IP'),
    wideColumn('Node'),
    wideColumn('Nominated Node'),
    wideColumn('Readiness Gates'),
  ],
  cells(pod, nowMs) {
    const { status, ready, total, restarts } = summarisePod(pod, nowMs);
    return [
      nameOf(pod),
      `${ready}/${total}`,
      status,
      restarts,
      createdAge(pod, nowMs),
      pod.status?.podIPs?.[0]?.ip ?? (pod.status?.podIP || NONE),
      pod.spec.nodeName || NONE,
      pod.status?.nominatedNodeName || NONE,
      readinessGates(pod),
    ];
  },
});

function readinessGates(pod: Pod): string {
  const gates = pod.spec.readinessGates ?? [];
  if (gates.length === 0) return NONE;
  const met = gates.filter(({ conditionType }) =>
    pod.status?.conditions?.some(({ type, status }) => type === conditionType && status === 'True'),
  );
  return `${met.length}/${gates.length}`;
}
