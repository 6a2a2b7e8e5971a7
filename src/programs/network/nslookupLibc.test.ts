import { recorded } from '../../testing/clientRun';

const SERVER = 'Server:    10.96.0.10\nAddress 1: 10.96.0.10 kube-dns.kube-system.svc.cluster.local\n\n';

// The shapes that busybox 1.28.4 was recorded with.
recorded('busybox:1.28', [
  ['nslookup db', `${SERVER}Name:      db\nAddress 1: 10.96.12.35 db.default.svc.cluster.local\n`],
  [
    'nslookup db.default.svc.cluster.local',
    `${SERVER}Name:      db.default.svc.cluster.local\nAddress 1: 10.96.12.35 db.default.svc.cluster.local\n`,
  ],
  ['nslookup nosuch 2>/dev/null', SERVER, '', 1],
  ['nslookup nosuch >/dev/null', '', "nslookup: can't resolve 'nosuch'\n", 1],
]);
