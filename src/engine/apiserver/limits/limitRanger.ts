/** Defaults and bounds of a namespace's LimitRanges. Models plugin/pkg/admission/limitranger. */
import type {
  Container,
  LimitRange,
  LimitRangeItem,
  PersistentVolumeClaim,
  Pod,
  ResourceList,
} from '../../../api/core';
import type { KubeObject } from '../../../api/meta';
import { canonicalQuantity, compareQuantities, nanoOf } from '../../../api/quantity';
import { podAmounts, type Quantities, quantities } from './podAmounts';

const ANNOTATION = 'kubernetes.io/limit-ranger';

const itemsOf = (ranges: readonly LimitRange[], type: string): LimitRangeItem[] =>
  ranges.flatMap(({ spec }) => (spec?.limits ?? []).filter((item) => item.type === type));

/** Fills in what containers leave open, and says so in an annotation. Models mergePodResourceRequirements. */
export function withDefaultLimits(pod: Pod, ranges: readonly LimitRange[]): Pod {
  return itemsOf(ranges, 'Container').reduce(withDefaultsOf, pod);
}

function withDefaultsOf(pod: Pod, item: LimitRangeItem): Pod {
  const said: string[] = [];
  const filled = (what: string) => (container: Container) => {
    const { resources, limits, requests } = merged(container, item);
    if (requests.length > 0) said.push(`${requests.join(', ')} request for ${what} ${container.name}`);
    if (limits.length > 0) said.push(`${limits.join(', ')} limit for ${what} ${container.name}`);
    return { ...container, resources };
  };
  const containers = pod.spec.containers.map(filled('container'));
  const initContainers = pod.spec.initContainers?.map(filled('init container'));
  if (said.length === 0) return pod;
  const annotations = { ...pod.metadata.annotations, [ANNOTATION]: `LimitRanger plugin set: ${said.join('; ')}` };
  return {
    ...pod,
    metadata: { ...pod.metadata, annotations },
    spec: { ...pod.spec, containers, ...(initContainers ? { initContainers } : {}) },
  };
}

/** `limits` and `requests`: names of the resources that were filled in. */
function merged(container: Container, item: LimitRangeItem) {
  const fill = (own: ResourceList | undefined, defaults: ResourceList | undefined) => {
    const names = Object.keys(defaults ?? {})
      .filter((name) => !Object.hasOwn(own ?? {}, name))
      .sort();
    return { names, list: { ...quantities(defaults), ...own } };
  };
  const limits = fill(container.resources?.limits, item.default);
  const requests = fill(container.resources?.requests, item.defaultRequest);
  const resources = {
    ...container.resources,
    ...(Object.keys(limits.list).length > 0 ? { limits: limits.list } : {}),
    ...(Object.keys(requests.list).length > 0 ? { requests: requests.list } : {}),
  };
  return { resources, limits: limits.names, requests: requests.names };
}

/** Why an object breaks its namespace's bounds, range by range; undefined if it keeps to them. */
export function limitObjection(object: KubeObject, ranges: readonly LimitRange[]): string | undefined {
  for (const range of ranges) {
    const found = [...new Set(objectionsOf(object, range))];
    if (found.length > 0) return found.length === 1 ? found[0] : `[${found.join(', ')}]`;
  }
  return undefined;
}

const isPod = (object: KubeObject): object is Pod => object.kind === 'Pod';
const isClaim = (object: KubeObject): object is PersistentVolumeClaim => object.kind === 'PersistentVolumeClaim';

function objectionsOf(object: KubeObject, range: LimitRange): string[] {
  if (isClaim(object)) {
    const requests = quantities(object.spec.resources?.requests);
    return itemsOf([range], 'PersistentVolumeClaim').flatMap((item) => [
      ...each(item.min, (name, bound) => belowMin(item.type, name, bound, requests, {})),
      ...each(item.max, (name, bound) => aboveMaxRequest(item.type, name, bound, requests)),
    ]);
  }
  if (!isPod(object)) return [];
  return (range.spec?.limits ?? []).flatMap((item) => {
    if (item.type === 'Pod')
      return bounds(item, podAmounts(object.spec, 'requests'), podAmounts(object.spec, 'limits'));
    if (item.type !== 'Container') return [];
    return [...object.spec.containers, ...(object.spec.initContainers ?? [])].flatMap(({ resources }) =>
      bounds(item, quantities(resources?.requests), quantities(resources?.limits)),
    );
  });
}

const bounds = (item: LimitRangeItem, requests: Quantities, limits: Quantities): string[] => [
  ...each(item.min, (name, bound) => belowMin(item.type, name, bound, requests, limits)),
  ...each(item.max, (name, bound) => aboveMax(item.type, name, bound, requests, limits)),
  ...each(item.maxLimitRequestRatio, (name, bound) => aboveRatio(item.type, name, bound, requests, limits)),
];

/** The server goes through a Go map here: which resource comes first is chance there, and the alphabet's here. */
const each = (list: ResourceList | undefined, rule: (name: string, bound: string) => string | undefined): string[] =>
  Object.keys(list ?? {})
    .sort()
    .flatMap((name) => rule(name, canonicalQuantity(list?.[name] ?? '0')) ?? []);

function belowMin(
  type: string,
  name: string,
  bound: string,
  { [name]: request }: Quantities,
  { [name]: limit }: Quantities,
): string | undefined {
  const rule = `minimum ${name} usage per ${type} is ${bound}`;
  if (request === undefined) return `${rule}.  No request is specified`;
  if (compareQuantities(request, bound) < 0) return `${rule}, but request is ${request}`;
  return limit !== undefined && compareQuantities(limit, bound) < 0 ? `${rule}, but limit is ${limit}` : undefined;
}

function aboveMax(
  type: string,
  name: string,
  bound: string,
  { [name]: request }: Quantities,
  { [name]: limit }: Quantities,
): string | undefined {
  const rule = `maximum ${name} usage per ${type} is ${bound}`;
  if (limit === undefined) return `${rule}.  No limit is specified`;
  if (compareQuantities(limit, bound) > 0) return `${rule}, but limit is ${limit}`;
  return request !== undefined && compareQuantities(request, bound) > 0
    ? `${rule}, but request is ${request}`
    : undefined;
}

function aboveMaxRequest(type: string, name: string, bound: string, { [name]: request }: Quantities) {
  const rule = `maximum ${name} usage per ${type} is ${bound}`;
  if (request === undefined) return `${rule}.  No request is specified`;
  return compareQuantities(request, bound) > 0 ? `${rule}, but request is ${request}` : undefined;
}

function aboveRatio(
  type: string,
  name: string,
  bound: string,
  { [name]: request = '0' }: Quantities,
  { [name]: limit = '0' }: Quantities,
): string | undefined {
  const rule = `${name} max limit to request ratio per ${type} is ${bound}`;
  const [asked, most] = [nanoOf(request), nanoOf(limit)];
  if (asked === 0n) return `${rule}, but no request is specified or request is 0`;
  if (most === 0n) return `${rule}, but no limit is specified or limit is 0`;
  const ratio = Number(most) / Number(asked);
  return ratio > Number(nanoOf(bound)) / 1e9 ? `${rule}, but provided ratio is ${ratio.toFixed(6)}` : undefined;
}
