import { judged } from '../../testing/judged';
import { echo } from '../system/small';
import { apk } from './apk';

const MIRROR = 'https://dl-cdn.alpinelinux.org/alpine/v3.22';
const each = (line: (index: string) => string) =>
  ['main', 'community'].map((name) => line(`${MIRROR}/${name}/x86_64/APKINDEX.tar.gz`)).join('');
const FETCHED = each((index) => `fetch ${index}\n`);
const WARNINGS = each((index) => `WARNING: updating and opening ${index}: DNS: transient error (try again later)\n`);

// Not judged: there is no apk to ask. The words are apk-tools' own.
judged(
  { apk, echo },
  {
    busybox: [
      ['apk add --no-cache echo', 'OK: 8 MiB in 16 packages\n'],
      [
        'apk add nosuch',
        FETCHED,
        `${WARNINGS}ERROR: unable to select packages:\n  nosuch (no such package):\n    required by: world[nosuch]\n`,
        1,
      ],
      ['apk update', FETCHED, WARNINGS, 2],
    ],
  },
);
