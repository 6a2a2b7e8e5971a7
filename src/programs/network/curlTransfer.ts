import { utf8Length } from '../../api/utf8';
import type { Blocking, Connection, Process } from '../../process/types';
import type { wordsOf } from './curlOptions';
import { curlMore } from './curlPart';
import type { Progress } from './curlProgress';
import type { Options } from './getopt';
import { exchange, type HttpRequest, type HttpResponse } from './http';
import { lookUp } from './resolver';
import { connectAny, isErrno } from './socket';
import type { HttpUrl } from './url';

/** A transfer that failed: curl's exit code and its sentence. */
export interface Failure {
  code: number;
  message: string;
}

export interface Transfer {
  process: Process;
  options: Options;
  text: string;
  version: string;
  words: ReturnType<typeof wordsOf>;
  progress: Progress;
  /** Whether it is the first attempt, which heads the meter. */
  isFirst: boolean;
  connections: number;
  /** Names that were looked up already. */
  known: Set<string>;
}

/** One attempt of a transfer and how it failed, if it did. */
export interface Outcome {
  transfer: Transfer;
  failure: Failure | undefined;
}

export const isFailure = (result: object): result is Failure => 'code' in result && 'message' in result;

/** One request and its answer. */
export function* fetchOnce(transfer: Transfer): Blocking<HttpResponse | Failure> {
  const { process, options, progress, words } = transfer;
  const { url } = progress;
  if (!url) return { code: 3, message: words.badUrl('No host part in the URL') };
  const connection = yield* reach(transfer, url.host, url.port);
  if (isFailure(connection)) return connection;
  const request = requestOf(transfer, url);
  progress.method = request.method;
  if (options.has('v')) yield* process.error(curlMore.get().requestLines(transfer, request));
  const response = yield* exchange(process, connection, request, { untilMs: deadline(transfer) });
  if (typeof response === 'string') return noAnswer(transfer, url, response);
  if (options.has('v')) yield* process.error(curlMore.get().responseLines(response));
  return response;
}

function noAnswer({ process, progress }: Transfer, url: HttpUrl, why: 'empty' | 'garbage' | 'timeout'): Failure {
  if (url.scheme === 'https') return { code: 35, message: 'TLS connect error: error:00000000:lib(0)::reason(0)' };
  if (why === 'empty') return { code: 52, message: 'Empty reply from server' };
  if (why === 'garbage') return { code: 1, message: 'Received HTTP/0.9 when not allowed' };
  const elapsed = process.nowMs - progress.startedMs;
  return { code: 28, message: `Operation timed out after ${elapsed} milliseconds with 0 bytes received` };
}

export function deadline({ options, progress }: Transfer): number | undefined {
  const seconds = Number(options.value('m') ?? 0);
  return seconds > 0 ? progress.startedMs + seconds * 1000 : undefined;
}

export function* reach(transfer: Transfer, host: string, port: number): Blocking<Connection | Failure> {
  const { process, options, progress, words, known } = transfer;
  const isVerbose = options.has('v');
  transfer.connections++;
  let addresses = options.has('resolve=') ? curlMore.get().resolved(options, host, port) : undefined;
  if (!addresses) {
    const found = yield* lookUp(process, host);
    if (!found.found) {
      if (isVerbose) yield* process.error(`* Could not resolve host: ${host}`);
      return { code: 6, message: `Could not resolve host: ${host}` };
    }
    ({ addresses } = found);
    if (isVerbose) yield* curlMore.get().sayResolved(transfer, host, port, addresses);
    known.add(host);
  }
  const connectSeconds = Number(options.value('connect=') ?? 0);
  const untilMs = deadline(transfer);
  const limits = [
    ...(connectSeconds > 0 ? [connectSeconds * 1000] : []),
    ...(untilMs === undefined ? [] : [Math.max(1, untilMs - process.nowMs)]),
  ];
  const timeoutMs = limits.length > 0 ? Math.min(...limits) : undefined;
  for (const address of addresses) {
    if (isVerbose) yield* process.error(`*   Trying ${address}:${port}...`);
    const tried = yield* connectAny(process, [address], port, timeoutMs);
    if (tried && !isErrno(tried)) {
      progress.connectedMs = process.nowMs;
      progress.address = address;
      progress.local = tried.connection.local;
      if (isVerbose) yield* process.error(curlMore.get().connectedLine(transfer, host, address, port));
      return tried.connection;
    }
    if (!tried) continue;
    const isOver = tried.code === 'ETIMEDOUT' && timeoutMs !== undefined;
    if (isVerbose && !isOver) yield* process.error(curlMore.get().unconnectedLine(transfer, address, port, tried));
    if (address === addresses.at(-1) || isOver) {
      const failure = noConnection(transfer, host, port, tried.code, timeoutMs === connectSeconds * 1000, isOver);
      if (isVerbose) yield* process.error(`* ${failure.message}`);
      return failure;
    }
  }
  return { code: 7, message: words.noConnection };
}

