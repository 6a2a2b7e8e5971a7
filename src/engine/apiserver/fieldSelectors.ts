/** Field selectors of lists and watches. Models apimachinery/pkg/fields and the kinds' own supported fields. */
import type { KubeObject, Result } from '../../api/meta';
import { fail, succeed } from '../../api/meta';
import type { StoredKind } from '../context';

interface Term {
  path: string;
  negated: boolean;
  value: string;
}

const EVERYWHERE = ['metadata.name', 'metadata.namespace'];

const SUPPORTED: Readonly<Partial<Record<StoredKind, readonly string[]>>> = {
  Pod: [
    'spec.nodeName',
    'spec.restartPolicy',
    'spec.schedulerName',
    'spec.serviceAccountName',
    'spec.hostNetwork',
    'status.phase',
    'status.podIP',
    'status.nominatedNodeName',
  ],
  Event: [
    'involvedObject.kind',
    'involvedObject.namespace',
    'involvedObject.name',
    'involvedObject.uid',
    'involvedObject.apiVersion',
    'involvedObject.resourceVersion',
    'involvedObject.fieldPath',
    'reason',
    'reportingComponent',
    'source',
    'type',
  ],
  Job: ['status.successful'],
  Secret: ['type'],
  Namespace: ['status.phase'],
  Node: ['spec.unschedulable'],
  ReplicaSet: ['status.replicas'],
  Service: ['spec.clusterIP', 'spec.type'],
};

/** A test for objects of a kind, or the sentence that refuses the selector. */
export function fieldSelector(
  kind: StoredKind,
  text: string | undefined,
): Result<(object: KubeObject) => boolean, string> {
  const terms: Term[] = [];
  for (const part of (text ?? '').split(',').filter((piece) => piece !== '')) {
    const term = parseTerm(part);
    if (!term) return fail(`invalid selector: '${text}'; can't understand '${part}'`);
    if (!EVERYWHERE.includes(term.path) && !SUPPORTED[kind]?.includes(term.path))
      return fail(`field label not supported: ${term.path}`);
    terms.push(term);
  }
  return succeed((object) => terms.every(({ path, negated, value }) => (valueAt(object, path) === value) !== negated));
}

function parseTerm(text: string): Term | undefined {
  const equals = text.indexOf('=');
  if (equals <= 0) return undefined;
  const negated = text[equals - 1] === '!';
  const value = text.slice(text[equals + 1] === '=' ? equals + 2 : equals + 1);
  return { path: text.slice(0, negated ? equals - 1 : equals).trim(), negated, value };
}

function valueAt(object: KubeObject, path: string): string {
  let value: unknown = object;
  for (const key of path.split('.')) {
    value =
      typeof value === 'object' && value !== null ? Object.entries(value).find(([name]) => name === key)?.[1] : '';
  }
  if (path === 'source' && typeof value === 'object' && value !== null && 'component' in value)
    return String(value.component ?? '');
  if (path === 'spec.hostNetwork' || path === 'spec.unschedulable') return String(value ?? false);
  return value === undefined || value === null ? '' : String(value);
}
