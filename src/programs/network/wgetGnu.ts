import { utf8Length } from '../../api/utf8';
import type { Blocking, Process } from '../../process/types';
import { getopt, type Options } from './getopt';
import { exchange, type HttpResponse } from './http';
import { lookUp } from './resolver';
import { connect, isErrno, notice } from './socket';
import { localTimestamp } from './timestamp';
import { fileNameOf, type HttpUrl, parseUrl, resolveLocation } from './url';

const MAX_REDIRECTS = 20;
const EXIT = { usage: 2, file: 3, network: 4, server: 8 };
const LONG = {
  'no-verbose': 'v',
  quiet: 'q',
  'output-document': 'O',
  'directory-prefix': 'P',
  timeout: 'T',
  tries: 't',
  'no-check-certificate': 'k',
  header: 'header=',
  'post-data': 'post=',
  'server-response': 'S',
  spider: 'spider',
  'retry-connrefused': 'retry',
  waitretry: 'waitretry=',
  'connect-timeout': 'T',
  continue: 'c',
};

/** GNU wget 1.21 without a terminal: a log on stderr, exit codes 4 for the network and 8 for the server's errors. */
export function* wgetGnu(process: Process, argv: readonly string[]): Blocking<number> {
  const options = getopt(argv.slice(1), 'cqSkvn:O:P:T:t:', { long: LONG });
  if (options.error) {
    const { option } = options.error;
    const shown = option.startsWith('--') ? `unrecognized option '${option}'` : `invalid option -- '${option}'`;
    yield* process.error(`wget: ${shown}\nUsage: wget [OPTION]... [URL]...\n\nTry \`wget --help' for more options.`);
    return EXIT.usage;
  }
  if (options.operands.length === 0) {
    yield* process.error("wget: missing URL\nUsage: wget [OPTION]... [URL]...\n\nTry `wget --help' for more options.");
    return 1;
  }
  let status = 0;
  for (const text of options.operands) {
    const url = parseUrl(text);
    if (!url) yield* process.error(`${text}: Unsupported scheme.`);
    const code = url ? yield* download(process, options, url) : 1;
    if (status === 0) status = code;
  }
  return status;
}

function* say(process: Process, options: Options, text: string): Blocking<void> {
  if (!options.has('q') && !options.has('v') && options.value('n') !== 'v') yield* process.write(2, text);
}

function* download(process: Process, options: Options, start: HttpUrl): Blocking<number> {
  let url = start;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    yield* say(process, options, `--${localTimestamp(process)}--  ${url.scheme}://${url.shownHost}${url.path}\n`);
    const response = yield* fetch(process, options, url);
    if (typeof response === 'number') return response;
    const words = response.statusLine.replace(/^\S+ /, '');
    yield* say(process, options, `${words}\n`);
    const location = response.status >= 300 && response.status < 400 ? response.header('Location') : undefined;
    const next = location === undefined ? undefined : resolveLocation(url, location);
    if (next) {
      yield* say(process, options, `Location: ${location} [following]\n`);
      url = next;
      continue;
    }
    if (response.status < 400) return yield* save(process, options, start, response);
    // What is said little about names what it was about.
    if (options.value('n') === 'v') yield* process.error(`${url.scheme}://${url.shownHost}${url.path}:`);
    if (!options.has('q'))
      yield* process.write(2, `${localTimestamp(process)} ERROR ${response.status}: ${words.slice(4)}.\n\n`);
    return EXIT.server;
  }
  yield* process.error(`${MAX_REDIRECTS} redirections exceeded.`);
  return EXIT.server;
}

function* fetch(process: Process, options: Options, url: HttpUrl): Blocking<HttpResponse | number> {
  // An address is not looked up, and not shown twice.
  const isAddress = /^[\d.]+$|:/.test(url.host);
  if (!isAddress) yield* say(process, options, `Resolving ${url.host} (${url.host})... `);
  const found = yield* lookUp(process, url.host);
  if (!found.found) {
    const reason = found.reason === 'try-again' ? 'Temporary failure in name resolution' : 'Name or service not known';
    yield* say(process, options, `failed: ${reason}.\n`);
    if (!options.has('q')) yield* process.error(`wget: unable to resolve host address '${url.host}'`);
    return EXIT.network;
  }
  const address = found.addresses[0] ?? '';
  yield* say(
    process,
    options,
    isAddress
      ? `Connecting to ${url.host}:${url.port}... `
      : `${found.addresses.join(', ')}\nConnecting to ${url.host} (${url.host})|${address}|:${url.port}... `,
  );
  const seconds = Number.parseFloat(options.value('T') ?? '');
  const connection = yield* connect(process, address, url.port, seconds > 0 ? seconds * 1000 : undefined);
  if (isErrno(connection)) {
    yield* say(process, options, `failed: ${connection.message}.\n`);
    if (connection.code !== 'ECONNREFUSED')
      notice(process, 'program.approximated', { program: 'wget', topic: 'tries' });
    return EXIT.network;
  }
  yield* say(process, options, 'connected.\nHTTP request sent, awaiting response... ');
  const body = options.value('post=');
  const response = yield* exchange(process, connection, {
    method: body !== undefined ? 'POST' : options.has('spider') ? 'HEAD' : 'GET',
    url,
    headers: ['User-Agent: Wget/1.21.3', 'Accept: */*', ...options.values('header=')],
    ...(body === undefined ? {} : { body }),
  });
  if (response) return response;
  yield* say(
    process,
    options,
    url.scheme === 'https' ? '\nUnable to establish SSL connection.\n' : 'No data received.\n',
  );
  return EXIT.network;
}

function* save(process: Process, options: Options, url: HttpUrl, response: HttpResponse): Blocking<number> {
  const bytes = utf8Length(response.body);
  const type = response.header('Content-Type');
  yield* say(process, options, `Length: ${bytes}${type ? ` [${type.replace(/;.*/, '')}]` : ''}\n`);
  if (options.has('spider')) {
    yield* say(process, options, 'Remote file exists.\n\n');
    return 0;
  }
  const folder = options.value('P');
  const target = options.value('O') ?? (folder ? `${folder.replace(/\/$/, '')}/` : '') + fileNameOf(url);
  const shown = target === '-' ? 'STDOUT' : `'${target}'`;
  if (target === '-') yield* process.write(1, response.body);
  else
    try {
      process.writeFile(target, response.body);
    } catch (error) {
      if (!isErrno(error)) throw error;
      yield* process.error(`${target}: ${error.message}`);
      return EXIT.file;
    }
  yield* say(
    process,
    options,
    `Saving to: ${shown}\n\n     0K${' '.repeat(55)}100% ${bytes}.0M=0s\n\n` +
      `${localTimestamp(process)} (${bytes}.0 MB/s) - ${target === '-' ? 'written to stdout' : `${shown} saved`} [${bytes}/${bytes}]\n\n`,
  );
  return 0;
}
