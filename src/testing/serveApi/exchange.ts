import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ApiClient, ApiResource } from '../../api/client';
import type { StatusError } from '../../api/meta';

export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  client: ApiClient;
  url: URL;
  body: unknown;
}

/** One request of a resource, its path taken apart. */
export interface ResourceRequest extends Exchange {
  resource: ApiResource;
  namespace: string | undefined;
  name: string | undefined;
  subresource: string | undefined;
}

/** An answer that is sent whole. Watches and followed logs send theirs by and by: see streams.ts. */
export interface Answer {
  code: number;
  body: unknown;
  warnings?: readonly string[];
}

export const json = (code: number, body: unknown): Answer => ({ code, body });

export function refuse({ code, reason, message, details }: StatusError): Answer {
  const status = { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', message, reason, details, code };
  return { code, body: status };
}

export function send(response: ServerResponse, { code, body, warnings = [] }: Answer): void {
  for (const warning of warnings) response.appendHeader('Warning', `299 - ${JSON.stringify(warning)}`);
  response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
