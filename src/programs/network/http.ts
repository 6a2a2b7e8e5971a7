import { utf8Length } from '../../api/utf8';
import type { Blocking, Connection, Process } from '../../process/types';
import { notice, withSocket } from './socket';
import type { HttpUrl } from './url';

export interface HttpRequest {
  method: string;
  url: HttpUrl;
  headers: readonly string[];
  body?: string | undefined;
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

/** How long an answer may take: from one piece to the next, and until when in all. */
export interface Patience {
  idleMs?: number | undefined;
  untilMs?: number | undefined;
}

/** Why there is no answer: the other side closed, said something else than HTTP, or took too long. */
export type NoAnswer = 'empty' | 'garbage' | 'timeout';

/**
 * Sends a request and reads the answer. 'empty' for https as well: what is said inside of TLS is not simulated, which the
 * page is told.
 */
export function* exchange(
  process: Process,
  connection: Connection,
  request: HttpRequest,
  patience: Patience = {},
): Blocking<HttpResponse | NoAnswer> {
  return yield* withSocket(process, connection, function* (fd) {
    if (request.url.scheme === 'https') {
      notice(process, 'network.tls-not-simulated', { host: request.url.host });
      return 'empty';
    }
    yield* process.write(fd, requestText(request));
    return yield* readResponse(process, fd, request.method === 'HEAD', patience);
  });
}

/** Whoever gives a Host header wants that one. */
export const requestHeaders = ({ url, headers }: HttpRequest): readonly string[] => [
  headers.find((line) => /^host:/i.test(line)) ?? `Host: ${url.shownHost}`,
  ...headers.filter((line) => !/^host:/i.test(line)),
];

const requestText = (request: HttpRequest): string =>
  `${[`${request.method} ${request.url.path} HTTP/1.1`, ...requestHeaders(request)].join('\r\n')}\r\n\r\n${request.body ?? ''}`;

/** The next piece, '' at the end, undefined if the patience ended. */
function* readPiece(process: Process, fd: number, { idleMs, untilMs }: Patience): Blocking<string | undefined> {
  const idleUntilMs = idleMs === undefined ? Number.POSITIVE_INFINITY : process.nowMs + idleMs;
  const limitMs = Math.min(idleUntilMs, untilMs ?? Number.POSITIVE_INFINITY);
  for (;;) {
    const text = process.tryRead(fd);
    if (text !== undefined) return text;
    if (process.nowMs >= limitMs) return undefined;
    yield* process.waitForInput(fd, Number.isFinite(limitMs) ? limitMs - process.nowMs : undefined);
  }
}

function* readResponse(
  process: Process,
  fd: number,
  headOnly: boolean,
  patience: Patience,
): Blocking<HttpResponse | NoAnswer> {
  let text = '';
  let end = -1;
  while (end < 0) {
    const more = yield* readPiece(process, fd, patience);
    if (more === undefined) return 'timeout';
    if (more === '') return text === '' ? 'empty' : 'garbage';
    text += more;
    end = endOfHeaders(text);
  }
  const [statusLine = '', ...headerLines] = text.slice(0, end).trimEnd().split(/\r?\n/);
  const match = /^HTTP\/\d(?:\.\d)? (\d{3})/.exec(statusLine);
  if (!match) return 'garbage';
  const header = (name: string) => {
    const line = headerLines.find((candidate) => candidate.toLowerCase().startsWith(`${name.toLowerCase()}:`));
    return line?.slice(name.length + 1).trim();
  };
  const status = Number(match[1]);
  const hasNoBody = headOnly || status === 204 || status === 304;
  const wanted = hasNoBody ? '0' : header('Content-Length');
  let body = text.slice(end);
  while (wanted === undefined || utf8Length(body) < Number(wanted)) {
    const more = yield* readPiece(process, fd, patience);
    if (more === undefined) return 'timeout';
    if (more === '') break;
    body += more;
  }
  return { statusLine, status, headerLines, header, body };
}

function endOfHeaders(text: string): number {
  const crlf = text.indexOf('\r\n\r\n');
  if (crlf >= 0) return crlf + 4;
  const lf = text.indexOf('\n\n');
  return lf < 0 ? -1 : lf + 2;
}
