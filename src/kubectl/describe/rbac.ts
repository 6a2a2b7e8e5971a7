/** `kubectl describe` of roles and bindings. Origin: describe.go RoleDescriber, RoleBindingDescriber. */
import type { PolicyRule } from '../../api/access';
import type { KubeObject } from '../../api/meta';
import { ruleRows } from '../printers/policyRules';
import { writeAnnotations, writeLabels } from './metadata';
import { createDescribeWriter } from './writer';

interface Role extends KubeObject {
  rules?: readonly PolicyRule[];
}

interface Binding extends KubeObject {
  subjects?: readonly { kind: string; name: string; namespace?: string }[];
  roleRef?: { kind: string; name: string };
}

export const isRole = ({ kind }: KubeObject): boolean => kind === 'Role' || kind === 'ClusterRole';
export const isBinding = ({ kind }: KubeObject): boolean => kind === 'RoleBinding' || kind === 'ClusterRoleBinding';

function startedWriter({ metadata }: KubeObject) {
  const writer = createDescribeWriter();
  writer.line(0, 'Name:', metadata.name ?? '');
  writeLabels(writer, 'Labels', metadata.labels);
  writeAnnotations(writer, 'Annotations', metadata.annotations);
  return writer;
}

export function describeRole(role: Role): string {
  const writer = startedWriter(role);
  writer.line(0, 'PolicyRule:');
  writer.line(1, 'Resources', 'Non-Resource URLs', 'Resource Names', 'Verbs');
  writer.line(1, '---------', '-----------------', '--------------', '-----');
  for (const cells of ruleRows(role.rules ?? [])) writer.line(1, ...cells);
  return writer.text();
}

export function describeBinding(binding: Binding): string {
  const writer = startedWriter(binding);
  writer.line(0, 'Role:');
  writer.line(1, 'Kind:', binding.roleRef?.kind ?? '');
  writer.line(1, 'Name:', binding.roleRef?.name ?? '');
  writer.line(0, 'Subjects:');
  writer.line(1, 'Kind', 'Name', 'Namespace');
  writer.line(1, '----', '----', '---------');
  for (const { kind, name, namespace = '' } of binding.subjects ?? []) writer.line(1, kind, name, namespace);
  return writer.text();
}
