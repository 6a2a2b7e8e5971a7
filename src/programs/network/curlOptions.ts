import type { Process } from '../../process/types';
import { atLeast } from '../version';

/** Short options of curl that are simulated, as for getopt(3). */
export const LETTERS = 'sSfLo:OiIX:H:d:kvw:m:u:A:4Ng#GD:T:e:b:r:nqJV';

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
