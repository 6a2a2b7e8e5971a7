import { utf8Length } from '../../api/utf8';
import type { Blocking, Connection, Process } from '../../process/types';
import { notice, withSocket } from './socket';
import type { HttpUrl } from './url';

export interface HttpRequest {
  method: string;
  url: HttpUrl;
  headers: readonly string[];
  body?: string;
}

export interface HttpResponse {
  /** `HTTP/1.1 404 Not Found` */
  statusLine: string;
  status: number;
  /** As sent, in order: `Content-Type: text/html`. */
  headerLines: readonly string[];
  header(name: string): string | undefined;
  body: string;
}

/**
 * Sends a request and reads the answer. Undefined if the other side closed without a sensible one, and for https: what is
 * said inside of TLS is not simulated, which the page is told.
 */
export function* exchange(
  process: Process,
  connection: Connection,
  request: HttpRequest,
): Blocking<HttpResponse | undefined> {
  return yield* withSocket(process, connection, function* (fd) {
    if (request.url.scheme === 'https') {
      notice(process, 'network.tls-not-simulated', { host: request.url.host });
      return undefined;
    }
    yield* process.write(fd, requestText(request));
    return yield* readResponse(process, fd, request.method === 'HEAD');
  });
}

function requestText({ method, url, headers, body }: HttpRequest): string {
  const length = body === undefined ? [] : [`Content-Length: ${utf8Length(body)}`];
  const lines = [
    `${method} ${url.path} HTTP/1.1`,
    `Host: ${url.shownHost}`,
    ...headers,
    ...length,
    'Connection: close',
  ];
  return `${lines.join('\r\n')}\r\n\r\n${body ?? ''}`;
}

function* readResponse(process: Process, fd: number, headOnly: boolean): Blocking<HttpResponse | undefined> {
  let text = '';
  let end = -1;
  while (end < 0) {
    const more = yield* process.read(fd);
    if (more === '') return undefined;
    text += more;
    end = endOfHeaders(text);
  }
  const [statusLine = '', ...headerLines] = text.slice(0, end).trimEnd().split(/\r?\n/);
  const match = /^HTTP\/\d(?:\.\d)? (\d{3})/.exec(statusLine);
  if (!match) return undefined;
  const header = (name: string) => {
    const line = headerLines.find((candidate) => candidate.toLowerCase().startsWith(`${name.toLowerCase()}:`));
    return line?.slice(name.length + 1).trim();
  };
  const wanted = headOnly ? '0' : header('Content-Length');
  let body = text.slice(end);
  while (wanted === undefined || utf8Length(body) < Number(wanted)) {
    const more = yield* process.read(fd);
    if (more === '') break;
    body += more;
  }
  return { statusLine, status: Number(match[1]), headerLines, header, body };
}

function endOfHeaders(text: string): number {
  const crlf = text.indexOf('\r\n\r\n');
  if (crlf >= 0) return crlf + 4;
  const lf = text.indexOf('\n\n');
  return lf < 0 ? -1 : lf + 2;
}
