/** DaemonSets. Models apps/validation ValidateDaemonSet. */
import { goQuote } from '../../api/goJson';
import { isRecord, type JsonObject, numberOf, recordOf, recordsOf, textOf } from '../../api/json';
import { matchesLabelSelector } from '../../api/selectors';
import { type FieldError, forbidden, invalid, notSupported, required } from './fieldError';
import { validateLabelSelector, validateMetadata } from './metadata';
import { dnsSubdomainProblems } from './names';
import { amountProblems, nonNegative, selectorOf, textsOf, validateTemplateParts } from './workloads';

export function validateDaemonSet(set: JsonObject): FieldError[] {
  const spec = recordOf(set.spec);
  const template = recordOf(spec.template);
  const podSpec = recordOf(template.spec);
  const errors = validateMetadata(recordOf(set.metadata), dnsSubdomainProblems);
  errors.push(...validateSelection(spec, textsOf(recordOf(template.metadata).labels)), ...validateTemplateParts(spec));
  const policy = textOf(podSpec.restartPolicy);
  if (policy !== 'Always') errors.push(notSupported('spec.template.spec.restartPolicy', policy, ['Always']));
  if (podSpec.activeDeadlineSeconds !== undefined)
    errors.push(
      forbidden('spec.template.spec.activeDeadlineSeconds', 'activeDeadlineSeconds in DaemonSet is not Supported'),
    );
  return [
    ...errors,
    ...nonNegative(spec, ['minReadySeconds'], 'spec'),
    ...validateStrategy(recordOf(spec.updateStrategy)),
    ...nonNegative(spec, ['revisionHistoryLimit'], 'spec'),
  ];
}

/** No selector selects nothing, which is not its template. */
function validateSelection({ selector }: JsonObject, labels: Readonly<Record<string, string>>): FieldError[] {
  const given = isRecord(selector) ? selector : undefined;
  const errors = given ? validateLabelSelector(given, 'spec.selector') : [];
  if (!given || !matchesLabelSelector(selectorOf(given), labels))
    errors.push(invalid('spec.template.metadata.labels', labels, '`selector` does not match template `labels`'));
  const size = Object.keys(recordOf(given?.matchLabels)).length + recordsOf(given?.matchExpressions).length;
  if (given && size === 0) errors.push(invalid('spec.selector', given, 'empty selector is invalid for daemonset'));
  return errors;
}

function validateStrategy(strategy: JsonObject): FieldError[] {
  const field = 'spec.updateStrategy';
  const type = textOf(strategy.type);
  if (type === 'OnDelete') return [];
  if (type !== 'RollingUpdate')
    // The struct as Go prints it: its fields are not sorted.
    return [
      {
        ...notSupported(field, '', ['RollingUpdate', 'OnDelete']),
        value: `{"Type":${goQuote(type)},"RollingUpdate":null}`,
      },
    ];
  const rolling = recordOf(strategy.rollingUpdate);
  const names = ['maxUnavailable', 'maxSurge'] as const;
  const at = (name: string): string => `${field}.rollingUpdate.${name}`;
  const errors = names.flatMap((name) => amountProblems(rolling[name], at(name)));
  const isUnavailable = amount(rolling.maxUnavailable) !== 0;
  const isSurging = amount(rolling.maxSurge) !== 0;
  if (isUnavailable && isSurging)
    errors.push(invalid(at('maxSurge'), rolling.maxSurge, 'may not be set when `maxUnavailable` is set'));
  if (!isUnavailable && !isSurging) errors.push(required(at('maxUnavailable'), 'cannot be 0 when `maxSurge` is 0'));
  return errors;
}

/** A number, or the number of a percentage. */
const amount = (value: unknown): number => numberOf(value) ?? (Number.parseInt(textOf(value), 10) || 0);
