import { expect, test } from 'vitest';
import { recorded, runClient } from '../../testing/clientRun';

test('nobody answers: the wait, then the exit code', () => {
  const run = runClient('busybox:1.37', 'ping -c 1 -W 2 10.1.1.1');
  expect(run).toMatchObject({ exitCode: 1, stdout: expect.stringContaining('100% packet loss') as string });
  expect(run.exitedAtMs).toBe(2000);
});

recorded('busybox:1.37', [
  [
    'ping -c 1 db',
    'PING db (10.96.12.35): 56 data bytes\n64 bytes from 10.96.12.35: seq=0 ttl=64 time=0.159 ms\n\n--- db ping statistics ---\n1 packets transmitted, 1 packets received, 0% packet loss\nround-trip min/avg/max = 0.159/0.159/0.159 ms\n',
  ],
  [
    'ping -c 3 db',
    'PING db (10.96.12.35): 56 data bytes\n64 bytes from 10.96.12.35: seq=0 ttl=64 time=0.159 ms\n64 bytes from 10.96.12.35: seq=1 ttl=64 time=0.138 ms\n64 bytes from 10.96.12.35: seq=2 ttl=64 time=0.120 ms\n\n--- db ping statistics ---\n3 packets transmitted, 3 packets received, 0% packet loss\nround-trip min/avg/max = 0.120/0.139/0.159 ms\n',
  ],
  ['ping -c 1 nosuch', '', "ping: bad address 'nosuch'\n", 1],
  [
    'ping -q -c 2 db',
    'PING db (10.96.12.35): 56 data bytes\n\n--- db ping statistics ---\n2 packets transmitted, 2 packets received, 0% packet loss\nround-trip min/avg/max = 0.138/0.148/0.159 ms\n',
  ],
  [
    'ping',
    '',
    'BusyBox v1.37.0 (2024-09-26 21:31:42 UTC) multi-call binary.\n\nUsage: ping [OPTIONS] HOST\n\nSend ICMP ECHO_REQUESTs to HOST\n\n\t-4,-6\t\tForce IP or IPv6 name resolution\n\t-c CNT\t\tSend only CNT pings\n\t-s SIZE\t\tSend SIZE data bytes in packets (default 56)\n\t-i SECS\t\tInterval\n\t-A\t\tPing as soon as reply is received\n\t-t TTL\t\tSet TTL\n\t-I IFACE/IP\tSource interface or IP address\n\t-W SEC\t\tSeconds to wait for the first response (default 10)\n\t\t\t(after all -c CNT packets are sent)\n\t-w SEC\t\tSeconds until ping exits (default:infinite)\n\t\t\t(can exit earlier with -c CNT)\n\t-q\t\tQuiet, only display output at start/finish\n\t-p HEXBYTE\tPayload pattern\n',
    1,
  ],
  [
    'ping -c 1 -s 100 10.96.12.35',
    'PING 10.96.12.35 (10.96.12.35): 100 data bytes\n108 bytes from 10.96.12.35: seq=0 ttl=64 time=0.159 ms\n\n--- 10.96.12.35 ping statistics ---\n1 packets transmitted, 1 packets received, 0% packet loss\nround-trip min/avg/max = 0.159/0.159/0.159 ms\n',
  ],
  ['ping -c x db', '', "ping: invalid number 'x'\n", 1],
  [
    'ping -w 2 db',
    'PING db (10.96.12.35): 56 data bytes\n64 bytes from 10.96.12.35: seq=0 ttl=64 time=0.159 ms\n64 bytes from 10.96.12.35: seq=1 ttl=64 time=0.138 ms\n\n--- db ping statistics ---\n2 packets transmitted, 2 packets received, 0% packet loss\nround-trip min/avg/max = 0.138/0.148/0.159 ms\n',
  ],
  [
    'ping -i 0.2 -c 3 db',
    'PING db (10.96.12.35): 56 data bytes\n64 bytes from 10.96.12.35: seq=0 ttl=64 time=0.159 ms\n64 bytes from 10.96.12.35: seq=1 ttl=64 time=0.138 ms\n64 bytes from 10.96.12.35: seq=2 ttl=64 time=0.120 ms\n\n--- db ping statistics ---\n3 packets transmitted, 3 packets received, 0% packet loss\nround-trip min/avg/max = 0.120/0.139/0.159 ms\n',
  ],
  [
    'ping -c1 localhost',
    'PING localhost (127.0.0.1): 56 data bytes\n64 bytes from 127.0.0.1: seq=0 ttl=64 time=0.115 ms\n\n--- localhost ping statistics ---\n1 packets transmitted, 1 packets received, 0% packet loss\nround-trip min/avg/max = 0.115/0.115/0.115 ms\n',
  ],
  [
    'ping -4 -c1 localhost',
    'PING localhost (127.0.0.1): 56 data bytes\n64 bytes from 127.0.0.1: seq=0 ttl=64 time=0.115 ms\n\n--- localhost ping statistics ---\n1 packets transmitted, 1 packets received, 0% packet loss\nround-trip min/avg/max = 0.115/0.115/0.115 ms\n',
  ],
  [
    'ping -c 1 mypod',
    'PING mypod (10.244.0.7): 56 data bytes\n64 bytes from 10.244.0.7: seq=0 ttl=64 time=0.087 ms\n\n--- mypod ping statistics ---\n1 packets transmitted, 1 packets received, 0% packet loss\nround-trip min/avg/max = 0.087/0.087/0.087 ms\n',
  ],
]);

