/** PodDisruptionBudgets. Models policy/validation ValidatePodDisruptionBudget. */
import { goJson } from '../../api/goJson';
import { isRecord, type JsonObject, recordOf, textOf } from '../../api/json';
import { type FieldError, invalid, notSupported } from './fieldError';
import { validateLabelSelector, validateMetadata } from './metadata';
import { dnsSubdomainProblems } from './names';
import { amountProblems } from './workloads';

const POLICIES = ['AlwaysAllow', 'IfHealthyBudget'];

export function validateDisruptionBudget(budget: JsonObject): FieldError[] {
  const spec = recordOf(budget.spec);
  const { minAvailable, maxUnavailable, selector } = spec;
  const errors = validateMetadata(recordOf(budget.metadata), dnsSubdomainProblems);
  if (minAvailable !== undefined && maxUnavailable !== undefined)
    errors.push({
      ...invalid('spec', '', 'minAvailable and maxUnavailable cannot be both set'),
      value: structText(spec),
    });
  if (minAvailable !== undefined) errors.push(...amountProblems(minAvailable, 'spec.minAvailable'));
  if (maxUnavailable !== undefined) errors.push(...amountProblems(maxUnavailable, 'spec.maxUnavailable'));
  if (isRecord(selector)) errors.push(...validateLabelSelector(selector, 'spec.selector'));
  const policy = textOf(spec.unhealthyPodEvictionPolicy);
  if (spec.unhealthyPodEvictionPolicy !== undefined && !POLICIES.includes(policy))
    errors.push(notSupported('spec.unhealthyPodEvictionPolicy', policy, POLICIES));
  return errors;
}

/** The struct as Go prints it: its fields are not sorted, and none is left out. */
function structText({ minAvailable, selector, maxUnavailable, unhealthyPodEvictionPolicy }: JsonObject): string {
  const fields = { MinAvailable: minAvailable, Selector: selector, MaxUnavailable: maxUnavailable };
  const all = { ...fields, UnhealthyPodEvictionPolicy: unhealthyPodEvictionPolicy };
  return `{${Object.entries(all)
    .map(([name, value]) => `"${name}":${goJson(value ?? null)}`)
    .join(',')}}`;
}
