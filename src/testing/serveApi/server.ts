/**
 * Puts the simulated API server on loopback for a real kubectl to judge. Only for tests and by hand: it has no
 * authentication. Virtual time stands still, or follows the real clock (`live`).
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { ApiClient } from '../../api/client';
import type { Cluster } from '../../engine/simulate';
import { handle } from './routes';

export interface ServedApi {
  server: Server;
  address: string;
  close(): void;
}

export async function serveApi(cluster: Cluster, options: { port: number; live: boolean }): Promise<ServedApi> {
  const { queue } = cluster.context;
  const client: ApiClient = cluster.client;
  const startedAt = performance.now() - queue.nowMs;
  const advance = () => {
    if (options.live) queue.runUntil(Math.floor(performance.now() - startedAt));
  };
  const timer = setInterval(advance, 20);
  const server = createServer((request, response) => {
    void answer(request, response, client, () => {
      advance();
      // A write is followed by what it sets off at the same instant: watchers, admission, controllers.
      queue.runUntil(queue.nowMs);
    });
  });
  await new Promise<void>((resolve) => server.listen(options.port, '127.0.0.1', resolve));
  const bound = server.address();
  const port = typeof bound === 'object' && bound ? bound.port : options.port;
  return {
    server,
    address: `http://127.0.0.1:${port}`,
    close() {
      clearInterval(timer);
      server.closeAllConnections();
      server.close();
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  client: ApiClient,
  settle: () => void,
): Promise<void> {
  const body = await bodyOf(request);
  settle();
  handle({ request, response, client, body, url: new URL(request.url ?? '/', 'http://localhost') });
  settle();
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString('utf8');
  if (!text) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
