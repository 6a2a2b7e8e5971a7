import { judged } from '../../testing/judged';
import { cut } from '../text/cut';
import { wc } from '../text/wc';
import { openssl } from './openssl';

judged(
  { cut, openssl, wc },
  {
    gnu: [
      ['openssl rand -hex 8 | wc -c', '17\n'],
      ['openssl rand -base64 12 | wc -c', '17\n'],
      ["openssl version | cut -d' ' -f1", 'OpenSSL\n'],
    ],
  },
);
