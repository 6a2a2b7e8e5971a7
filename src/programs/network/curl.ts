import { utf8Length } from '../../api/utf8';
import type { Blocking, Process, Program } from '../../process/types';
import { curlVersion, LETTERS, NUMERIC, wordsOf } from './curlOptions';
import { curlMore } from './curlPart';
import { type Progress, showsMeter } from './curlProgress';
import { type Failure, fetchOnce, isFailure, type Outcome, type Transfer } from './curlTransfer';
import { getopt, type Options } from './getopt';
import type { HttpResponse } from './http';
import { type HttpUrl, parseUrl, resolveLocation } from './url';

const MAX_REDIRECTS = 50;

/** curl: HTTP without TLS, redirects, retries, `-w`, telnet://. Exit codes and sentences of the version that the image has. */
export const curl: Program = function* (process, argv): Blocking<number> {
  const words = argv.slice(1);
  const long = words.some((word) => word.startsWith('--')) ? curlMore.get().LONG : {};
  const options = getopt(words, LETTERS, { long });
  if (options.has('V')) return yield* curlMore.get().showVersion(process);
  const wrong = options.given.find(([name, value]) => NUMERIC.includes(name) && !/^\d+(\.\d+)?$/.test(value));
  const urls = [...options.values('url='), ...options.operands];
  if (options.error || wrong || urls.length === 0) return yield* curlMore.get().refuse(process, options, wrong?.[0]);
  let status = 0;
  for (const [index, text] of urls.entries()) {
    const once = (isFirst: boolean) => transferOnce(process, options, text, index, isFirst);
    if (options.has('retry=')) status = yield* curlMore.get().transferWithRetries(process, options, once);
    else status = (yield* once(true)).failure?.code ?? 0;
    if (status !== 0 && options.has('failearly')) return status;
  }
  return status;
};

function* transferOnce(
  process: Process,
  options: Options,
  text: string,
  index: number,
  isFirst: boolean,
): Blocking<Outcome> {
  const transfer = begin(process, options, text, index, isFirst);
  const failure = yield* perform(transfer);
  if (failure && (!options.has('s') || options.has('S')))
    yield* process.error(`curl: (${failure.code}) ${failure.message}`);
  return { transfer, failure };
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
  const { process, options, progress } = transfer;
  const failure = yield* attempt(transfer);
  if (failure && progress.response === undefined && failure.code !== 3 && failure.code !== 1 && failure.code !== 6)
    if (showsMeter(process, options, progress.target)) yield* process.write(2, curlMore.get().meterEnd(0, 0, 0));
  if (options.has('v') && progress.url && transfer.connections > 0)
    yield* process.error(curlMore.get().closing(transfer, failure));
  if (options.has('w')) yield* curlMore.get().writeOut(transfer, failure);
  return failure;
}

/** Not an address that only `elsewhere` knows what to do with. */
const isOfHttp = ({ text, progress: { url } }: Transfer): boolean =>
  !/^(?!https?:)[a-z][a-z0-9+.-]*:\/\/|^(?:telnet|file):|\s/i.test(text) && url !== undefined && url.port <= 65_535;

function* attempt(transfer: Transfer): Blocking<Failure | undefined> {
  const { process, options, progress } = transfer;
  if (!isOfHttp(transfer)) return yield* curlMore.get().elsewhere(transfer);
  const problem = progress.target === '-' ? undefined : yield* curlMore.get().placeTarget(transfer);
  if (problem) return problem;
  const meter = showsMeter(process, options, progress.target);
  if (meter) yield* process.write(2, curlMore.get().meterStart(transfer.isFirst));
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
        `${curlMore.get().closing(transfer)}\n* Issue another request to this URL: '${next.scheme}://${next.shownHost}${next.path}'`,
      );
  }
}

function redirect({ progress }: Transfer, response: HttpResponse): HttpUrl | undefined {
  const location = response.status >= 300 && response.status < 400 ? response.header('Location') : undefined;
  const next = location === undefined || !progress.url ? undefined : resolveLocation(progress.url, location);
  if (next) progress.redirectUrl = `${next.scheme}://${next.shownHost}${next.path}`;
  return next;
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
  if (meter) yield* process.write(2, curlMore.get().meterEnd(total, received, process.nowMs - progress.startedMs));
  if (problem) return problem;
  return hasFailed ? { code: 22, message: `The requested URL returned error: ${response.status}` } : undefined;
}

function* deliver(transfer: Transfer, response: HttpResponse, shown: string): Blocking<Failure | undefined> {
  const { process, options, progress } = transfer;
  const dumped =
    options.value('D') === '-' ? `${[response.statusLine, ...response.headerLines].join('\r\n')}\r\n\r\n` : '';
  if (dumped) yield* process.write(1, dumped);
  const text = shown + (options.has('I') ? '' : response.body);
  if (progress.target !== '-') return yield* curlMore.get().save(transfer, text);
  yield* process.write(1, text);
  return undefined;
}
