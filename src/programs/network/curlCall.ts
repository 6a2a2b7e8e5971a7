import type { Blocking, Process } from '../../process/types';
import { curlVersion } from './curlOptions';
import type { Options } from './getopt';
import { notice } from './socket';

const SEE_HELP = "curl: try 'curl --help' or 'curl --manual' for more information";

/** Long options and what stands for them here. Those that end in = take an argument. */
export const LONG: Readonly<Record<string, string>> = {
  silent: 's',
  version: 'V',
  'show-error': 'S',
  fail: 'f',
  'fail-with-body': 'failbody',
  'fail-early': 'failearly',
  location: 'L',
  'max-redirs': 'maxredirs=',
  output: 'o',
  'remote-name': 'O',
  'remote-header-name': 'J',
  include: 'i',
  'show-headers': 'i',
  head: 'I',
  request: 'X',
  header: 'H',
  data: 'd',
  'data-ascii': 'd',
  'data-raw': 'raw=',
  'data-binary': 'binary=',
  'data-urlencode': 'urlencode=',
  json: 'json=',
  get: 'G',
  'upload-file': 'T',
  referer: 'e',
  cookie: 'b',
  range: 'r',
  'dump-header': 'D',
  'output-dir': 'outputdir=',
  'create-dirs': 'createdirs',
  'oauth2-bearer': 'bearer=',
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
  resolve: 'resolve=',
  user: 'u',
  'user-agent': 'A',
  'no-progress-meter': 'nometer',
  'progress-bar': '#',
  url: 'url=',
  compressed: 'compressed',
  ipv4: '4',
  'no-buffer': 'N',
  globoff: 'g',
  netrc: 'n',
  noproxy: 'noproxy=',
  cacert: 'cacert=',
  'http1.1': 'http1.1',
  'http1.0': 'http1.0',
  'tlsv1.2': 'tls',
  'tlsv1.3': 'tls',
  disable: 'q',
};

/** Options of the real curl that nobody simulates. */
export const NOT_SIMULATED: ReadonlySet<string> = new Set(
  '-F -c -x -C -K -Z -t -E -p -y -Y -z -R -B -a -l -Q -U --form --cookie-jar --proxy --continue-at --config --parallel --cert --key --time-cond --remote-time --connect-to --http2 --http3 --unix-socket --interface --proto --url-query --limit-rate --speed-limit --speed-time --trace --trace-ascii --negotiate --basic --digest --ipv6 --keepalive-time --location-trusted --capath --ciphers --variable --expand-url --doh-url --dns-servers --local-port --path-as-is --post301 --post302 --raw --remote-name-all --stderr --styled-output --xattr'.split(
    ' ',
  ),
);

export function* showVersion(process: Process): Blocking<number> {
  const version = curlVersion(process);
  notice(process, 'program.approximated.manual', { program: 'curl --version' });
  yield* process.write(1, `curl ${version} (x86_64-pc-linux-gnu) libcurl/${version}\n`);
  return 0;
}

/** Says what is wrong with a call. `wrong`: the option that wants a number and has none. */
export function* refuse(process: Process, options: Options, wrong: string | undefined): Blocking<number> {
  yield* process.error(wrongCall(options, wrong));
  return 2;
}

function wrongCall(options: Options, wrong: string | undefined): string {
  if (options.error) {
    const { kind, option } = options.error;
    const shown = (option.startsWith('-') ? option : `-${option}`).replace(/=.*/, '');
    if (kind === 'unknown' && NOT_SIMULATED.has(shown)) return `curl: Podflight does not simulate '${shown}'`;
    return `curl: option ${shown}: ${kind === 'unknown' ? 'is unknown' : 'requires parameter'}\n${SEE_HELP}`;
  }
  if (wrong === undefined) return SEE_HELP;
  const long = Object.keys(LONG).find((name) => LONG[name] === wrong) ?? '';
  return `curl: option ${wrong.length === 1 ? `-${wrong}` : `--${long}`}: expected a proper numerical parameter\n${SEE_HELP}`;
}
