import type { Blocking, Errno } from '../../process/types';
import type { Failure, Transfer } from './curlTransfer';
import { type HttpRequest, type HttpResponse, requestHeaders } from './http';
import { isAddress } from './resolver';
import { reasonOf } from './socket';

/** What -v tells of a transfer: lines of curl itself after `*`, what it sends after `>`, what it receives after `<`. */

export function requestLines({ words }: Transfer, request: HttpRequest): string {
  const lines = [`${request.method} ${request.url.path} HTTP/1.1`, ...requestHeaders(request), ''];
  const sent = lines.map((line) => `> ${line}\r`).join('\n');
  return words.isNew ? `* using HTTP/1.x\n${sent}\n* Request completely sent off` : sent;
}

export const responseLines = ({ statusLine, headerLines }: HttpResponse): string =>
  [statusLine, ...headerLines, ''].map((line) => `< ${line}\r`).join('\n');

export function* sayResolved(
  { process, words, known }: Transfer,
  host: string,
  port: number,
  addresses: readonly string[],
): Blocking<void> {
  if (known.has(host)) yield* process.error(`* Hostname ${host} was found in DNS cache`);
  else if (words.isNew && !isAddress(host))
    yield* process.error(`* Host ${host}:${port} was resolved.\n* IPv6: (none)\n* IPv4: ${addresses.join(', ')}`);
}

export function connectedLine({ words, connections }: Transfer, host: string, address: string, port: number): string {
  return `* Connected to ${host} (${address}) port ${port}${words.isNew ? '' : ` (#${connections - 1})`}`;
}

export function unconnectedLine({ process, words }: Transfer, address: string, port: number, error: Errno): string {
  const from = words.isNew ? ` from ${process.container.network.addresses[0] ?? ''} port 40000` : '';
  return `* connect to ${address} port ${port}${from} failed: ${reasonOf(process, error)}`;
}

export function closing({ words, connections }: Transfer, failure?: Failure): string {
  const number = connections - 1;
  if (!words.isNew) return `* Closing connection ${number}`;
  return `* ${failure?.code === 7 ? 'closing' : 'shutting down'} connection #${number}`;
}
