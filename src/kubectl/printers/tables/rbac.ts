/** Tables of roles and bindings. Origin: pkg/printers/internalversion/printers.go printRole, printRoleBinding. */
import type { KubeObject } from '../../../api/meta';
import { column, type KindTable } from '../table';
import { createdAge, nameOf } from './common';

export const roleTable: KindTable = {
  columns: [column('Name'), column('Created At')],
  cells: (role) => [nameOf(role), role.metadata.creationTimestamp ?? '<unknown>'],
};

interface Binding extends KubeObject {
  roleRef?: { kind: string; name: string };
}

export const bindingTable: KindTable = {
  columns: [column('Name'), column('Role'), column('Age')],
  cells: (binding: Binding, nowMs) => [
    nameOf(binding),
    `${binding.roleRef?.kind ?? ''}/${binding.roleRef?.name ?? ''}`,
    createdAge(binding, nowMs),
  ],
};
