/** Label selectors as objects carry them. An empty selector selects everything, none selects nothing. */
import type { LabelSelector, LabelSelectorRequirement } from '../../api/meta';

export type Labels = Readonly<Record<string, string>>;

export function selectsLabels(selector: LabelSelector | undefined, labels: Labels = {}): boolean {
  if (!selector) return false;
  return (
    containsLabels(labels, selector.matchLabels) &&
    (selector.matchExpressions ?? []).every((requirement) => meets(requirement, labels))
  );
}

/** Every label of `wanted` stands in `labels`: a Service's selector. */
export const containsLabels = (labels: Labels, wanted: Labels = {}): boolean =>
  Object.entries(wanted).every(([key, value]) => labels[key] === value);

export function meets({ key, operator, values = [] }: LabelSelectorRequirement, labels: Labels): boolean {
  const value = labels[key];
  if (operator === 'Exists') return value !== undefined;
  if (operator === 'DoesNotExist') return value === undefined;
  const listed = value !== undefined && values.includes(value);
  return operator === 'In' ? listed : !listed;
}
