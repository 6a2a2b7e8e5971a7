import type { Process } from '../../process/types';

/** The last release of each version, and what Debian and Ubuntu bring. */
const RELEASES: Readonly<Record<string, string>> = {
  '3.8': '3.8.20',
  '3.9': '3.9.25',
  '3.10': '3.10.19',
  '3.11': '3.11.14',
  '3.12': '3.12.12',
  '3.13': '3.13.9',
  '3.14': '3.14.0',
};
const NEWEST = '3.14';
/** What a distribution's package is. */
const PACKAGED = '3.11.2';

/** Which Python an image has: the tag of the official ones, the distribution's otherwise. */
export function versionOf(process: Process): string {
  if (!process.exists('/.tag')) return PACKAGED;
  const tag = process.readFile('/.tag').trim();
  const [number = NEWEST] = /^3\.\d+(\.\d+)?/.exec(tag) ?? [];
  return RELEASES[number] ?? (/^3\.\d+\.\d+$/.test(number) ? number : `${number}.0`);
}
