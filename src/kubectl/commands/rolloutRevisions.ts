/** History and undo of StatefulSets and DaemonSets, whose templates ControllerRevisions keep. Models polymorphichelpers history.go, rollback.go. */
import type { KubeObject } from '../../api/meta';
import { strategicMergePatch } from '../../api/patch';
import type { DaemonSet, StatefulSet } from '../../api/workloads';
import type { Cli } from '../cli';
import { writePodTemplate } from '../describe/pod';
import { createDescribeWriter } from '../describe/writer';
import { type Failure, failed, type Outcome, textFailure } from '../failure';
import { alignTabs, DESCRIBE_LAYOUT } from '../printers/tabwriter';
import { isObject, numberAt, sameJson } from '../resources/json';
import { isDaemonSet, isStatefulSet } from '../resources/kinds';
import { knownResource } from '../resources/mapping';

const CAUSE = 'kubernetes.io/change-cause';

/** Kinds of which kubectl knows that they have no revisions. Of all others it has never heard. */
const WITHOUT_REVISIONS = new Set(['Pod', 'Job', 'ReplicaSet', 'CronJob', 'ReplicationController']);

/** `retrieved`: as kubectl calls it when it knows no such kind. */
function noneFor({ kind, apiVersion }: KubeObject, what: string, retrieved: string): Failure {
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  if (WITHOUT_REVISIONS.has(kind))
    return textFailure(`no ${what} has been implemented for "${group === '' ? kind : `${kind}.${group}`}"`);
  return textFailure(`error retrieving ${retrieved} for "${kind}", no visitor method exists for {${group} ${kind}}`);
}

const numberOf = (revision: KubeObject): number => numberAt(revision, 'revision') ?? 0;
const dataOf = (revision: KubeObject): unknown => ('data' in revision ? revision.data : undefined);

/** Of one set, oldest first. */
function revisionsOf(cli: Cli, { metadata }: KubeObject): KubeObject[] {
  const resource = knownResource(cli.client, 'controllerrevisions', 'apps');
  const listed = resource && cli.client.list(resource, metadata.namespace ? { namespace: metadata.namespace } : {});
  const items = listed?.ok ? listed.value.items : [];
  return items
    .filter((item) => item.metadata.ownerReferences?.some(({ uid }) => uid === metadata.uid))
    .sort((a, b) => numberOf(a) - numberOf(b));
}

const isRevised = (object: KubeObject): object is DaemonSet | StatefulSet =>
  isStatefulSet(object) || isDaemonSet(object);

/** What stands behind the object's name; `wanted` is 0 for an overview. */
export function revisionHistory(cli: Cli, object: KubeObject, wanted: number): Outcome<string> {
  if (!isRevised(object)) return { ok: false, error: noneFor(object, 'history viewer', 'history') };
  const revisions = revisionsOf(cli, object);
  if (revisions.length === 0) return { ok: true, value: 'No rollout history found.' };
  if (wanted > 0) {
    const revision = revisions.find((each) => numberOf(each) === wanted);
    const then = revision && strategicMergePatch(object, dataOf(revision));
    if (!isObject(then) || !isRevised({ ...object, ...then })) return failed('unable to find the specified revision');
    const set = { ...object, ...then };
    const writer = createDescribeWriter({ aligned: false });
    writePodTemplate(writer, set.spec.template);
    return { ok: true, value: `with revision #${wanted}\n${writer.text()}` };
  }
  const rows = revisions.map((each) => `${numberOf(each)}\t${each.metadata.annotations?.[CAUSE] || '<none>'}\n`);
  return { ok: true, value: `\n${alignTabs(`REVISION\tCHANGE-CAUSE\n${rows.join('')}`, DESCRIBE_LAYOUT)}` };
}

/** A patch; undefined where the template is as it was then. */
export type Undo = Record<string, unknown> | undefined;

/** The patch that brings a revision back: 0 is the one before the last. */
export function revisionUndo(cli: Cli, object: KubeObject, wanted: number): Outcome<Undo> {
  if (!isRevised(object)) return { ok: false, error: noneFor(object, 'rollbacker', 'rollbacker') };
  const revisions = revisionsOf(cli, object);
  if (wanted === 0 && revisions.length <= 1) return failed('no last revision to roll back to');
  const revision = wanted === 0 ? revisions.at(-2) : revisions.find((each) => numberOf(each) === wanted);
  const data = revision && dataOf(revision);
  if (!isObject(data)) return failed(`unable to find specified revision ${wanted} in history`);
  return { ok: true, value: sameJson(strategicMergePatch(object, data), object) ? undefined : data };
}
