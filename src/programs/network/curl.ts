import { utf8Length } from '../../api/utf8';
import type { Blocking, Process, Program } from '../../process/types';
import { curlVersion, LETTERS, LONG, NOT_SIMULATED, NUMERIC, wordsOf } from './curlOptions';
import { meterEnd, meterStart, type Progress, showsMeter, warn, writeOutText } from './curlReport';
import { type Failure, fetchOnce, isFailure, type Transfer, telnetTo } from './curlTransfer';
import { getopt, type Options } from './getopt';
import type { HttpResponse } from './http';
import { isErrno, notice } from './socket';
import { fileNameOf, type HttpUrl, parseUrl, resolveLocation } from './url';

const MAX_REDIRECTS = 50;
const MAX_RETRY_SECONDS = 600;
const SEE_HELP = "curl: try 'curl --help' or 'curl --manual' for more information";

/** curl: HTTP without TLS, redirects, retries, `-w`, telnet://. Exit codes and sentences of the version that the image has. */
export const curl: Program = function* (process, argv): Blocking<number> {
  const options = getopt(argv.slice(1), LETTERS, { long: LONG });
  if (options.has('V')) {
    const version = curlVersion(process);
    notice(process, 'program.approximated.manual', { program: 'curl --version' });
    yield* process.write(1, `curl ${version} (x86_64-pc-linux-gnu) libcurl/${version}\n`);
    return 0;
  }
  const wrong = wrongCall(options);
  const urls = [...options.values('url='), ...options.operands];
  if (wrong !== undefined || urls.length === 0) {
    yield* process.error(wrong ?? SEE_HELP);
    return 2;
  }
  let status = 0;
  for (const [index, text] of urls.entries()) {
    status = yield* transferWithRetries(process, options, text, index);
    if (status !== 0 && options.has('failearly')) return status;
  }
  return status;
};

function wrongCall(options: Options): string | undefined {
  if (options.error) {
    const { kind, option } = options.error;
    const shown = (option.startsWith('-') ? option : `-${option}`).replace(/=.*/, '');
    if (kind === 'unknown' && NOT_SIMULATED.has(shown)) return `curl: Podflight does not simulate '${shown}'`;
    return `curl: option ${shown}: ${kind === 'unknown' ? 'is unknown' : 'requires parameter'}\n${SEE_HELP}`;
  }
  const wrong = options.given.find(([name, value]) => NUMERIC.includes(name) && !/^\d+(\.\d+)?$/.test(value));
  if (!wrong) return undefined;
  const long = Object.keys(LONG).find((name) => LONG[name] === wrong[0]) ?? '';
  return `curl: option ${wrong[0].length === 1 ? `-${wrong[0]}` : `--${long}`}: expected a proper numerical parameter\n${SEE_HELP}`;
}

function* transferWithRetries(process: Process, options: Options, text: string, index: number): Blocking<number> {
  const isSilent = options.has('s');
  const startedMs = process.nowMs;
  const limitMs = Number(options.value('retrymax=') ?? 0) * 1000;
  let waitSeconds = 1;
  for (let left = Number(options.value('retry=') ?? 0); ; left--) {
    const transfer = begin(process, options, text, index, startedMs === process.nowMs && waitSeconds === 1);
    const failure = yield* perform(transfer);
    if (failure && (!isSilent || options.has('S'))) yield* process.error(`curl: (${failure.code}) ${failure.message}`);
    const reason = left > 0 ? retryReason(failure, transfer.progress.response, options) : undefined;
    const isLate = limitMs > 0 && process.nowMs - startedMs >= limitMs;
    if (reason === undefined || isLate) return failure?.code ?? 0;
    const seconds = Number(options.value('delay=') ?? 0) || waitSeconds;
    const { isNew } = transfer.words;
    const plural = (count: number, one: string, many: string) => (isNew && count === 1 ? one : many);
    if (!isSilent)
      yield* warn(
        process,
        `Problem ${reason}. Will retry in ${seconds} ${plural(seconds, 'second', 'seconds')}. ${left} ${plural(left, 'retry', 'retries')} left.`,
      );
    if ((yield* process.sleep(seconds * 1000)) === 'interrupted') return 130;
    waitSeconds = Math.min(waitSeconds * 2, MAX_RETRY_SECONDS);
  }
}

const RETRIED = [408, 429, 500, 502, 503, 504];