function noConnection(
  { process, progress, words }: Transfer,
  host: string,
  port: number,
  code: string,
  isConnectLimit: boolean,
  isOver: boolean,
): Failure {
  const elapsed = process.nowMs - progress.startedMs;
  if (isOver && (words.isNew || !isConnectLimit))
    return { code: 28, message: `Connection timed out after ${elapsed} milliseconds` };
  return {
    code: code === 'ETIMEDOUT' ? 28 : 7,
    message: `Failed to connect to ${host} port ${port} after ${elapsed} ms: ${isOver ? 'Timeout was reached' : words.noConnection}`,
  };
}

/** Options that send something. */
const SENDS = ['d', 'raw=', 'urlencode=', 'binary=', 'json=', 'T'];

function requestOf({ process, options, version }: Transfer, url: HttpUrl): HttpRequest {
  const isUpload = options.has('T');
  const sent = SENDS.some((option) => options.has(option))
    ? curlMore.get().sentBy(process, options, url.path)
    : undefined;
  const body = sent?.body;
  const user = options.value('u') ?? url.user;
  const json = options.value('json=') !== undefined;
  const own = [
    ...(user === undefined ? [] : [`Authorization: Basic ${curlMore.get().encodeBase64Text(user)}`]),
    ...headerOf('Authorization: Bearer', options.value('bearer=')),
    ...headerOf('Range:', rangeOf(options.value('r'))),
    `User-Agent: ${options.value('A') ?? `curl/${version}`}`,
    ...(json ? ['Content-Type: application/json', 'Accept: application/json'] : ['Accept: */*']),
    ...headerOf('Referer:', options.value('e')),
    ...headerOf('Cookie:', options.value('b')),
  ];
  const given = options.values('H');
  const names = new Set(given.map((line) => line.replace(/[:;].*/, '').toLowerCase()));
  // A header that is given replaces curl's own; one without a value takes it away.
  const headers = [
    ...own.filter((line) => !names.has(line.replace(/:.*/, '').toLowerCase())),
    ...given.filter((line) => !/^[^:]*:\s*$/.test(line)),
  ];
  if (body !== undefined) headers.push(`Content-Length: ${utf8Length(body)}`);
  if (body !== undefined && !isUpload && !json && !names.has('content-type'))
    headers.push('Content-Type: application/x-www-form-urlencoded');
  const method = options.has('I') ? 'HEAD' : isUpload ? 'PUT' : body !== undefined ? 'POST' : 'GET';
  return { method: options.value('X') ?? method, url: { ...url, path: url.path + (sent?.query ?? '') }, headers, body };
}

const headerOf = (name: string, value: string | undefined): readonly string[] =>
  value === undefined ? [] : [`${name} ${value}`];

const rangeOf = (range: string | undefined): string | undefined => (range === undefined ? undefined : `bytes=${range}`);
