import { scaled } from '../../engine/apiserver/scale';
import { type Answer, json, type ResourceRequest, refuse } from './exchange';

/** `…/deployments/web/scale`: read, written, patched. */
export function serveScale(request: ResourceRequest): Answer {
  const { client, resource, namespace, name = '', body, request: http } = request;
  const found = client.get(resource, namespace, name);
  if (!['deployments', 'replicasets', 'statefulsets'].includes(resource.name))
    return refuse({ code: 404, reason: 'NotFound', message: 'the server could not find the requested resource' });
  if (!found.ok) return refuse(found.error);
  if (http.method === 'GET') return json(200, scaled.view(found.value));
  const asked = scaled.view(scaled.apply(found.value, body));
  const written = client.patch(resource, namespace, name, { type: 'merge', body: asked, subresource: 'scale' });
  return written.ok ? json(200, scaled.view(written.value.object)) : refuse(written.error);
}
