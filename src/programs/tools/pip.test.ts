import { judged } from '../../testing/judged';
import { echo } from '../system/small';
import { pip } from './pip';

const RETRIES = [4, 3, 2, 1, 0]
  .map(
    (total, i) =>
      `WARNING: Retrying (Retry(total=${total}, connect=None, read=None, redirect=None, status=None)) after connection broken by 'NewConnectionError('<pip._vendor.urllib3.connection.HTTPSConnection object at 0x7f3c5a1b${i}d50>: Failed to establish a new connection: [Errno -2] Name or service not known')': /simple/nosuchx/\n`,
  )
  .join('');
const NOTHING = (name: string) =>
  `ERROR: Could not find a version that satisfies the requirement ${name} (from versions: none)\nERROR: No matching distribution found for ${name}\n`;

// As pip printed it without a network; the addresses of objects are our own.
judged(
  { echo, pip },
  {
    gnu: [
      ['pip install nosuchx --no-cache-dir', '', `${RETRIES}${NOTHING('nosuchx')}`, 1],
      ['echo "nosuchx==1.0" > r; pip install -r r', '', `${RETRIES}${NOTHING('nosuchx==1.0')}`, 1],
      ['pip install', '', 'ERROR: You must give at least one requirement to install (see "pip help install")\n', 1],
      ['pip bogus', '', 'ERROR: unknown command "bogus"\n', 1],
      ['pip list', '', "pip: Podflight does not simulate 'pip list'\n", 1],
    ],
  },
);
