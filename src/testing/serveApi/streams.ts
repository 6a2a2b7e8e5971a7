import type { LogOptions } from '../../api/client';
import type { KubeObject } from '../../api/meta';
import { type Answer, type ResourceRequest, refuse } from './exchange';
import { asTable, wantsTable } from './tables';

/** What stays open: watches and followed logs. */

export function serveWatch(request: ResourceRequest): 'streamed' {
  const { client, resource, namespace, name, url, response } = request;
  response.writeHead(200, { 'content-type': 'application/json', 'transfer-encoding': 'chunked' });
  response.flushHeaders();
  const fieldSelector = url.searchParams.get('fieldSelector');
  const labelSelector = url.searchParams.get('labelSelector');
  const asked = {
    ...(namespace === undefined ? {} : { namespace }),
    ...(name === undefined ? {} : { name }),
    ...(fieldSelector ? { fieldSelector } : {}),
    ...(labelSelector ? { labelSelector } : {}),
  };
  const send = (type: string, object: unknown) => response.write(`${JSON.stringify({ type, object })}\n`);
  const show = (object: KubeObject) => (wantsTable(request) ? asTable(request, [object]) : object);
  if (url.searchParams.get('sendInitialEvents') === 'true') {
    const listed = client.list(resource, asked);
    if (listed.ok) for (const object of listed.value.items) send('ADDED', show(object));
    // The client waits for this mark: what comes after it is news.
    send('BOOKMARK', {
      kind: resource.kind,
      apiVersion: resource.group ? `${resource.group}/${resource.version}` : resource.version,
      metadata: {
        resourceVersion: listed.ok ? listed.value.resourceVersion : '',
        annotations: { 'k8s.io/initial-events-end': 'true' },
      },
    });
  }
  const watch = client.watch(resource, asked, ({ type, object }) => void send(type, show(object)));
  response.on('close', () => watch.stop());
  const seconds = Number(url.searchParams.get('timeoutSeconds') ?? 0);
  if (seconds > 0) setTimeout(() => response.end(), seconds * 1000).unref();
  return 'streamed';
}

export function serveLogs(request: ResourceRequest): Answer | 'streamed' {
  const { client, namespace = '', name = '', url, response } = request;
  const asked = client.logs(namespace, name, logOptions(url.searchParams));
  if (!asked.ok) return refuse(asked.error);
  response.writeHead(200, { 'content-type': 'text/plain' });
  response.write(asked.value.text);
  if (url.searchParams.get('follow') !== 'true') {
    response.end();
    return 'streamed';
  }
  const following = asked.value.follow(
    (text) => response.write(text),
    () => response.end(),
  );
  response.on('close', () => following.stop());
  return 'streamed';
}

function logOptions(query: URLSearchParams): LogOptions {
  const number = (key: string) => (query.has(key) ? { [key]: Number(query.get(key)) } : {});
  const flag = (key: string) => (query.get(key) === 'true' ? { [key]: true } : {});
  const text = (key: string) => (query.has(key) ? { [key]: query.get(key) ?? '' } : {});
  return {
    ...text('container'),
    ...text('sinceTime'),
    ...flag('previous'),
    ...flag('follow'),
    ...flag('timestamps'),
    ...number('tailLines'),
    ...number('sinceSeconds'),
    ...number('limitBytes'),
  };
}
