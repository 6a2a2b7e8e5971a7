import { utf8Length } from '../../api/utf8';
import type { Blocking, Process } from '../../process/types';
import type { Progress } from './curlProgress';
import type { Failure, Transfer } from './curlTransfer';

const HEADING =
  '  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n' +
  '                                 Dload  Upload   Total   Spent    Left  Speed\n';

const amount = (bytes: number): string =>
  (bytes < 100_000
    ? String(bytes)
    : bytes < 10_240_000
      ? `${Math.floor(bytes / 1024)}k`
      : `${(bytes / 1_048_576).toFixed(1)}M`
  ).padStart(5);

function row(total: number, received: number, speed: number): string {
  const percent = (part: number) => (total > 0 && part > 0 ? '100' : '  0');
  return (
    `\r${percent(received)} ${amount(total)}  ${percent(received)} ${amount(received)}    0     0  ${amount(speed)}` +
    `      0 --:--:-- --:--:-- --:--:-- ${amount(speed)}`
  );
}

export const meterStart = (isFirst: boolean): string => (isFirst ? HEADING : '') + row(0, 0, 0);

/** `received` is undefined if nothing came. */
export function meterEnd(total: number, received: number, elapsedMs: number): string {
  return `${row(total, received, Math.floor((received * 1000) / Math.max(1, elapsedMs)))}\n`;
}

/** Prints what `-w` asks for. */
export function* writeOut({ process, options, progress, words }: Transfer, failure?: Failure): Blocking<void> {
  const { text, unknown } = writeOutText(options.value('w') ?? '', progress, process.nowMs, failure, words.isNew);
  for (const name of unknown) yield* process.error(`curl: unknown --write-out variable: '${name}'`);
  yield* process.write(1, text);
}

/** Text of `-w`, and the variables that nobody knows. */
function writeOutText(
  format: string,
  progress: Progress,
  nowMs: number,
  failure: Failure | undefined,
  isNew: boolean,
): { text: string; unknown: readonly string[] } {
  const values = variables(progress, nowMs, failure, isNew);
  const unknown: string[] = [];
  const text = format.replace(/%\{(\w+)\}|%%|\\[nrt]/g, (match, name: string | undefined) => {
    if (name === undefined) return match === '%%' ? '%' : match === '\\n' ? '\n' : match === '\\t' ? '\t' : '\r';
    if (Object.hasOwn(values, name)) return values[name] ?? '';
    unknown.push(name);
    return '';
  });
  return { text, unknown };
}

function variables(
  progress: Progress,
  nowMs: number,
  failure: Failure | undefined,
  isNew: boolean,
): Readonly<Record<string, string>> {
  const { response, url, startedMs, connectedMs } = progress;
  const code = response ? String(response.status) : '000';
  const seconds = (ms: number) => (ms / 1000).toFixed(6);
  const connect = seconds(connectedMs > 0 ? connectedMs - startedMs : 0);
  const size = response ? utf8Length(response.body) : 0;
  const headers = response ? [response.statusLine, ...response.headerLines, ''] : [];
  const elapsedMs = nowMs - startedMs;
  return {
    http_code: code,
    response_code: code,
    http_version: response ? (/^HTTP\/([\d.]+)/.exec(response.statusLine)?.[1] ?? '0') : '0',
    time_total: seconds(elapsedMs),
    time_connect: connect,
    time_namelookup: connect,
    time_pretransfer: connect,
    time_appconnect: '0.000000',
    time_redirect: '0.000000',
    time_starttransfer: seconds(response ? elapsedMs : 0),
    size_download: String(size),
    size_upload: '0',
    size_header: String(headers.reduce((sum, line) => sum + utf8Length(line) + 2, 0)),
    speed_download: String(Math.floor((size * 1000) / Math.max(1, elapsedMs))),
    speed_upload: '0',
    content_type: response?.header('Content-Type') ?? '',
    redirect_url: progress.redirectUrl,
    num_redirects: String(progress.redirects),
    num_connects: connectedMs > 0 ? '1' : '0',
    url_effective: url ? `${url.scheme}://${url.shownHost}${url.path}` : '',
    remote_ip: connectedMs > 0 ? progress.address : '',
    remote_port: connectedMs > 0 && url ? String(url.port) : '0',
    local_ip: progress.local.address,
    local_port: String(progress.local.port),
    method: progress.method,
    scheme: isNew ? (url?.scheme ?? '') : (url?.scheme.toUpperCase() ?? ''),
    filename_effective: progress.target === '-' ? '' : progress.target,
    exitcode: String(failure?.code ?? 0),
    errormsg: failure?.message ?? '',
    ssl_verify_result: '0',
    proxy_ssl_verify_result: '0',
  };
}

/** Warnings are broken at blanks to fit 79 columns. */
export function* warn(process: Process, text: string): Blocking<void> {
  const width = 70;
  let rest = text;
  while (rest.length >= width) {
    const blank = rest.lastIndexOf(' ', width - 1);
    const cut = blank > 0 ? blank + 1 : width;
    yield* process.error(`Warning: ${rest.slice(0, cut)}`);
    rest = rest.slice(cut);
  }
  yield* process.error(`Warning: ${rest}`);
}
