import { expect, test } from 'vitest';
import { recorded } from '../../testing/clientRun';
import { runImage } from '../../testing/imageRun';

test('a program answers whoever connects', () => {
  const server = runImage('alpine', ['nc', '-lk', '-p', '7000', '-e', 'getent', 'ahosts', 'localhost'], {
    execs: [{ atMs: 10, argv: ['nc', '127.0.0.1', '7000'] }],
  });
  expect(server.execs[0]).toEqual({
    output: '127.0.0.1       STREAM localhost\n127.0.0.1       DGRAM  localhost\n',
    exitCode: 0,
  });
});

recorded('busybox:1.37', [
  ['nc db 5432 </dev/null', ''],
  ['nc -z db 5432', ''],
  ['nc -z db 5433', '', '', 1],
  ['nc -zv db 5432', '', 'db (10.96.12.35:5432) open\n'],
  ['nc -zv db 5433', '', '', 1],
  ['nc -v db 5433', '', '', 1],
  ['nc db 5433', '', '', 1],
  ['nc nosuch 1', '', "nc: bad address 'nosuch'\n", 1],
  ['nc -z nosuch 1', '', "nc: bad address 'nosuch'\n", 1],
  ['nc -zv nosuch 1', '', "nc: bad address 'nosuch'\n", 1],
  ['nc -w 1 dead 5432', '', '', 1],
  ['nc -z -w 1 dead 5432', '', '', 1],
  ['nc -zv -w 1 dead 5432', '', 'nc: dead (10.1.1.1:5432): Connection timed out\n', 1],
  ['nc -w1 -z 10.1.1.1 5432', '', '', 1],
  ['nc -z 10.96.12.35 5433', '', '', 1],
  ['nc -v 10.96.12.35 5433', '', '', 1],
  ['nc -zv 10.96.12.35 5432', '', '10.96.12.35 (10.96.12.35:5432) open\n'],
  ['nc -vz localhost 1', '', '', 1],
  ['nc -zvn db 5432', '', 'db (10.96.12.35:5432) open\n'],
  ['nc db nosuchport', '', "nc: bad port 'nosuchport'\n", 1],
  ['nc db', '', '', 1],
  ['nc db 25', '220 hi\n'],
  [
    "printf 'GET / HTTP/1.0\\r\\n\\r\\n' | nc web 80",
    'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\nConnection: close\r\n\r\nhello\n',
  ],
  ['nc -w 1 db 5432', ''],
  [
    'nc -z db 5432 5433',
    '',
    "BusyBox v1.37.0 (2024-09-26 21:31:42 UTC) multi-call binary.\n\nUsage: nc [OPTIONS] HOST PORT  - connect\nnc [OPTIONS] -l -p PORT [HOST] [PORT]  - listen\n\n\t-e PROG\tRun PROG after connect (must be last)\n\t-l\tListen mode, for inbound connects\n\t-lk\tWith -e, provides persistent server\n\t-p PORT\tLocal port\n\t-s ADDR\tLocal address\n\t-w SEC\tTimeout for connects and final net reads\n\t-i SEC\tDelay interval for lines sent\n\t-n\tDon't do DNS resolution\n\t-u\tUDP mode\n\t-b\tAllow broadcasts\n\t-v\tVerbose\n\t-o FILE\tHex dump traffic\n\t-z\tZero-I/O mode (scanning)\n",
    1,
  ],
  ['nc -z db 5432-5434', '', "nc: bad port '5432-5434'\n", 1],
  ['nc -zu db 53', '', '', 1],
  ['nc -z -w x db 5432', '', "nc: invalid number 'x'\n", 1],
  ['nc -l -p 7000 & sleep 0.3; echo hi | nc -w 1 127.0.0.1 7000; wait', 'hi\n'],
  [
    'nc -lv -p 7002 & sleep 0.3; echo hi | nc -w 1 127.0.0.1 7002; wait',
    'hi\n',
    'listening on [::]:7002 ...\nconnect to [::ffff:127.0.0.1]:7002 from [::ffff:127.0.0.1]:40000 ([::ffff:127.0.0.1]:40000)\n',
  ],
  ['nc -vv db 5433', '', 'nc: db (10.96.12.35:5433): Connection refused\nsent 0, rcvd 0\n', 1],
  ['sleep 1 | nc db 25', '220 hi\n'],
  ['sleep 2 | nc -w 1 db 5432', ''],
  ['sleep 1 | nc db 5432', ''],
  ["printf 'GET /slow HTTP/1.0\\r\\n\\r\\n' | nc -w 1 web 80; echo $?", '0\n'],
  ['nc -s 10.96.0.10 -z db 5432; echo $?', '0\n'],
  ['nc -z 10.96.12.300 80', '', "nc: bad address '10.96.12.300'\n", 1],
  ['nc -n nosuch 80', '', "nc: bad address 'nosuch'\n", 1],
]);

recorded('alpine', [
  ['nc db 5433', '', '', 1],
  ['nc -vv db 5433', '', 'nc: db (10.96.12.35:5433): Connection refused\nsent 0, rcvd 0\n', 1],
  ['nc -zv -w 1 dead 5432', '', 'nc: dead (10.1.1.1:5432): Operation timed out\n', 1],
  ['nc nosuch 1', '', "nc: bad address 'nosuch'\n", 1],
]);

recorded(
  'busybox:1.35',
  [
    ['nc db 5432 </dev/null', ''],
    ['nc db 5433', '', "nc: can't connect to remote host (10.96.12.35): Connection refused\n", 1],
    ['nc nosuch 1', '', "nc: bad address 'nosuch'\n", 1],
    ['nc -w 1 dead 5432', '', 'nc: timed out\n', 1],
    ['nc db nosuchport', '', "nc: bad port 'nosuchport'\n", 1],
    ['nc db', '', "nc: can't connect to remote host (10.96.12.35): Connection refused\n", 1],
    ['nc db 25', '220 hi\n'],
    [
      "printf 'GET / HTTP/1.0\\r\\n\\r\\n' | nc web 80",
      'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\nConnection: close\r\n\r\nhello\n',
    ],
    ['nc -l -p 7003 & sleep 0.3; echo hi | nc -w 1 127.0.0.1 7003; wait', 'hi\n'],
    ['nc -ll -p 7004 -e echo yes & sleep 0.3; nc 127.0.0.1 7004 </dev/null; kill $!', 'yes\n'],
  ],
  { programs: ['nc=nc.small'] },
);
