import { judged } from '../../testing/judged';
import { echo } from '../system/small';
import { apt } from './apt';

const READING = 'Reading package lists...\nBuilding dependency tree...\nReading state information...\n';
const SOURCES = ['debian bookworm', 'debian bookworm-updates', 'debian-security bookworm-security'];
const lines = (mark: string, below = '') =>
  SOURCES.map((source, i) => `${mark}:${i + 1} http://deb.debian.org/${source} InRelease\n${below}`).join('');
const FAILED = [
  ...SOURCES.map(
    (source) =>
      `W: Failed to fetch http://deb.debian.org/${source.replace(' ', '/dists/')}/InRelease  Could not resolve 'deb.debian.org'\n`,
  ),
  'W: Some index files failed to download. They have been ignored, or old ones used instead.\n',
].join('');

// As apt 2.6.1 of Debian 12 printed it without a network.
judged(
  { apt, 'apt-get': apt, echo },
  {
    gnu: [
      [
        'apt-get update',
        `${lines('Ign').repeat(3)}${lines('Err', "  Could not resolve 'deb.debian.org'\n")}Reading package lists...\n`,
        FAILED,
      ],
      ['apt-get -qq update', '', FAILED],
      ['apt-get install -y nosuchpkg', READING, 'E: Unable to locate package nosuchpkg\n', 100],
      ['apt-get install -y echo', `${READING}0 upgraded, 0 newly installed, 0 to remove and 0 not upgraded.\n`],
      ['apt-get clean; echo $?', '0\n'],
      ['apt-get bogus', '', 'E: Invalid operation bogus\n', 100],
      [
        'apt install -qq x',
        '',
        '\nWARNING: apt does not have a stable CLI interface. Use with caution in scripts.\n\nE: Unable to locate package x\n',
        100,
      ],
    ],
  },
);
