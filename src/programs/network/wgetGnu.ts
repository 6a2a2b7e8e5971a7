import { encodeBase64Text } from '../../api/base64';
import { utf8Length } from '../../api/utf8';
import type { Blocking, Connection, Process } from '../../process/types';
import { getopt, type Options } from './getopt';
import { exchange, type HttpResponse } from './http';
import { isAddress, lookUp, resolveWords } from './resolver';
import { connectAny, isErrno, reasonOf } from './socket';
import { localTimestamp } from './timestamp';
import { fileNameOf, type HttpUrl, parseUrl, resolveLocation } from './url';
import { dots, lengthLine, rateOf, received } from './wgetLog';
import { LONG } from './wgetOptions';

const MAX_REDIRECTS = 20;
const DEFAULT_TRIES = 20;
const READ_TIMEOUT_SECONDS = 900;
const EXIT = { generic: 1, usage: 2, network: 4, server: 8 };
const USAGE = "Usage: wget [OPTION]... [URL]...\n\nTry `wget --help' for more options.";

/** What one call remembers: options, the addresses of names, what it fetched. */
interface Session {
  process: Process;
  options: Options;
  isQuiet: boolean;
  isBrief: boolean;
  addresses: Map<string, readonly string[]>;
  fetched: { files: number; bytes: number };
}

/** GNU wget 1.21 without a terminal: a log on stderr, exit codes 4 for the network and 8 for the server's errors. */
export function* wgetGnu(process: Process, argv: readonly string[]): Blocking<number> {
  const options = getopt(argv.slice(1), 'cqSkn:O:o:P:T:t:U:4', { long: LONG });
  if (options.error) {
    const { kind, option } = options.error;
    const words = kind === 'argument' ? 'option requires an argument' : 'invalid option';
    const shown = option.startsWith('--') ? `unrecognized option '${option}'` : `${words} -- '${option}'`;
    yield* process.error(`wget: ${shown}\n${USAGE}`);
    return EXIT.usage;
  }
  if (options.operands.length === 0) {
    yield* process.error(`wget: missing URL\n${USAGE}`);
    return EXIT.generic;
  }
  const target = options.value('O');
  const unwritable = target === undefined || target === '-' ? undefined : openFor(process, target);
  if (unwritable) {
    yield* process.error(`${target}: ${unwritable}`);
    return EXIT.generic;
  }
  const session: Session = {
    process,
    options,
    isQuiet: options.has('q'),
    isBrief: options.has('nv') || options.values('n').some((letters) => letters.includes('v')),
    addresses: new Map(),
    fetched: { files: 0, bytes: 0 },
  };
  const startedMs = process.nowMs;
  // Of several failures the one with the lowest number is told.
  let status = 0;
  for (const text of options.operands) {
    const code = yield* download(session, text);
    if (code !== 0 && (status === 0 || code < status)) status = code;
  }
  if (options.operands.length > 1) yield* sum(session, process.nowMs - startedMs);
  return status;
}

function* sum(session: Session, elapsedMs: number): Blocking<void> {
  const { files, bytes } = session.fetched;
  if (files === 0) return;
  const seconds = elapsedMs === 0 ? '0' : (elapsedMs / 1000).toPrecision(elapsedMs < 1000 ? 1 : 2);
  yield* say(
    session,
    `FINISHED --${localTimestamp(session.process)}--\nTotal wall clock time: ${seconds}s\n` +
      `Downloaded: ${files} files, ${bytes} in 0s (${rateOf(bytes)})\n`,
  );
}

/** The log: standard error, or the file of -o. */
function* log({ process, options }: Session, text: string): Blocking<void> {
  const file = options.value('o');
  if (file === undefined) yield* process.write(2, text);
  else process.writeFile(file, text, { append: true });
}

function* say(session: Session, text: string): Blocking<void> {
  if (!session.isQuiet && !session.isBrief) yield* log(session, text);
}

function openFor(process: Process, target: string): string | undefined {
  try {
    process.writeFile(target, '');
    return undefined;
  } catch (error) {
    if (!isErrno(error)) throw error;
    return error.message;
  }
}

const seconds = (options: Options, ...names: readonly string[]): number | undefined => {
  const given = names.map((name) => Number.parseFloat(options.value(name) ?? '')).find((value) => value > 0);
  return given === undefined ? undefined : given * 1000;
};

