import { judged } from '../../testing/judged';
import { cat } from '../text/cat';
import { mc } from './mc';

const HOSTS = {
  '10.96.1.9': {
    names: ['minio'],
    ports: { 9000: 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\ndata\n' },
  },
};

// Not judged: there is no mc to ask.
judged(
  { cat, mc },
  {
    gnu: [
      ['mc alias set s http://minio:9000 k v; mc cp s/b/x o; cat o', 'Added `s` successfully.\n`s/b/x` -> `o`\ndata\n'],
      [
        'mc alias set s http://nosuch:9000 k v',
        '',
        'mc: <ERROR> Unable to initialize new alias from the provided credentials. Get "http://nosuch:9000/": dial tcp: lookup nosuch: no such host.\n',
        1,
      ],
      ['mc mirror a b', '', "mc: Podflight simulates only 'mc alias set' and 'mc cp', not 'mc mirror'\n", 1],
    ],
  },
  { hosts: HOSTS },
);