/** Why a transfer is tried again. A name that is not found counts as a problem that may pass, a refused connection not. */
function retryReason(
  failure: Failure | undefined,
  response: HttpResponse | undefined,
  options: Options,
): string | undefined {
  if (failure?.code === 28 || failure?.code === 6) return ': timeout';
  if (failure?.code === 7 && options.has('refused')) return ': connection refused';
  if ((!failure || failure.code === 22) && response && RETRIED.includes(response.status)) return ': HTTP error';
  return failure && options.has('allerrors') ? '(retrying all errors)' : undefined;
}

function begin(process: Process, options: Options, text: string, index: number, isFirst: boolean): Transfer {
  const given = options.values('o')[index];
  const progress: Progress = {
    startedMs: process.nowMs,
    connectedMs: 0,
    url: parseUrl(text),
    redirects: 0,
    address: '',
    local: { address: '', port: 0 },
    method: options.value('X') ?? (options.has('I') ? 'HEAD' : 'GET'),
    target: given ?? (options.has('O') ? '' : '-'),
    response: undefined,
    redirectUrl: '',
  };
  const version = curlVersion(process);
  return {
    process,
    options,
    text,
    version,
    words: wordsOf(version),
    progress,
    isFirst,
    connections: 0,
    known: new Set(),
  };
}

function* perform(transfer: Transfer): Blocking<Failure | undefined> {
  const { process, options, progress, words } = transfer;
  const failure = yield* attempt(transfer);
  if (failure && progress.response === undefined && failure.code !== 3 && failure.code !== 1 && failure.code !== 6)
    if (showsMeter(process, options, progress.target)) yield* process.write(2, meterEnd(0, 0, 0));
  if (options.has('v') && progress.url && transfer.connections > 0) yield* process.error(closing(transfer, failure));
  const format = options.value('w');
  if (format !== undefined) {
    const { text, unknown } = writeOutText(format, progress, process.nowMs, failure, words.isNew);
    for (const name of unknown) yield* process.error(`curl: unknown --write-out variable: '${name}'`);
    yield* process.write(1, text);
  }
  return failure;
}

export function closing({ words, connections }: Transfer, failure?: Failure): string {
  const number = connections - 1;
  if (!words.isNew) return `* Closing connection ${number}`;
  return `* ${failure?.code === 7 ? 'closing' : 'shutting down'} connection #${number}`;
}

function* attempt(transfer: Transfer): Blocking<Failure | undefined> {
  const { process, options, progress, words, text } = transfer;
  const bad = badUrl(transfer);
  if (bad) return bad;
  if (/^telnet:/i.test(text)) return yield* telnetTo(transfer);
  if (/^file:/i.test(text)) return yield* readLocal(transfer);
  if (progress.target === '') {
    const name = progress.url ? fileNameOf(progress.url, '') : '';
    if (name === '' && !words.isNew) {
      if (!options.has('s')) yield* process.error('curl: Remote file name has no length!');
      return { code: 23, message: 'Failed writing received data to disk/application' };
    }
    if (name === '' && !options.has('s')) yield* warn(process, 'No remote file name, uses "curl_response"');
    progress.target = name || 'curl_response';
  }
  placeTarget(transfer);
  const meter = showsMeter(process, options, progress.target);
  if (meter) yield* process.write(2, meterStart(transfer.isFirst));
  const most = Number(options.value('maxredirs=') ?? MAX_REDIRECTS);
  let headers = '';
  for (;;) {
    const response = yield* fetchOnce(transfer);
    if (isFailure(response)) return response;
    progress.response = response;
    const next = redirect(transfer, response);
    headers += `${[response.statusLine, ...response.headerLines].join('\r\n')}\r\n\r\n`;
    if (!next || !options.has('L')) return yield* finish(transfer, response, headers, meter);
    if (progress.redirects >= most) return { code: 47, message: `Maximum (${most}) redirects followed` };
    progress.redirects++;
    progress.url = next;
    progress.redirectUrl = '';
    if (options.has('v'))
      yield* process.error(
        `${closing(transfer)}\n* Issue another request to this URL: '${next.scheme}://${next.shownHost}${next.path}'`,
      );
  }
}

