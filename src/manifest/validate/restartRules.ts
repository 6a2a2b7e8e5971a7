/** A container's own restart policy and its rules by exit code. Models core/validation validateContainerRestartPolicy. */
import { isRecord, type JsonObject, listOf, recordOf, recordsOf, textOf } from '../../api/json';
import { type FieldError, notSupported, required, tooLong } from './fieldError';

const POLICIES = ['Always', 'Never', 'OnFailure'];
const ACTIONS = ['Restart', 'RestartAllContainers'];
const OPERATORS = ['In', 'NotIn'];
const MOST_RULES = 20;
const MOST_CODES = 255;

export function validateRestart(container: JsonObject, field: string): FieldError[] {
  const errors: FieldError[] = [];
  const policy = textOf(container.restartPolicy);
  if (container.restartPolicy !== undefined && !POLICIES.includes(policy))
    errors.push(notSupported(`${field}.restartPolicy`, policy, POLICIES));
  const rules = recordsOf(container.restartPolicyRules);
  if (rules.length > 0 && container.restartPolicy === undefined)
    errors.push(required(`${field}.restartPolicy`, 'must specify restartPolicy when restart rules are used'));
  if (rules.length > MOST_RULES) errors.push(tooLong(`${field}.restartPolicyRules`, MOST_RULES));
  return [...errors, ...rules.flatMap((rule, index) => validateRule(rule, `${field}.restartPolicyRules[${index}]`))];
}

function validateRule(rule: JsonObject, field: string): FieldError[] {
  const action = textOf(rule.action);
  const errors = ACTIONS.includes(action) ? [] : [notSupported(`${field}.action`, action, ACTIONS)];
  const at = `${field}.exitCodes`;
  if (!isRecord(rule.exitCodes)) return [...errors, required(at, 'must be specified')];
  const { operator, values } = recordOf(rule.exitCodes);
  if (!OPERATORS.includes(textOf(operator))) errors.push(notSupported(`${at}.operator`, textOf(operator), OPERATORS));
  if (listOf(values).length > MOST_CODES) errors.push(tooLong(`${at}.values`, MOST_CODES));
  return errors;
}
