import { judged } from '../../testing/judged';
import { getconf } from './getconf';

judged(
  { getconf },
  {
    gnu: [
      ['getconf PAGE_SIZE', '4096\n'],
      ['getconf LONG_BIT', '64\n'],
      ['getconf ARG_MAX', '2097152\n'],
      ['getconf NOPE', '', "getconf: Unrecognized variable `NOPE'\n", 2],
    ],
  },
);
