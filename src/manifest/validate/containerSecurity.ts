/** A container's securityContext. Models core/validation ValidateSecurityContext. */
import { isRecord, type JsonObject, listOf, recordOf, textOf } from '../../api/json';
import { type FieldError, invalid, notSupported } from './fieldError';
import { validateId, validateSeccomp } from './podSecurity';

const PROC_MOUNTS = ['Default', 'Unmasked'];

/** Of the server's own type, as it prints a whole one: every field, in this order, whether it is set or not. */
const PRINTED = (
  'capabilities privileged seLinuxOptions windowsOptions runAsUser runAsGroup runAsNonRoot readOnlyRootFilesystem ' +
  'allowPrivilegeEscalation procMount seccompProfile appArmorProfile'
).split(' ');

export function validateContainerSecurity(context: unknown, field: string): FieldError[] {
  if (!isRecord(context)) return [];
  const errors: FieldError[] = [];
  for (const name of ['runAsUser', 'runAsGroup'] as const)
    errors.push(...validateId(context[name], `${field}.${name}`));
  const procMount = textOf(context.procMount);
  if (context.procMount !== undefined && !PROC_MOUNTS.includes(procMount))
    errors.push(notSupported(`${field}.procMount`, procMount, PROC_MOUNTS));
  errors.push(...validateSeccomp(context.seccompProfile, `${field}.seccompProfile`));
  if (context.allowPrivilegeEscalation !== false) return errors;
  const both = (what: string): FieldError => ({
    ...invalid(field, '', `cannot set \`allowPrivilegeEscalation\` to false and ${what}`),
    value: JSON.stringify(asPrinted(context)),
  });
  if (context.privileged === true) errors.push(both('`privileged` to true'));
  if (listOf(recordOf(context.capabilities).add).includes('CAP_SYS_ADMIN'))
    errors.push(both('`capabilities.Add` CAP_SYS_ADMIN'));
  return errors;
}

const GO_NAMES: Readonly<Record<string, string>> = { seLinuxOptions: 'SELinuxOptions' };
const goName = (name: string): string => GO_NAMES[name] ?? name.charAt(0).toUpperCase() + name.slice(1);

function asPrinted(context: JsonObject): JsonObject {
  const capabilities = isRecord(context.capabilities)
    ? { Add: context.capabilities.add ?? null, Drop: context.capabilities.drop ?? null }
    : null;
  return Object.fromEntries(
    PRINTED.map((name) => [goName(name), name === 'capabilities' ? capabilities : goNamed(context[name])]),
  );
}

const goNamed = (value: unknown): unknown =>
  isRecord(value)
    ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [goName(name), goNamed(inner)]))
    : (value ?? null);
