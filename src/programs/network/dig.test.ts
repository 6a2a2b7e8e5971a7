import { recorded } from '../../testing/clientRun';

recorded('debian:12', [
  [
    'dig db',
    '\n; <<>> DiG 9.18.49-1~deb12u3-Debian <<>> db\n;; global options: +cmd\n;; Got answer:\n;; ->>HEADER<<- opcode: QUERY, status: NXDOMAIN, id: 4711\n;; flags: qr rd ra; QUERY: 1, ANSWER: 0, AUTHORITY: 0, ADDITIONAL: 1\n\n;; OPT PSEUDOSECTION:\n; EDNS: version: 0, flags:; udp: 1232\n;; QUESTION SECTION:\n;db.\t\t\t\tIN\tA\n\n;; Query time: 0 msec\n;; SERVER: 10.96.0.10#53(10.96.0.10) (UDP)\n;; WHEN: Fri Nov 20 12:00:00 UTC 2026\n;; MSG SIZE  rcvd: 31\n\n',
  ],
  ['dig +short db', ''],
  ['dig +search +short db', '10.96.12.35\n'],
  [
    'dig +search db',
    '\n; <<>> DiG 9.18.49-1~deb12u3-Debian <<>> +search db\n;; global options: +cmd\n;; Got answer:\n;; WARNING: .local is reserved for Multicast DNS\n;; You are currently testing what happens when an mDNS query is leaked to DNS\n;; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 4711\n;; flags: qr aa rd; QUERY: 1, ANSWER: 1, AUTHORITY: 0, ADDITIONAL: 1\n;; WARNING: recursion requested but not available\n\n;; OPT PSEUDOSECTION:\n; EDNS: version: 0, flags:; udp: 1232\n;; QUESTION SECTION:\n;db.default.svc.cluster.local.\tIN\tA\n\n;; ANSWER SECTION:\ndb.default.svc.cluster.local. 30 IN\tA\t10.96.12.35\n\n;; Query time: 0 msec\n;; SERVER: 10.96.0.10#53(10.96.0.10) (UDP)\n;; WHEN: Fri Nov 20 12:00:00 UTC 2026\n;; MSG SIZE  rcvd: 101\n\n',
  ],
  ['dig +short db.default.svc.cluster.local', '10.96.12.35\n'],
  [
    'dig db.default.svc.cluster.local',
    '\n; <<>> DiG 9.18.49-1~deb12u3-Debian <<>> db.default.svc.cluster.local\n;; global options: +cmd\n;; Got answer:\n;; WARNING: .local is reserved for Multicast DNS\n;; You are currently testing what happens when an mDNS query is leaked to DNS\n;; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 4711\n;; flags: qr aa rd; QUERY: 1, ANSWER: 1, AUTHORITY: 0, ADDITIONAL: 1\n;; WARNING: recursion requested but not available\n\n;; OPT PSEUDOSECTION:\n; EDNS: version: 0, flags:; udp: 1232\n;; QUESTION SECTION:\n;db.default.svc.cluster.local.\tIN\tA\n\n;; ANSWER SECTION:\ndb.default.svc.cluster.local. 30 IN\tA\t10.96.12.35\n\n;; Query time: 0 msec\n;; SERVER: 10.96.0.10#53(10.96.0.10) (UDP)\n;; WHEN: Fri Nov 20 12:00:00 UTC 2026\n;; MSG SIZE  rcvd: 101\n\n',
  ],
  [
    'dig @10.96.0.10 db.default.svc.cluster.local',
    '\n; <<>> DiG 9.18.49-1~deb12u3-Debian <<>> @10.96.0.10 db.default.svc.cluster.local\n; (1 server found)\n;; global options: +cmd\n;; Got answer:\n;; WARNING: .local is reserved for Multicast DNS\n;; You are currently testing what happens when an mDNS query is leaked to DNS\n;; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 4711\n;; flags: qr aa rd; QUERY: 1, ANSWER: 1, AUTHORITY: 0, ADDITIONAL: 1\n;; WARNING: recursion requested but not available\n\n;; OPT PSEUDOSECTION:\n; EDNS: version: 0, flags:; udp: 1232\n;; QUESTION SECTION:\n;db.default.svc.cluster.local.\tIN\tA\n\n;; ANSWER SECTION:\ndb.default.svc.cluster.local. 30 IN\tA\t10.96.12.35\n\n;; Query time: 0 msec\n;; SERVER: 10.96.0.10#53(10.96.0.10) (UDP)\n;; WHEN: Fri Nov 20 12:00:00 UTC 2026\n;; MSG SIZE  rcvd: 101\n\n',
  ],
  [
    'dig db.default.svc.cluster.local AAAA',
    '\n; <<>> DiG 9.18.49-1~deb12u3-Debian <<>> db.default.svc.cluster.local AAAA\n;; global options: +cmd\n;; Got answer:\n;; WARNING: .local is reserved for Multicast DNS\n;; You are currently testing what happens when an mDNS query is leaked to DNS\n;; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 4711\n;; flags: qr aa rd; QUERY: 1, ANSWER: 0, AUTHORITY: 1, ADDITIONAL: 1\n;; WARNING: recursion requested but not available\n\n;; OPT PSEUDOSECTION:\n; EDNS: version: 0, flags:; udp: 1232\n;; QUESTION SECTION:\n;db.default.svc.cluster.local.\tIN\tAAAA\n\n;; AUTHORITY SECTION:\ncluster.local.\t\t30\tIN\tSOA\tns.dns.cluster.local. hostmaster.cluster.local. 1763640000 7200 1800 86400 30\n\n;; Query time: 0 msec\n;; SERVER: 10.96.0.10#53(10.96.0.10) (UDP)\n;; WHEN: Fri Nov 20 12:00:00 UTC 2026\n;; MSG SIZE  rcvd: 150\n\n',
  ],
  ['dig +short SRV _pg._tcp.db.default.svc.cluster.local', '0 100 5432 db.default.svc.cluster.local.\n'],
  [
    'dig SRV _pg._tcp.db.default.svc.cluster.local',
    '\n; <<>> DiG 9.18.49-1~deb12u3-Debian <<>> SRV _pg._tcp.db.default.svc.cluster.local\n;; global options: +cmd\n;; Got answer:\n;; WARNING: .local is reserved for Multicast DNS\n;; You are currently testing what happens when an mDNS query is leaked to DNS\n;; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 4711\n;; flags: qr aa rd; QUERY: 1, ANSWER: 1, AUTHORITY: 0, ADDITIONAL: 1\n;; WARNING: recursion requested but not available\n\n;; OPT PSEUDOSECTION:\n; EDNS: version: 0, flags:; udp: 1232\n;; QUESTION SECTION:\n;_pg._tcp.db.default.svc.cluster.local. IN SRV\n\n;; ANSWER SECTION:\n_pg._tcp.db.default.svc.cluster.local. 30 IN SRV 0 100 5432 db.default.svc.cluster.local.\n\n;; Query time: 0 msec\n;; SERVER: 10.96.0.10#53(10.96.0.10) (UDP)\n;; WHEN: Fri Nov 20 12:00:00 UTC 2026\n;; MSG SIZE  rcvd: 151\n\n',
  ],
  ['dig +short -x 10.96.12.35', 'db.default.svc.cluster.local.\n'],
  [
    'dig txt txt.default.svc.cluster.local',
    '\n; <<>> DiG 9.18.49-1~deb12u3-Debian <<>> txt txt.default.svc.cluster.local\n;; global options: +cmd\n;; Got answer:\n;; WARNING: .local is reserved for Multicast DNS\n;; You are currently testing what happens when an mDNS query is leaked to DNS\n;; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 4711\n;; flags: qr aa rd; QUERY: 1, ANSWER: 1, AUTHORITY: 0, ADDITIONAL: 1\n;; WARNING: recursion requested but not available\n\n;; OPT PSEUDOSECTION:\n; EDNS: version: 0, flags:; udp: 1232\n;; QUESTION SECTION:\n;txt.default.svc.cluster.local.\tIN\tTXT\n\n;; ANSWER SECTION:\ntxt.default.svc.cluster.local. 30 IN\tTXT\t"hello world"\n\n;; Query time: 0 msec\n;; SERVER: 10.96.0.10#53(10.96.0.10) (UDP)\n;; WHEN: Fri Nov 20 12:00:00 UTC 2026\n;; MSG SIZE  rcvd: 111\n\n',
  ],
  ['dig +short txt txt.default.svc.cluster.local', '"hello world"\n'],
  [
    'dig mx txt.default.svc.cluster.local',
    '\n; <<>> DiG 9.18.49-1~deb12u3-Debian <<>> mx txt.default.svc.cluster.local\n;; global options: +cmd\n;; Got answer:\n;; WARNING: .local is reserved for Multicast DNS\n;; You are currently testing what happens when an mDNS query is leaked to DNS\n;; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 4711\n;; flags: qr aa rd; QUERY: 1, ANSWER: 1, AUTHORITY: 0, ADDITIONAL: 1\n;; WARNING: recursion requested but not available\n\n;; OPT PSEUDOSECTION:\n; EDNS: version: 0, flags:; udp: 1232\n;; QUESTION SECTION:\n;txt.default.svc.cluster.local.\tIN\tMX\n\n;; ANSWER SECTION:\ntxt.default.svc.cluster.local. 30 IN\tMX\t10 mail.default.svc.cluster.local.\n\n;; Query time: 0 msec\n;; SERVER: 10.96.0.10#53(10.96.0.10) (UDP)\n;; WHEN: Fri Nov 20 12:00:00 UTC 2026\n;; MSG SIZE  rcvd: 133\n\n',
  ],
  [
    'dig ext.default.svc.cluster.local',
    '\n; <<>> DiG 9.18.49-1~deb12u3-Debian <<>> ext.default.svc.cluster.local\n;; global options: +cmd\n;; Got answer:\n;; WARNING: .local is reserved for Multicast DNS\n;; You are currently testing what happens when an mDNS query is leaked to DNS\n;; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 4711\n;; flags: qr aa rd; QUERY: 1, ANSWER: 2, AUTHORITY: 0, ADDITIONAL: 1\n;; WARNING: recursion requested but not available\n\n;; OPT PSEUDOSECTION:\n; EDNS: version: 0, flags:; udp: 1232\n;; QUESTION SECTION:\n;ext.default.svc.cluster.local.\tIN\tA\n\n;; ANSWER SECTION:\next.default.svc.cluster.local. 30 IN\tCNAME\tweb.default.svc.cluster.local.\nweb.default.svc.cluster.local. 30 IN\tA\t10.96.12.34\n\n;; Query time: 0 msec\n;; SERVER: 10.96.0.10#53(10.96.0.10) (UDP)\n;; WHEN: Fri Nov 20 12:00:00 UTC 2026\n;; MSG SIZE  rcvd: 175\n\n',
  ],
  ['dig +short ext.default.svc.cluster.local', 'web.default.svc.cluster.local.\n10.96.12.34\n'],
  ['dig +short headless.default.svc.cluster.local', '10.96.12.34\n10.96.12.35\n'],
  [
    'dig +noall +answer headless.default.svc.cluster.local',
    'headless.default.svc.cluster.local. 30 IN A\t10.96.12.34\nheadless.default.svc.cluster.local. 30 IN A\t10.96.12.35\n',
  ],
  [
    'dig +noall +answer +stats db.default.svc.cluster.local',
    'db.default.svc.cluster.local. 30 IN\tA\t10.96.12.35\n;; Query time: 0 msec\n;; SERVER: 10.96.0.10#53(10.96.0.10) (UDP)\n;; WHEN: Fri Nov 20 12:00:00 UTC 2026\n;; MSG SIZE  rcvd: 101\n\n',
  ],
  [
    'dig +nocmd +noall +answer +nostats db.default.svc.cluster.local',
    'db.default.svc.cluster.local. 30 IN\tA\t10.96.12.35\n',
  ],
  [
    'dig +noquestion +nostats db.default.svc.cluster.local',
    '\n; <<>> DiG 9.18.49-1~deb12u3-Debian <<>> +noquestion +nostats db.default.svc.cluster.local\n;; global options: +cmd\n;; Got answer:\n;; WARNING: .local is reserved for Multicast DNS\n;; You are currently testing what happens when an mDNS query is leaked to DNS\n;; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 4711\n;; flags: qr aa rd; QUERY: 1, ANSWER: 1, AUTHORITY: 0, ADDITIONAL: 1\n;; WARNING: recursion requested but not available\n\n;; OPT PSEUDOSECTION:\n; EDNS: version: 0, flags:; udp: 1232\n;; ANSWER SECTION:\ndb.default.svc.cluster.local. 30 IN\tA\t10.96.12.35\n\n',
  ],
  ['dig @nosuch db', '', "dig: couldn't get address for 'nosuch': not found\n", 1],
  ['dig @kube-dns.kube-system.svc.cluster.local +short db.default.svc.cluster.local', '10.96.12.35\n'],
  [
    'dig silent.example.com +time=1',
    ';; communications error to 10.96.0.10#53: timed out\n;; communications error to 10.96.0.10#53: timed out\n;; communications error to 10.96.0.10#53: timed out\n\n; <<>> DiG 9.18.49-1~deb12u3-Debian <<>> silent.example.com +time=1\n;; global options: +cmd\n;; no servers could be reached\n',
    '',
    9,
  ],
  [
    'dig +short silent.example.com',
    ';; communications error to 10.96.0.10#53: timed out\n;; communications error to 10.96.0.10#53: timed out\n;; communications error to 10.96.0.10#53: timed out\n;; no servers could be reached\n',
    '',
    9,
  ],
  [
    'dig fail.example.com',
    '\n; <<>> DiG 9.18.49-1~deb12u3-Debian <<>> fail.example.com\n;; global options: +cmd\n;; Got answer:\n;; ->>HEADER<<- opcode: QUERY, status: SERVFAIL, id: 4711\n;; flags: qr rd ra; QUERY: 1, ANSWER: 0, AUTHORITY: 0, ADDITIONAL: 1\n\n;; OPT PSEUDOSECTION:\n; EDNS: version: 0, flags:; udp: 1232\n;; QUESTION SECTION:\n;fail.example.com.\t\tIN\tA\n\n;; Query time: 0 msec\n;; SERVER: 10.96.0.10#53(10.96.0.10) (UDP)\n;; WHEN: Fri Nov 20 12:00:00 UTC 2026\n;; MSG SIZE  rcvd: 45\n\n',
  ],
  ['dig +short fail.example.com', ''],
  [
    'dig refused.example.com',
    '\n; <<>> DiG 9.18.49-1~deb12u3-Debian <<>> refused.example.com\n;; global options: +cmd\n;; Got answer:\n;; ->>HEADER<<- opcode: QUERY, status: REFUSED, id: 4711\n;; flags: qr rd ra; QUERY: 1, ANSWER: 0, AUTHORITY: 0, ADDITIONAL: 1\n\n;; OPT PSEUDOSECTION:\n; EDNS: version: 0, flags:; udp: 1232\n;; QUESTION SECTION:\n;refused.example.com.\t\tIN\tA\n\n;; Query time: 0 msec\n;; SERVER: 10.96.0.10#53(10.96.0.10) (UDP)\n;; WHEN: Fri Nov 20 12:00:00 UTC 2026\n;; MSG SIZE  rcvd: 48\n\n',
  ],
  [
    'dig github.com',
    '\n; <<>> DiG 9.18.49-1~deb12u3-Debian <<>> github.com\n;; global options: +cmd\n;; Got answer:\n;; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 4711\n;; flags: qr rd ra; QUERY: 1, ANSWER: 1, AUTHORITY: 0, ADDITIONAL: 1\n\n;; OPT PSEUDOSECTION:\n; EDNS: version: 0, flags:; udp: 1232\n;; QUESTION SECTION:\n;github.com.\t\t\tIN\tA\n\n;; ANSWER SECTION:\ngithub.com.\t\t30\tIN\tA\t140.82.121.4\n\n;; Query time: 0 msec\n;; SERVER: 10.96.0.10#53(10.96.0.10) (UDP)\n;; WHEN: Fri Nov 20 12:00:00 UTC 2026\n;; MSG SIZE  rcvd: 65\n\n',
  ],
  [
    'dig',
    '\n; <<>> DiG 9.18.49-1~deb12u3-Debian <<>>\n;; global options: +cmd\n;; Got answer:\n;; ->>HEADER<<- opcode: QUERY, status: NXDOMAIN, id: 4711\n;; flags: qr rd ra; QUERY: 1, ANSWER: 0, AUTHORITY: 0, ADDITIONAL: 1\n\n;; OPT PSEUDOSECTION:\n; EDNS: version: 0, flags:; udp: 1232\n;; QUESTION SECTION:\n;.\t\t\t\tIN\tNS\n\n;; Query time: 0 msec\n;; SERVER: 10.96.0.10#53(10.96.0.10) (UDP)\n;; WHEN: Fri Nov 20 12:00:00 UTC 2026\n;; MSG SIZE  rcvd: 28\n\n',
  ],
  ['dig db.default.svc.cluster.local web.default.svc.cluster.local +short', '10.96.12.35\n10.96.12.34\n'],
  ['dig -q db.default.svc.cluster.local +short', '10.96.12.35\n'],
  ['dig -4 +short db.default.svc.cluster.local', '10.96.12.35\n'],
  [
    'dig +nosuch db',
    '',
    'Invalid option: +nosuch\nUsage:  dig [@global-server] [domain] [q-type] [q-class] {q-opt}\n            {global-d-opt} host [@local-server] {local-d-opt}\n            [ host [@local-server] {local-d-opt} [...]]\n\nUse "dig -h" (or "dig -h | more") for complete list of options\n',
    1,
  ],
  [
    'dig +ttlid +noall +answer db.default.svc.cluster.local A IN',
    'db.default.svc.cluster.local. 30 IN\tA\t10.96.12.35\n',
  ],
  ['dig db. +short', ''],
  ['dig -v', '', 'DiG 9.18.49-1~deb12u3-Debian\n'],
]);
