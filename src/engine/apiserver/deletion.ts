/**
 * How objects go. Models apiserver/pkg/registry/rest/delete.go BeforeDelete and pkg/registry/core/pod CheckGracefulDelete:
 * a Pod keeps a deletionTimestamp until the kubelet is done with it; a finalizer holds any object.
 */
import type { Namespace, Pod } from '../../api/core';
import type { KubeObject, ObjectMeta } from '../../api/meta';
import type { EngineContext, StoredKind } from '../context';
import { asPod, isGraceful } from './strategies';

const DEFAULT_GRACE_SECONDS = 30;

/** What becomes of the object: another state first, gone afterwards (or not yet). */
export interface DeletionStep {
  marked?: KubeObject;
  gone: boolean;
}

export function deletionStep(
  context: EngineContext,
  kind: StoredKind,
  object: KubeObject,
  gracePeriodSeconds: number | undefined,
): DeletionStep {
  if (asPod(object) && isGraceful(kind)) return podDeletion(context, object, gracePeriodSeconds);
  if (isNamespace(object)) return namespaceDeletion(context, object);
  if (!object.metadata.finalizers?.length) return { gone: true };
  if (object.metadata.deletionTimestamp) return { gone: false };
  return { marked: { ...object, metadata: marked(context, object.metadata, 0) }, gone: false };
}

/** Whether nothing holds an object any more that is being deleted. */
export const isFinished = ({ metadata, ...rest }: KubeObject): boolean =>
  metadata.deletionTimestamp !== undefined &&
  (metadata.deletionGracePeriodSeconds ?? 0) === 0 &&
  !metadata.finalizers?.length &&
  !(isNamespace({ metadata, ...rest }) && ('spec' in rest ? hasFinalizers(rest.spec) : false));

const hasFinalizers = (spec: unknown): boolean =>
  typeof spec === 'object' && spec !== null && 'finalizers' in spec && Array.isArray(spec.finalizers)
    ? spec.finalizers.length > 0
    : false;

const isNamespace = (object: KubeObject): object is Namespace => object.kind === 'Namespace';

function podDeletion(context: EngineContext, pod: Pod, asked: number | undefined): DeletionStep {
  const { metadata } = pod;
  const grace = graceOf(pod, asked);
  const current = metadata.deletionGracePeriodSeconds;
  // Already going: only a shorter grace period changes anything.
  if (metadata.deletionTimestamp !== undefined && current !== undefined && grace >= current)
    return { gone: isFinished(pod) };
  const next = { ...pod, metadata: marked(context, metadata, grace) };
  return { marked: next, gone: isFinished(next) };
}

function graceOf(pod: Pod, asked: number | undefined): number {
  const phase = pod.status?.phase;
  if (!pod.spec.nodeName || phase === 'Succeeded' || phase === 'Failed') return 0;
  const grace = asked ?? pod.spec.terminationGracePeriodSeconds ?? DEFAULT_GRACE_SECONDS;
  return grace < 0 ? 1 : grace;
}

function marked(context: EngineContext, metadata: ObjectMeta, grace: number): ObjectMeta {
  const first = metadata.deletionTimestamp === undefined;
  return {
    ...metadata,
    deletionTimestamp: context.timestamp(context.queue.nowMs + grace * 1000),
    deletionGracePeriodSeconds: grace,
    // The first mark is a change of what is wanted; Services and the like count no generations.
    ...(first && metadata.generation !== undefined ? { generation: metadata.generation + 1 } : {}),
  };
}

function namespaceDeletion(context: EngineContext, namespace: Namespace): DeletionStep {
  if (namespace.metadata.deletionTimestamp) return { gone: false };
  const next: Namespace = {
    ...namespace,
    metadata: { ...namespace.metadata, deletionTimestamp: context.timestamp() },
    status: { ...namespace.status, phase: 'Terminating' },
  };
  return { marked: next, gone: false };
}
