import { recorded } from '../../testing/clientRun';

const SERVER = 'Server:\t\t10.96.0.10\nAddress:\t10.96.0.10#53\n\n';
const DB = 'Name:\tdb.default.svc.cluster.local\nAddress: 10.96.12.35\n\n';

// BIND 9.18 where a server is named: what it says of recursion where none is named is left out here.
recorded('debian:12', [
  ['nslookup db 10.96.0.10', SERVER + DB],
  [
    'nslookup db kube-dns.kube-system.svc.cluster.local',
    SERVER.replace('10.96.0.10', 'kube-dns.kube-system.svc.cluster.local') + DB,
  ],
  ['nslookup db nosuch', '', "nslookup: couldn't get address for 'nosuch': not found\n", 1],
  ['nslookup db', SERVER + DB],
  ['nslookup nosuch', `${SERVER}** server can't find nosuch: NXDOMAIN\n\n`, '', 1],
  ['nslookup -type=aaaa db', `${SERVER}*** Can't find db: No answer\n\n`],
  [
    'nslookup -type=srv _pg._tcp.db.default.svc.cluster.local',
    `${SERVER}_pg._tcp.db.default.svc.cluster.local\tservice = 0 100 5432 db.default.svc.cluster.local.\n\n`,
  ],
  ['nslookup -type=txt txt', `${SERVER}txt.default.svc.cluster.local\ttext = "hello world"\n\n`],
]);
