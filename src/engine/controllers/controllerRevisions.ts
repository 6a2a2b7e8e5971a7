/** What a template was at a time, kept as ControllerRevisions. Models pkg/controller/history and daemon/update.go. */
import type { PodTemplateSpec } from '../../api/core';
import { goJson } from '../../api/goJson';
import type { KubeObject } from '../../api/meta';
import type { ObjectStore } from '../context';
import { controllerRef, isControlledBy } from './ownership';

export type Revision = KubeObject & { data: unknown; revision: number };

export const REVISION_LABEL = 'controller-revision-hash';

interface Templated extends KubeObject {
  spec: { template: PodTemplateSpec };
}

const revisionsOf = (store: ObjectStore, owner: KubeObject): readonly Revision[] =>
  store.list<Revision>('ControllerRevision', owner.metadata.namespace).filter((each) => isControlledBy(each, owner));

/** A template that was there before is the newest revision again. `metadata` is what a new one gets besides its name. */
export function ensureRevision(
  store: ObjectStore,
  owner: Templated,
  name: string,
  metadata: Pick<KubeObject['metadata'], 'labels' | 'annotations'>,
): void {
  const { namespace } = owner.metadata;
  const known = store.get<Revision>('ControllerRevision', namespace, name);
  const others = revisionsOf(store, owner).filter((other) => other !== known);
  const newest = Math.max(0, ...others.map(({ revision }) => revision));
  if (known) {
    if (known.revision < newest)
      store.update<Revision>('controller-manager', 'ControllerRevision', namespace, name, (current) => ({
        ...current,
        revision: newest + 1,
      }));
    return;
  }
  const revision: Revision = {
    apiVersion: 'apps/v1',
    kind: 'ControllerRevision',
    metadata: {
      name,
      ...(namespace === undefined ? {} : { namespace }),
      ...metadata,
      ownerReferences: [controllerRef(owner)],
    },
    // Byte for byte what a client makes of the template when it compares: keys are sorted.
    data: JSON.parse(goJson({ spec: { template: { ...owner.spec.template, $patch: 'replace' } } })) as unknown,
    revision: newest + 1,
  };
  store.create('controller-manager', revision);
}

/** The oldest that no Pod is of go, `limit` besides the current one stay. Models cleanupHistory. */
export function dropOldRevisions(
  store: ObjectStore,
  owner: KubeObject,
  current: string,
  limit: number,
  isLive: (revision: Revision) => boolean,
): void {
  const old = revisionsOf(store, owner)
    .filter(({ metadata }) => metadata.name !== current)
    .sort((a, b) => a.revision - b.revision);
  const surplus = Math.max(0, old.length - limit);
  for (const { metadata } of old.filter((revision) => !isLive(revision)).slice(0, surplus))
    store.delete('controller-manager', 'ControllerRevision', metadata.namespace, metadata.name ?? '');
}
