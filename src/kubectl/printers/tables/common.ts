import type { PodTemplateSpec } from '../../../api/core';
import type { KubeObject, LabelSelector } from '../../../api/meta';
import { ageOf } from '../age';

export const NONE = '<none>';

export const nameOf = (object: KubeObject): string => object.metadata.name ?? '';
export const createdAge = (object: KubeObject, nowMs: number): string =>
  ageOf(object.metadata.creationTimestamp, nowMs);

/** `a=b,c=d` in key order, `<none>` if empty. Models labels.FormatLabels. */
export function formatLabels(labels: Readonly<Record<string, string>> | undefined): string {
  const pairs = Object.entries(labels ?? {}).map(([key, value]) => `${key}=${value}`);
  return pairs.length === 0 ? NONE : pairs.sort().join(',');
}

/** Models metav1.FormatLabelSelector: `a=b,c in (d,e),!f`. */
export function formatLabelSelector(selector: LabelSelector | undefined): string {
  if (!selector) return NONE;
  const parts = Object.entries(selector.matchLabels ?? {}).map(([key, value]) => ({ key, text: `${key}=${value}` }));
  for (const { key, operator, values = [] } of selector.matchExpressions ?? []) {
    const list = `(${[...values].sort().join(',')})`;
    const text = { In: `${key} in ${list}`, NotIn: `${key} notin ${list}`, Exists: key, DoesNotExist: `!${key}` }[
      operator
    ];
    parts.push({ key, text });
  }
  if (parts.length === 0) return NONE;
  return parts
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ text }) => text)
    .join(',');
}

/** The names and images of a template's app containers, for `-o wide`. */
export function templateContainers(template: PodTemplateSpec | undefined): [names: string, images: string] {
  const containers = template?.spec.containers ?? [];
  return [containers.map(({ name }) => name).join(','), containers.map(({ image = '' }) => image).join(',')];
}
