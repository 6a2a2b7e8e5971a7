import { utf8Length } from '../../api/utf8';
import type { Blocking, Process } from '../../process/types';
import { atLeast } from '../version';
import { hostPort } from './address';
import { busyboxUsage } from './banner';
import { getopt, type Options } from './getopt';
import { exchange, type HttpResponse } from './http';
import { lookUp } from './resolver';
import { connect, isErrno } from './socket';
import { fileNameOf, type HttpUrl, parseUrl, resolveLocation } from './url';

const MAX_REDIRECTS = 10;
const LONG = {
  continue: 'c',
  'directory-prefix': 'P',
  header: 'header=',
  'no-check-certificate': 'k',
  'output-document': 'O',
  'output-file': 'o',
  'post-data': 'post=',
  proxy: 'Y',
  quiet: 'q',
  'server-response': 'S',
  spider: 'spider',
  timeout: 'T',
  tries: 't',
  'user-agent': 'U',
};
const USAGE =
  'wget [-cqS] [--spider] [-O FILE] [-o LOGFILE] [--header STR]\n\t[--post-data STR | --post-file FILE] [-Y on/off]\n' +
  '\t[-P DIR] [-U AGENT] [-T SEC] URL...\n\nRetrieve files via HTTP or FTP';

/** Models busybox networking/wget.c: one connection, terse errors, exit code 1 for every failure. */
export function* wgetBusybox(process: Process, argv: readonly string[]): Blocking<number> {
  const options = getopt(argv.slice(1), 'cqSkO:o:P:Y:U:T:t:', { long: LONG });
  if (options.error) return yield* unknownOption(process, options.error.option);
  if (options.operands.length === 0) return yield* busyboxUsage(process, USAGE);
  for (const text of options.operands) {
    const url = parseUrl(text);
    const failure = url ? yield* download(process, options, url) : `not an http or ftp url: ${text}`;
    if (failure === undefined) continue;
    yield* process.error(`wget: ${failure}`);
    return 1;
  }
  return 0;
}

function* unknownOption(process: Process, option: string): Blocking<number> {
  const shown = option.startsWith('--') ? `unrecognized option '${option}'` : `invalid option -- '${option}'`;
  yield* process.error(`wget: ${shown}`);
  return yield* busyboxUsage(process, USAGE);
}

/** Follows redirects. Gives the words of the failure. A redirect within one host does not connect anew in the output. */
function* download(process: Process, options: Options, start: HttpUrl): Blocking<string | undefined> {
  let url = start;
  let lastHost = '';
  let address = '';
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    if (url.shownHost !== lastHost) {
      const found = yield* lookUp(process, url.host);
      address = found.found ? (found.addresses[0] ?? '') : '';
      if (!address) return `bad address '${url.host}'`;
      if (!options.has('q')) yield* process.error(`Connecting to ${url.shownHost} (${hostPort(address, url.port)})`);
      lastHost = url.shownHost;
    }
    const response = yield* request(process, options, url, address);
    if (typeof response === 'string') return response;
    const location = response.status >= 300 && response.status < 400 ? response.header('Location') : undefined;
    yield* showHeaders(process, options, response, location !== undefined);
    if (location === undefined) return yield* finish(process, options, start, response);
    const next = resolveLocation(url, location);
    if (!next) return `not an http or ftp url: ${location}`;
    url = next;
  }
  return 'too many redirections';
}

function* request(process: Process, options: Options, url: HttpUrl, address: string): Blocking<HttpResponse | string> {
  const seconds = Number.parseInt(options.value('T') ?? '', 10);
  const connection = yield* connect(process, address, url.port, seconds > 0 ? seconds * 1000 : undefined);
  if (isErrno(connection)) {
    if (connection.code === 'ETIMEDOUT' && seconds > 0) return 'download timed out';
    return `can't connect to remote host (${address}): ${connection.message}`;
  }
  const { version } = process.container.image.userland;
  if (url.scheme === 'https' && !options.has('q') && !options.has('k') && atLeast(version, '1.29'))
    yield* process.error('wget: note: TLS certificate validation not implemented');
  const body = options.value('post=');
  const response = yield* exchange(process, connection, {
    method: body !== undefined ? 'POST' : options.has('spider') && atLeast(version, '1.29') ? 'HEAD' : 'GET',
    url,
    headers: [`User-Agent: ${options.value('U') ?? 'Wget'}`, ...options.values('header=')],
    ...(body === undefined ? {} : { body }),
  });
  if (!response)
    return url.scheme === 'https' ? 'error getting response: Connection reset by peer' : 'error getting response';
  const isFine = response.status >= 200 && response.status < 400 && response.status !== 304;
  return isFine ? response : `server returned error: ${response.statusLine}`;
}

/** `-S`: header lines with two blanks. The reading of headers stops at Location, so nothing behind it is shown. */
function* showHeaders(process: Process, options: Options, response: HttpResponse, redirects: boolean): Blocking<void> {
  if (!options.has('S')) return;
  const at = response.headerLines.findIndex((line) => /^location:/i.test(line));
  const lines = redirects ? response.headerLines.slice(0, at + 1) : [...response.headerLines, ''];
  for (const line of [response.statusLine, ...lines]) yield* process.error(`  ${line}`);
}

function* finish(
  process: Process,
  options: Options,
  url: HttpUrl,
  response: HttpResponse,
): Blocking<string | undefined> {
  const quiet = options.has('q');
  const isNew = atLeast(process.container.image.userland.version, '1.29');
  if (options.has('spider')) {
    if (isNew && !quiet) yield* process.error('remote file exists');
    return undefined;
  }
  const prefix = options.value('P');
  const target = options.value('O') ?? (prefix ? `${prefix.replace(/\/$/, '')}/` : '') + fileNameOf(url);
  const failure = options.has('O') ? undefined : existing(process, target, options.has('c'));
  if (failure) return failure;
  if (isNew && !quiet) {
    // The file is opened before this is said.
    const opened = target === '-' ? undefined : writeTo(process, target, '');
    if (opened) return opened;
    yield* process.error(target === '-' ? 'writing to stdout' : `saving to '${target}'`);
  }
  if (target === '-') yield* process.write(1, response.body);
  else {
    const failed = writeTo(process, target, response.body);
    if (failed) return failed;
  }
  if (quiet) return undefined;
  yield* process.error(progress(process, target.split('/').pop() ?? target, utf8Length(response.body), isNew));
  if (isNew) yield* process.error(target === '-' ? 'written to stdout' : `'${target}' saved`);
  return undefined;
}

const existing = (process: Process, target: string, continues: boolean): string | undefined =>
  !continues && process.exists(target) ? `can't open '${target}': File exists` : undefined;

function writeTo(process: Process, target: string, text: string): string | undefined {
  try {
    process.writeFile(target, text);
    return undefined;
  } catch (error) {
    if (isErrno(error)) return `can't open '${target}': ${error.message}`;
    throw error;
  }
}

/** The finished progress line. 1.28 has one star fewer, one blank more, and an empty line behind it. */
function progress(process: Process, name: string, bytes: number, isNew: boolean): string {
  const kilo = bytes >= 100_000;
  const size = `${String(kilo ? Math.floor(bytes / 1024) : bytes).padStart(6)}${kilo ? 'k' : ' '}`;
  const start = `${process.isTerminal(2) ? '\r' : ''}${name.slice(0, 20).padEnd(20)} 100% |`;
  return isNew ? `${start}${'*'.repeat(32)}|${size} 0:00:00 ETA` : `${start}${'*'.repeat(31)}|${size}  0:00:00 ETA\n`;
}
