import type { ApiResource, PatchType, WriteOptions, Written } from '../../api/client';
import type { KubeObject, Result } from '../../api/meta';
import { serverBuild } from '../../kubectl/commands/serverInfo';
import { deprecationOf } from '../../kubectl/resources/deprecations';
import { coreVersions, groupList, openApiIndex, openApiOf, resourceList } from './discovery';
import { type Answer, type Exchange, json, type ResourceRequest, refuse, send } from './exchange';
import { reviewOf } from './reviews';
import { serveScale } from './scale';
import { serveLogs, serveWatch } from './streams';
import { asTable, wantsTable } from './tables';

export function handle(exchange: Exchange): void {
  const answer = answerTo(exchange);
  // The older schema is a protobuf message: this one has nothing in it.
  if (answer === 'empty') exchange.response.writeHead(200, { 'content-type': PROTOBUF }).end();
  else if (answer !== 'streamed') send(exchange.response, answer);
}

const PROTOBUF = 'application/com.github.proto-openapi.spec.v2.v1.0+protobuf';

function answerTo(exchange: Exchange): Answer | 'streamed' | 'empty' {
  const { url, client } = exchange;
  const path = url.pathname.replace(/\/$/, '');
  const resources = client.resources();
  if (path === '/version') return json(200, serverBuild(client.serverVersion));
  if (path === '/api') return json(200, coreVersions());
  if (path === '/apis') return json(200, groupList(resources));
  if (path === '/openapi/v3') return json(200, openApiIndex(resources));
  if (path === '/openapi/v2') return 'empty';
  if (path.startsWith('/openapi/v3/')) return json(200, openApiOf(resources, path.slice(12)));
  const listed = /^\/(?:api|apis)\/([^/]+(?:\/[^/]+)?)$/.exec(path)?.[1];
  if (listed && (path.startsWith('/api/') ? listed === 'v1' : listed.includes('/')))
    return json(200, resourceList(resources, listed));
  const reviewed = reviewOf(exchange, path);
  if (reviewed) return reviewed;
  const request = resourceRequest(exchange, path);
  if (request) return serveResource(request);
  return refuse({ code: 404, reason: 'NotFound', message: 'the server could not find the requested resource' });
}

function resourceRequest(exchange: Exchange, path: string): ResourceRequest | undefined {
  const match =
    /^\/(?:api\/v1|apis\/([^/]+)\/[^/]+)(?:\/namespaces\/([^/]+)(?=\/))?\/([^/]+)(?:\/([^/]+))?(?:\/([^/]+))?$/.exec(
      path,
    );
  if (!match) return undefined;
  const [, group = '', namespace, plural, name, subresource] = match;
  const resource = exchange.client.resources().find((each) => each.name === plural && each.group === group);
  return resource && { ...exchange, resource, namespace, name, subresource };
}

function serveResource(request: ResourceRequest): Answer | 'streamed' {
  const { request: http, url, subresource } = request;
  if (subresource === 'log') return serveLogs(request);
  if (subresource === 'scale') return serveScale(request);
  if (subresource === 'eviction') return serveEviction(request);
  if (http.method === 'GET' && url.searchParams.get('watch')) return serveWatch(request);
  if (http.method === 'GET') return serveRead(request);
  if (http.method === 'DELETE') return serveDelete(request);
  return serveWrite(request);
}

/** What a grace period says is in protobuf, and left out. */
function serveEviction({ client, namespace = '', name = '' }: ResourceRequest): Answer {
  const evicted = client.evict(namespace, name);
  return evicted.ok ? json(201, { kind: 'Status', apiVersion: 'v1', status: 'Success' }) : refuse(evicted.error);
}

function serveRead(request: ResourceRequest): Answer {
  const { client, resource, namespace, name, url } = request;
  if (name !== undefined) {
    const found = client.get(resource, namespace, name);
    if (!found.ok) return refuse(found.error);
    return { ...json(200, wantsTable(request) ? asTable(request, [found.value]) : found.value), ...warned(resource) };
  }
  const listed = client.list(resource, {
    ...(namespace === undefined ? {} : { namespace }),
    labelSelector: url.searchParams.get('labelSelector') ?? '',
    fieldSelector: url.searchParams.get('fieldSelector') ?? '',
  });
  if (!listed.ok) return refuse(listed.error);
  const { items, resourceVersion } = listed.value;
  if (wantsTable(request)) return { ...json(200, asTable(request, items, resourceVersion)), ...warned(resource) };
  const apiVersion = resource.group ? `${resource.group}/${resource.version}` : resource.version;
  return json(200, { kind: `${resource.kind}List`, apiVersion, metadata: { resourceVersion }, items });
}

function warned(resource: ApiResource): Pick<Answer, 'warnings'> {
  const sentence = deprecationOf(resource);
  return sentence ? { warnings: [sentence] } : {};
}

function serveDelete(request: ResourceRequest): Answer {
  const { client, resource, namespace, name = '', body, url } = request;
  const asked = (body ?? {}) as { gracePeriodSeconds?: number; propagationPolicy?: 'Background' | 'Foreground' };
  const grace = asked.gracePeriodSeconds ?? numberOf(url.searchParams.get('gracePeriodSeconds'));
  const deleted = client.delete(resource, namespace, name, {
    ...(grace === undefined ? {} : { gracePeriodSeconds: grace }),
    ...(asked.propagationPolicy ? { propagationPolicy: asked.propagationPolicy } : {}),
  });
  return deleted.ok ? json(200, deleted.value.object) : refuse(deleted.error);
}

const PATCH_TYPES: Readonly<Record<string, PatchType>> = {
  'application/strategic-merge-patch+json': 'strategic',
  'application/merge-patch+json': 'merge',
  'application/json-patch+json': 'json',
};

function serveWrite(request: ResourceRequest): Answer {
  const { client, resource, namespace, name, body, request: http, url } = request;
  const validation = url.searchParams.get('fieldValidation');
  const options: WriteOptions = {
    ...(validation === 'Strict' || validation === 'Warn' || validation === 'Ignore'
      ? { fieldValidation: validation }
      : {}),
    ...(url.searchParams.get('dryRun') ? { dryRun: true } : {}),
  };
  if (http.method === 'POST') return written(201, client.create(resource, namespace, body, options));
  if (http.method === 'PUT') return written(200, client.update(resource, namespace, body, options));
  const type = PATCH_TYPES[http.headers['content-type'] ?? ''];
  if (http.method !== 'PATCH' || !type || name === undefined)
    return refuse({ code: 415, reason: 'UnsupportedMediaType', message: 'this patch is not simulated' });
  const subresource =
    request.subresource === 'ephemeralcontainers' ? ({ subresource: request.subresource } as const) : {};
  return written(200, client.patch(resource, namespace, name, { type, body, ...subresource }, options));
}

function written(code: number, result: Result<Written<KubeObject>>): Answer {
  if (!result.ok) return refuse(result.error);
  return { code, body: result.value.object, warnings: result.value.warnings };
}

const numberOf = (text: string | null): number | undefined => (text === null ? undefined : Number(text));