recorded('debian:12', [
  [
    'ping -c 1 db',
    'PING db.default.svc.cluster.local (10.96.12.35) 56(84) bytes of data.\n64 bytes from db.default.svc.cluster.local (10.96.12.35): icmp_seq=1 ttl=64 time=0.138 ms\n\n--- db.default.svc.cluster.local ping statistics ---\n1 packets transmitted, 1 received, 0% packet loss, time 1ms\nrtt min/avg/max/mdev = 0.138/0.138/0.138/0.000 ms\n',
  ],
  [
    'ping -c 3 db',
    'PING db.default.svc.cluster.local (10.96.12.35) 56(84) bytes of data.\n64 bytes from db.default.svc.cluster.local (10.96.12.35): icmp_seq=1 ttl=64 time=0.138 ms\n64 bytes from db.default.svc.cluster.local (10.96.12.35): icmp_seq=2 ttl=64 time=0.120 ms\n64 bytes from db.default.svc.cluster.local (10.96.12.35): icmp_seq=3 ttl=64 time=0.102 ms\n\n--- db.default.svc.cluster.local ping statistics ---\n3 packets transmitted, 3 received, 0% packet loss, time 2001ms\nrtt min/avg/max/mdev = 0.102/0.120/0.138/0.015 ms\n',
  ],
  ['ping -c 1 nosuch', '', 'ping: nosuch: Name or service not known\n', 2],
  [
    'ping -q -c 2 db',
    'PING db.default.svc.cluster.local (10.96.12.35) 56(84) bytes of data.\n\n--- db.default.svc.cluster.local ping statistics ---\n2 packets transmitted, 2 received, 0% packet loss, time 1001ms\nrtt min/avg/max/mdev = 0.120/0.129/0.138/0.009 ms\n',
  ],
  ['ping', '', 'ping: usage error: Destination address required\n', 1],
  [
    'ping -c 1 -s 100 10.96.12.35',
    'PING 10.96.12.35 (10.96.12.35) 100(128) bytes of data.\n108 bytes from 10.96.12.35: icmp_seq=1 ttl=64 time=0.138 ms\n\n--- 10.96.12.35 ping statistics ---\n1 packets transmitted, 1 received, 0% packet loss, time 1ms\nrtt min/avg/max/mdev = 0.138/0.138/0.138/0.000 ms\n',
  ],
  ['ping -c x db', '', "ping: invalid argument: 'x'\n", 1],
  ['ping -c 0 db', '', "ping: invalid argument: '0': out of range: 1 <= value <= 9223372036854775807\n", 1],
  [
    'ping -w 2 db',
    'PING db.default.svc.cluster.local (10.96.12.35) 56(84) bytes of data.\n64 bytes from db.default.svc.cluster.local (10.96.12.35): icmp_seq=1 ttl=64 time=0.138 ms\n64 bytes from db.default.svc.cluster.local (10.96.12.35): icmp_seq=2 ttl=64 time=0.120 ms\n\n--- db.default.svc.cluster.local ping statistics ---\n2 packets transmitted, 2 received, 0% packet loss, time 2000ms\nrtt min/avg/max/mdev = 0.120/0.129/0.138/0.009 ms\n',
  ],
  [
    'ping -i 0.2 -c 3 db',
    'PING db.default.svc.cluster.local (10.96.12.35) 56(84) bytes of data.\n64 bytes from db.default.svc.cluster.local (10.96.12.35): icmp_seq=1 ttl=64 time=0.138 ms\n64 bytes from db.default.svc.cluster.local (10.96.12.35): icmp_seq=2 ttl=64 time=0.120 ms\n64 bytes from db.default.svc.cluster.local (10.96.12.35): icmp_seq=3 ttl=64 time=0.102 ms\n\n--- db.default.svc.cluster.local ping statistics ---\n3 packets transmitted, 3 received, 0% packet loss, time 401ms\nrtt min/avg/max/mdev = 0.102/0.120/0.138/0.015 ms\n',
  ],
  [
    'ping -c 1 mypod',
    'PING mypod (10.244.0.7) 56(84) bytes of data.\n64 bytes from mypod (10.244.0.7): icmp_seq=1 ttl=64 time=0.097 ms\n\n--- mypod ping statistics ---\n1 packets transmitted, 1 received, 0% packet loss, time 1ms\nrtt min/avg/max/mdev = 0.097/0.097/0.097/0.000 ms\n',
  ],
  ['ping -c1 fail.example.com', '', 'ping: fail.example.com: Temporary failure in name resolution\n', 2],
]);
