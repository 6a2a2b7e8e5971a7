/**
 * Puts the simulated API server on loopback for a real kubectl to judge. Only for tests and by hand: it has no
 * authentication. Virtual time stands still, or follows the real clock (`speed`).
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { ApiClient } from '../../api/client';
import type { Result } from '../../api/meta';
import type { Cluster } from '../../engine/simulate';
import { refuse, send } from './exchange';
import { handle } from './routes';
import { shiftIsoTimes, shiftResponse } from './shiftTimes';

export interface ServedApi {
  server: Server;
  address: string;
  /** From now on this cluster is served: what was open before is closed. */
  serve(cluster: Cluster, options: ServeOptions): void;
  close(): void;
}

export interface ServeOptions {
  /** Virtual milliseconds in a real one: 0 stands still. */
  speed: number;
  /** Served times are moved by this much: whole seconds. Default 0. */
  shiftMs?: number;
}

interface Served extends Required<ServeOptions> {
  cluster: Cluster;
  startedAt: number;
  fromMs: number;
}

export async function serveApi(cluster: Cluster, port: number, options: ServeOptions): Promise<ServedApi> {
  let served = servedFrom(cluster, options);
  const timer = setInterval(() => advance(served), 20);
  const server = createServer((request, response) => {
    void answer(request, response, served);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const bound = server.address();
  return {
    server,
    address: `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : port}`,
    serve(next, nextOptions) {
      server.closeAllConnections();
      served = servedFrom(next, nextOptions);
    },
    close() {
      clearInterval(timer);
      server.closeAllConnections();
      server.close();
    },
  };
}

function servedFrom(cluster: Cluster, { speed, shiftMs = 0 }: ServeOptions): Served {
  return { cluster, speed, shiftMs, startedAt: performance.now(), fromMs: cluster.context.queue.nowMs };
}

/** What a request sets off at the same instant happens too: watchers, admission, controllers. */
function advance({ cluster, speed, startedAt, fromMs }: Served): void {
  const { queue } = cluster.context;
  queue.runUntil(Math.max(queue.nowMs, fromMs + Math.floor((performance.now() - startedAt) * speed)));
}

async function answer(request: IncomingMessage, response: ServerResponse, served: Served): Promise<void> {
  const body = await bodyOf(request, -served.shiftMs);
  advance(served);
  shiftResponse(response, served.shiftMs);
  const acting = actingClient(served.cluster.client, request);
  if (!acting.ok) send(response, refuse(acting.error));
  else {
    const url = new URL(request.url ?? '/', 'http://localhost');
    handle({ request, response, client: acting.value, body, url });
  }
  advance(served);
}

/** Impersonation by headers, as `--as` asks for it. */
function actingClient(client: ApiClient, { headersDistinct: headers }: IncomingMessage): Result<ApiClient> {
  const [username] = headers['impersonate-user'] ?? [];
  if (username === undefined) return { ok: true, value: client };
  const [uid] = headers['impersonate-uid'] ?? [];
  return client.actingAs({ username, groups: headers['impersonate-group'] ?? [], ...(uid ? { uid } : {}) });
}

async function bodyOf(request: IncomingMessage, shiftMs: number): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const bytes = Buffer.concat(parts);
  // Typed clients send protobuf.
  if (request.headers['content-type']?.includes('protobuf')) return bytes;
  const text = shiftIsoTimes(bytes.toString('utf8'), shiftMs, Date.now());
  if (!text) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
