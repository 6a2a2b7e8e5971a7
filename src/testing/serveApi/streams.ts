import type { LogOptions } from '../../api/client';
import { type Answer, type ResourceRequest, refuse } from './exchange';
import { asTable, wantsTable } from './tables';

/** What stays open: watches and followed logs. */

export function serveWatch(request: ResourceRequest): 'streamed' {
  const { client, resource, namespace, name, url, response } = request;
  response.writeHead(200, { 'content-type': 'application/json', 'transfer-encoding': 'chunked' });
  response.flushHeaders();
  const fieldSelector = url.searchParams.get('fieldSelector');
  const labelSelector = url.searchParams.get('labelSelector');
  const watch = client.watch(
    resource,
    {
      ...(namespace === undefined ? {} : { namespace }),
      ...(name === undefined ? {} : { name }),
      ...(fieldSelector ? { fieldSelector } : {}),
      ...(labelSelector ? { labelSelector } : {}),
    },
    ({ type, object }) => {
      const shown = wantsTable(request) ? asTable(request, [object]) : object;
      response.write(`${JSON.stringify({ type, object: shown })}\n`);
    },
  );
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