function* download(session: Session, text: string): Blocking<number> {
  const { options, process } = session;
  const start = parseUrl(text);
  if (!start) {
    const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1];
    yield* process.error(scheme ? `${text}: Unsupported scheme '${scheme}'.` : `${text}: Invalid host name.`);
    return EXIT.generic;
  }
  const tries =
    options.value('t') === undefined ? DEFAULT_TRIES : Number(options.value('t')) || Number.POSITIVE_INFINITY;
  const mostWait = Number(options.value('waitretry=') ?? 10);
  for (let attempt = 1; ; attempt++) {
    const outcome = yield* attemptDownload(session, start, attempt);
    if (typeof outcome === 'number') return outcome;
    yield* say(session, attempt < tries ? 'Retrying.\n\n' : 'Giving up.\n\n');
    if (attempt >= tries) return EXIT.network;
    if ((yield* process.sleep(Math.min(attempt, mostWait) * 1000)) === 'interrupted') return 130;
  }
}

function* attemptDownload(session: Session, start: HttpUrl, attempt: number): Blocking<number | 'again'> {
  const isSpider = session.options.has('spider');
  let url = start;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    if (isSpider) yield* say(session, 'Spider mode enabled. Check if remote file exists.\n');
    const again = attempt > 1 && redirects === 0 ? `  (try:${String(attempt).padStart(2)})` : '';
    yield* say(session, `--${localTimestamp(session.process)}--${again}  ${shown(url)}\n`);
    const response = yield* fetch(session, url);
    if (typeof response !== 'object') return response;
    const words = response.statusLine.replace(/^\S+ /, '');
    const headers = [response.statusLine, ...response.headerLines].map((line) => `  ${line}\n`).join('');
    yield* say(session, session.options.has('S') ? `\n${headers}` : `${words}\n`);
    const location = response.status >= 300 && response.status < 400 ? response.header('Location') : undefined;
    const next = location === undefined ? undefined : resolveLocation(url, location);
    if (!next) return yield* settle(session, start, url, response);
    yield* say(session, `Location: ${location} [following]\n`);
    url = next;
  }
  if (!session.isQuiet) yield* log(session, `${MAX_REDIRECTS} redirections exceeded.\n`);
  return EXIT.server;
}

const shown = (url: HttpUrl): string => `${url.scheme}://${url.shownHost}${url.path}`;

function* settle(session: Session, start: HttpUrl, url: HttpUrl, response: HttpResponse): Blocking<number> {
  const { process, options } = session;
  const time = localTimestamp(process);
  const words = response.statusLine.replace(/^\S+ /, '');
  const isSpider = options.has('spider');
  if (response.status < 400) {
    if (!isSpider) return yield* save(session, start, url, response);
    const isPage = /^text\/html/.test(response.header('Content-Type') ?? '');
    const verdict = isPage
      ? 'Remote file exists and could contain further links,\nbut recursion is disabled -- not retrieving.\n\n'
      : 'Remote file exists.\n\n';
    yield* say(session, lengthLine(response) + verdict);
    if (session.isBrief && !session.isQuiet) yield* log(session, `${time} URL: ${shown(url)} ${words}\n`);
    return 0;
  }
  if (options.has('onerror')) yield* save(session, start, url, response);
  else if (isSpider) yield* say(session, 'Remote file does not exist -- broken link!!!\n\n');
  else if (!session.isQuiet) {
    // What is said little about names what it was about.
    const about = session.isBrief ? `${shown(url)}:\n` : '';
    yield* log(session, `${about}${time} ERROR ${response.status}: ${words.slice(4)}.\n${session.isBrief ? '' : '\n'}`);
  }
  return EXIT.server;
}

