/** The Pod behind `pod/x`, `deployment/x`, `job/x`, `service/x`. Models polymorphichelpers. */
import type { ApiResource } from '../../api/client';
import type { Pod } from '../../api/core';
import type { KubeObject, LabelSelector } from '../../api/meta';
import type { Cli } from '../cli';
import { podsOf } from '../describe/describe';
import { failed, type Outcome } from '../failure';
import { getObject } from './getObject';
import { isObject, valueAt } from './json';
import { isPod } from './kinds';
import { findResource, knownResource, unknownType } from './mapping';

export interface PodForObject {
  pod: Pod;
  /** `Found 3 pods, using pod/web-…`, said on stderr. */
  notice?: string;
}

/** `purpose` is how the refusal of other kinds begins. */
export function podFor(cli: Cli, typed: string, purpose = 'cannot attach to'): Outcome<PodForObject> {
  const parsed = parseReference(cli, typed);
  if (!parsed.ok) return parsed;
  const { resource, name } = parsed.value;
  const found = getObject(cli, resource, cli.namespace, name);
  if (!found.ok) return found;
  if (isPod(found.value)) return { ok: true, value: { pod: found.value } };
  const selector = selectorOf(found.value);
  if (!selector) {
    const type = `*${resource.version}.${resource.kind}`;
    if (resource.kind === 'Service')
      return failed(`${purpose} ${type}: invalid service '${name}': Service is defined without a selector`);
    return failed(`${purpose} ${type}: selector for ${type} not implemented`);
  }
  const pods = podsOf(cli, cli.namespace, selector).sort(byLogging);
  const [pod] = pods;
  if (!pod) return failed('timed out waiting for the condition');
  if (pods.length === 1) return { ok: true, value: { pod } };
  return { ok: true, value: { pod, notice: `Found ${pods.length} pods, using pod/${pod.metadata.name}` } };
}

/** `NAME` is a Pod, `TYPE/NAME` anything. */
export function parseReference(cli: Cli, typed: string): Outcome<{ resource: ApiResource; name: string }> {
  const [type = '', name] = typed.split('/');
  const resource = name === undefined ? knownResource(cli.client, 'pods') : findResource(cli.client, type);
  if (!resource) return failed(unknownType(type));
  return { ok: true, value: { resource, name: name ?? type } };
}

/** Services select by plain labels, workloads by a selector. */
export function selectorOf(object: KubeObject): LabelSelector | undefined {
  const selector = valueAt(object, 'spec', 'selector');
  if (!isObject(selector) || Object.keys(selector).length === 0) return undefined;
  if (object.kind !== 'Service') return selector;
  return {
    matchLabels: Object.fromEntries(Object.entries(selector).map(([key, value]) => [key, String(value)])),
  };
}

const PHASES = ['Running', 'Unknown', 'Pending', 'Succeeded', 'Failed'];

/** Those whose logs are worth most come first. Models podutils ByLogging. */
export function byLogging(a: Pod, b: Pod): number {
  const rank = ({ status }: Pod) => PHASES.indexOf(status?.phase ?? 'Unknown');
  const readySince = ({ status }: Pod) =>
    status?.conditions?.find(({ type, status: held }) => type === 'Ready' && held === 'True')?.lastTransitionTime ??
    '9999';
  const restarts = ({ status }: Pod) =>
    Math.max(0, ...(status?.containerStatuses ?? []).map((each) => each.restartCount));
  const order = (x: string, y: string) => (x < y ? -1 : x > y ? 1 : 0);
  return (
    Number(!a.spec.nodeName) - Number(!b.spec.nodeName) ||
    rank(a) - rank(b) ||
    order(readySince(a), readySince(b)) ||
    restarts(b) - restarts(a) ||
    order(a.metadata.creationTimestamp ?? '', b.metadata.creationTimestamp ?? '')
  );
}
