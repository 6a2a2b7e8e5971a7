import { utf8Length } from '../../api/utf8';
import type { Blocking, Process } from '../../process/types';

export interface Request {
  method: string;
  /** Decoded, without the query. */
  path: string;
  query: string;
  version: string;
  headers: ReadonlyMap<string, string>;
  body: string;
}

export interface Answer {
  status: number;
  body: string;
  headers?: readonly string[];
  contentType?: string;
}

export const REASONS: Readonly<Record<number, string>> = {
  200: 'OK',
  301: 'Moved Permanently',
  302: 'Found',
  304: 'Not Modified',
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  503: 'Service Unavailable',
};

/** Reads one request and answers it, then the connection ends. Nothing is answered to a client that only connects. */
export function* answerHttp(
  process: Process,
  fd: number,
  answer: (request: Request) => Answer,
  log?: (request: Request, answer: Answer) => Blocking<void>,
  serverName = '',
): Blocking<void> {
  const request = yield* readRequest(process, fd);
  if (!request) return;
  const answered = answer(request);
  const { status, body, headers = [], contentType = 'text/html' } = answered;
  const lines = [
    `HTTP/1.1 ${status} ${REASONS[status] ?? 'Unknown'}`,
    ...(serverName ? [`Server: ${serverName}`] : []),
    `Content-Type: ${contentType}`,
    `Content-Length: ${utf8Length(body)}`,
    ...headers,
    'Connection: close',
  ];
  yield* process.write(fd, `${lines.join('\r\n')}\r\n\r\n${request.method === 'HEAD' ? '' : body}`);
  if (log) yield* log(request, answered);
}

function* readRequest(process: Process, fd: number): Blocking<Request | undefined> {
  let text = '';
  let end = -1;
  while (end < 0) {
    const more = yield* process.read(fd);
    if (more === '') return undefined;
    text += more;
    end = text.search(/\r?\n\r?\n/);
  }
  const [first = '', ...lines] = text.slice(0, end).split(/\r?\n/);
  const [method = '', target = '/', version = 'HTTP/1.0'] = first.split(' ');
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
    }),
  );
  let body = text.slice(end).replace(/^\r?\n\r?\n/, '');
  const length = Number(headers.get('content-length') ?? 0);
  while (utf8Length(body) < length) {
    const more = yield* process.read(fd);
    if (more === '') break;
    body += more;
  }
  const question = target.indexOf('?');
  const path = question < 0 ? target : target.slice(0, question);
  return { method, path: decode(path), query: question < 0 ? '' : target.slice(question + 1), version, headers, body };
}

export function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  htm: 'text/html',
  css: 'text/css',
  js: 'application/javascript',
  json: 'application/json',
  txt: 'text/plain',
  svg: 'image/svg+xml',
  xml: 'text/xml',
};

/** Content type by extension, as servers have it in their tables. */
export const contentTypeOf = (path: string, unknown = 'application/octet-stream'): string => {
  const extension = /\.(\w+)$/.exec(path)?.[1] ?? '';
  return Object.hasOwn(TYPES, extension) ? (TYPES[extension] ?? unknown) : unknown;
};

/** The file below a document root that a path leads to; `..` cannot leave it. */
export function fileBelow(root: string, path: string): string {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return `${root.replace(/\/$/, '')}/${segments.join('/')}`;
}
