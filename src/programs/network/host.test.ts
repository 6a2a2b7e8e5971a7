import { recorded } from '../../testing/clientRun';

recorded('debian:12', [
  ['host db', 'db.default.svc.cluster.local has address 10.96.12.35\n'],
  ['host db.default.svc.cluster.local', 'db.default.svc.cluster.local has address 10.96.12.35\n'],
  ['host nosuch', 'Host nosuch not found: 3(NXDOMAIN)\n', '', 1],
  ['host nosuch.default.svc.cluster.local', 'Host nosuch.default.svc.cluster.local not found: 3(NXDOMAIN)\n', '', 1],
  ['host 10.96.12.35', '35.12.96.10.in-addr.arpa domain name pointer db.default.svc.cluster.local.\n'],
  ['host 10.9.9.9', 'Host 9.9.9.10.in-addr.arpa. not found: 3(NXDOMAIN)\n', '', 1],
  [
    'host -t srv _pg._tcp.db.default.svc.cluster.local',
    '_pg._tcp.db.default.svc.cluster.local has SRV record 0 100 5432 db.default.svc.cluster.local.\n',
  ],
  ['host -t aaaa db', 'db.default.svc.cluster.local has no AAAA record\n'],
  ['host -t a db', 'db.default.svc.cluster.local has address 10.96.12.35\n'],
  ['host -t txt txt', 'txt.default.svc.cluster.local descriptive text "hello world"\n'],
  ['host -t ns cluster.local', 'cluster.local name server ns.dns.cluster.local.\n'],
  [
    'host -t soa cluster.local',
    'cluster.local has SOA record ns.dns.cluster.local. hostmaster.cluster.local. 1763640000 7200 1800 86400 30\n',
  ],
  ['host -t mx txt', 'txt.default.svc.cluster.local mail is handled by 10 mail.default.svc.cluster.local.\n'],
  [
    'host ext',
    'ext.default.svc.cluster.local is an alias for web.default.svc.cluster.local.\nweb.default.svc.cluster.local has address 10.96.12.34\n',
  ],
  [
    'host headless',
    'headless.default.svc.cluster.local has address 10.96.12.34\nheadless.default.svc.cluster.local has address 10.96.12.35\n',
  ],
  [
    'host db 10.96.0.10',
    'Using domain server:\nName: 10.96.0.10\nAddress: 10.96.0.10#53\nAliases: \n\ndb.default.svc.cluster.local has address 10.96.12.35\n',
  ],
  ['host db nosuch', '', "host: couldn't get address for 'nosuch': not found\n", 1],
  [
    'host db kube-dns.kube-system',
    'Using domain server:\nName: kube-dns.kube-system\nAddress: 10.96.0.10#53\nAliases: \n\ndb.default.svc.cluster.local has address 10.96.12.35\n',
  ],
  ['host fail.example.com', 'Host fail.example.com not found: 2(SERVFAIL)\n', '', 1],
  ['host refused.example.com', 'Host refused.example.com not found: 5(REFUSED)\n', '', 1],
  [
    'host silent.example.com',
    ';; communications error to 10.96.0.10#53: timed out\n;; communications error to 10.96.0.10#53: timed out\n;; no servers could be reached\n',
    '',
    1,
  ],
  ['host txt', 'txt.default.svc.cluster.local mail is handled by 10 mail.default.svc.cluster.local.\n'],
  ['host github.com', 'github.com has address 140.82.121.4\n'],
  ['host -t nosuch db', '', 'host: invalid type: nosuch\n\n', 2],
  ['host localhost', 'Host localhost not found: 3(NXDOMAIN)\n', '', 1],
  ['host db.', 'Host db. not found: 3(NXDOMAIN)\n', '', 1],
]);
