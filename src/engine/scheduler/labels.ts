/** Single label requirements, as node affinity spells them. Whole selectors are in api/selectors. */
import type { LabelSelectorRequirement } from '../../api/meta';

export type Labels = Readonly<Record<string, string>>;

/** Every label of `wanted` stands in `labels`. */
export const containsLabels = (labels: Labels, wanted: Labels = {}): boolean =>
  Object.entries(wanted).every(([key, value]) => labels[key] === value);

export function meets({ key, operator, values = [] }: LabelSelectorRequirement, labels: Labels): boolean {
  const value = labels[key];
  if (operator === 'Exists') return value !== undefined;
  if (operator === 'DoesNotExist') return value === undefined;
  const listed = value !== undefined && values.includes(value);
  return operator === 'In' ? listed : !listed;
}
