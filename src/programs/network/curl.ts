import { utf8Length } from '../../api/utf8';
import type { Blocking, Process, Program } from '../../process/types';
import { getopt, type Options } from './getopt';
import { exchange, type HttpResponse } from './http';
import { lookUp } from './resolver';
import { connect, isErrno } from './socket';
import { fileNameOf, type HttpUrl, parseUrl, resolveLocation } from './url';

const MAX_REDIRECTS = 50;
const MAX_RETRY_SECONDS = 600;
const LONG = {
  silent: 's',
  'show-error': 'S',
  fail: 'f',
  'fail-with-body': 'failbody',
  location: 'L',
  output: 'o',
  'remote-name': 'O',
  include: 'i',
  head: 'I',
  request: 'X',
  header: 'H',
  data: 'd',
  'data-raw': 'raw=',
  'data-binary': 'binary=',
  insecure: 'k',
  verbose: 'v',
  'write-out': 'w',
  'max-time': 'm',
  'connect-timeout': 'connect=',
  retry: 'retry=',
  'retry-delay': 'delay=',
  'retry-max-time': 'retrymax=',
  'retry-connrefused': 'refused',
  'retry-all-errors': 'allerrors',
  user: 'u',
  'user-agent': 'A',
  'no-progress-meter': 'nometer',
  url: 'url=',
  compressed: 'compressed',
  ipv4: '4',
  'no-buffer': 'N',
  globoff: 'g',
  cacert: 'cacert=',
};

/** A transfer that failed: curl's exit code and its sentence. */
interface Failure {
  code: number;
  message: string;
}

/** curl: HTTP(S) without TLS being checked, redirects, retries, `-w`. Exit codes and sentences of curl 8. */
export const curl: Program = function* (process, argv): Blocking<number> {
  const options = getopt(argv.slice(1), 'sSfLo:OiIX:H:d:kvw:m:u:A:4Ng#', { long: LONG });
  if (options.error) {
    const { kind, option } = options.error;
    const shown = (option.startsWith('-') ? option : `-${option}`).replace(/=.*/, '');
    if (kind === 'unknown' && NOT_SIMULATED.has(shown)) {
      yield* process.error(`curl: Podflight does not simulate '${shown}'`);
      return 2;
    }
    yield* process.error(
      `curl: option ${shown}: ${kind === 'unknown' ? 'is unknown' : 'requires parameter'}\n` +
        "curl: try 'curl --help' or 'curl --manual' for more information",
    );
    return 2;
  }
  const urls = [...options.values('url='), ...options.operands];
  if (urls.length === 0) {
    yield* process.error("curl: (2) no URL specified\ncurl: try 'curl --help' or 'curl --manual' for more information");
    return 2;
  }
  let status = 0;
  for (const text of urls) status = yield* transferWithRetries(process, options, text);
  return status;
};

function* transferWithRetries(process: Process, options: Options, text: string): Blocking<number> {
  const retries = Number(options.value('retry=') ?? 0);
  let waitSeconds = 1;
  for (let left = retries; ; left--) {
    const failure = yield* transfer(process, options, text);
    if (!failure) return 0;
    const isSilent = options.has('s') && !options.has('S');
    if (left <= 0 || !isTransient(failure, options)) {
      if (!isSilent) yield* process.error(`curl: (${failure.code}) ${failure.message}`);
      return failure.code;
    }
    const seconds = Number(options.value('delay=') ?? 0) || waitSeconds;
    const problem =
      failure.code === 7 ? 'connection refused' : failure.code === 28 ? 'timeout' : `(retrying all errors)`;
    if (!isSilent)
      yield* process.error(
        `Warning: Problem: ${problem}. Will retry in ${seconds} second${seconds === 1 ? '' : 's'}. ${left} ${left === 1 ? 'retry' : 'retries'} left.`,
      );
    if ((yield* process.sleep(seconds * 1000)) === 'interrupted') return 130;
    waitSeconds = Math.min(waitSeconds * 2, MAX_RETRY_SECONDS);
  }
}