function* readLocal({ process, text, progress }: Transfer): Blocking<Failure | undefined> {
  const path = text.replace(/^file:\/\/[^/]*/i, '');
  try {
    const read = process.readFile(path);
    if (progress.target === '-') yield* process.write(1, read);
    else process.writeFile(progress.target, read);
    return undefined;
  } catch (error) {
    if (!isErrno(error)) throw error;
    return { code: 37, message: `Couldn't open file ${path}` };
  }
}

function redirect({ progress }: Transfer, response: HttpResponse): HttpUrl | undefined {
  const location = response.status >= 300 && response.status < 400 ? response.header('Location') : undefined;
  const next = location === undefined || !progress.url ? undefined : resolveLocation(progress.url, location);
  if (next) progress.redirectUrl = `${next.scheme}://${next.shownHost}${next.path}`;
  return next;
}

function badUrl({ text, progress, words }: Transfer): Failure | undefined {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
  if (scheme !== undefined && !/^(https?|telnet|file)$/.test(scheme))
    return /^(ftps?|scp|sftp|smtps?|imaps?|pop3s?|ldaps?|tftp|dict|gopher|mqtt|rtsp|smb)$/.test(scheme)
      ? { code: 1, message: `Podflight does not simulate ${scheme}` }
      : { code: 1, message: `Protocol "${scheme}" not supported${words.disabled}` };
  if (/\s/.test(text)) return { code: 3, message: words.badUrl('Malformed input to a URL function') };
  if (scheme === 'telnet' || scheme === 'file') return undefined;
  if (!progress.url) return { code: 3, message: words.badUrl('No host part in the URL') };
  return progress.url.port > 65_535
    ? { code: 3, message: words.badUrl('Port number was not a decimal number between 0 and 65535') }
    : undefined;
}

function* finish(
  transfer: Transfer,
  response: HttpResponse,
  headers: string,
  meter: boolean,
): Blocking<Failure | undefined> {
  const { process, options, progress } = transfer;
  const hasFailed = response.status >= 400 && (options.has('f') || options.has('failbody'));
  const isKept = !hasFailed || options.has('failbody');
  const shown = options.has('i') || options.has('I') ? headers : '';
  const problem = isKept ? yield* deliver(transfer, response, shown) : undefined;
  const dump = options.value('D');
  if (dump !== undefined && dump !== '-') process.writeFile(dump, headers);
  const received = isKept && !options.has('I') ? utf8Length(response.body) : 0;
  const isAnnounced = options.has('I') || (hasFailed && !transfer.words.isNew);
  const total = isAnnounced ? Number(response.header('Content-Length') ?? 0) : received;
  if (options.has('#')) yield* process.write(2, `\r${'#'.repeat(72)} 100.0%\n`);
  if (options.has('v') && received > 0) yield* process.error(`{ [${received} bytes data]`);
  if (meter) yield* process.write(2, meterEnd(total, received, process.nowMs - progress.startedMs));
  if (problem) return problem;
  return hasFailed ? { code: 22, message: `The requested URL returned error: ${response.status}` } : undefined;
}

/** --output-dir and --create-dirs, once for a transfer that may be tried again. */
function placeTarget({ process, options, progress }: Transfer): void {
  const folder = options.value('outputdir=');
  if (progress.target === '-') return;
  if (folder !== undefined && !progress.target.startsWith(`${folder}/`))
    progress.target = `${folder}/${progress.target}`;
  if (!options.has('createdirs')) return;
  const steps = progress.target.split('/').slice(0, -1);
  for (const [index] of steps.entries()) {
    const path = steps.slice(0, index + 1).join('/');
    if (path !== '' && !process.exists(path)) process.makeDirectory(path, 0o750);
  }
}

function* deliver(transfer: Transfer, response: HttpResponse, shown: string): Blocking<Failure | undefined> {
  const { process, options, progress, words } = transfer;
  const dumped =
    options.value('D') === '-' ? `${[response.statusLine, ...response.headerLines].join('\r\n')}\r\n\r\n` : '';
  if (dumped) yield* process.write(1, dumped);
  const text = shown + (options.has('I') ? '' : response.body);
  if (progress.target === '-') {
    yield* process.write(1, text);
    return undefined;
  }
  try {
    process.writeFile(progress.target, text);
    return undefined;
  } catch (error) {
    if (!isErrno(error)) throw error;
    if (!options.has('s')) yield* warn(process, `Failed to open the file ${progress.target}: ${error.message}`);
    return { code: 23, message: words.noWrite(utf8Length(text)) };
  }
}