function* reach(session: Session, url: HttpUrl): Blocking<Connection | number | 'again'> {
  const { process, options, addresses } = session;
  const isLiteral = isAddress(url.host);
  let known = addresses.get(url.host);
  if (!known) {
    if (!isLiteral) yield* say(session, `Resolving ${url.host} (${url.host})... `);
    const found = yield* lookUp(process, url.host);
    if (!found.found) {
      yield* say(session, `failed: ${resolveWords(process, found)}.\n`);
      if (!session.isQuiet) yield* log(session, `wget: unable to resolve host address '${url.host}'\n`);
      return EXIT.network;
    }
    known = found.addresses;
    addresses.set(url.host, known);
    if (!isLiteral) yield* say(session, `${known.join(', ')}\n`);
  }
  const timeoutMs = seconds(options, 'connect=', 'T');
  let last: string | undefined;
  for (const address of known) {
    yield* say(
      session,
      `Connecting to ${isLiteral ? url.host : `${url.host} (${url.host})|${address}|`}:${url.port}... `,
    );
    const tried = yield* connectAny(process, [address], url.port, timeoutMs);
    if (tried && !isErrno(tried)) {
      yield* say(session, 'connected.\n');
      return tried.connection;
    }
    last = tried?.code;
    if (!session.isQuiet) yield* log(session, `failed: ${tried ? reasonOf(process, tried) : ''}.\n`);
  }
  return last === 'ETIMEDOUT' || options.has('retry') ? 'again' : EXIT.network;
}

function* fetch(session: Session, url: HttpUrl): Blocking<HttpResponse | number | 'again'> {
  const { process, options } = session;
  const connection = yield* reach(session, url);
  if (typeof connection !== 'object') return connection;
  if (url.scheme === 'https') {
    yield* exchange(process, connection, { method: 'GET', url, headers: [] });
    if (!session.isQuiet) yield* log(session, '\nUnable to establish SSL connection.\n');
    return EXIT.network;
  }
  yield* say(session, 'HTTP request sent, awaiting response... ');
  const body = options.value('post=');
  const request = {
    method: options.value('method=') ?? (body !== undefined ? 'POST' : options.has('spider') ? 'HEAD' : 'GET'),
    url,
    headers: [
      `User-Agent: ${options.value('U') ?? 'Wget/1.21.3'}`,
      'Accept: */*',
      'Accept-Encoding: identity',
      ...(url.user === undefined ? [] : [`Authorization: Basic ${encodeBase64Text(url.user)}`]),
      'Connection: Keep-Alive',
      ...options.values('header='),
      ...(body === undefined
        ? []
        : ['Content-Type: application/x-www-form-urlencoded', `Content-Length: ${utf8Length(body)}`]),
    ],
    body,
  };
  const idleMs = seconds(options, 'read=', 'T') ?? READ_TIMEOUT_SECONDS * 1000;
  const response = yield* exchange(process, connection, request, { idleMs });
  if (typeof response !== 'string') return response;
  yield* say(
    session,
    response === 'timeout' ? 'Read error (Connection timed out) in headers.\n' : 'No data received.\n',
  );
  return 'again';
}

function* save(session: Session, start: HttpUrl, url: HttpUrl, response: HttpResponse): Blocking<number> {
  const { process, options, fetched } = session;
  const folder = options.value('P')?.replace(/\/$/, '');
  const target = options.value('O') ?? freeName(process, (folder ? `${folder}/` : '') + fileNameOf(start));
  if (folder && !process.exists(folder) && !options.has('O')) process.makeDirectory(folder);
  const bytes = utf8Length(response.body);
  if (target === '-') yield* process.write(1, response.body);
  else process.writeFile(target, response.body, { append: options.has('O') });
  fetched.files++;
  fetched.bytes += bytes;
  const name = `'${target === '-' ? 'STDOUT' : target}'`;
  const isEmpty = response.status === 204;
  if (!isEmpty) yield* say(session, `${lengthLine(response)}Saving to: ${name}\n\n${dots(response)}`);
  const time = localTimestamp(process);
  const done = target === '-' ? 'written to stdout' : `${name} saved`;
  yield* say(session, `${time} (${isEmpty ? '0.00 B/s' : rateOf(bytes)}) - ${done} ${received(response)}\n\n`);
  if (session.isBrief && !session.isQuiet)
    yield* log(session, `${time} URL:${shown(url)} ${received(response)} -> "${target}" [1]\n`);
  return 0;
}

/** A file that is there is left alone: the download becomes `index.html.1`. */
function freeName(process: Process, name: string): string {
  if (!process.exists(name)) return name;
  let number = 1;
  while (process.exists(`${name}.${number}`)) number++;
  return `${name}.${number}`;
}
