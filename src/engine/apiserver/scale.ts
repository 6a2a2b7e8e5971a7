/** The scale subresource: an object's replicas seen as autoscaling/v1 Scale. */
import type { KubeObject } from '../../api/meta';

const specOf = (object: unknown): Record<string, unknown> => {
  if (typeof object !== 'object' || object === null || !('spec' in object)) return {};
  const { spec } = object;
  return typeof spec === 'object' && spec !== null ? { ...spec } : {};
};

export const scaled = {
  view(object: KubeObject): KubeObject {
    const { name = '', namespace = '', uid = '', resourceVersion = '' } = object.metadata;
    const scale = {
      apiVersion: 'autoscaling/v1',
      kind: 'Scale',
      metadata: { name, namespace, uid, resourceVersion },
      spec: { replicas: specOf(object).replicas ?? 0 },
    };
    return scale;
  },
  apply(object: KubeObject, scale: unknown): KubeObject {
    const replicas = specOf(scale).replicas;
    if (typeof replicas !== 'number') return object;
    return Object.assign({}, object, { spec: { ...specOf(object), replicas } });
  },
};