function isTransient(failure: Failure, options: Options): boolean {
  if (options.has('allerrors')) return true;
  if (failure.code === 7) return options.has('refused');
  return failure.code === 28 || (failure.code === 22 && /error: (408|429|500|502|503|504)$/.test(failure.message));
}

function* transfer(process: Process, options: Options, text: string): Blocking<Failure | undefined> {
  const startedMs = process.nowMs;
  let url = parseUrl(text);
  if (!url) {
    const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1];
    return scheme
      ? { code: 1, message: `Protocol "${scheme}" not supported` }
      : { code: 3, message: 'URL rejected: Malformed input to a URL function' };
  }
  let response: HttpResponse | undefined;
  for (let redirects = 0; ; redirects++) {
    const result: HttpResponse | Failure = yield* fetch(process, options, url, startedMs);
    if ('code' in result) {
      yield* writeOut(process, options, undefined, startedMs);
      return result;
    }
    response = result;
    const location: string | undefined =
      response.status >= 300 && response.status < 400 ? response.header('Location') : undefined;
    const next: HttpUrl | undefined =
      options.has('L') && location !== undefined ? resolveLocation(url, location) : undefined;
    if (!next) break;
    if (redirects >= MAX_REDIRECTS) return { code: 47, message: `Maximum (${MAX_REDIRECTS}) redirects followed` };
    url = next;
  }
  const failed = response.status >= 400 && (options.has('f') || options.has('failbody'));
  if (!failed || options.has('failbody')) {
    const problem = yield* deliver(process, options, response, url);
    if (problem) return problem;
  }
  yield* writeOut(process, options, response, startedMs);
  return failed ? { code: 22, message: `The requested URL returned error: ${response.status}` } : undefined;
}

function* fetch(process: Process, options: Options, url: HttpUrl, startedMs: number): Blocking<HttpResponse | Failure> {
  const verbose = options.has('v');
  const found = yield* lookUp(process, url.host);
  if (!found.found) return { code: 6, message: `Could not resolve host: ${url.host}` };
  const address = found.addresses[0] ?? '';
  if (verbose) yield* process.error(`*   Trying ${address}:${url.port}...`);
  const limits = [options.value('connect='), options.value('m')].map(Number).filter((seconds) => seconds > 0);
  const timeoutMs = limits.length > 0 ? Math.min(...limits) * 1000 : undefined;
  const connection = yield* connect(process, address, url.port, timeoutMs);
  const elapsed = process.nowMs - startedMs;
  if (isErrno(connection)) {
    if (connection.code === 'ETIMEDOUT' && timeoutMs !== undefined)
      return { code: 28, message: `Connection timed out after ${elapsed} milliseconds` };
    const words =
      connection.code === 'ETIMEDOUT' ? [28, "Couldn't connect to server"] : [7, "Couldn't connect to server"];
    return {
      code: Number(words[0]),
      message: `Failed to connect to ${url.host} port ${url.port} after ${elapsed} ms: ${words[1]}`,
    };
  }
  if (verbose) yield* process.error(`* Connected to ${url.host} (${address}) port ${url.port}`);
  const parts = readData(process, options);
  const data = parts.join('&');
  const hasData = parts.length > 0;
  const response = yield* exchange(process, connection, {
    method: options.value('X') ?? (options.has('I') ? 'HEAD' : hasData ? 'POST' : 'GET'),
    url,
    headers: [`User-Agent: ${options.value('A') ?? 'curl/8.16.0'}`, 'Accept: */*', ...options.values('H')],
    ...(hasData ? { body: data } : {}),
  });
  if (!response)
    return url.scheme === 'https'
      ? { code: 35, message: 'TLS connect error: error:00000000:lib(0)::reason(0)' }
      : { code: 52, message: 'Empty reply from server' };
  if (verbose) {
    yield* process.error(`> ${options.value('X') ?? 'GET'} ${url.path} HTTP/1.1\n> Host: ${url.shownHost}\n> `);
    yield* process.error(`< ${response.statusLine}\n${response.headerLines.map((line) => `< ${line}\n`).join('')}< `);
  }
  return response;
}

