/** The world beyond the cluster: the scenario's hosts, which answer plain HTTP, and nobody else. */
import { createHostSocket, utf8Length } from '../../process/index';
import type { OpenFile } from '../../process/types';
import type { OutsideHost, Scenario } from '../../scenario/scenario';

const HTTP_PORT = 80;

export interface OutsidePeer {
  name: string;
  host: OutsideHost;
}

export const outsideHostAt = (scenario: Scenario, address: string): OutsidePeer | undefined => {
  const found = Object.entries(scenario.hosts ?? {}).find(([, host]) => host.address === address);
  return found && { name: found[0], host: found[1] };
};

export const acceptsPort = ({ http, ports }: OutsideHost, port: number): boolean =>
  (port === HTTP_PORT && http !== undefined) || (ports ?? []).includes(port);

/** The client's end of a connection to an outside host. Ports without HTTP accept and stay silent. */
export function openOutside({ host }: OutsidePeer, port: number): OpenFile {
  const { http } = host;
  if (port !== HTTP_PORT || http === undefined) return createHostSocket({ onText: () => {} }).file;
  let request = '';
  const socket = createHostSocket({
    onText(text) {
      request += text;
      const end = request.search(/\r?\n\r?\n/);
      if (end < 0) return;
      socket.send(answer(request.slice(0, end), http));
      socket.end();
      request = '';
    },
  });
  return socket.file;
}

function answer(request: string, pages: Readonly<Record<string, string>>): string {
  const [method = '', target = '/'] = request.split('\n', 1)[0]?.trim().split(' ') ?? [];
  const path = target.replace(/^http:\/\/[^/]*/, '').replace(/[?#].*$/, '') || '/';
  const body = Object.hasOwn(pages, path) ? pages[path] : undefined;
  const page = body ?? '<html><body><h1>404 Not Found</h1></body></html>\n';
  const head = [
    `HTTP/1.1 ${body === undefined ? '404 Not Found' : '200 OK'}`,
    'Content-Type: text/html',
    `Content-Length: ${utf8Length(page)}`,
    'Connection: close',
  ];
  return `${head.join('\r\n')}\r\n\r\n${method === 'HEAD' ? '' : page}`;
}
