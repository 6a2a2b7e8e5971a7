import { encodeBase64Text } from '../../api/base64';
import { utf8Length } from '../../api/utf8';
import type { Blocking, Process } from '../../process/types';
import { atLeast } from '../version';
import { hostPort } from './address';
import { busyboxUsage } from './banner';
import { getopt, type Options } from './getopt';
import { exchange, type HttpResponse } from './http';
import { lookUp } from './resolver';
import { connect, isErrno, reasonOf } from './socket';
import { fileNameOf, type HttpUrl, parseUrl, resolveLocation } from './url';

const MAX_REDIRECTS = 10;
/** How long it waits for a connection or for more to read. The default is 15 minutes. */
const DEFAULT_TIMEOUT_SECONDS = 900;
const LONG = {
  continue: 'c',
  'directory-prefix': 'P',
  header: 'header=',
  'no-check-certificate': 'k',
  'no-verbose': 'nv',
  'output-document': 'O',
  'output-file': 'o',
  'post-data': 'post=',
  'post-file': 'postfile=',
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
  '\t[--no-check-certificate] [-P DIR] [-U AGENT] [-T SEC] URL...\n\nRetrieve files via HTTP or FTP\n\n' +
  "\t--spider\tOnly check URL existence: $? is 0 if exists\n\t--header STR\tAdd STR (of form 'header: value') to headers\n" +
  '\t--post-data STR\tSend STR using POST method\n\t--post-file FILE\tSend FILE using POST method\n' +
  "\t--no-check-certificate\tDon't validate the server's certificate\n\t-c\t\tContinue retrieval of aborted transfer\n" +
  '\t-q\t\tQuiet\n\t-P DIR\t\tSave to DIR (default .)\n\t-S    \t\tShow server response\n' +
  "\t-T SEC\t\tNetwork read timeout is SEC seconds\n\t-O FILE\t\tSave to FILE ('-' for stdout)\n" +
  '\t-o LOGFILE\tLog messages to FILE\n\t-U STR\t\tUse STR for User-Agent header\n\t-Y on/off\tUse proxy';

/** Models busybox networking/wget.c: one connection, terse errors, exit code 1 for every failure. -t and -nv are nothing. */
export function* wgetBusybox(process: Process, argv: readonly string[]): Blocking<number> {
  const options = getopt(argv.slice(1), 'cqSkn:O:o:P:Y:U:T:t:', { long: LONG });
  if (options.error) return yield* unknownOption(process, options.error);
  if (options.operands.length === 0) return yield* busyboxUsage(process, USAGE);
  const wait = options.value('T');
  if (wait !== undefined && !/^\d+$/.test(wait)) {
    yield* process.error(`wget: invalid number '${wait}'`);
    return 1;
  }
  for (const text of options.operands) {
    const url = parseUrl(text);
    const failure = url ? yield* download(process, options, url) : `not an http or ftp url: ${text}`;
    if (failure === undefined) continue;
    yield* process.error(`wget: ${failure}`);
    return 1;
  }
  return 0;
}

function* unknownOption(
  process: Process,
  { kind, option }: { kind: 'unknown' | 'argument' | 'extra'; option: string },
): Blocking<number> {
  const words = kind === 'argument' ? 'option requires an argument' : 'invalid option';
  const shown = option.startsWith('--') ? `unrecognized option '${option}'` : `${words} -- '${option}'`;
  if (option !== '--help') yield* process.error(`wget: ${shown}`);
  yield* busyboxUsage(process, USAGE);
  return option === '--help' ? 0 : 1;
}

/** What it says on the way: to standard error, or to the file of -o. */
function* say(process: Process, options: Options, text: string): Blocking<void> {
  const log = options.value('o');
  if (log === undefined) yield* process.error(text);
  else process.writeFile(log, `${text}\n`, { append: true });
}

const timeoutMs = (options: Options): number => (Number(options.value('T') ?? 0) || DEFAULT_TIMEOUT_SECONDS) * 1000;

/** Follows redirects. Gives the words of the failure. A redirect to a path alone does not connect anew in the output. */
function* download(process: Process, options: Options, start: HttpUrl): Blocking<string | undefined> {
  let url = start;
  let isNew = true;
  let address = '';
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    if (url.port > 65_535) return `bad port '${url.port}'`;
    if (isNew) {
      const found = yield* lookUp(process, url.host);
      address = found.found ? (found.addresses[0] ?? '') : '';
      if (!address) return `bad address '${url.host}'`;
      if (!options.has('q'))
        yield* say(process, options, `Connecting to ${url.shownHost} (${hostPort(address, url.port)})`);
    }
    const response = yield* request(process, options, url, address);
    if (typeof response === 'string') return response;
    const location = response.status >= 300 && response.status < 400 ? response.header('Location') : undefined;
    yield* showHeaders(process, options, response, location !== undefined);
    if (!isFine(response)) return `server returned error: ${response.statusLine}`;
    if (location === undefined) return yield* finish(process, options, start, response);
    const next = resolveLocation(url, location);
    if (!next) return `not an http or ftp url: ${location}`;
    isNew = !location.startsWith('/');
    url = next;
  }
  return 'too many redirections';
}