/** What is posted: `@FILE` is the text of a file, without its newlines unless it is --data-binary. */
function readData(process: Process, options: Options): string[] {
  return options.given.flatMap(([option, value]) => {
    if (option === 'raw=') return [value];
    if (option !== 'd' && option !== 'binary=') return [];
    if (!value.startsWith('@')) return [value];
    // What cannot be read makes an empty request.
    const text = process.exists(value.slice(1)) ? process.readFile(value.slice(1)) : '';
    return [option === 'd' ? text.replace(/[\r\n]/g, '') : text];
  });
}

/** Options of the real curl that nobody simulates. */
const NOT_SIMULATED = new Set(
  '-T -F -b -c -x -C -G -K -Z -e -t -E -n -p -q -r -y -Y -z -J -R -B -a -l -Q -U -D --upload-file --form --cookie --cookie-jar --proxy --continue-at --get --config --parallel --referer --cert --key --netrc --range --time-cond --remote-header-name --remote-time --dump-header --resolve --connect-to --http1.1 --http2 --http3 --tlsv1.2 --tlsv1.3 --unix-socket --interface --noproxy --proto --json --url-query --data-urlencode --limit-rate --speed-limit --speed-time --create-dirs --trace --trace-ascii --oauth2-bearer --negotiate --basic --digest --ipv6 --keepalive-time --max-redirs --location-trusted --capath --ciphers --variable --expand-url --doh-url --dns-servers --local-port --path-as-is --post301 --post302 --raw --remote-name-all --stderr --styled-output --xattr'.split(
    ' ',
  ),
);

function* deliver(
  process: Process,
  options: Options,
  response: HttpResponse,
  url: HttpUrl,
): Blocking<Failure | undefined> {
  const withHeaders = options.has('i') || options.has('I');
  const headers = withHeaders ? `${[response.statusLine, ...response.headerLines].join('\r\n')}\r\n\r\n` : '';
  const text = headers + response.body;
  const target = options.value('o') ?? (options.has('O') ? fileNameOf(url) : '-');
  yield* progressMeter(process, options, target, utf8Length(response.body));
  if (target === '-') {
    yield* process.write(1, text);
    return undefined;
  }
  try {
    process.writeFile(target, text);
    return undefined;
  } catch (error) {
    if (!isErrno(error)) throw error;
    yield* process.error(`Warning: Failed to open the file ${target}: ${error.message}`);
    return { code: 23, message: 'client returned ERROR on write, 1 bytes' };
  }
}

/** Shown unless -s, and unless the body goes to a terminal. */
function* progressMeter(process: Process, options: Options, target: string, bytes: number): Blocking<void> {
  if (options.has('s') || options.has('nometer') || (target === '-' && process.isTerminal(1))) return;
  const size = String(bytes).padStart(5);
  const line = (percent: string, amount: string, rate: string) =>
    `${percent} ${amount}  ${percent} ${amount}    0     0  ${rate}      0 --:--:-- --:--:-- --:--:-- ${rate}`;
  yield* process.write(
    2,
    '  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n' +
      '                                 Dload  Upload   Total   Spent    Left  Speed\n' +
      `\r${line('  0', '    0', '    0')}\r${line('100', size, size)}\n`,
  );
}

function* writeOut(
  process: Process,
  options: Options,
  response: HttpResponse | undefined,
  startedMs: number,
): Blocking<void> {
  const format = options.value('w');
  if (format === undefined) return;
  const code = response ? String(response.status) : '000';
  const values: Readonly<Record<string, string>> = {
    http_code: code,
    response_code: code,
    time_total: ((process.nowMs - startedMs) / 1000).toFixed(6),
    size_download: String(response ? utf8Length(response.body) : 0),
    content_type: response?.header('Content-Type') ?? '',
  };
  const text = format
    .replace(/%\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
    .replaceAll('\\n', '\n')
    .replaceAll('\\t', '\t');
  yield* process.write(1, text);
}
