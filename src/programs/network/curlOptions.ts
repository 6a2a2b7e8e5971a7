import type { Process } from '../../process/types';
import { atLeast } from '../version';

/** Short options of curl that are simulated, as for getopt(3). */
export const LETTERS = 'sSfLo:OiIX:H:d:kvw:m:u:A:4Ng#GD:T:e:b:r:nqJV';

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

/** Options whose argument is a number. */
export const NUMERIC = ['m', 'connect=', 'retry=', 'delay=', 'retrymax=', 'maxredirs='];

/** Which curl an image has: Debian 12's, Ubuntu's, or a new one. Each was recorded, or is known by its words. */
export function curlVersion(process: Process): string {
  const { flavour, version } = process.container.image.userland;
  if (flavour !== 'gnu') return '8.14.1';
  return version === '12' ? '7.88.1' : version.startsWith('24') ? '8.5.0' : '8.14.1';
}

/** The sentences that changed between versions. */
export function wordsOf(version: string) {
  const isNew = atLeast(version, '8.10');
  return {
    isNew,
    noConnection: isNew ? 'Could not connect to server' : "Couldn't connect to server",
    disabled: isNew ? '' : ' or disabled in libcurl',
    badUrl: (problem: string) => (isNew ? `URL rejected: ${problem}` : 'URL using bad/illegal format or missing URL'),
    noWrite: (bytes: number) =>
      isNew ? `client returned ERROR on write of ${bytes} bytes` : 'Failure writing output to destination',
  };
}
