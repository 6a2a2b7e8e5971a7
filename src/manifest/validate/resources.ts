/** Requests and limits. Models core/validation ValidateContainerResourceRequirements. */
import { fieldOf, type JsonObject, recordOf, recordsOf, textOf } from '../../api/json';
import { canonicalQuantity, compareQuantities, nanoOf } from '../../api/quantity';
import { duplicate, type FieldError, forbidden, invalid, notFound, required } from './fieldError';
import { NOT_NEGATIVE, qualifiedNameProblems } from './names';

const STANDARD = new Set(['cpu', 'memory', 'ephemeral-storage']);
const isHugePages = (name: string): boolean => name.startsWith('hugepages-');
const isStandard = (name: string): boolean => STANDARD.has(name) || isHugePages(name);
/** Those of which a container may use more than it asked for. */
const isOvercommitAllowed = (name: string): boolean => STANDARD.has(name);

const asQuantity = (value: unknown): string =>
  canonicalQuantity(typeof value === 'number' ? value : String(value ?? '0'));

/** `claims`: names of spec.resourceClaims. */
export function validateResources(resources: unknown, field: string, claims: readonly string[]): FieldError[] {
  const source = recordOf(resources);
  const limits = recordOf(source.limits);
  const requests = recordOf(source.requests);
  const errors: FieldError[] = [];
  for (const name of Object.keys(limits).sort()) errors.push(...validateAmount(name, limits, `${field}.limits`));
  for (const name of Object.keys(requests).sort()) {
    const request = asQuantity(fieldOf(requests, name));
    errors.push(...validateAmount(name, requests, `${field}.requests`));
    const limit = fieldOf(limits, name);
    if (limit !== undefined) errors.push(...compare(name, request, asQuantity(limit), `${field}.requests`));
    else if (!isOvercommitAllowed(name))
      errors.push(required(`${field}.limits`, 'Limit must be set for non overcommitable resources'));
  }
  const names = [...Object.keys(limits), ...Object.keys(requests)];
  if (names.some(isHugePages) && !names.some((name) => name === 'cpu' || name === 'memory'))
    errors.push(forbidden(field, 'HugePages require cpu or memory'));
  return [...errors, ...validateClaims(source.claims, `${field}.claims`, claims)];
}

/** Models validateResourceClaimNames. */
function validateClaims(claims: unknown, field: string, known: readonly string[]): FieldError[] {
  const names = new Set<string>();
  const choice = known.length === 0 ? ' which is empty' : `: ${[...known].sort().join(', ')}`;
  return recordsOf(claims).flatMap((claim, index) => {
    const at = `${field}[${index}]`;
    const name = textOf(claim.name);
    if (name === '') return [required(at)];
    const errors = names.has(name) ? [duplicate(at, name)] : [];
    names.add(name);
    if (!known.includes(name))
      errors.push({ ...notFound(at, name), detail: `must be one of the names in pod.spec.resourceClaims${choice}` });
    return errors;
  });
}

function compare(name: string, request: string, limit: string, field: string): FieldError[] {
  const order = compareQuantities(request, limit);
  if (!isOvercommitAllowed(name))
    return order === 0 ? [] : [invalid(field, request, `must be equal to ${name} limit of ${limit}`)];
  return order > 0 ? [invalid(field, request, `must be less than or equal to ${name} limit of ${limit}`)] : [];
}

function validateAmount(name: string, list: JsonObject, field: string): FieldError[] {
  const at = `${field}[${name}]`;
  const errors = qualifiedNameProblems(name).map((problem) => invalid(at, name, problem));
  if (!name.includes('/') && !isStandard(name))
    errors.push(
      invalid(at, name, 'must be a standard resource type or fully qualified'),
      invalid(at, name, 'must be a standard resource for containers'),
    );
  const amount = asQuantity(fieldOf(list, name));
  if (nanoOf(amount) < 0n) errors.push(invalid(at, amount, NOT_NEGATIVE));
  if (name.includes('/') && nanoOf(amount) % 1_000_000_000n !== 0n)
    errors.push(invalid(at, amount, 'must be an integer'));
  return errors;
}
