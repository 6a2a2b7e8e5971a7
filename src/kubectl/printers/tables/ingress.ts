/** Origin: pkg/printers/internalversion/printers.go printIngress. */
import type { Ingress } from '../../../api/networking';
import { isIngress } from '../../resources/kinds';
import { column, type KindTable, kindTable } from '../table';
import { createdAge, NONE, nameOf } from './common';

const SHOWN_HOSTS = 3;

/** Models formatHosts. */
function hostsText({ spec }: Ingress): string {
  const hosts = (spec.rules ?? []).flatMap(({ host }) => (host ? [host] : []));
  if (hosts.length === 0) return '*';
  const shown = hosts.slice(0, SHOWN_HOSTS).join(',');
  return hosts.length > SHOWN_HOSTS ? `${shown} + ${hosts.length - SHOWN_HOSTS} more...` : shown;
}

export const ingressTable: KindTable = kindTable<Ingress>(isIngress, {
  columns: ['Name', 'Class', 'Hosts', 'Address', 'Ports', 'Age'].map(column),
  cells: (ingress, nowMs) => [
    nameOf(ingress),
    ingress.spec.ingressClassName ?? NONE,
    hostsText(ingress),
    '',
    ingress.spec.tls?.length ? '80, 443' : '80',
    createdAge(ingress, nowMs),
  ],
});
