/** Who controls what: owner references, and the Pods a controller makes from its template. */
import type { ObjectReference, Pod, PodTemplateSpec } from '../../api/core';
import type { KubeObject, LabelSelector, ObjectMeta, OwnerReference, Result } from '../../api/meta';
import { matchesLabelSelector } from '../../api/selectors';
import type { EngineContext, EventReport, ObjectStore } from '../context';
import { isActive } from './podState';

/** Models metav1.NewControllerRef. */
export const controllerRef = ({ apiVersion, kind, metadata }: KubeObject): OwnerReference => ({
  apiVersion,
  kind,
  name: metadata.name ?? '',
  uid: metadata.uid ?? '',
  controller: true,
  blockOwnerDeletion: true,
});

export const controllerOf = ({ metadata }: KubeObject): OwnerReference | undefined =>
  metadata.ownerReferences?.find(({ controller }) => controller === true);

export const isControlledBy = (object: KubeObject, owner: KubeObject): boolean =>
  owner.metadata.uid !== undefined && controllerOf(object)?.uid === owner.metadata.uid;

export const podsOf = (store: ObjectStore, owner: KubeObject): readonly Pod[] =>
  store.list<Pod>('Pod', owner.metadata.namespace).filter((pod) => isControlledBy(pod, owner));

/**
 * Lets go of Pods that the selector no longer takes, takes on those that it does and that nobody controls. Models
 * pkg/controller/controller_ref_manager.go ClaimPods. `isMeant`: whose Pods come into question at all.
 */
export function claimPods(
  store: ObjectStore,
  owner: KubeObject,
  selector: LabelSelector,
  isMeant: (pod: Pod) => boolean = isActive,
): void {
  const own = owner.metadata.uid;
  for (const pod of store.list<Pod>('Pod', owner.metadata.namespace).filter(isMeant)) {
    const { namespace, name = '', labels, ownerReferences = [] } = pod.metadata;
    const matches = matchesLabelSelector(selector, labels);
    const isOwn = isControlledBy(pod, owner);
    if (isOwn ? matches : !matches || controllerOf(pod) || pod.metadata.deletionTimestamp) continue;
    const others = ownerReferences.filter(({ uid }) => uid !== own);
    const owners = isOwn ? others : [...others, controllerRef(owner)];
    store.update<Pod>('controller-manager', 'Pod', namespace, name, ({ metadata, ...rest }) => {
      const { ownerReferences: _, ...kept } = metadata;
      return { ...rest, metadata: owners.length > 0 ? { ...kept, ownerReferences: owners } : kept };
    });
  }
}

/** Models pkg/controller GetPodFromTemplate. `metadata` adds to and overrides what the template says. */
export function createPod(
  store: ObjectStore,
  owner: KubeObject,
  template: PodTemplateSpec,
  metadata: ObjectMeta,
): Result<Pod> {
  const { labels, annotations } = template.metadata ?? {};
  const pod: Pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      generateName: `${owner.metadata.name ?? ''}-`,
      ...(annotations ? { annotations } : {}),
      ...metadata,
      ...(owner.metadata.namespace === undefined ? {} : { namespace: owner.metadata.namespace }),
      labels: { ...labels, ...metadata.labels },
      ownerReferences: [controllerRef(owner)],
    },
    spec: template.spec,
  };
  return store.create<Pod>('controller-manager', pod);
}

export function referenceTo({ apiVersion, kind, metadata }: KubeObject): ObjectReference {
  const { namespace, name, uid, resourceVersion } = metadata;
  return {
    apiVersion,
    kind,
    ...(namespace === undefined ? {} : { namespace }),
    ...(name === undefined ? {} : { name }),
    ...(uid === undefined ? {} : { uid }),
    ...(resourceVersion === undefined ? {} : { resourceVersion }),
  };
}

/** Events reach the store a little later than what they tell of: the recorder is asynchronous. */
const EVENT_DELAY_MS = 11;

export function reporter(context: EngineContext, store: ObjectStore, component: EventReport['component']) {
  return (object: KubeObject, type: EventReport['type'], reason: string, message: string): void => {
    context.queue.after(EVENT_DELAY_MS, () => {
      store.recordEvent({ component, object: referenceTo(object), type, reason, message });
    });
  };
}

export type Report = ReturnType<typeof reporter>;
