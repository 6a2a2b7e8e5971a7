import { recorded, SERVICES } from '../../testing/clientRun';

recorded(
  'debian:12',
  [
    ['getent hosts db', '10.96.12.35     db.default.svc.cluster.local\n'],
    ['getent hosts nosuch', '', '', 2],
    ['getent hosts localhost', '::1             localhost ip6-localhost ip6-loopback\n'],
    ['getent hosts mypod', '10.244.0.7      mypod\n'],
    ['getent hosts 10.96.12.35', '10.96.12.35     db.default.svc.cluster.local\n'],
    ['getent hosts 10.244.0.7', '10.244.0.7      mypod\n'],
    ['getent hosts 10.9.9.9', '', '', 2],
    [
      'getent hosts headless',
      '10.96.12.34     headless.default.svc.cluster.local\n10.96.12.35     headless.default.svc.cluster.local\n',
    ],
    ['getent hosts ext', '10.96.12.34     web.default.svc.cluster.local ext.default.svc.cluster.local\n'],
    [
      'getent hosts db nosuch web',
      '10.96.12.35     db.default.svc.cluster.local\n10.96.12.34     web.default.svc.cluster.local\n',
      '',
      2,
    ],
    [
      'getent hosts',
      '127.0.0.1       localhost\n127.0.0.1       localhost ip6-localhost ip6-loopback\n10.244.0.7      mypod\n',
    ],
    [
      'getent ahosts db',
      '10.96.12.35     STREAM db.default.svc.cluster.local\n10.96.12.35     DGRAM  \n10.96.12.35     RAW    \n',
    ],
    [
      'getent ahosts headless',
      '10.96.12.34     STREAM headless.default.svc.cluster.local\n10.96.12.34     DGRAM  \n10.96.12.34     RAW    \n10.96.12.35     STREAM \n10.96.12.35     DGRAM  \n10.96.12.35     RAW    \n',
    ],
    [
      'getent ahosts ext',
      '10.96.12.34     STREAM web.default.svc.cluster.local\n10.96.12.34     DGRAM  \n10.96.12.34     RAW    \n',
    ],
    ['getent ahosts nosuch', '', '', 2],
    [
      'getent ahostsv4 db',
      '10.96.12.35     STREAM db.default.svc.cluster.local\n10.96.12.35     DGRAM  \n10.96.12.35     RAW    \n',
    ],
    ['getent ahostsv6 db', '', '', 2],
    [
      'getent ahosts 10.96.12.35',
      '10.96.12.35     STREAM 10.96.12.35\n10.96.12.35     DGRAM  \n10.96.12.35     RAW    \n',
    ],
    [
      'getent ahosts',
      '127.0.0.1       localhost\n127.0.0.1       localhost ip6-localhost ip6-loopback\n10.244.0.7      mypod\n',
    ],
    ['getent hosts github.com', '140.82.121.4    github.com\n'],
    ['getent hosts db.default.svc.cluster.local', '10.96.12.35     db.default.svc.cluster.local\n'],
    ['getent passwd root', 'root:x:0:0:root:/root:/bin/bash\n'],
    ['getent passwd 0', 'root:x:0:0:root:/root:/bin/bash\n'],
    ['getent passwd nosuchuser', '', '', 2],
    ['getent group root', 'root:x:0:\n'],
    ['getent services http', 'http                  80/tcp www\n'],
    ['getent services 80', 'http                  80/tcp www\n'],
    ['getent services 5432/tcp', 'postgresql            5432/tcp postgres\n'],
    ['getent services https/tcp nosuch', 'https                 443/tcp\n', '', 2],
    [
      'getent nosuch x',
      "Try `getent --help' or `getent --usage' for more information.\n",
      'Unknown database: nosuch\n',
      1,
    ],
    [
      'getent',
      "Try `getent --help' or `getent --usage' for more information.\n",
      'getent: wrong number of arguments\n',
      1,
    ],
    ['getent hosts fail.example.com', '', '', 2],
    ['getent -s files hosts db', '', '', 2],
    ['getent hosts ::1', '::1             localhost ip6-localhost ip6-loopback\n'],
    ['getent hosts txt', '', '', 2],
  ],
  { files: SERVICES },
);

// What gethostbyname2 and getaddrinfo of musl give, in the words of Alpine's getent.
recorded('alpine', [
  ['getent hosts db', '10.96.12.35       db.default.svc.cluster.local  db.default.svc.cluster.local db\n'],
  [
    'getent hosts db nosuch web',
    '10.96.12.35       db.default.svc.cluster.local  db.default.svc.cluster.local db\n',
    '',
    2,
  ],
  ['getent hosts ext', '10.96.12.34       web.default.svc.cluster.local  web.default.svc.cluster.local ext\n'],
  ['getent hosts localhost', '::1               localhost  localhost\n'],
  ['getent hosts 10.9.9.9', '10.9.9.9          10.9.9.9  10.9.9.9\n'],
  ['getent hosts', ''],
  [
    'getent ahosts db',
    '10.96.12.35     STREAM db.default.svc.cluster.local\n10.96.12.35     DGRAM  db.default.svc.cluster.local\n',
  ],
  ['getent ahosts nosuch', '', '', 2],
]);