const isFine = ({ status }: HttpResponse): boolean => status >= 200 && status < 400 && status !== 304;

function* request(process: Process, options: Options, url: HttpUrl, address: string): Blocking<HttpResponse | string> {
  const patienceMs = timeoutMs(options);
  const connection = yield* connect(process, address, url.port, patienceMs);
  if (isErrno(connection)) {
    if (connection.code === 'ETIMEDOUT' && options.has('T')) return 'download timed out';
    return `can't connect to remote host (${address}): ${reasonOf(process, connection)}`;
  }
  const { version } = process.container.image.userland;
  if (url.scheme === 'https' && !options.has('q') && !options.has('k') && atLeast(version, '1.29'))
    yield* process.error('wget: note: TLS certificate validation not implemented');
  const body = yield* postBody(process, options);
  const { user } = url;
  const response = yield* exchange(
    process,
    connection,
    {
      method: body !== undefined ? 'POST' : options.has('spider') && atLeast(version, '1.29') ? 'HEAD' : 'GET',
      url,
      headers: [
        `User-Agent: ${options.value('U') ?? 'Wget'}`,
        'Connection: close',
        ...(user === undefined ? [] : [`Authorization: Basic ${encodeBase64Text(user)}`]),
        ...options.values('header='),
        ...(body === undefined
          ? []
          : ['Content-Type: application/x-www-form-urlencoded', `Content-Length: ${utf8Length(body)}`]),
      ],
      body,
    },
    { idleMs: patienceMs },
  );
  if (typeof response !== 'string') return response;
  if (response === 'timeout') return 'download timed out';
  return url.scheme === 'https' ? 'error getting response: Connection reset by peer' : 'error getting response';
}

function* postBody(process: Process, options: Options): Blocking<string | undefined> {
  const file = options.value('postfile=');
  if (file === '-') return yield* process.readAll(0);
  return file !== undefined && process.exists(file) ? process.readFile(file) : options.value('post=');
}

/** `-S`: header lines with two blanks. The reading of headers stops at Location and at an error, so no more is shown. */
function* showHeaders(process: Process, options: Options, response: HttpResponse, redirects: boolean): Blocking<void> {
  if (!options.has('S')) return;
  const at = response.headerLines.findIndex((line) => /^location:/i.test(line));
  const lines = redirects ? response.headerLines.slice(0, at + 1) : [...response.headerLines, ''];
  for (const line of [response.statusLine, ...(isFine(response) ? lines : [])])
    yield* say(process, options, `  ${line}`);
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
    if (isNew && !quiet) yield* say(process, options, 'remote file exists');
    return undefined;
  }
  const prefix = options.value('P');
  const target = options.value('O') ?? (prefix ? `${prefix.replace(/\/$/, '')}/` : '') + fileNameOf(url);
  const isThere = target !== '-' && process.exists(target);
  if (!options.has('O') && isThere && !options.has('c')) return `can't open '${target}': File exists`;
  if (options.has('c') && isThere && response.status === 200) yield* process.error('wget: restart failed');
  if (isNew && !quiet) {
    // The file is opened before this is said.
    const opened = target === '-' ? undefined : writeTo(process, target, '');
    if (opened) return opened;
    yield* say(process, options, target === '-' ? 'writing to stdout' : `saving to '${target}'`);
  }
  if (target === '-') yield* process.write(1, response.body);
  else {
    const failed = writeTo(process, target, response.body);
    if (failed) return failed;
  }
  if (quiet) return undefined;
  const bytes = utf8Length(response.body);
  if (response.status !== 204 && !options.has('o'))
    yield* process.error(progress(process, target.split('/').pop() ?? target, bytes, isNew));
  if (isNew) yield* say(process, options, target === '-' ? 'written to stdout' : `'${target}' saved`);
  return undefined;
}

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
  const size = bytes >= 100_000 ? `${String(Math.floor(bytes / 1024)).padStart(5)}k` : String(bytes).padStart(6);
  const start = `${process.isTerminal(2) ? '\r' : ''}${name.slice(0, 20).padEnd(20)} 100% |`;
  return isNew ? `${start}${'*'.repeat(32)}|${size}  0:00:00 ETA` : `${start}${'*'.repeat(31)}|${size}   0:00:00 ETA\n`;
}
